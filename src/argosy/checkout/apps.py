from django.apps import AppConfig


class CheckoutConfig(AppConfig):
    name = "argosy.checkout"
    label = "checkout"

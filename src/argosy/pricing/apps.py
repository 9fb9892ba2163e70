from django.apps import AppConfig


class PricingConfig(AppConfig):
    name = "argosy.pricing"
    label = "pricing"

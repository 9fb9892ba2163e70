from django.apps import AppConfig


class RepricingConfig(AppConfig):
    name = "argosy.repricing"
    label = "repricing"

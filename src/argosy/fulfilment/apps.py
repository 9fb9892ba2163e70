from django.apps import AppConfig


class FulfilmentConfig(AppConfig):
    name = "argosy.fulfilment"
    label = "fulfilment"

from django.apps import AppConfig


class InvoicingConfig(AppConfig):
    name = "argosy.invoicing"
    label = "invoicing"

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "argosy.ledger"
    label = "ledger"

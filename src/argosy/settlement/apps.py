from django.apps import AppConfig


class SettlementConfig(AppConfig):
    name = "argosy.settlement"
    label = "settlement"

from django.apps import AppConfig


class InsightConfig(AppConfig):
    name = "argosy.insight"
    label = "insight"

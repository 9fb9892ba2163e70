from django.apps import AppConfig


class SafetyConfig(AppConfig):
    name = "argosy.safety"
    label = "safety"

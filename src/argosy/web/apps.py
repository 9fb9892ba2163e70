from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "argosy.web"
    label = "web"

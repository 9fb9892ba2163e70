from django.apps import AppConfig


class ContentConfig(AppConfig):
    name = "argosy.content"
    label = "content"

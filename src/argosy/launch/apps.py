from django.apps import AppConfig


class LaunchConfig(AppConfig):
    name = "argosy.launch"
    label = "launch"

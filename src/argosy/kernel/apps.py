from django.apps import AppConfig


class KernelConfig(AppConfig):
    name = "argosy.kernel"
    label = "kernel"

from django.apps import AppConfig


class HandoverConfig(AppConfig):
    name = "argosy.handover"
    label = "handover"

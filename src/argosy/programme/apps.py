from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    name = "argosy.programme"
    label = "programme"

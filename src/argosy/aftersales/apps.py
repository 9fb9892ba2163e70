from django.apps import AppConfig


class AftersalesConfig(AppConfig):
    name = "argosy.aftersales"
    label = "aftersales"

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "argosy.catalogue"
    label = "catalogue"

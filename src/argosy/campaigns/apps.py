from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    name = "argosy.campaigns"
    label = "campaigns"

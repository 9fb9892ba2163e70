from django.apps import AppConfig


class ChannelConfig(AppConfig):
    name = "argosy.channel"
    label = "channel"

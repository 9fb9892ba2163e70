from django.apps import AppConfig


class ComplianceConfig(AppConfig):
    name = "argosy.compliance"
    label = "compliance"

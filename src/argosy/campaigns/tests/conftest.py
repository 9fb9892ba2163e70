"""Rooms below keep models: Django is set up before they are imported."""

import django

django.setup()

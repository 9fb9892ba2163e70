"""Models may be imported by these tests without a database."""

import django

django.setup()

"""These tests import modules that hold tables, which Django must know first; which database it is comes later."""

import django

django.setup()

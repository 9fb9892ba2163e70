"""These tests import modules that hold tables, which Django must know first; which database it is comes later."""

import django

django.setup()

from collections.abc import Iterator  # noqa: E402
from datetime import timedelta  # noqa: E402

import pytest  # noqa: E402

from argosy.kernel import clock  # noqa: E402
from argosy.repricing.tests.world import NOW, World, launch, make  # noqa: E402


@pytest.fixture
def world(db: None) -> World:
    """A brand whose strategy has priced everything everywhere."""
    made = make()
    launch(made)
    return made


@pytest.fixture
def later() -> Iterator[None]:
    """The day after."""
    with clock.travel(NOW + timedelta(days=1)):
        yield

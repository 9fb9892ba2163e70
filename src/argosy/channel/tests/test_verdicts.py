"""When a verdict changes, the shop follows: listings appear and vanish, flagships open and close."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from argosy.kernel import outbox

pytestmark = pytest.mark.db
MISSING = '\n[[registration]]\ncountry = "DE"\nscheme = "packaging"\n'


@pytest.fixture
def brand(db: None, tmp_path: Path, settings_media: None) -> Any:
    """A brand of two bags, launched in Spain and Germany; the German packaging number is missing."""
    from argosy.channel import jobs  # noqa: F401
    from argosy.launch import api as launch
    from argosy.launch.tests import packs
    from argosy.programme import api as programme

    text = packs.brand_toml()
    start = text.index(MISSING)
    end = text.index("\n[[", start + 1)
    launch.launch(packs.build(tmp_path / "pack", brand=text[:start] + text[end:]), ["es", "de"])
    return programme.brand("tiny")


@pytest.fixture
def settings_media(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.conf import settings

    monkeypatch.setattr(settings, "MEDIA_ROOT", tmp_path / "media")


def live(market: str) -> int:
    from argosy.channel import api as channel

    return channel.search(market, market, channel.Wish()).count


def flagships(market: str) -> list[str]:
    from argosy.channel import api as channel

    return [f.document["slug"] for f in channel.flagships(market, market)]


def test_the_missing_number_puts_the_products_on_sale_and_opens_the_flagship(brand: Any) -> None:
    from argosy.compliance import api as compliance

    assert (live("es"), live("de"), flagships("es"), flagships("de")) == (2, 0, ["tiny"], [])
    number = {"country": "DE", "scheme": "packaging", "number": "DE1234567890123"}
    compliance.record_registrations(brand.id, [number])
    compliance.rejudge(brand.id, markets=["de"])
    assert live("de") == 0
    outbox.relay()
    assert (live("es"), live("de"), flagships("de")) == (2, 2, ["tiny"])


def test_a_fact_that_went_wrong_takes_everything_off_and_closes_the_flagship(brand: Any) -> None:
    from argosy.compliance import api as compliance

    wrong = {"country": "ES", "scheme": "packaging", "number": "?"}
    compliance.record_registrations(brand.id, [wrong])
    judged = compliance.rejudge(brand.id)
    assert {market for _, market in judged.changed} == {"es"}
    outbox.relay()
    assert (live("es"), flagships("es")) == (0, [])


def test_a_message_delivered_twice_changes_nothing_more(brand: Any) -> None:
    from argosy.channel import api as channel
    from argosy.compliance import api as compliance

    compliance.record_registrations(brand.id, [{"country": "DE", "scheme": "packaging", "number": "DE1234567890123"}])
    changed = compliance.rejudge(brand.id).changed
    ids: list[UUID] = sorted({product for product, _ in changed})
    assert channel.follow_verdicts(ids, ["de"]) > 0
    assert channel.follow_verdicts(ids, ["de"]) == 0

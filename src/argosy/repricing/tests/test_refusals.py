"""What cannot be is refused with its field, in words that say what to do, and nothing of it is kept."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from argosy.kernel import clock, db
from argosy.kernel.errors import ArgosyError
from argosy.repricing import api
from argosy.repricing.api import Amount, Change, FxTerms, Scope, Terms
from argosy.repricing.tests.world import NOW, World, figure, make, propose

pytestmark = pytest.mark.db
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"markets": ("xx",), "by_bp": 1}, "unknown-market", "market"),
        ({"amounts": (Amount("nope", "es", 1),)}, "repricing-unknown-sku", "sku"),
        ({"amounts": (Amount("acme-phones-0", "es", 0),)}, "repricing-figure-amount", "amount"),
        ({"amounts": (Amount("acme-phones-0", "es", -5),)}, "repricing-figure-amount", "amount"),
        ({"amounts": (Amount("acme-phones-0", "es", 10**12),)}, "repricing-figure-amount", "amount"),
        ({"by_bp": -9_999}, "repricing-terms-range", "by_bp"),
        ({"by_bp": 1, "terms": Terms()}, "repricing-terms-several", "change"),
        ({"skus": ("acme-phones-0",), "terms": Terms()}, "repricing-terms-sku-terms", "skus"),
        ({"terms": Terms("public")}, "repricing-terms-circle", "source"),
        ({"audience": "everyone", "by_bp": 1}, "repricing-terms-unknown", "audience"),
        ({"category": "boats", "by_bp": 1}, "repricing-terms-unknown", "category"),
        ({"category": "tvs", "by_bp": 1}, "repricing-nothing-chosen", "sku"),
        ({"by_bp": 1, "from_at": NOW}, "repricing-figure-time", "time"),
    ],
)
def test_a_change_that_cannot_be_is_refused_with_its_field(
    world: World, later: None, change: dict[str, Any], code: str, field: str
) -> None:
    with pytest.raises(ArgosyError) as refused:
        propose(world, **change)
    assert (refused.value.code, refused.value.fields[0]) == (code, field)
    assert refused.value.sentence() != f"error-{code}"
    assert db.rows("SELECT count(*) FROM repricing_proposal") == [(0,)]


@pytest.mark.parametrize(
    ("told", "code", "field"),
    [
        ({"source": "guess"}, "repricing-terms-unknown", "source"),
        ({"factor": 1.1}, "repricing-terms-number", "factor"),
        ({"factor": "NaN"}, "repricing-terms-number", "factor"),
        ({"factor": "-1"}, "repricing-terms-range", "factor"),
        ({"margin_bp": 9_501}, "repricing-terms-range", "margin_bp"),
        ({"margin_bp": True}, "repricing-terms-number", "margin_bp"),
        ({"colour": 1}, "repricing-terms-unknown", "colour"),
        ({"fx": {"buffer": 1}}, "repricing-terms-unknown", "buffer"),
        ({"fx": 3}, "repricing-terms-number", "fx"),
        ({"local": "yes"}, "repricing-terms-number", "local"),
    ],
)
def test_terms_that_cannot_be_are_refused_with_their_field(told: dict[str, Any], code: str, field: str) -> None:
    with pytest.raises(api.BadTerms) as refused:
        api.read(told)
    assert (refused.value.code, refused.value.fields) == (code, (field,))


def test_terms_come_back_as_they_were_written() -> None:
    terms = Terms("margin", Decimal("1.05"), 2_000, -300, 500, False, FxTerms(150, 200, False, 30))
    assert api.read(api.as_json(terms)) == terms


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"kind": "wish"}, "repricing-figure-kind"),
        ({"minor": 0}, "repricing-figure-amount"),
        ({"currency": "PLN"}, "repricing-figure-currency"),
        ({"market": ""}, "repricing-figure-market"),
        ({"audience": "all"}, "repricing-figure-audience"),
        ({"from_at": NOW - DAY}, "repricing-figure-time"),
    ],
)
def test_a_figure_that_cannot_be_is_refused_and_none_is_kept(
    world: World, later: None, change: dict[str, Any], code: str
) -> None:
    good = figure(world, "acme-phones-0", "floor", 1_000)
    with pytest.raises(api.BadFigure) as refused:
        api.tell(world.brand_id, [good, good._replace(**change)])
    assert refused.value.code == code
    assert api.figures_at([good.variant_id], clock.now()) == {}


def test_figures_are_followed_never_rewritten(world: World, later: None) -> None:
    told = figure(world, "acme-phones-0", "cost", 10_000)
    assert [api.tell(world.brand_id, [told]), api.tell(world.brand_id, [told])] == [1, 0]
    with clock.travel(NOW + 2 * DAY):
        assert api.tell(world.brand_id, [told._replace(minor=None)]) == 1
        assert api.figures_at([told.variant_id], clock.now()) == {}
        assert api.figures_at([told.variant_id], NOW + DAY)[told.variant_id, "cost", "es", "public"].minor == 10_000
    from django.db import DatabaseError, transaction

    with pytest.raises(DatabaseError, match="is evidence"), transaction.atomic():
        db.run("UPDATE repricing_figure SET minor = 1")


def test_another_brand_s_proposals_and_lists_are_not_there(world: World, later: None) -> None:
    other = make("other", 1, 0)
    found = propose(world, markets=("es",), by_bp=500)
    listed = api.set_list(world.brand_id, Scope("es"), Terms(), by="x")
    for act in (api.apply, api.drop, api.proposal):
        with pytest.raises(api.UnknownProposal):
            act(other.brand_id, found.id)
    with pytest.raises(api.UnknownList):
        api.end_list(other.brand_id, listed)
    with pytest.raises(api.UnknownSku):
        api.propose(other.brand_id, Change(amounts=(Amount("acme-phones-0", "es", 1),)), by="x")

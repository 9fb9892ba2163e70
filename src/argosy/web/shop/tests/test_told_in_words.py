"""What the rules want said in words stands among the notices of a product's page, once each and in the reader's language."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

pytestmark = pytest.mark.db
Notices = Callable[..., list[str]]


@pytest.fixture
def notices(db: None) -> Notices:
    return _notices


def _notices(language: str, *items: dict[str, Any]) -> list[str]:
    from argosy.web.shop import product_page

    shown: dict[str, list[dict[str, Any]]] = {}
    for item in items:
        shown.setdefault(item["kind"], []).append(item)
    return product_page._notices(SimpleNamespace(language=language), shown)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("language", "kind", "said"),
    [
        ("de", "repair_information", "Bitten Sie den Hersteller um Reparatur"),
        ("es", "withdrawal_exception", "No hay derecho de desistimiento"),
        ("pl", "cross_border_sale", "Kupujący ze wszystkich państw członkowskich"),
    ],
)
def test_a_display_told_in_words_is_said_once(notices: Notices, language: str, kind: str, said: str) -> None:
    (notice,) = notices(language, {"kind": kind}, {"kind": kind})
    assert notice.startswith(said)


def test_the_brands_own_words_on_accessibility_follow_the_heading(notices: Notices) -> None:
    assert notices("en", {"kind": "accessibility_information", "text": "Screen reader"}) == [
        "Accessibility features of the product: Screen reader"
    ]


def test_what_is_drawn_or_said_elsewhere_is_no_notice(notices: Notices) -> None:
    assert (
        notices("en", {"kind": "energy_label", "class": "B"}, {"kind": "total_price"}, {"kind": "order_button"}) == []
    )

"""Time that can be travelled, and errors that speak the reader's language."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from argosy.kernel import clock
from argosy.kernel.errors import ArgosyError
from argosy.kernel.markets import MARKETS, UnknownMarket, market
from argosy.kernel.text import t


def test_travelling_ends_where_it_began() -> None:
    moment = datetime(2026, 6, 19, 12, tzinfo=UTC)
    with clock.travel(moment):
        assert clock.now() == moment
        assert clock.today() == date(2026, 6, 19)
        with clock.travel(moment.replace(day=20)):
            assert clock.today() == date(2026, 6, 20)
        assert clock.now() == moment
    assert clock.now() > moment
    with pytest.raises(ValueError, match="aware"), clock.travel(datetime(2026, 1, 1)):
        pass


def test_an_unknown_market_says_which_there_are() -> None:
    with pytest.raises(UnknownMarket) as caught:
        market("xx")
    assert caught.value.status == 404
    assert caught.value.sentence("de") == "Den Markt „xx“ gibt es nicht. Wählen Sie einen von: es, fr, de, it, pl."
    assert str(caught.value).startswith("There is no market “xx”.")


def test_every_market_has_a_region_a_currency_and_its_own_language_first() -> None:
    assert {m.region for m in MARKETS.values()} == {"eu"}
    assert [(m.code, m.languages[0]) for m in MARKETS.values()] == [(m, m) for m in MARKETS]
    assert MARKETS["pl"].currency == "PLN"


def test_a_word_missing_in_a_language_is_said_in_english_and_an_unknown_key_is_itself() -> None:
    assert t("xx", "error-signed-out") == "Please log in first."
    assert t("en", "no-such-key") == "no-such-key"
    assert ArgosyError("no-such-code").sentence("es") == "error-no-such-code"

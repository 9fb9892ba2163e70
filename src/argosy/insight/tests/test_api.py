"""The brand's page on real orders and books."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from argosy.kernel.ids import uuid7
from argosy.kernel.money import Taxed, vat_inside

pytestmark = pytest.mark.db

SINCE, UNTIL = datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 11, 8, tzinfo=UTC)
MARKETS = {"es": ("ES", "EUR", "21"), "pl": ("PL", "PLN", "23")}


def a_brand(slug: str) -> UUID:
    from argosy.programme.models import Brand
    from argosy.settlement import api as settlement

    brand = Brand.objects.create(
        slug=slug, name=slug.title(), country="CN", home_currency="CNY", legal={"country": "CN"}
    )
    settlement.open_for_brand(brand.id, "eu", ["EUR", "PLN"])
    return brand.id


@pytest.fixture
def brand(db: None) -> UUID:
    from argosy.settlement import api as settlement

    settlement.open_for_platform("eu", ["EUR", "PLN"], [(m, c) for m, (_, c, _) in MARKETS.items()])
    return a_brand("xiaomi")


def sell(brand: UUID, day: int, market: str = "es", gross: int = 29_900, quantity: int = 1, **over: object) -> UUID:
    """A placed and settled order of one line; gives the line's id."""
    from argosy.checkout.models import Order, OrderLine
    from argosy.ledger import api as ledger
    from argosy.settlement import api as settlement

    country, currency, rate = MARKETS[market]
    at = datetime(2026, 11, day, 12, tzinfo=UTC)
    split = vat_inside(gross, Decimal(rate))
    category = str(over.get("category", "phones"))
    deposit = over.get("deposit")
    product = over.get("product", UUID(int=1))
    facts = {"mode": "parcel", "deposit": deposit, "weight_g": 600, "length_mm": 180, "width_mm": 95, "height_mm": 60}
    amounts = {"net_minor": split.net, "vat_minor": split.vat, "gross_minor": gross}
    order = Order.objects.create(
        number=f"A{uuid7().hex[-12:]}",
        region="eu",
        market=market,
        language="en",
        state="placed",
        email="a@example.org",
        currency=currency,
        due_minor=gross,
        placed_at=at,
        created_at=at,
        **amounts,
    )
    line = OrderLine.objects.create(
        order=order,
        brand_id=brand,
        product_id=product,
        variant_id=uuid7(),
        sku="SKU",
        title="A phone",
        category=category,
        quantity=quantity,
        unit_gross_minor=gross // quantity,
        list_gross_minor=gross // quantity,
        vat_rate=Decimal(rate),
        warehouse="MAD",
        facts=facts,
        **amounts,
    )
    facts_of_line = settlement.LineFacts(
        line_id=line.id,
        brand_id=brand,
        category=category,
        quantity=quantity,
        list_gross=gross,
        gross=gross,
        net=split.net,
        vat=split.vat,
        vat_rate=Decimal(rate),
        commission_bp=500,
        weight_g=600,
        length_mm=180,
        width_mm=95,
        height_mm=60,
        warehouse="MAD",
        warehouse_country="ES",
        deposit=deposit,  # type: ignore[arg-type]
    )
    ledger.post(
        settlement.postings(
            settlement.OrderFacts(
                order.id, "eu", market, country, currency, at, "card", (facts_of_line,), Taxed(0, 0, 0)
            )
        )
    )
    return line.id


def test_the_page_counts_sales_by_market_and_day_and_names_the_best_products(brand: UUID) -> None:
    from argosy.insight import api

    sell(brand, 1)
    sell(brand, 3, gross=59_800, quantity=2, product=UUID(int=2))
    sell(brand, 3, "pl", gross=129_900)
    sell(brand, 8)  # after the period
    page = api.brand_page(brand, SINCE, UNTIL)
    assert page.days == tuple(date(2026, 11, 1) + timedelta(days=i) for i in range(7))
    assert (page.orders, page.units) == (3, 4)
    assert [(m.market, m.currency, m.orders, m.units, m.gross, m.by_day) for m in page.markets] == [
        ("es", "EUR", 2, 3, 89_700, (29_900, 0, 59_800, 0, 0, 0, 0)),
        ("pl", "PLN", 1, 1, 129_900, (0, 0, 129_900, 0, 0, 0, 0)),
    ]
    assert {(p.product_id, p.units) for p in page.top_products} == {(UUID(int=1), 2), (UUID(int=2), 2)}
    assert [p.gross for p in page.top_products if p.product_id == UUID(int=1)] == [{"EUR": 29_900, "PLN": 129_900}]
    assert [s.market for s in page.recent] == ["pl", "es", "es"]


def test_the_ratio_joins_currencies_and_half_is_counted_by_order(brand: UUID) -> None:
    from argosy.insight import api

    sell(brand, 1)
    sell(brand, 2, "pl", gross=129_900)
    sell(brand, 3, category="cars")
    page = api.brand_page(brand, SINCE, UNTIL)
    ratios = sorted(s.waterfall.ratio.central for s in page.recent if s.waterfall and s.waterfall.ratio)
    assert page.ratio is not None
    assert ratios[0] < page.ratio.central < ratios[1]
    assert page.compared_lines == 2
    assert page.verdicts == {"holds": 0, "open": 0, "fails": 2, "none": 1}
    assert page.half_share == 0


def test_a_waterfall_agrees_with_the_books(brand: UUID) -> None:
    from argosy.insight import api
    from argosy.settlement import api as settlement

    line = sell(brand, 2)
    found = api.order_waterfall(brand, line)
    balance = {b.currency: b.minor for b in settlement.brand_balance(brand)}
    assert found.ours.payout == balance["EUR"]
    assert found.line.seller_country == "CN"


def test_an_unsettled_deposit_is_listed_but_not_compared(brand: UUID) -> None:
    from argosy.insight import api

    line = sell(brand, 2, gross=1_890_000, category="cars", deposit=50_000)
    page = api.brand_page(brand, SINCE, UNTIL)
    assert page.orders == 1
    assert page.recent[0].waterfall is None
    assert (page.ratio, page.half_share, page.compared_lines) == (None, None, 0)
    with pytest.raises(api.NoSuchLine):
        api.order_waterfall(brand, line)


def test_nothing_sold_is_an_empty_page(brand: UUID) -> None:
    from argosy.insight import api

    page = api.brand_page(brand, SINCE, UNTIL)
    assert (page.orders, page.units, page.markets, page.top_products, page.recent, page.ratio) == (
        0,
        0,
        (),
        (),
        (),
        None,
    )
    assert len(page.days) == 7


def test_long_lists_are_read_in_pages_without_loss(brand: UUID, monkeypatch: pytest.MonkeyPatch) -> None:
    from argosy.insight import api

    for day in (1, 2, 3, 4, 5):
        sell(brand, day)
    monkeypatch.setattr(api, "PAGE", 2)
    assert api.brand_page(brand, SINCE, UNTIL).orders == 5
    monkeypatch.setattr(api, "COMPARED", 3)
    page = api.brand_page(brand, SINCE, UNTIL)
    assert (page.orders, page.compared_lines) == (5, 4)


def test_another_brand_sees_neither_page_nor_waterfall(brand: UUID) -> None:
    from argosy.insight import api
    from argosy.kernel import db

    other = a_brand("rockbros")
    line = sell(brand, 2)
    with pytest.raises(api.NoSuchLine):
        api.order_waterfall(other, line)
    with db.as_brand([brand]):
        assert api.brand_page(brand, SINCE, UNTIL).orders == 1
        assert api.order_waterfall(brand, line).ours.price == 29_900
    with db.as_brand([other]):
        assert api.brand_page(other, SINCE, UNTIL).orders == 0
        with pytest.raises(api.NoSuchLine):
            api.order_waterfall(other, line)

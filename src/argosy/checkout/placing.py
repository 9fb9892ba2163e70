"""Placing an order: hold the goods and write the order; ask the provider; then place, book and announce it, or free the goods.

Two short transactions with the provider's answer between them. After a crash at any point the worker asks the provider again
(`follow_up`), so that a paid order is never lost and nothing stays held for ever.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from argosy.campaigns import api as campaigns
from argosy.catalogue import api as catalogue
from argosy.checkout import queries
from argosy.checkout.errors import AddressTrouble, KeyMissing, KeyReused, NotChallenged, PriceChanged, UnknownOrder
from argosy.checkout.payments import Intent, Outcome, provider
from argosy.checkout.rules import Quote, check_buyer
from argosy.checkout.sale import items, priced
from argosy.fulfilment import api as fulfilment
from argosy.kernel import clock, db, outbox
from argosy.kernel.ids import uuid7
from argosy.kernel.markets import Market
from argosy.kernel.markets import market as market_of
from argosy.kernel.money import format_money, vat_inside
from argosy.programme import api as programme
from argosy.settlement import api as settlement

# Without 0, 1, I, O, U: an order's number is read aloud on the telephone.
_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTVWXYZ"


@dataclass(frozen=True, slots=True)
class OrderRequest:
    """One order: `lines` quantity by variant; `address` name, street, postal_code, city, phone; `expected_gross` what was shown."""

    key: str
    market: str
    language: str
    email: str
    address: Mapping[str, str]
    lines: Mapping[UUID, int]
    token: str
    provider: str = "test"
    user_id: UUID | None = None
    expected_gross: int | None = None

    def digest(self) -> str:
        """What tells a repetition from another order under the same key."""
        lines = sorted((str(v), n) for v, n in self.lines.items())
        return catalogue.digest([self.market, self.email, dict(self.address), lines, self.token, self.provider])


@dataclass(frozen=True, slots=True)
class Placed:
    """Where an order stands: state pending, placed or refused; payment started, challenged, pending, authorised or declined."""

    order_id: UUID
    number: str
    state: str
    payment_state: str
    reason: str
    gross: int
    due: int
    currency: str
    promised_on: Any


def place(request: OrderRequest) -> Placed:
    """Order. The same request under the same key gives the same order, however often it comes.

    Raises KeyMissing, KeyReused, EmptyCart, QuantityRange, NotForSale, AddressTrouble, PostcodeForm, NotServed, SoldOut,
    PriceChanged, CardUnknown.
    """
    if not request.key or len(request.key) > 200:
        raise KeyMissing
    before = queries.key(request.key)
    if before:
        return _again(before, request)
    market = market_of(request.market)
    bank = provider(request.provider)
    bank.check(request.token)
    at = clock.now()
    address = _address(request, market)
    quoted = priced(items(request.lines, market, at), market, at)
    _as_expected(request, quoted, market)
    order_id, payment_id = uuid7(), uuid7()
    intent = Intent(payment_id, quoted.due, quoted.currency, request.token, at)
    try:
        with db.transaction():
            _open(request, market, quoted, address, order_id, payment_id, at)
    except _SameKey:
        found = queries.key(request.key)
        if found is None:
            raise
        return _again(found, request)
    _answer(order_id, intent, bank.authorise(intent))
    return status(order_id)


class _SameKey(Exception):
    """Another request with this key came first."""


def _again(found: tuple[str, UUID], request: OrderRequest) -> Placed:
    if found[0] != request.digest():
        raise KeyReused
    return status(found[1])


def _address(request: OrderRequest, market: Market) -> dict[str, str]:
    problems = check_buyer(request.email, request.address, market.country)
    if problems:
        raise AddressTrouble(problems)
    given = {name: value.strip() for name, value in request.address.items() if value.strip()}
    code = fulfilment.check_postcode(market.country, given["postal_code"])
    return given | {"postal_code": code, "country": market.country}


def _as_expected(request: OrderRequest, quoted: Quote, market: Market) -> None:
    if request.expected_gross is not None and request.expected_gross != quoted.total.gross:
        shown, actual = (
            format_money(n, market.currency, request.language) for n in (request.expected_gross, quoted.total.gross)
        )
        raise PriceChanged(shown, actual)


def _open(
    request: OrderRequest,
    market: Market,
    quoted: Quote,
    address: dict[str, str],
    order_id: UUID,
    payment_id: UUID,
    at: datetime,
) -> None:
    """The first transaction: goods held, order written as pending."""
    goods = [
        fulfilment.Goods(i.variant_id, i.brand_id, i.sku, i.quantity, i.mode) for i in (li.item for li in quoted.lines)
    ]
    held = fulfilment.reserve(order_id, goods, market.code, address["postal_code"], at)
    values = {
        "key": request.key,
        "digest": request.digest(),
        "id": order_id,
        "number": f"{market.country}-" + "".join(secrets.choice(_ALPHABET) for _ in range(9)),
        "region": market.region,
        "market": market.code,
        "language": request.language,
        "user": request.user_id,
        "email": request.email.strip(),
        "address": address,
        "currency": quoted.currency,
        "delivery": quoted.delivery.gross,
        "due": quoted.due,
        "promised_on": held.promised_on,
        "payment": payment_id,
        "provider": request.provider,
        "token": request.token,
        "at": at,
    }
    lines = _lines(quoted, held, request.language, at)
    values["gross"] = quoted.total.gross
    values["vat"] = sum(line["vat_minor"] for line in lines) + quoted.delivery.vat
    values["net"] = values["gross"] - values["vat"]
    if not queries.open_order(values, lines):
        raise _SameKey


def _lines(quoted: Quote, held: fulfilment.Reservation, language: str, at: datetime) -> list[dict[str, Any]]:
    """A line for each variant and warehouse, with all that is needed to book and replay it."""
    facts = catalogue.sale_facts([line.item.variant_id for line in quoted.lines])
    items_ = {line.item.variant_id: line.item for line in quoted.lines}
    contracts = {b: programme.contract_at(b, at.date()) for b in {i.brand_id for i in items_.values()}}
    titles = catalogue.titles(facts.values(), language)
    lines = []
    for allocation in held.allocations:
        item, fact = items_[allocation.variant_id], facts[allocation.variant_id]
        amount = vat_inside(item.unit_gross * allocation.quantity, quoted.vat_rate)
        path = [c.code for c in catalogue.schema.path(item.category)]
        lines.append(
            {
                "id": uuid7(),
                "brand_id": item.brand_id,
                "product_id": item.product_id,
                "variant_id": item.variant_id,
                "sku": item.sku,
                "title": titles[item.variant_id],
                "category": item.category,
                "quantity": allocation.quantity,
                "unit_gross_minor": item.unit_gross,
                "list_gross_minor": item.list_gross,
                "gross_minor": amount.gross,
                "net_minor": amount.net,
                "vat_minor": amount.vat,
                "vat_rate": quoted.vat_rate,
                "campaign_id": item.campaign_id,
                "warehouse": allocation.warehouse,
                "facts": {
                    "commission_bp": contracts[item.brand_id].commission_bp(path),
                    "mode": item.mode,
                    "deposit": item.deposit,
                    "weight_g": fact.weight_g,
                    "length_mm": fact.length_mm,
                    "width_mm": fact.width_mm,
                    "height_mm": fact.height_mm,
                },
            }
        )
    return lines


def _answer(order_id: UUID, intent: Intent, outcome: Outcome) -> None:
    """The second transaction: what the provider said becomes true of the order, once."""
    now = clock.now()
    with db.transaction():
        if outcome.state in ("challenged", "pending"):
            queries.note(intent.payment_id, outcome.state, outcome.reference, now)
        elif queries.decide(intent.payment_id, outcome.state, outcome.reference, outcome.reason, now):
            if outcome.state == "authorised":
                _book(order_id)
                outbox.put("order.placed", {"order_id": str(order_id)})
            else:
                fulfilment.release(order_id)


def _book(order_id: UUID) -> None:
    """Spend the campaigns' budgets and enter the order into the books."""
    header = _header(order_id)
    lines = queries.lines(order_id)
    for line in lines:
        line["platform_funded_minor"] = _co_funded(line)
    placed: datetime = header[17]
    market = market_of(header[3])
    rate = lines[0]["vat_rate"]
    settlement.settle_order(
        settlement.OrderFacts(
            order_id=order_id,
            region=header[2],
            market=header[3],
            country=market.country,
            currency=header[9],
            placed_at=placed,
            payment_method="card",
            lines=tuple(_line_facts(line) for line in lines),
            delivery=vat_inside(header[13], rate),
        )
    )


def _co_funded(line: dict[str, Any]) -> int:
    """The platform's part of a line's discount; nothing once the campaign's budget is spent (the brand then bears it all)."""
    discount = (line["list_gross_minor"] - line["unit_gross_minor"]) * line["quantity"]
    if line["campaign_id"] is None or discount <= 0:
        return 0
    share = campaigns.funding(line["campaign_id"], discount).platform
    try:
        campaigns.spend(line["campaign_id"], share)
    except (campaigns.BudgetExhausted, campaigns.NotRunning):
        return 0
    queries.fund(line["id"], share)
    return share


def _line_facts(line: dict[str, Any]) -> settlement.LineFacts:
    facts = line["facts"]
    return settlement.LineFacts(
        line_id=line["id"],
        brand_id=line["brand_id"],
        category=line["category"],
        quantity=line["quantity"],
        list_gross=line["list_gross_minor"] * line["quantity"],
        gross=line["gross_minor"],
        net=line["net_minor"],
        vat=line["vat_minor"],
        vat_rate=line["vat_rate"],
        commission_bp=facts["commission_bp"],
        platform_discount=line["platform_funded_minor"],
        weight_g=facts["weight_g"],
        length_mm=facts["length_mm"],
        width_mm=facts["width_mm"],
        height_mm=facts["height_mm"],
        warehouse=line["warehouse"],
        warehouse_country=fulfilment.country_of(line["warehouse"]),
        delivery_mode="none" if facts["mode"] == "deposit" else facts["mode"],
        deposit=None if facts["deposit"] is None else facts["deposit"] * line["quantity"],
    )


def _header(order_id: UUID) -> tuple[Any, ...]:
    found = queries.order(order_id)
    if found is None:
        raise UnknownOrder
    return found


def status(order_id: UUID) -> Placed:
    """Where an order stands. Raises UnknownOrder."""
    o = _header(order_id)
    return Placed(o[0], o[1], o[5], o[21], o[23], o[12], o[14], o[9], o[15])


def _intent(o: tuple[Any, ...]) -> Intent:
    return Intent(payment_id=o[18], amount=o[14], currency=o[9], token=o[22], started_at=o[24])


def confirm(order_id: UUID, accepted: bool) -> Placed:
    """The buyer's answer to a challenge (3-D Secure). Raises UnknownOrder, NotChallenged."""
    o = _header(order_id)
    if o[21] != "challenged":
        raise NotChallenged
    intent = _intent(o)
    _answer(order_id, intent, provider(o[19]).confirm(intent, accepted))
    return status(order_id)


def ask_again(order_id: UUID) -> Placed:
    """Ask the provider what has become of an undecided payment. Raises UnknownOrder."""
    o = _header(order_id)
    if o[21] in queries.LIVE:
        intent = _intent(o)
        _answer(order_id, intent, provider(o[19]).query(intent))
    return status(order_id)


def follow_up(older_than: timedelta = timedelta(seconds=5), limit: int = 100) -> int:
    """Ask for every payment that has been undecided for a while; how many were asked for."""
    waiting = queries.undecided(clock.now() - older_than, limit)
    for _, order_id in waiting:
        ask_again(order_id)
    return len(waiting)

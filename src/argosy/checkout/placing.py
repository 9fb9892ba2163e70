"""Placing an order: hold the goods and write the order; ask the provider; then make its answer true (`answers`).

Two short transactions, each a single statement where it can be, with the provider's answer between them. After a crash at any point the worker asks the provider again
(`answers.follow_up`), so that a paid order is never lost and nothing stays held for ever.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from argosy.campaigns import api as campaigns
from argosy.catalogue import api as catalogue
from argosy.checkout import consents, queries
from argosy.checkout.answers import Header, Placed, answer, booking, status
from argosy.checkout.errors import (
    AddressTrouble,
    DepositAlone,
    KeyReused,
    NoteTooLong,
    NotForSale,
    PriceChanged,
    check_key,
)
from argosy.checkout.payments import Intent, Outcome, provider
from argosy.checkout.rules import NOTE_LENGTH, Quote, check_buyer, stands_alone, tidy, vat_id
from argosy.checkout.sale import discounted, items, priced
from argosy.checkout.together import open_order
from argosy.fulfilment import api as fulfilment
from argosy.kernel import clock, db
from argosy.kernel.errors import ArgosyError
from argosy.kernel.ids import uuid7
from argosy.kernel.markets import Market
from argosy.kernel.markets import market as market_of
from argosy.kernel.money import Taxed, allocate, format_money
from argosy.pricing import api as pricing
from argosy.programme import api as programme

# Without 0, 1, I, O, U: an order's number is read aloud on the telephone.
_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTVWXYZ"


@dataclass(frozen=True, slots=True)
class OrderRequest:
    """One order: `lines` quantity by variant; `address` name, street, postal_code, city, phone, of a business company
    and vat_id; `expected_gross` what was shown; `way` of
    delivery, as fulfilment names it; `coupon` a code; `terms` and `marketing` are the versions
    of the words (`consents`) that the buyer was shown, and has allowed advertising in ("" for none); `note` is for
    whoever packs it."""

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
    way: str = fulfilment.STANDARD
    coupon: str = ""
    terms: str = ""
    marketing: str = ""
    note: str = ""

    @property
    def who(self) -> dict[str, str]:
        """The buyer, as a coupon is counted."""
        return {"email": self.email, "account": str(self.user_id or "")}

    def digest(self) -> str:
        """What tells a repetition from another order under the same key. What is left at its usual value is left out."""
        lines = sorted((str(v), n) for v, n in self.lines.items())
        told = [self.market, self.email, dict(self.address), lines, self.token, self.provider]
        chosen = {"way": self.way} if self.way != fulfilment.STANDARD else {}
        chosen |= {name: value for name in ("coupon", "terms", "marketing", "note") if (value := getattr(self, name))}
        return catalogue.digest([*told, chosen] if chosen else told)


def place(request: OrderRequest) -> Placed:
    """Order. The same request under the same key gives the same order, however often it comes.

    Raises KeyMissing, KeyReused, EmptyCart, QuantityRange, NotForSale, AddressTrouble, PostcodeForm, NotServed, SoldOut,
    WayNotOffered, CouponRefused, PriceChanged, DepositAlone, CardUnknown, ConsentUnknown, NoteTooLong.
    """
    check_key(request.key)
    try:
        return _place(request)
    except (ArgosyError, _SameKey):
        # Whatever stands in the way of placing it now: an order that was placed before is answered as it was then.
        before = queries.key(request.key)
        if before is None:
            raise
        return _again(before, request)


def _place(request: OrderRequest) -> Placed:
    market = market_of(request.market)
    if len(tidy(request.note)) > NOTE_LENGTH:
        raise NoteTooLong(NOTE_LENGTH)
    consents.check(consents.TERMS, request.terms)
    consents.check(consents.MARKETING, request.marketing)
    bank = provider(request.provider)
    bank.check(request.token)
    at = clock.now()
    address = _address(request, market)
    fulfilment.check_gone(request.lines, market.code)
    found = items(request.lines, market, at, request.user_id)
    coupon = discounted(request.coupon, found, market, at, request.who)
    quoted = priced(found, market, at, address["postal_code"], request.way, coupon)
    _as_expected(request, quoted, market)
    if not stands_alone([line.item for line in quoted.lines]):
        raise DepositAlone
    terms = programme.contracts_at((line.item.brand_id for line in quoted.lines), at.date())
    for line in quoted.lines:
        if not terms[line.item.brand_id].trading:
            raise NotForSale(line.item.sku, market.code)
    intent = Intent(uuid7(), quoted.due, quoted.currency, request.token, at)
    # A campaign's budget is drawn on before anything is written; such an order is placed by a second step.
    plain = all(line.item.campaign_id is None for line in quoted.lines)
    sure = bank.at_once(intent) if plain else None
    # What is written beside the order stands or falls with it, in a transaction of its own.
    alone = coupon is None and not request.marketing
    opened = _open(request, market, quoted, terms, address, intent, sure) if alone else None
    if opened is None:
        with db.transaction():
            opened = _open(request, market, quoted, terms, address, intent, sure, lock=True)
            if opened is not None:
                _beside(request, opened[0].order_id, coupon, at)
    assert opened is not None
    header, lines = opened
    outcome = sure or bank.authorise(replace(intent, order_id=header.order_id))
    if sure is None and not answer(header, lines, intent, outcome):
        # Decided by somebody else while the provider was asked: that is what holds.
        return status(header.order_id)
    return Placed(
        order_id=header.order_id,
        number=header.number,
        state={"authorised": "placed", "declined": "refused"}.get(outcome.state, "pending"),
        payment_state=outcome.state,
        reason=outcome.reason,
        gross=quoted.total.gross,
        due=quoted.due,
        currency=quoted.currency,
        promised_on=header.promised_on,
        challenge=outcome.challenge,
    )


def _beside(request: OrderRequest, order_id: UUID, coupon: campaigns.Discount | None, at: datetime) -> None:
    """What an order writes beside its rows. The coupon comes after the goods, as cancelling gives both back, so that two orders cannot wait for
    each other."""
    if coupon is not None:
        campaigns.claim_coupon(coupon, order_id, request.who, at)
    if request.marketing:
        consents.allow(order_id, request.marketing, request.language, request.email, request.user_id, at)


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
    if "vat_id" in given:
        given["vat_id"] = vat_id(given["vat_id"], market.country)
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
    terms: Mapping[UUID, programme.ContractTerms],
    address: dict[str, str],
    intent: Intent,
    sure: Outcome | None,
    *,
    lock: bool = False,
) -> tuple[Header, list[dict[str, Any]]] | None:
    """The first transaction: goods held, order written; None when others were quicker to take the goods chosen. The order is pending, or
    placed and booked with it where the payment is `sure`.

    With `lock`, within the caller's transaction, the goods are locked before they are chosen, so that nobody is.
    """
    order_id, at = uuid7(), intent.started_at
    goods = [
        fulfilment.Goods(i.variant_id, i.brand_id, i.sku, i.quantity, i.mode) for i in (li.item for li in quoted.lines)
    ]
    held = fulfilment.plan(goods, market.code, address["postal_code"], at, way=request.way, lock=lock)
    total = quoted.total
    order: dict[str, Any] = {
        "id": order_id,
        "number": f"{market.country}-" + "".join(secrets.choice(_ALPHABET) for _ in range(9)),
        "region": market.region,
        "market": market.code,
        "language": request.language,
        "state": "placed" if sure else "pending",
        "user_id": request.user_id,
        "email": request.email.strip(),
        "address": address,
        "currency": quoted.currency,
        "net_minor": total.net,
        "vat_minor": total.vat,
        "duty_minor": total.duty,
        "gross_minor": total.gross,
        "delivery_minor": quoted.delivery.gross,
        "due_minor": quoted.due,
        "coupon": quoted.coupon.code if quoted.coupon else "",
        "coupon_minor": quoted.discount,
        "way": request.way,
        "terms": request.terms,
        "note": tidy(request.note),
        "promised_on": held.promised_on,
        "created_at": at,
        "placed_at": at if sure else None,
    }
    to = pricing.tax.Place(market.country, address["postal_code"])
    lines = _lines(order_id, quoted, held, terms, request.language, to, at.date())
    header = Header(
        order_id,
        order["number"],
        market.region,
        market.code,
        quoted.currency,
        quoted.delivery.gross,
        held.promised_on,
        total.vat,
    )
    booked = booking(header, lines, {}, at) if sure else None
    payment = _payment(request, order_id, intent, sure)
    holding = fulfilment.holding(order_id, goods, held)
    outcome = open_order(queries.Opening(request.key, request.digest(), order, lines, payment, holding, booked))
    if outcome == "known":
        raise _SameKey
    return None if outcome == "short" else (header, lines)


def _payment(request: OrderRequest, order_id: UUID, intent: Intent, sure: Outcome | None) -> dict[str, Any]:
    """The payment's row."""
    return {
        "id": intent.payment_id,
        "order_id": order_id,
        "provider": request.provider,
        "reference": sure.reference if sure else "",
        "state": sure.state if sure else "started",
        "amount_minor": intent.amount,
        "captured_minor": 0,
        "refunded_minor": 0,
        "currency": intent.currency,
        "method": intent.token,
        "reason": "",
        "created_at": intent.started_at,
        "updated_at": intent.started_at,
    }


def _lines(
    order_id: UUID,
    quoted: Quote,
    held: fulfilment.Reservation,
    terms: Mapping[UUID, programme.ContractTerms],
    language: str,
    to: pricing.tax.Place,
    on: date,
) -> list[dict[str, Any]]:
    """A line for each variant and warehouse, with all that is needed to book and replay it."""
    of = {line.item.variant_id: line for line in quoted.lines}
    titles = catalogue.titles((line.item.fact for line in quoted.lines), language)
    amounts, imports = _shared(quoted, held), _imports(quoted, held)
    lines = []
    for allocation, amount, imported in zip(held.allocations, amounts, imports, strict=True):
        quote = of[allocation.variant_id]
        item, fact = quote.item, quote.item.fact
        decision = quote.tax.decision
        if quote.tax.imported is None:
            place = fulfilment.country_of(allocation.warehouse)
            decision = pricing.tax.owed(terms[item.brand_id].country, place, to, on)
        path = [c.code for c in catalogue.schema.path(item.category)]
        # Of a line sent from two places each part's share is what its price lacks, so that shares and prices agree to the cent.
        off = item.unit_gross * allocation.quantity - amount.gross if quote.coupon else 0
        lines.append(
            {
                "id": uuid7(),
                "order_id": order_id,
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
                "vat_rate": quote.vat_rate,
                "campaign_id": item.campaign_id,
                "platform_funded_minor": 0,
                "warehouse": allocation.warehouse,
                "facts": {
                    "commission_bp": terms[item.brand_id].commission_bp(path),
                    "mode": item.mode,
                    "deposit": item.deposit,
                    "weight_g": fact.weight_g,
                    "length_mm": fact.length_mm,
                    "width_mm": fact.width_mm,
                    "height_mm": fact.height_mm,
                    "tax": {"scheme": decision.scheme, "owes": decision.owes},
                    **imported,
                    **({"coupon": {"minor": off, "platform": quoted.coupon.platform}} if off else {}),
                },
            }
        )
    return lines


def _imports(quoted: Quote, held: fulfilment.Reservation) -> list[dict[str, Any]]:
    """What the import of each allocation costs, to be kept with its line; empty for goods of the region."""
    found: list[dict[str, Any]] = [{} for _ in held.allocations]
    for line in quoted.lines:
        given = line.tax.imported
        if given is None:
            continue
        numbers = [n for n, a in enumerate(held.allocations) if a.variant_id == line.item.variant_id]
        quantities = [held.allocations[n].quantity for n in numbers]
        shares = zip(numbers, allocate(given.duty, quantities), allocate(given.vat, quantities), strict=True)
        for n, duty, vat in shares:
            found[n] = {"import": {**given._asdict(), "duty": duty, "vat": vat}}
    return found


def _shared(quoted: Quote, held: fulfilment.Reservation) -> list[Taxed]:
    """The taxed amount of each allocation: a line sent from two places is shared so that its tax stays what was quoted."""
    by_variant: dict[UUID, list[int]] = {}
    for number, allocation in enumerate(held.allocations):
        by_variant.setdefault(allocation.variant_id, []).append(number)
    found: dict[int, Taxed] = {}
    for line in quoted.lines:
        numbers = by_variant[line.item.variant_id]
        quantities = [held.allocations[n].quantity for n in numbers]
        shares = allocate(line.amount.vat, quantities), allocate(line.amount.gross, quantities)
        for n, vat, gross in zip(numbers, *shares, strict=True):
            found[n] = Taxed(gross - vat, vat, gross)
    return [found[n] for n in range(len(held.allocations))]

"""From what a buyer asks for to the rows of an order: checked, quoted, drawn up. Nothing is written here."""

from __future__ import annotations

import secrets
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from argosy.catalogue import api as catalogue
from argosy.checkout import consents, queries
from argosy.checkout.answers import Header, booking, booking_like
from argosy.checkout.errors import AddressTrouble, DepositAlone, NoteTooLong, NotForSale, PriceChanged
from argosy.checkout.payments import Intent, Outcome, Provider, provider
from argosy.checkout.rules import NOTE_LENGTH, Quote, check_buyer, stands_alone, tidy, vat_id
from argosy.checkout.sale import discounted, items, priced
from argosy.fulfilment import api as fulfilment
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


@dataclass(frozen=True, slots=True)
class Draft:
    """A request that has passed every check that needs no database; `address` is tidied."""

    request: OrderRequest
    market: Market
    address: Mapping[str, str]
    bank: Provider


@dataclass(frozen=True, slots=True)
class Priced:
    """A draft with its quote at an instant, and the terms of its brands."""

    draft: Draft
    at: datetime
    quote: Quote
    terms: Mapping[UUID, programme.ContractTerms]
    goods: Sequence[fulfilment.Goods]


@dataclass(frozen=True, slots=True)
class Drawn:
    """An order as it is to be written. It is pending, or placed and booked with it where the payment is `sure`."""

    header: Header
    quote: Quote
    intent: Intent
    sure: Outcome | None
    opening: queries.Opening
    held: fulfilment.Reservation


def alike(d: Draft) -> Hashable | None:
    """Orders for which this is the same cost the same at an instant and come from the same places; None for who may have prices of his own."""
    request = d.request
    if request.user_id is not None or request.coupon:
        return None
    return d.market.code, request.language, tuple(request.lines.items()), request.way, d.address["postal_code"]


def draft(request: OrderRequest) -> Draft:
    """Raises NoteTooLong, ConsentUnknown, CardUnknown, AddressTrouble, PostcodeForm, NotServed; SoldOut for what was gone a moment ago."""
    market = market_of(request.market)
    if len(tidy(request.note)) > NOTE_LENGTH:
        raise NoteTooLong(NOTE_LENGTH)
    consents.check(consents.TERMS, request.terms)
    consents.check(consents.MARKETING, request.marketing)
    bank = provider(request.provider)
    bank.check(request.token)
    address = _address(request, market)
    fulfilment.check_gone(request.lines, market.code)
    return Draft(request, market, address, bank)


def quoted(d: Draft, at: datetime, prices: Mapping[UUID, pricing.PriceNow] | None = None) -> Priced:
    """What a draft costs at an instant; prices are read unless given.

    Raises EmptyCart, QuantityRange, NotForSale, CouponRefused, WayNotOffered, PriceChanged, DepositAlone.
    """
    request, market = d.request, d.market
    found = items(request.lines, market, at, request.user_id, prices)
    coupon = discounted(request.coupon, found, market, at, request.who)
    quote = priced(found, market, at, d.address["postal_code"], request.way, coupon)
    _as_expected(request, quote, market)
    if not stands_alone([line.item for line in quote.lines]):
        raise DepositAlone
    terms = programme.contracts_at((line.item.brand_id for line in quote.lines), at.date())
    for line in quote.lines:
        if not terms[line.item.brand_id].trading:
            raise NotForSale(line.item.sku, market.code)
    goods = [
        fulfilment.Goods(i.variant_id, i.brand_id, i.sku, i.quantity, i.mode) for i in (li.item for li in quote.lines)
    ]
    return Priced(d, at, quote, terms, goods)


def quoted_like(p: Priced, d: Draft) -> Priced:
    """The quote of a draft that is `alike`. Raises PriceChanged."""
    _as_expected(d.request, p.quote, d.market)
    return Priced(d, p.at, p.quote, p.terms, p.goods)


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


def drawn(p: Priced, held: fulfilment.Reservation) -> Drawn:
    """The rows of an order whose goods come from where `held` says."""
    order_id, request, market, quote, at = uuid7(), p.draft.request, p.draft.market, p.quote, p.at
    intent = Intent(uuid7(), quote.due, quote.currency, request.token, at)
    # A campaign's budget is drawn on before anything is written; such an order is placed by a second step.
    plain = all(line.item.campaign_id is None for line in quote.lines)
    sure = p.draft.bank.at_once(intent) if plain else None
    order = _order(order_id, p, held, sure)
    to = pricing.tax.Place(market.country, p.draft.address["postal_code"])
    lines = _lines(order_id, quote, held, p.terms, request.language, to, at.date())
    header = Header(
        order_id,
        order["number"],
        market.region,
        market.code,
        quote.currency,
        quote.delivery.gross,
        held.promised_on,
        quote.total.vat,
    )
    booked = booking(header, lines, {}, at) if sure else None
    payment = _payment(request, order_id, intent, sure)
    holding = fulfilment.holding(order_id, p.goods, held)
    opening = queries.Opening(request.key, request.digest(), order, lines, payment, holding, booked)
    return Drawn(header, quote, intent, sure, opening, held)


def drawn_like(before: Drawn, p: Priced) -> Drawn:
    """As `drawn`, of a draft that is `alike`: amounts, places and bookings are those of the other order, under ids of their own."""
    request, at, opened = p.draft.request, p.at, before.opening
    intent = Intent(uuid7(), p.quote.due, p.quote.currency, request.token, at)
    sure = p.draft.bank.at_once(intent) if before.sure else None
    if sure is None:
        return drawn(p, before.held)
    ids = {before.header.order_id: (order_id := uuid7())}
    lines = []
    for line in opened.lines:
        ids[line["id"]] = uuid7()
        lines.append({**line, "id": ids[line["id"]], "order_id": order_id})
    assert opened.booking is not None
    opening = queries.Opening(
        request.key,
        request.digest(),
        order := _order(order_id, p, before.held, sure),
        lines,
        _payment(request, order_id, intent, sure),
        fulfilment.holding_like(opened.holding, ids),
        booking_like(opened.booking, ids, order_id),
    )
    header = replace(before.header, order_id=order_id, number=order["number"])
    return Drawn(header, p.quote, intent, sure, opening, before.held)


def _order(order_id: UUID, p: Priced, held: fulfilment.Reservation, sure: Outcome | None) -> dict[str, Any]:
    """The order's own row."""
    request, market, quote, total = p.draft.request, p.draft.market, p.quote, p.quote.total
    return {
        "id": order_id,
        "number": f"{market.country}-" + "".join(secrets.choice(_ALPHABET) for _ in range(9)),
        "region": market.region,
        "market": market.code,
        "language": request.language,
        "state": "placed" if sure else "pending",
        "user_id": request.user_id,
        "email": request.email.strip(),
        "address": p.draft.address,
        "currency": quote.currency,
        "net_minor": total.net,
        "vat_minor": total.vat,
        "duty_minor": total.duty,
        "gross_minor": total.gross,
        "delivery_minor": quote.delivery.gross,
        "due_minor": quote.due,
        "coupon": quote.coupon.code if quote.coupon else "",
        "coupon_minor": quote.discount,
        "way": request.way,
        "terms": request.terms,
        "note": tidy(request.note),
        "promised_on": held.promised_on,
        "created_at": p.at,
        "placed_at": p.at if sure else None,
    }


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

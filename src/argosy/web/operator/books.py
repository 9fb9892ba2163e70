"""Orders by number, and the ledger: what the accounts hold and whether the books are sound."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import uuid4

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from argosy.aftersales import api as aftersales
from argosy.checkout import api as checkout
from argosy.invoicing import api as invoicing
from argosy.kernel.errors import ArgosyError
from argosy.kernel.markets import MARKETS
from argosy.kernel.text import t
from argosy.ledger import api as ledger
from argosy.pricing import api as pricing
from argosy.programme import api as programme
from argosy.settlement import api as settlement
from argosy.web.brand.access import NotThere
from argosy.web.brand.shell import market_name
from argosy.web.operator.access import screen


@dataclass(frozen=True, slots=True)
class Search:
    """The search by order number; `missed` is the number that was not found."""

    asked: str
    missed: bool


@screen("orders", "operator/orders.html")
def orders(request: HttpRequest, language: str) -> Search | HttpResponse:
    asked = request.GET.get("number", "").strip()[:40]
    if not asked:
        return Search("", False)
    try:
        found = checkout.order(checkout.order_by_number(asked))
    except ArgosyError:
        return Search(asked, True)
    return HttpResponseRedirect(reverse("operator-order", args=[found.number]))


@dataclass(frozen=True, slots=True)
class Booking:
    """A transfer of an order, its accounts in words."""

    kind: str
    debit: str
    credit: str
    amount: int
    currency: str


@dataclass(frozen=True, slots=True)
class OrderPage:
    """An order with what was booked for it. The buyer's address is left out: the operator has no use for it here."""

    title: str
    order: checkout.OrderView
    brands: dict[object, str]
    bookings: Sequence[Booking]
    replay: checkout.Replay | None
    why: Sequence[tuple[str, str, Sequence[str]]]
    missing: str
    invoices: Sequence[invoicing.DocumentView]
    returns: Sequence[aftersales.ReturnView]
    refunds: Sequence[aftersales.RefundView]
    sent: aftersales.DispatchView | None
    key: str


@screen("orders", "operator/order.html")
def order(request: HttpRequest, language: str, number: str) -> OrderPage:
    try:
        found = checkout.order(checkout.order_by_number(number))
    except ArgosyError:
        raise NotThere from None
    names: dict[object, str] = {b.id: b.name for b in programme.brands()}
    by_code = {str(key): name for key, name in names.items()}
    bookings = [
        Booking(
            settlement.kind_name(x.kind, language),
            account_name(x.debit or "", by_code, language),
            account_name(x.credit or "", by_code, language),
            x.amount_minor,
            x.currency,
        )
        for x in ledger.by_journal([found.id])[found.id]
    ]
    again, missing = _again(found, language)
    why = [
        (str(names.get(part.brand_id, "–")), part.warehouse, pricing.tax.explain(part.quote, "auditor", language))
        for part in (again.parts if again else ())
    ]
    return OrderPage(
        found.number,
        found,
        names,
        bookings,
        again,
        why,
        missing,
        invoicing.of_order(found.id),
        aftersales.returns(found.id),
        aftersales.refunds(found.id),
        aftersales.dispatched(found.id),
        uuid4().hex,
    )


def _again(found: checkout.OrderView, language: str) -> tuple[checkout.Replay | None, str]:
    """The order's tax worked out again at its own day, or the sentence that says which rate is no longer on file."""
    try:
        return checkout.replay(found.id), ""
    except ArgosyError as trouble:
        return None, trouble.sentence(language)


def account_name(code: str, brands: dict[str, str], language: str) -> str:
    """An account in words: "eu:platform:vat-payable:es:EUR" is "VAT owed · Spain"; a brand's is its name and what is owed."""
    _, owner, *rest = code.split(":")[:-1]
    if owner == "brand":
        return " · ".join((brands.get(rest[0], rest[0]), t(language, "operator-account-payable")))
    told = t(language, f"operator-account-{rest[0]}") if rest else code
    return " · ".join((told, *(market_name(place, language) for place in rest[1:])))


@dataclass(frozen=True, slots=True)
class Account:
    """An account's balance on its normal side, in minor units."""

    code: str
    name: str
    kind: str
    currency: str
    balance: int


@dataclass(frozen=True, slots=True)
class Ledger:
    """The books: the outcome of reading every transfer, every account, and orders that were not split completely."""

    report: ledger.LedgerReport
    accounts: Sequence[tuple[str, Sequence[Account]]]
    open_orders: Sequence[tuple[str, str, int]]


@screen("ledger", "operator/ledger.html")
def books(request: HttpRequest, language: str) -> Ledger:
    brands = {str(b.id): b.name for b in programme.brands()}
    found: list[ledger.Balance] = []
    open_orders: list[tuple[str, str, int]] = []
    currencies = sorted({m.currency for m in MARKETS.values()})
    for region in sorted({m.region for m in MARKETS.values()}):
        places = [(m.code, m.currency) for m in MARKETS.values() if m.region == region]
        specs = settlement.accounts_for_platform(region, currencies, places)
        found += ledger.balances([spec.code for spec in specs])
        open_orders += [(str(o), c, left) for o, c, left in settlement.uncleared(region, currencies)]
    for brand in programme.brands():
        found += settlement.brand_balance(brand.id)
    listed = [Account(b.code, account_name(b.code, brands, language), b.kind, b.currency, b.minor) for b in found]
    moved = [a for a, b in zip(listed, found, strict=True) if b.debits or b.credits]
    groups = [(c, sorted((a for a in moved if a.currency == c), key=lambda a: (a.kind, a.name))) for c in currencies]
    return Ledger(ledger.verify(), groups, open_orders)

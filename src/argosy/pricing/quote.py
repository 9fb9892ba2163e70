"""What a sale costs, with every tax: one pure function from plain facts to lines with net, VAT, duty, charges and gross.

All amounts are integers in minor units of the sale's currency. VAT is rounded on each line (half up); an order's VAT is the sum
of its lines', so a line more never changes another line's net. Discounts and carriage are shared by largest remainder.
For every line and for the whole: net + vat == gross, and gross + duty + fees == total.

A price given gross includes the VAT of where the goods go. Where that VAT is charged, the gross is what is paid; where it is not
(export, reverse charge, import), it falls away and the net remains. Duty comes on top, with VAT on it (Directive 2006/112/EC
Art. 78(a), 86).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from argosy.kernel.money import allocate, vat_inside, vat_on
from argosy.pricing import duty as customs
from argosy.pricing.duty import Duty, Fee, Goods
from argosy.pricing.errors import BadFact
from argosy.pricing.exchange import exchange
from argosy.pricing.rates import STANDARD, Rate, rate, tax_class
from argosy.pricing.schemes import Buyer, Decision, Platform, Route, Seller, decide, threshold
from argosy.pricing.territories import Place, Territory, by_code, territory

ABSURD_MINOR = 10**11
MOST_UNITS = 10**6
_CONSUMER, _NOBODY, _MARKETPLACE = Buyer(), Seller(""), Platform()


@dataclass(frozen=True, slots=True)
class Line:
    """Goods or carriage. `amount` is of the whole line before discounts, `discount` this line's own, both net or gross as
    `Facts.prices` says; `proof` that a proof of origin goes with the goods."""

    id: str
    quantity: int
    amount: int
    category: str = STANDARD
    hs_code: str = ""
    origin: str = ""
    proof: bool = False
    discount: int = 0
    kind: str = "goods"


@dataclass(frozen=True, slots=True)
class Facts:
    """All that decides a quote. `market` is the country whose shop window showed the prices (ISO 3166-1 alpha-2); `discount` is
    on all goods together; `fees` switches handling charges on by id. `prices`: "gross" or "net". `prepaid`: whoever sends clears the goods for
    the buyer and takes duty and import VAT at the checkout (Incoterms DDP). One consignment."""

    on: date
    market: str
    currency: str
    prices: str
    lines: tuple[Line, ...]
    ship_from: Place
    ship_to: Place
    buyer: Buyer = _CONSUMER
    seller: Seller = _NOBODY
    platform: Platform = _MARKETPLACE
    discount: int = 0
    fees: frozenset[str] = frozenset()
    audience: str = "public"
    prepaid: bool = False


class Part(NamedTuple):
    """What is taxed at one rate within a line; carriage may have several."""

    rate: Rate | None
    net: int
    vat: int


class QuotedLine(NamedTuple):
    """A line with its taxes; `discount` is its own and its share of the order's. `vat_on_duty` is within `vat`."""

    line: Line
    discount: int
    net: int
    vat: int
    gross: int
    duty: int
    charges: int
    total: int
    vat_on_duty: int
    parts: tuple[Part, ...]
    customs: Duty
    fees: tuple[Fee, ...]

    @property
    def rate(self) -> Rate | None:
        """The rate, where there is one rate only."""
        return self.parts[0].rate if len(self.parts) == 1 else None


class Sums(NamedTuple):
    """Sums of lines in minor units; net + vat == gross, gross + duty + charges == total."""

    discount: int
    net: int
    vat: int
    gross: int
    duty: int
    charges: int
    total: int


@dataclass(frozen=True, slots=True)
class Quote:
    """The answer: lines, the decision that holds for all of them, and what value it rested on (`intrinsic`, goods without tax)."""

    facts: Facts
    decision: Decision
    ship_from: Territory
    ship_to: Territory
    intrinsic: int
    lines: tuple[QuotedLine, ...]
    sums: Sums

    @property
    def due_now(self) -> int:
        """What is paid at checkout."""
        return self.sums.total - self.due_on_arrival

    @property
    def due_on_arrival(self) -> int:
        """What the buyer pays at the border."""
        at_border = self.decision.collected == "border" and self.decision.owes == "buyer" and not self.facts.prepaid
        return self.sums.vat + self.sums.duty + self.sums.charges if at_border else 0


def quote(facts: Facts) -> Quote:
    """Tax a sale. Raises BadFact, MissingRate, NoScheme, BadHsCode, NoTariff, MissingFxRate."""
    check(facts)
    on = facts.on
    here, there = territory(facts.ship_from, on), territory(facts.ship_to, on)
    after = _after_discounts(facts)
    if here.vat == there.vat == "EU" and not facts.buyer.business and facts.seller.turnover_eur_minor is None:
        # The everyday sale: no value decides anything, and the VAT is charged.
        decision = decide(Route(here, there, False), facts.buyer, facts.seller, facts.platform, on)
        lines = _lines(facts, decision, after, after, {}, {})
        return Quote(facts, decision, here, there, _goods_net(lines), lines, _sum(lines))
    nets = _without_vat(facts, there, after)
    intrinsic = sum(n for n, li in zip(nets, facts.lines, strict=True) if li.kind == "goods")
    decision = _decision(facts, here, there, intrinsic, nets)
    duties, charges = _at_customs(facts, here, there, intrinsic, nets)
    lines = _lines(facts, decision, after, nets, duties, charges)
    return Quote(facts, decision, here, there, intrinsic, lines, _sum(lines))


def check(facts: Facts) -> None:
    """Raises BadFact for amounts that cannot be."""
    if facts.prices not in ("gross", "net"):
        raise BadFact("prices", "must be gross or net")
    if not any(li.kind == "goods" for li in facts.lines):
        raise BadFact("lines", "must have at least one line of goods")
    seen: set[str] = set()
    for number, li in enumerate(facts.lines):
        if li.id in seen:
            raise BadFact(f"lines[{number}].id", f"{li.id!r} is given twice")
        seen.add(li.id)
        if li.kind not in ("goods", "shipping"):
            raise BadFact(f"lines[{number}].kind", "must be goods or shipping")
        if not 1 <= li.quantity <= MOST_UNITS:
            raise BadFact(f"lines[{number}].quantity", f"must be a whole number from 1 to {MOST_UNITS}")
        if not 0 <= li.amount < ABSURD_MINOR:
            raise BadFact(f"lines[{number}].amount", "must not be negative nor beyond any real price")
        if not 0 <= li.discount <= li.amount:
            raise BadFact(f"lines[{number}].discount", "must not be negative nor more than the line costs")
    if not 0 <= facts.discount <= sum(li.amount - li.discount for li in facts.lines if li.kind == "goods"):
        raise BadFact("discount", "must not be negative nor more than all goods cost")


def _after_discounts(facts: Facts) -> list[int]:
    after = [li.amount - li.discount for li in facts.lines]
    if facts.discount:
        goods = [i for i, li in enumerate(facts.lines) if li.kind == "goods"]
        for i, share in zip(goods, allocate(facts.discount, [after[i] for i in goods]), strict=True):
            after[i] -= share
    return after


def _without_vat(facts: Facts, there: Territory, after: Sequence[int]) -> Sequence[int]:
    """The lines' net amounts. A gross price includes the VAT of the destination, or of the market's country where the
    destination has none that is known."""
    of = by_code(facts.market, facts.on) if there.vat == "none" else there
    if facts.prices == "net" or of is None or of.rates_of is None:
        return after
    classes = [tax_class(li.category) if li.kind == "goods" else STANDARD for li in facts.lines]
    return [vat_inside(a, rate(of, c, facts.on).percent).net for a, c in zip(after, classes, strict=True)]


def _decision(facts: Facts, here: Territory, there: Territory, intrinsic: int, nets: Sequence[int]) -> Decision:
    on, seller = facts.on, facts.seller
    low = passes = False
    if here.vat != there.vat or here.vat != "EU":
        low = _low_value(facts, there, intrinsic, nets)
    elif seller.turnover_eur_minor is not None and here.state != there.state:
        limit = threshold("distance_sales", on)
        left = limit["amount"] - seller.turnover_eur_minor if limit else -1
        passes = left < 0 or sum(nets) > exchange(facts.currency, on).most(left, "EUR")
        # Which exact turnover it was decides nothing more: the decision is kept for all of its kind.
        seller = Seller(seller.country, 0, seller.states, seller.opted_for_destination, seller.ioss)
    return decide(Route(here, there, low, passes), facts.buyer, seller, facts.platform, on)


def _low_value(facts: Facts, there: Territory, intrinsic: int, nets: Sequence[int]) -> bool:
    name = {"EU": "ioss", "GB": "gb_low_value", "NO": "no_voec"}.get(there.vat)
    limit = threshold(name, facts.on) if name else None
    if limit is None:
        return False
    most = exchange(facts.currency, facts.on).most(limit["amount"], limit["currency"])
    if there.vat == "NO":
        goods = [(n, li.quantity) for n, li in zip(nets, facts.lines, strict=True) if li.kind == "goods"]
        return all(n <= most * quantity for n, quantity in goods)
    return intrinsic <= most


def _at_customs(
    facts: Facts, here: Territory, there: Territory, intrinsic: int, nets: Sequence[int]
) -> tuple[dict[int, Duty], dict[int, Sequence[Fee]]]:
    """Duty and charges by line, where the goods enter a customs territory whose tables are kept."""
    if here.customs == there.customs or there.customs == "none" or _leaves_unasked(here, there):
        return {}, {}
    lines = facts.lines
    goods = [i for i, li in enumerate(lines) if li.kind == "goods"]
    seen = [
        Goods(lines[i].id, lines[i].hs_code, lines[i].origin, lines[i].proof, lines[i].quantity, nets[i]) for i in goods
    ]
    worth = exchange(facts.currency, facts.on)
    duties = customs.duties(seen, there.customs, facts.on, intrinsic, sum(nets) - intrinsic, worth)
    charges = customs.fees(seen, there, facts.on, intrinsic, facts.fees, worth)
    return dict(zip(goods, duties, strict=True)), dict(zip(goods, charges, strict=True))


def _leaves_unasked(here: Territory, there: Territory) -> bool:
    """Whether goods leave the Union for another customs territory, whose import duties are the buyer's and not quoted; or go between
    Great Britain and Northern Ireland, where goods for consumers are not at risk of moving on (Windsor Framework Art. 5)."""
    return (here.customs == "EU" and there.customs != "EU") or here.country == there.country == "GB"


def _lines(
    facts: Facts,
    decision: Decision,
    after: Sequence[int],
    nets: Sequence[int],
    duties: Mapping[int, Duty],
    charges: Mapping[int, Sequence[Fee]],
) -> tuple[QuotedLine, ...]:
    """Each line with its tax; carriage is taxed at the rates of the goods, in proportion to what they cost."""
    gross_given = facts.prices == "gross" and decision.charged
    bases = after if gross_given else nets
    where, on = decision.taxed_in, facts.on
    found: list[QuotedLine | None] = []
    shares: list[tuple[Rate | None, int]] = []
    for i, li in enumerate(facts.lines):
        if li.kind != "goods":
            found.append(None)
            continue
        own = rate(where, tax_class(li.category), on) if where is not None else None
        part = _part(bases[i], own, gross_given)
        if i in duties:
            found.append(_imported(li, li.amount - after[i], part, duties[i], charges[i]))
        else:
            gross = part.net + part.vat
            found.append(
                QuotedLine(
                    li, li.amount - after[i], part.net, part.vat, gross, 0, 0, gross, 0, (part,), customs.NONE, ()
                )
            )
        _add(shares, own, after[i])
    return tuple(
        [line or _carriage(facts.lines[i], after[i], bases[i], shares, gross_given) for i, line in enumerate(found)]
    )


def _imported(li: Line, discount: int, part: Part, duty: Duty, fees: Sequence[Fee]) -> QuotedLine:
    charges = sum(f.amount for f in fees)
    base = duty.amount + sum(f.amount for f in fees if f.in_vat_base)
    on_top = vat_on(base, part.rate.percent).vat if part.rate is not None else 0
    gross = part.net + part.vat + on_top
    total = gross + duty.amount + charges
    return QuotedLine(
        li,
        discount,
        part.net,
        part.vat + on_top,
        gross,
        duty.amount,
        charges,
        total,
        on_top,
        (part,),
        duty,
        tuple(fees),
    )


def _carriage(
    li: Line, after: int, base: int, shares: Sequence[tuple[Rate | None, int]], gross_given: bool
) -> QuotedLine:
    amounts = [base] if len(shares) == 1 else allocate(base, [weight for _, weight in shares])
    parts = tuple([_part(a, r, gross_given) for (r, _), a in zip(shares, amounts, strict=True)])
    net, vat = sum([p.net for p in parts]), sum([p.vat for p in parts])
    gross = net + vat
    return QuotedLine(li, li.amount - after, net, vat, gross, 0, 0, gross, 0, parts, customs.NONE, ())


def _add(shares: list[tuple[Rate | None, int]], own: Rate | None, amount: int) -> None:
    """Count an amount to its percentage, in the order in which they come."""
    for n, (other, so_far) in enumerate(shares):
        if other is own or (other is not None and own is not None and other.percent == own.percent):
            shares[n] = other, so_far + amount
            return
    shares.append((own, amount))


def _part(base: int, at: Rate | None, gross_given: bool) -> Part:
    if at is None:
        return Part(None, base, 0)
    taxed = vat_inside(base, at.percent) if gross_given else vat_on(base, at.percent)
    return Part(at, taxed.net, taxed.vat)


def _goods_net(lines: Sequence[QuotedLine]) -> int:
    return sum([q.net for q in lines if q.line.kind == "goods"])


def _sum(lines: Sequence[QuotedLine]) -> Sums:
    _, discount, net, vat, gross, duty, charges, total, *_ = zip(*lines, strict=True)
    return Sums(sum(discount), sum(net), sum(vat), sum(gross), sum(duty), sum(charges), sum(total))

"""Why a sale is taxed as it is, in words: briefly for the shopper, fully for the brand, with every source for an auditor. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from babel.numbers import format_percent

from argosy.kernel.money import format_money
from argosy.kernel.text import t
from argosy.pricing.exchange import exchange
from argosy.pricing.fx import LAUNCH, fx_rate
from argosy.pricing.quote import Quote, QuotedLine
from argosy.pricing.rates import Rate

READERS = ("shopper", "brand", "auditor")


def explain(quote: Quote, reader: str, language: str = "en") -> list[str]:
    """The sentences for a reader, in the order in which they are to be read. `reader` is one of READERS."""
    found = {"shopper": _shopper, "brand": _brand, "auditor": _auditor}[reader]
    return list(found(quote, language))


def by_rate(quote: Quote) -> list[tuple[Rate, int, int]]:
    """Rate, net and VAT in the order in which rates come; the VAT on duty is within."""
    found: dict[Decimal, tuple[Rate, int, int]] = {}
    for q in quote.lines:
        for number, part in enumerate(q.parts):
            if part.rate is not None:
                _, net, vat = found.get(part.rate.percent, (part.rate, 0, 0))
                extra = q.vat_on_duty if number == 0 else 0
                found[part.rate.percent] = part.rate, net + part.net, vat + part.vat + extra
    return list(found.values())


class _Words:
    """Messages and amounts in one language and currency."""

    def __init__(self, quote: Quote, language: str) -> None:
        self.language, self.currency = language, quote.facts.currency

    def say(self, key: str, **args: str | int) -> str:
        return t(self.language, f"pricing-tax-{key}", **args)

    def money(self, minor: int) -> str:
        return format_money(minor, self.currency, self.language)

    def percent(self, value: Decimal) -> str:
        return str(format_percent(value / 100, locale=self.language, decimal_quantization=False))


def _shopper(quote: Quote, language: str) -> Iterator[str]:
    words, sums, decision = _Words(quote, language), quote.sums, quote.decision
    if decision.scheme == "reverse_charge":
        yield words.say("shopper-reverse", country=quote.facts.buyer.vat_country)
    elif decision.scheme == "export":
        yield words.say("shopper-export", place=quote.ship_to.name)
    elif quote.due_on_arrival:
        yield words.say("shopper-on-arrival", amount=words.money(quote.due_on_arrival), vat=words.money(sums.vat))
    else:
        for rate, _, vat in by_rate(quote):
            yield words.say("shopper-vat", rate=words.percent(rate.percent), vat=words.money(vat))
    if sums.duty:
        yield words.say("shopper-duty", duty=words.money(sums.duty))
    if sums.charges:
        yield words.say("shopper-charges", charges=words.money(sums.charges))
    if decision.imported and not quote.due_on_arrival:
        yield words.say("shopper-nothing-more")


def _brand(quote: Quote, language: str) -> Iterator[str]:
    words, decision = _Words(quote, language), quote.decision
    yield words.say(f"scheme-{decision.scheme}")
    yield words.say(
        f"why-{decision.why}", here=quote.ship_from.name, there=quote.ship_to.name, seller=quote.facts.seller.country
    )
    yield words.say(f"owes-{decision.owes}")
    for leg in decision.legs if len(decision.legs) > 1 else ():
        who = {name: words.say(f"party-{name}") for name in (leg.supplier, leg.customer)}
        yield words.say(f"leg-{leg.treatment}", supplier=who[leg.supplier], customer=who[leg.customer])
    for rate, net, vat in by_rate(quote):
        yield words.say("rate", rate=words.percent(rate.percent), net=words.money(net), vat=words.money(vat))
    yield from _duties(quote, words)
    if quote.sums.discount:
        yield words.say("discount", discount=words.money(quote.sums.discount))


def _duties(quote: Quote, words: _Words) -> Iterator[str]:
    found = [q for q in quote.lines if q.customs.rule != "none"]
    if found and found[0].customs.rule == "per_hs6":
        codes = len({q.line.hs_code.replace(".", "").replace(" ", "")[:6] for q in found})
        yield words.say("duty-per-hs6", count=codes, duty=words.money(quote.sums.duty))
        return
    for q in found:
        key = {"relief": "duty-relief", "preference": "duty-preference"}.get(q.customs.rule, "duty-tariff")
        rate = words.percent(q.customs.percent or Decimal(0))
        yield words.say(key, line=q.line.id, hs=q.line.hs_code, rate=rate, duty=words.money(q.duty))


def _auditor(quote: Quote, language: str) -> Iterator[str]:
    words, facts, decision = _Words(quote, language), quote.facts, quote.decision
    yield from _brand(quote, language)
    yield words.say("law", law=decision.law)
    for place in (quote.ship_from, quote.ship_to):
        if place.exception:
            yield words.say("territory", place=place.name, code=place.code, source=place.source)
    yield words.say("intrinsic", value=words.money(quote.intrinsic), on=facts.on.isoformat())
    for q in quote.lines:
        yield from _arithmetic(q, words)
    for rate in {p.rate.source: p.rate for q in quote.lines for p in q.parts if p.rate is not None}.values():
        yield words.say(
            "rate-source",
            rate=words.percent(rate.percent),
            area=rate.area,
            since=rate.valid_from.isoformat(),
            source=rate.source,
            confidence=rate.confidence,
        )
    for source in dict.fromkeys(q.customs.source for q in quote.lines if q.customs.source):
        yield words.say("duty-source", source=source)
    for fee in {f.id: f for q in quote.lines for f in q.fees}.values():
        yield words.say("fee-source", fee=fee.id, source=fee.source)
    yield from _exchange(quote, words)


def _arithmetic(q: QuotedLine, words: _Words) -> Iterator[str]:
    for part in q.parts:
        if part.rate is None:
            yield words.say("line-untaxed", line=q.line.id, net=words.money(part.net))
        else:
            yield words.say(
                "line",
                line=q.line.id,
                net=words.money(part.net),
                rate=words.percent(part.rate.percent),
                vat=words.money(part.vat),
                gross=words.money(part.net + part.vat),
            )
    if q.vat_on_duty:
        base = q.duty + sum(f.amount for f in q.fees if f.in_vat_base)
        yield words.say("line-duty", line=q.line.id, duty=words.money(base), vat=words.money(q.vat_on_duty))


def _exchange(quote: Quote, words: _Words) -> Iterator[str]:
    """The reference rates on which a threshold or an amount of duty rested."""
    own, on = quote.facts.currency, quote.facts.on
    for currency in exchange(own, on).used if _needs_rates(quote) else ():
        rate = fx_rate(currency, own, on, LAUNCH)
        told = f"1 {currency} = {rate.rate.normalize():f} {own}"
        yield words.say("exchange", rate=told, dated=rate.dated.isoformat(), source=rate.source)


def _needs_rates(quote: Quote) -> bool:
    return quote.decision.imported or quote.facts.seller.turnover_eur_minor is not None

"""Taking a sale back, in whole or in part, so that what was charged comes back exactly. Pure.

A line of q units gives back, for the units from a to a + k, what its amounts are worth at a + k less what they are worth at a; gross,
duty and charges are rounded half up at n/q of themselves, and VAT is in the gross as it is in the line's. Whatever the parts and their order, all units together give back the line to the last
cent, and for every part net + vat == gross and gross + duty + charges == total.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from argosy.kernel.money import part
from argosy.pricing.errors import BadFact
from argosy.pricing.quote import Quote, QuotedLine, Sums


@dataclass(frozen=True, slots=True)
class Reversal:
    """What is given back: by line id, and in all."""

    lines: Mapping[str, Sums]
    sums: Sums


def reverse(quote: Quote, units: Mapping[str, int], before: Mapping[str, int] | None = None) -> Reversal:
    """Give back `units` of each line (carriage counts as a line of its own quantity), `before` having been given back already.

    Raises BadFact for a line that is not there, and for more units than are left.
    """
    known = {q.line.id: q for q in quote.lines}
    given = {}
    for name, count in units.items():
        done = (before or {}).get(name, 0)
        if name not in known:
            raise BadFact(f"units[{name}]", "is no line of this sale")
        if min(count, done) < 0 or done + count > known[name].line.quantity:
            raise BadFact(
                f"units[{name}]",
                f"must be from 0 to {max(0, known[name].line.quantity - done)}: {done} were given back before",
            )
        given[name] = _between(known[name], done, done + count)
    columns = zip(*given.values(), strict=True) if given else [()] * len(Sums._fields)
    return Reversal(given, Sums(*map(sum, columns)))


def everything(quote: Quote) -> Mapping[str, int]:
    """All units of all lines, as `reverse` takes them."""
    return {q.line.id: q.line.quantity for q in quote.lines}


def _between(line: QuotedLine, first: int, last: int) -> Sums:
    upper, lower = _upto(line, last), _upto(line, first)
    return Sums(*(a - b for a, b in zip(upper, lower, strict=True)))


def _upto(line: QuotedLine, units: int) -> Sums:
    """What the first `units` of a line are worth. VAT follows the gross, so that neither it nor the net ever goes back."""
    of = line.line.quantity
    gross, duty, charges = (part(amount, units, of) for amount in (line.gross, line.duty, line.charges))
    vat = part(line.vat, gross, line.gross)
    return Sums(part(line.discount, units, of), gross - vat, vat, gross, duty, charges, gross + duty + charges)

"""A small chart of a price's course: steps over time, the reduction shaded, as SVG with words for those who do not see it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from markupsafe import Markup

from argosy.kernel.money import format_money
from argosy.kernel.text import t
from argosy.pricing import api as pricing
from argosy.web.brand.shell import day

_WIDTH, _HEIGHT, _TOP, _BASE = 640, 150, 26, 118


def price_chart(rows: Sequence[pricing.PriceRow], since: datetime, until: datetime, language: str, uid: str) -> Markup:
    """The price from `since` to `until`, oldest row first; empty where no price was in force."""
    past = [r for r in rows if r.from_at < until]
    if not past:
        return Markup("")
    span = max(1, int((until - since).total_seconds()))
    prices = [r.gross for r in past]
    low, high = min(prices), max(prices)

    def x(at: datetime) -> int:
        return max(0, min(_WIDTH, int((at - since).total_seconds()) * _WIDTH // span))

    def y(gross: int) -> int:
        return _BASE - 12 - (gross - low) * (_BASE - _TOP - 24) // max(1, high - low) if high > low else 70

    parts: list[Markup] = []
    path = ""
    for n, row in enumerate(past):
        left, right = x(row.from_at), x(past[n + 1].from_at) if n + 1 < len(past) else _WIDTH
        if row.kind == "campaign":
            shade = Markup('<rect x="{}" y="{}" width="{}" height="{}" fill="var(--signal-soft)"/>')
            parts.append(shade.format(left, _TOP, max(1, right - left), _BASE - _TOP))
        path += f"{'L' if path else 'M'}{left} {y(row.gross)}L{right} {y(row.gross)}"
    last = past[-1]
    parts.append(Markup('<path d="M0 {}H{}" stroke="var(--line)"/>').format(_BASE, _WIDTH))
    parts.append(Markup('<path d="{}" fill="none" stroke="var(--sea)" stroke-width="2"/>').format(path))
    label = Markup('<text x="{}" y="{}" font-size="13" text-anchor="{}" fill="var(--ink-3)">{}</text>')
    parts.append(label.format(0, _BASE + 20, "start", day(since, language)))
    parts.append(label.format(_WIDTH, _BASE + 20, "end", day(until, language)))
    parts.append(label.format(_WIDTH, y(last.gross) - 8, "end", format_money(last.gross, last.currency, language)))
    if high > low:
        top = max(past, key=lambda r: r.gross)
        parts.append(label.format(0, _TOP - 8, "start", format_money(top.gross, top.currency, language)))
    told = "; ".join(f"{day(r.from_at, language)} {format_money(r.gross, r.currency, language)}" for r in past)
    frame = Markup(
        '<svg viewBox="0 0 {} {}" class="price-chart" role="img" aria-labelledby="pc-{}"><title id="pc-{}">{}</title>{}</svg>'
    )
    title = f"{t(language, 'brand-price-history')}: {told}"
    return frame.format(_WIDTH, _HEIGHT, uid, uid, title, Markup("").join(parts))

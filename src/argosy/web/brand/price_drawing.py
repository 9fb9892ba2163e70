"""Charts of prices as SVG: where offers stand, how prices move, a price's course with the line of its 30 days, a discount's outcome.

Each has a title and words for those who do not see it; colours are the page's own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from markupsafe import Markup

from argosy.kernel.money import format_money
from argosy.kernel.text import t
from argosy.pricing import api as pricing
from argosy.repricing import api as repricing
from argosy.web.brand.shell import day, share

WIDE, NARROW = 920, 340
_LABEL = Markup('<text x="{}" y="{}" font-size="12" text-anchor="{}" fill="var(--ink-3)">{}</text>')
_LINE = Markup('<path d="M{} {}L{} {}" stroke="{}" fill="none"{}/>')
_DASH = Markup(' stroke-dasharray="4 4"')


def _both(draw: Callable[[int, str], Markup]) -> Markup:
    """A drawing for wide and one for narrow pages; the style sheet shows one of them."""
    made = Markup('<div class="chart"><div class="chart-narrow">{}</div><div class="chart-wide">{}</div></div>')
    return made.format(draw(NARROW, "n"), draw(WIDE, "w"))


def _image(uid: str, width: int, height: int, title: str, told: str, parts: Iterable[Markup]) -> Markup:
    made = Markup(
        '<svg viewBox="0 0 {w} {h}" width="{w}" height="{h}" role="img" aria-labelledby="{u}-t {u}-d" font-family="inherit">'
        '<title id="{u}-t">{title}</title><desc id="{u}-d">{told}</desc>{parts}</svg>'
    )
    return made.format(w=width, h=height, u=uid, title=title, told=told, parts=Markup("").join(parts))


# --- where offers stand ---------------------------------------------------------------------------------------------


def positions(board: repricing.Board, language: str, uid: str) -> Markup:
    """Offers by their distance from others' prices (across) and their margin (up); empty where nothing is known of either."""
    points = [(r.gap_bp, r.margin_bp, r) for r in board.rows if r.gap_bp is not None and r.margin_bp is not None]
    if len(points) < 2:
        return Markup("")
    reach = max(500, *(min(abs(gap), 4_000) for gap, _, _ in points))
    low = min(0, *(max(m, -3_000) for _, m, _ in points))
    high = max(1_000, *(m for _, m, _ in points))
    title = t(language, "brand-price-chart-positions")

    def draw(width: int, size: str) -> Markup:
        left, right, top, base = 44, width - 12, 14, 228

        def x(gap: int) -> int:
            return left + (max(-reach, min(reach, gap)) + reach) * (right - left) // (2 * reach)

        def y(margin: int) -> int:
            return base - (max(low, margin) - low) * (base - top) // max(1, high - low)

        middle = x(0)
        shade = Markup('<rect x="{}" y="{}" width="{}" height="{}" fill="var(--sea-soft)" opacity=".55"/>')
        parts = [shade.format(left, top, middle - left, base - top)]
        parts += [_LINE.format(left, y(0), right, y(0), "var(--line-strong)", "")]
        parts += [_LINE.format(middle, top, middle, base, "var(--line-strong)", _DASH)]
        for margin in sorted({high, (high + low) // 2, 0, low}):
            parts.append(_LABEL.format(left - 6, y(margin) + 4, "end", share(margin // 100 * 100, language)))
        dot = Markup(
            '<circle cx="{}" cy="{}" r="{}" fill="{}" fill-opacity=".78" stroke="#fff"><title>{}</title></circle>'
        )
        for gap, margin, row in points:
            colour = "var(--signal)" if margin < 0 else "var(--sea)"
            said = f"{row.sku}: {share(margin, language)}, {_signed(gap, language)}"
            parts.append(dot.format(x(gap), y(margin), 6 if size == "w" else 4, colour, said))
        parts.append(_LABEL.format(left, base + 18, "start", t(language, "brand-price-chart-cheaper")))
        parts.append(_LABEL.format(right, base + 18, "end", t(language, "brand-price-chart-dearer")))
        told = "; ".join(f"{r.sku} {share(m, language)} {_signed(g, language)}" for g, m, r in points[:60])
        return _image(f"{uid}-{size}", width, base + 26, title, told, parts)

    return _both(draw)


def _signed(bp: int, language: str) -> str:
    return ("+" if bp > 0 else "") + share(bp, language)


# --- how prices move ------------------------------------------------------------------------------------------------

_STEPS = (-2_000, -1_500, -1_000, -500, -200, 0, 200, 500, 1_000, 1_500, 2_000)


def moves(rows: Sequence[pricing.Drafted], language: str, uid: str) -> Markup:
    """How many offers move by how much; empty where none has had a price."""
    changes = [(r.after - r.before) * 10_000 // r.before for r in rows if r.before]
    if not changes:
        return Markup("")
    counted = Counter(sum(change >= step for step in _STEPS) for change in changes)
    most = max(counted.values())
    names = [
        f"< {_signed(_STEPS[0], language)}",
        *(f"{_signed(a, language)} …" for a in _STEPS[:-1]),
        f"≥ {_signed(_STEPS[-1], language)}",
    ]

    def draw(width: int, size: str) -> Markup:
        base, top = 120, 22
        step = width // len(names)
        parts = [_LINE.format(0, base, width, base, "var(--line-strong)", "")]
        block = Markup('<rect x="{}" y="{}" width="{}" height="{}" rx="2" fill="{}"/>')
        for n, name in enumerate(names):
            count = counted[n]
            tall = max(2, count * (base - top) // most) if count else 0
            colour = "var(--signal)" if n <= len(_STEPS) // 2 else "var(--sea)"
            if tall:
                parts.append(block.format(n * step + 3, base - tall, step - 6, tall, colour))
                parts.append(_LABEL.format(n * step + step // 2, base - tall - 5, "middle", count))
            if size == "w" or n % 3 == 0:
                parts.append(_LABEL.format(n * step + step // 2, base + 18, "middle", name))
        told = "; ".join(f"{names[n]}: {counted[n]}" for n in sorted(counted))
        return _image(f"{uid}-{size}", width, base + 26, t(language, "brand-price-chart-moves"), told, parts)

    return _both(draw)


# --- a price's course -----------------------------------------------------------------------------------------------


def course(
    rows: Sequence[pricing.PriceRow],
    line: Sequence[tuple[datetime, int | None]],
    since: datetime,
    until: datetime,
    language: str,
    uid: str,
) -> Markup:
    """A price's steps with its reductions shaded, and dashed the lowest price of the 30 days before every instant."""
    past = [r for r in rows if r.from_at < until]
    if not past:
        return Markup("")
    amounts = [r.gross for r in past] + [g for _, g in line if g is not None]
    low, high = min(amounts), max(amounts)
    span = max(1.0, (until - since).total_seconds())
    currency, title = past[0].currency, t(language, "brand-price-chart-course")

    def draw(width: int, size: str) -> Markup:
        left, right, top, base = 4, width - 4, 30, 190

        def x(at: datetime) -> int:
            return left + max(0, min(right - left, int((at - since).total_seconds() / span * (right - left))))

        def y(gross: int) -> int:
            return (
                base - 14 - (gross - low) * (base - top - 28) // max(1, high - low) if high > low else (top + base) // 2
            )

        parts: list[Markup] = []
        shade = Markup('<rect x="{}" y="{}" width="{}" height="{}" fill="var(--signal-soft)"/>')
        ends = [*(r.from_at for r in past[1:]), until]
        parts += [
            shade.format(x(r.from_at), top, max(1, x(end) - x(r.from_at)), base - top)
            for r, end in zip(past, ends, strict=True)
            if r.kind == "campaign"
        ]
        parts.append(_LINE.format(left, base, right, base, "var(--line-strong)", ""))
        lowest = [(at, g) for at, g in line if g is not None]
        steps = _steps([(x(at), y(g)) for at, g in lowest], right)
        dashed = Markup('<path d="{}" fill="none" stroke="var(--signal)" stroke-width="1.5" stroke-dasharray="5 4"/>')
        solid = Markup('<path d="{}" fill="none" stroke="var(--sea)" stroke-width="2.5"/>')
        parts += [dashed.format(steps), solid.format(_steps([(x(r.from_at), y(r.gross)) for r in past], right))]
        dot = Markup('<circle cx="{}" cy="{}" r="3.5" fill="var(--sea)"><title>{}</title></circle>')
        parts += [
            dot.format(
                x(r.from_at), y(r.gross), f"{day(r.from_at, language)}: {format_money(r.gross, currency, language)}"
            )
            for r in past
            if r.from_at >= since
        ]
        parts.append(_LABEL.format(left, base + 18, "start", day(since, language)))
        parts.append(_LABEL.format(right, base + 18, "end", day(until, language)))
        parts.append(_LABEL.format(left, top - 12, "start", format_money(high, currency, language)))
        now = Markup(
            '<text x="{}" y="{}" font-size="14" font-weight="600" text-anchor="end" fill="var(--ink)">{}</text>'
        )
        parts.append(now.format(right, y(past[-1].gross) - 9, format_money(past[-1].gross, currency, language)))
        told = "; ".join(f"{day(r.from_at, language)} {format_money(r.gross, currency, language)}" for r in past)
        return _image(f"{uid}-{size}", width, base + 26, title, told, parts)

    return _both(draw)


def _steps(points: Sequence[tuple[int, int]], right: int) -> str:
    """A step line through points, held to the right end."""
    path = ""
    for n, (x, y) in enumerate(points):
        until = points[n + 1][0] if n + 1 < len(points) else right
        path += f"{'L' if path else 'M'}{x} {y}L{until} {y}"
    return path


# --- a discount's outcome -------------------------------------------------------------------------------------------


def outcome(found: repricing.Forecast, language: str, uid: str) -> Markup:
    """What the brand keeps of the most concerned offers, before and under the discount."""
    chosen = sorted(found.rows, key=lambda r: -max(abs(r.total_before), abs(r.total_after)))[:8]
    chosen = [r for r in chosen if r.total_before or r.total_after]
    if not chosen:
        return Markup("")
    high = max(1, *(max(r.total_before, r.total_after) for r in chosen))
    low = min(0, *(min(r.total_before, r.total_after) for r in chosen))

    def draw(width: int, size: str) -> Markup:
        left, row_height = 8, 46
        reach = width - 110

        def x(amount: int) -> int:
            return left + (amount - low) * (reach - left) // max(1, high - low)

        parts: list[Markup] = []
        block = Markup('<rect x="{}" y="{}" width="{}" height="11" rx="2" fill="{}"/>')
        for n, r in enumerate(chosen):
            y = n * row_height + 14
            parts.append(_LABEL.format(left, y, "start", f"{r.name} · {r.sku}"[: 90 if size == "w" else 38]))
            for offset, amount, colour in (
                (6, r.total_before, "var(--line-strong)"),
                (19, r.total_after, "var(--sea)"),
            ):
                colour = "var(--signal)" if amount < 0 else colour
                a, b = sorted((x(0), x(amount)))
                parts.append(block.format(a, y + offset, max(1, b - a), colour))
                parts.append(
                    _LABEL.format(b + 6, y + offset + 10, "start", format_money(amount, found.currency, language))
                )
        told = "; ".join(
            f"{r.sku}: {format_money(r.total_before, found.currency, language)} → {format_money(r.total_after, found.currency, language)}"
            for r in chosen
        )
        title = t(language, "brand-price-chart-outcome")
        return _image(f"{uid}-{size}", width, len(chosen) * row_height + 8, title, told, parts)

    return _both(draw)

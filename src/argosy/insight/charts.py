"""Charts as SVG made on the server: no script, readable without colour, named and described for screen readers.

Each chart comes in two layouts: for 390 px screens (358 units wide) and for 760 px and more (960 units).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from markupsafe import Markup

from argosy.insight import drawing, words
from argosy.insight.drawing import ACCENT, COST, GAIN, INK, LINE, NARROW, PATTERNS, QUIET, SERIES, TAX, WIDE, Scale
from argosy.insight.rules import Estimate, Side, Waterfall
from argosy.kernel.money import format_money
from argosy.kernel.text import t

_ROW, _BAR, _HEAD = 42, 14, 30
_GAP = 48
_FLOOR = 196
# How a figure is known, seen without colour: solid is booked.
_BASES = {"booked": "solid", "given": "solid", "same": "solid", "published": "stripes", "assumed": "dots"}
_HUES = (ACCENT, COST, GAIN, TAX)
_TOTALS = ("price", "margin")
_COLOURS = {"price": ACCENT, "margin": ACCENT, "vat": TAX, "co_funding": GAIN}


def waterfall_figure(w: Waterfall, language: str) -> Markup:
    """Both layouts of the waterfall, ours and the rival's (beside each other where there is room)."""
    return drawing.both(waterfall_chart(w, language, wide=False), waterfall_chart(w, language, wide=True))


def waterfall_chart(w: Waterfall, language: str, *, wide: bool) -> Markup:
    """The waterfall from the price paid to the margin, as one SVG image."""
    sheet = _Sheet(f"wf-{w.line.line_id.hex[-12:]}-{'w' if wide else 'n'}", w.line.currency, language)
    sides = [(t(language, "insight-side-ours"), w.ours)]
    if w.rival:
        sides.append((t(language, "insight-side-rival", rival=w.rival_name), w.rival))
    panel = (WIDE - _GAP) // 2 if wide else NARROW
    parts: list[Markup] = []
    x = y = lowest = 0
    for name, side in sides:
        drawn, height = _panel(sheet, name, side, x, y, panel)
        parts.append(drawn)
        lowest = max(lowest, y + height)
        x, y = (x + panel + _GAP, y) if wide else (x, y + height + 16)
    legend, tall = _legend(sheet, [side for _, side in sides], lowest + 12)
    key = "insight-waterfall-title" if w.rival else "insight-waterfall-title-alone"
    title, described = t(language, key, rival=w.rival_name), _described(w, sides, sheet)
    return drawing.image(
        sheet.uid, WIDE if wide else NARROW, lowest + 16 + tall, title, described, [sheet.defs, *parts, legend]
    )


@dataclass(slots=True)
class _Sheet:
    """What is being drawn on: its id, how amounts are written, and the patterns used so far."""

    uid: str
    currency: str
    language: str
    patterns: dict[str, Markup] = field(default_factory=dict)

    def fill(self, look: str, number: int, colour: str) -> str:
        made, fill = drawing.pattern(self.uid, look, number, colour)
        if made:
            self.patterns[fill] = made
        return fill

    def cost_fill(self, basis: str, colour: str) -> str:
        return self.fill(_BASES[basis], _HUES.index(colour), colour)

    @property
    def defs(self) -> Markup:
        return Markup("<defs>{}</defs>").format(Markup("").join(self.patterns.values()))

    def money(self, minor: int) -> str:
        return format_money(minor, self.currency, self.language)

    def step(self, kind: str, amount: Estimate) -> str:
        """The central figure; costs are written as deductions, what is added with a plus."""
        if kind in _TOTALS:
            return self.money(amount.central)
        return ("+" if amount.central < 0 else "") + self.money(-amount.central)

    def interval(self, amount: Estimate) -> str:
        return t(self.language, "insight-range", low=self.money(amount.low), high=self.money(amount.high))


def _steps(side: Side) -> list[tuple[str, str, int, int, Estimate]]:
    """(kind, basis, from, to, amount) of each bar: the price, every term where the last one ended, the margin."""
    steps = [("price", "booked", 0, side.price, Estimate(side.price, side.price, side.price))]
    level = side.price
    for term in side.terms:
        after = level - term.cost.central
        steps.append((term.kind, term.basis, min(level, after), max(level, after), term.cost))
        level = after
    margin = side.margin
    basis = "booked" if margin.low == margin.high else "assumed"
    steps.append(("margin", basis, min(0, margin.central), max(0, margin.central), margin))
    return steps


def _panel(sheet: _Sheet, name: str, side: Side, x: int, y: int, width: int) -> tuple[Markup, int]:
    """One side's bars under its name, and the height taken."""
    steps, margin = _steps(side), side.margin
    scale = Scale(min(margin.low, *(s[2] for s in steps)), max(margin.high, *(s[3] for s in steps)), x, width)
    parts = [drawing.text(x, y + 18, name, size=15, bold=True)]
    top = y + _HEAD
    for kind, basis, low, high, amount in steps:
        colour, bold, left = _COLOURS.get(kind, COST), kind in _TOTALS, scale.at(low)
        parts.append(drawing.text(x, top + 12, words.term_name(kind, sheet.language), bold=bold))
        parts.append(drawing.text(x + width, top + 12, sheet.step(kind, amount), anchor="end", bold=bold))
        if low != high:
            fill = sheet.cost_fill(basis, colour)
            parts.append(drawing.bar(left, top + 18, scale.at(high) - left, _BAR, fill, colour))
        top += _ROW
    if margin.low != margin.high:
        middle = top - _ROW + 18 + _BAR // 2
        parts.append(drawing.rule(scale.at(margin.low), middle, scale.at(margin.high), middle, INK))
        parts.append(drawing.text(x + width, top + 4, sheet.interval(margin), size=12, anchor="end", fill=QUIET))
        top += 14
    parts.append(drawing.rule(scale.at(0), y + _HEAD, scale.at(0), top - 6))
    return Markup("").join(parts), top - y


def _legend(sheet: _Sheet, sides: Sequence[Side], y: int) -> tuple[Markup, int]:
    """How the patterns are to be read, one to a line; and the height taken."""
    found = {term.basis for side in sides for term in side.terms}
    bases = [basis for basis in ("booked", "published", "assumed") if basis in found]
    parts = []
    for number, basis in enumerate(bases):
        top, fill = y + 20 * number, sheet.cost_fill(basis, COST)
        name = words.basis_name(basis, sheet.language)
        parts += [drawing.bar(0, top, 18, 12, fill, COST), drawing.text(26, top + 11, name, size=12, fill=QUIET)]
    return Markup("").join(parts), 20 * len(bases)


def _described(w: Waterfall, sides: Sequence[tuple[str, Side]], sheet: _Sheet) -> str:
    """Everything the drawing shows, in words."""
    said = []
    for name, side in sides:
        listed = [f"{words.term_name(s[0], sheet.language)} {sheet.step(s[0], s[4])}" for s in _steps(side)]
        if side.margin.low != side.margin.high:
            listed[-1] += f" ({sheet.interval(side.margin)})"
        said.append(f"{name}: {'; '.join(listed)}.")
    return " ".join(
        [*said, words.difference_sentence(w, sheet.language), words.half_sentence(w, sheet.language)]
    ).strip()


def sparkline(values: Sequence[int], label: str, uid: str, *, width: int = 120, height: int = 28) -> Markup:
    """A line without axes for a table cell; `label` says what it shows and its figures."""
    if not values:
        return Markup("")
    scale = Scale(min(0, *values), max(1, *values), 0, height - 6)
    step = max(1, len(values) - 1)
    points = [(3 + i * (width - 6) // step, height - 3 - scale.at(v)) for i, v in enumerate(values)]
    path = " ".join(f"{x},{y}" for x, y in points)
    line = Markup('<polyline points="{}" fill="none" stroke="{}" stroke-width="2"/>').format(path, ACCENT)
    dot = Markup('<circle cx="{}" cy="{}" r="2.5" fill="{}"/>').format(*points[-1], ACCENT)
    return drawing.image(f"sp-{uid}", width, height, label, label, [line, dot])


def daily_figure(
    days: Sequence[date], series: Mapping[str, Sequence[int]], currency: str, language: str, uid: str
) -> Markup:
    """Both layouts of the daily chart."""
    narrow = daily_chart(days, series, currency, language, uid, wide=False)
    return drawing.both(narrow, daily_chart(days, series, currency, language, uid, wide=True))


def daily_chart(
    days: Sequence[date],
    series: Mapping[str, Sequence[int]],
    currency: str,
    language: str,
    uid: str,
    *,
    wide: bool,
) -> Markup:
    """Stacked bars by day, one pattern and colour per series (a market): amounts >= 0 in minor units of one currency.

    Every series has a value for each day. At most five series.
    """
    sheet = _Sheet(f"ds-{uid}-{'w' if wide else 'n'}", currency, language)
    width, title = (WIDE if wide else NARROW), t(language, "insight-sales-title")
    totals = [sum(values) for values in zip(*series.values(), strict=True)] if series else []
    if not any(totals):
        nothing = t(language, "insight-sales-none")
        return drawing.image(sheet.uid, width, 40, title, nothing, [drawing.text(0, 24, nothing, fill=QUIET)])
    scale, roof = Scale(0, max(totals), 0, _FLOOR - 30), 30
    parts = [drawing.rule(0, _FLOOR, width, _FLOOR), drawing.rule(0, roof, width, roof, LINE, "3 4")]
    parts.append(drawing.text(0, roof - 6, sheet.money(max(totals)), size=12, fill=QUIET))
    parts += _stacks(sheet, days, series, scale, width)
    parts += _day_labels(days, language, width)
    parts += _series_legend(sheet, list(series), width)
    described = " ".join(_told(name, days, values, sheet) for name, values in series.items())
    return drawing.image(sheet.uid, width, _FLOOR + 24, title, described, [sheet.defs, *parts])


def _stacks(
    sheet: _Sheet, days: Sequence[date], series: Mapping[str, Sequence[int]], scale: Scale, width: int
) -> Iterator[Markup]:
    step = width // len(days) or 1
    for i in range(len(days)):
        left, base = i * width // len(days), _FLOOR
        for n, values in enumerate(series.values()):
            if values[i]:
                tall = max(1, scale.at(values[i]))
                base -= tall
                fill = sheet.fill(PATTERNS[n], n, SERIES[n])
                yield drawing.bar(left + 1, base, step - 2, tall, fill, SERIES[n])


def _day_labels(days: Sequence[date], language: str, width: int) -> Iterator[Markup]:
    ends = [(0, days[0], "start"), (width, days[-1], "end")]
    if len(days) > 2:
        ends.append((width // 2, days[len(days) // 2], "middle"))
    for x, day, anchor in ends[: len(days) + 1]:
        yield drawing.text(x, _FLOOR + 18, words.day(day, language), size=12, anchor=anchor, fill=QUIET)


def _series_legend(sheet: _Sheet, names: Sequence[str], width: int) -> Iterator[Markup]:
    x = width
    for n, name in reversed(list(enumerate(names))):
        x -= sum(13 if letter > "\u2e80" else 8 for letter in name) + 26
        yield drawing.bar(x, 4, 14, 12, sheet.fill(PATTERNS[n], n, SERIES[n]), SERIES[n])
        yield drawing.text(x + 18, 15, name, size=12, fill=INK)


def _told(name: str, days: Sequence[date], values: Sequence[int], sheet: _Sheet) -> str:
    best = max(range(len(days)), key=lambda i: values[i])
    told = {"total": sheet.money(sum(values)), "day": words.day(days[best], sheet.language)}
    return t(sheet.language, "insight-sales-description", name=name, best=sheet.money(values[best]), **told)

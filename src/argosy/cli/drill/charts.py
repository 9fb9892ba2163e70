"""Figures over time as SVG, for the report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

_WIDE, _HIGH, _LEFT, _FOOT = 720, 180, 46, 22
COLOURS = ("#0b5a60", "#ac2618", "#7d4a00", "#566268", "#5b7f2b", "#7a4d8c", "#1d4e89", "#b07d00", "#8a8a8a")


def lines(title: str, series: Mapping[str, Sequence[float]], unit: str, bands: Sequence[str] = ()) -> str:
    """Lines over the seconds; `bands` names the mode of each second, drawn behind as a shade."""
    top = nice(max((max(v, default=0) for v in series.values()), default=0))
    count = max((len(v) for v in series.values()), default=1)
    drawn = [_shade(bands, count), *_grid(top, count, unit)]
    for n, values in enumerate(series.values()):
        points = " ".join(f"{_x(i, count):.1f},{_y(v, top):.1f}" for i, v in enumerate(values))
        colour = COLOURS[n % len(COLOURS)]
        drawn.append(
            f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="1.75" stroke-linejoin="round"/>'
        )
    return _figure(title, "".join(drawn), series)


def stacked(title: str, series: Mapping[str, Sequence[float]], unit: str) -> str:
    """Areas on top of each other."""
    count = max((len(v) for v in series.values()), default=1)
    sums = [sum(v[i] for v in series.values()) for i in range(count)]
    top, base = nice(max(sums, default=0)), [0.0] * count
    drawn = [*_grid(top, count, unit)]
    for n, values in enumerate(series.values()):
        over = [b + v for b, v in zip(base, values, strict=True)]
        upper = [f"{_x(i, count):.1f},{_y(v, top):.1f}" for i, v in enumerate(over)]
        lower = [f"{_x(i, count):.1f},{_y(v, top):.1f}" for i, v in enumerate(base)][::-1]
        drawn.append(f'<polygon points="{" ".join(upper + lower)}" fill="{COLOURS[n % len(COLOURS)]}" opacity=".85"/>')
        base = over
    return _figure(title, "".join(drawn), series)


def nice(value: float) -> float:
    """The next round figure above: 1, 2 or 5 of a power of ten."""
    step = 1.0
    while value > step * 10:
        step *= 10
    return next((step * n for n in (1, 2, 5, 10) if value <= step * n), step * 10)


def _x(i: int, count: int) -> float:
    return _LEFT + (_WIDE - _LEFT - 8) * i / max(1, count - 1)


def _y(value: float, top: float) -> float:
    return 8 + (_HIGH - _FOOT - 8) * (1 - value / (top or 1))


def _grid(top: float, count: int, unit: str) -> list[str]:
    found = []
    for part in (0, 0.5, 1):
        y, figure = _y(top * part, top), top * part
        said = f"{figure:,.0f}" if figure == int(figure) else f"{figure:g}"
        found.append(f'<line x1="{_LEFT}" x2="{_WIDE - 8}" y1="{y:.1f}" y2="{y:.1f}" stroke="#dce1df"/>')
        found.append(f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{said}</text>')
    for part in (0, 0.25, 0.5, 0.75, 1):
        second = round((count - 1) * part)
        anchor = "end" if part == 1 else "start" if part == 0 else "middle"
        found.append(f'<text x="{_x(second, count):.1f}" y="{_HIGH - 5}" text-anchor="{anchor}">{second} s</text>')
    return [*found, f'<text x="{_LEFT + 4}" y="18" class="unit">{escape(unit)}</text>']


def _shade(bands: Sequence[str], count: int) -> str:
    shades = {"busy": "#fdf0d8", "shedding": "#fbe9e5"}
    found, begin = [], 0
    for i in range(1, len(bands) + 1):
        if i < len(bands) and bands[i] == bands[begin]:
            continue
        if colour := shades.get(bands[begin]):
            x, end = _x(begin, count), _x(min(i, count - 1), count)
            found.append(
                f'<rect x="{x:.1f}" y="8" width="{end - x:.1f}" height="{_HIGH - _FOOT - 8}" fill="{colour}"/>'
            )
        begin = i
    return "".join(found)


def _figure(title: str, inside: str, series: Mapping[str, Sequence[float]]) -> str:
    keys = "".join(
        f'<li><i style="background:{COLOURS[n % len(COLOURS)]}"></i>{escape(name)}</li>'
        for n, name in enumerate(series)
    )
    legend = f"<ul>{keys}</ul>" if len(series) > 1 else ""
    return (
        f"<figure><figcaption><h2>{escape(title)}</h2>{legend}</figcaption>"
        f'<svg viewBox="0 0 {_WIDE} {_HIGH}" role="img" aria-label="{escape(title)}">{inside}</svg></figure>'
    )

"""The report of a drill: one page that needs nothing else."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from importlib import resources

from argosy.cli.drill import charts
from argosy.cli.drill.figures import OUTCOMES, Figures, quantile_ms
from argosy.cli.drill.proof import Finding

_STYLE = """
@font-face{font-family:"Hanken Grotesk";src:url(data:font/woff2;base64,%(sans)s) format("woff2");font-weight:100 900}
@font-face{font-family:"Newsreader Display";src:url(data:font/woff2;base64,%(display)s) format("woff2");font-weight:300 600}
:root{--paper:#fdfdfc;--line:#dce1df;--ink:#0f1a1f;--ink-2:#39464c;--ink-3:#566268;--sea:#0b5a60;--ok:#17663f;--bad:#ac2618}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:400 16px/1.5 "Hanken Grotesk",system-ui,sans-serif}
main{max-width:60rem;margin:0 auto;padding:3rem 1.25rem 4rem}
h1{font:350 clamp(2rem,5vw,3.2rem)/1.05 "Newsreader Display",Georgia,serif;letter-spacing:-.02em;margin:0 0 .5rem}
h2{font-size:1rem;font-weight:600;margin:0}p{margin:0;color:var(--ink-2)}
dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:1.5rem 1rem;margin:2.5rem 0;border-block:1px solid var(--line);padding-block:1.5rem}
dt{color:var(--ink-3);font-size:.875rem}dd{margin:0;font:350 1.9rem/1.15 "Newsreader Display",Georgia,serif;font-variant-numeric:tabular-nums}
.scroll{overflow-x:auto}table{width:100%%;border-collapse:collapse;margin:.75rem 0 2.5rem}th,td{text-align:left;padding:.55rem .75rem .55rem 0;border-bottom:1px solid var(--line);vertical-align:top}
th{font-weight:600;white-space:nowrap}td.mark{white-space:nowrap}.ok{color:var(--ok)}.bad{color:var(--bad);font-weight:600}.open{color:var(--ink-3)}
figure{margin:0 0 2.25rem}figcaption{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;align-items:baseline;margin-bottom:.5rem}
figure ul{display:flex;flex-wrap:wrap;gap:.25rem 1rem;list-style:none;margin:0;padding:0;font-size:.875rem;color:var(--ink-2)}
figure i{display:inline-block;width:.7rem;height:.7rem;border-radius:2px;margin-right:.35rem}
svg{display:block;width:100%%;height:auto}svg text{font:11px "Hanken Grotesk",system-ui,sans-serif;fill:var(--ink-3);font-variant-numeric:tabular-nums}
@media (max-width:36rem){svg text{font-size:18px}th{white-space:normal}}
"""


@dataclass(frozen=True, slots=True)
class Drill:
    """What was rehearsed: where, when, with how many and for how long; `hot` names the hot item."""

    url: str
    market: str
    at: datetime
    shoppers: int
    seconds: float
    pace_s: float
    hot: str


def page(drill: Drill, figures: Figures, findings: Sequence[Finding], orders: int) -> str:
    """The page as HTML."""
    sound = all(f.holds is not False for f in findings)
    verdict = "Everything held." if sound else "Something did not hold."
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>Drill of {drill.at:%Y-%m-%d %H:%M} UTC</title><style>{_STYLE % _fonts()}</style></head><body><main>"
        f"<h1>{verdict}</h1><p>{drill.shoppers:,} shoppers at {escape(drill.url)}, market {escape(drill.market.upper())}, for "
        f"{_span(drill.seconds)} from {drill.at:%Y-%m-%d %H:%M} UTC; {drill.pace_s:g} s between two steps of a shopper on the average. "
        f"Hot item: {escape(drill.hot)}. {_lag(figures)}</p>{_numbers(figures, orders)}"
        f'<h2>What must hold</h2><div class="scroll"><table>{"".join(map(_row, findings))}</table></div>'
        f"{_charts(figures)}{_outcomes(figures)}</main></body></html>"
    )


def summary(figures: Figures, orders: int) -> dict[str, float]:
    """The figures that count, by name; `orders` that their buyers know to be placed, each counted once however often it was sent."""
    whole = figures.whole()
    sold = [s.outcomes["sold"] for s in figures.seconds]
    best = max((sum(sold[n : n + 5]) / 5 for n in range(max(1, len(sold) - 4))), default=0.0)
    return {
        "orders": orders,
        "orders_per_s": round(orders / len(figures.seconds), 1),
        "best_per_s": round(best, 1),
        "pages": whole.outcomes["look"],
        "purchase_p50_ms": round(quantile_ms(whole.buy_s, 0.5), 1),
        "purchase_p99_ms": round(quantile_ms(whole.buy_s, 0.99), 1),
        "page_p50_ms": round(quantile_ms(whole.look_s, 0.5), 1),
        "page_p99_ms": round(quantile_ms(whole.look_s, 0.99), 1),
        "drill_lag_p50_ms": round(quantile_ms([s.lag_s for s in figures.seconds], 0.5), 1),
        "drill_lag_p99_ms": round(quantile_ms([s.lag_s for s in figures.seconds], 0.99), 1),
        "longest_line": max(s.waiting for s in figures.seconds),
        "waited_p50_s": round(quantile_ms(figures.waited_s, 0.5) / 1000, 1),
        "waited_p99_s": round(quantile_ms(figures.waited_s, 0.99) / 1000, 1),
    }


def _lag(figures: Figures) -> str:
    """What to think of the latencies: the drill's own lateness is in them."""
    lags = [s.lag_s for s in figures.seconds]
    half, most = quantile_ms(lags, 0.5), quantile_ms(lags, 0.99)
    return f"The drill itself came late to its turns by {half:,.0f} ms in half of the seconds and {most:,.0f} ms at worst; the times below hold that."


def _numbers(figures: Figures, orders: int) -> str:
    told = summary(figures, orders)
    shown = (
        ("Orders", f"{told['orders']:,}"),
        ("Orders a second, best 5 s", f"{told['best_per_s']:,}"),
        ("Purchase, half within", f"{told['purchase_p50_ms']:,.0f} ms"),
        ("Purchase, 99% within", f"{told['purchase_p99_ms']:,.0f} ms"),
        ("Pages and cart changes", f"{told['pages']:,}"),
        ("Longest line", f"{told['longest_line']:,}"),
    )
    return "<dl>" + "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in shown) + "</dl>"


def _row(finding: Finding) -> str:
    mark = {True: ("ok", "✓ held"), False: ("bad", "✗ broken"), None: ("open", "– not seen")}[finding.holds]
    return f'<tr><th scope="row">{escape(finding.name)}</th><td class="mark {mark[0]}">{mark[1]}</td><td>{escape(finding.how)}</td></tr>'


def _charts(figures: Figures) -> str:
    seconds = figures.seconds
    modes = [s.mode for s in seconds]
    refused = {n: [float(s.outcomes[n]) for s in seconds] for n in OUTCOMES[1:] if any(s.outcomes[n] for s in seconds)}
    drawn = [
        charts.lines(
            "Orders a second (shaded: busy, shedding)",
            {"sold": [s.outcomes["sold"] for s in seconds]},
            "orders/s",
            modes,
        ),
        charts.lines(
            "How long a purchase took to be answered",
            {
                "half within": [quantile_ms(s.buy_s, 0.5) for s in seconds],
                "99% within": [quantile_ms(s.buy_s, 0.99) for s in seconds],
            },
            "ms",
            modes,
        ),
        charts.lines(
            "Pages and cart changes, 99% within", {"pages": [quantile_ms(s.look_s, 0.99) for s in seconds]}, "ms", modes
        ),
        charts.lines(
            "The line",
            {"waiting": [s.waiting for s in seconds], "let in a second": [s.admitted_per_s for s in seconds]},
            "buyers",
        ),
    ]
    if refused:
        drawn.append(charts.stacked("Answers that were no order", refused, "answers/s"))
    if any(s.hot >= 0 for s in seconds):
        drawn.append(charts.lines("Stock of the hot item", {"units": [max(0, s.hot) for s in seconds]}, "units"))
    drawn.append(charts.lines("Shoppers in the market", {"shoppers": [s.shoppers for s in seconds]}, "shoppers"))
    return "".join(drawn)


def _outcomes(figures: Figures) -> str:
    whole = figures.whole().outcomes
    rows = "".join(f'<tr><th scope="row">{name}</th><td>{whole[name]:,}</td></tr>' for name in OUTCOMES if whole[name])
    return f"<h2>All answers to orders, and pages left out</h2><table>{rows}</table>"


def _span(seconds: float) -> str:
    return f"{seconds / 60:g} minutes" if seconds >= 120 else f"{seconds:g} seconds"


def _fonts() -> dict[str, str]:
    folder = resources.files("argosy.web") / "static" / "fonts"
    names = {"sans": "hanken-grotesk-latin.woff2", "display": "newsreader-display-latin.woff2"}
    return {name: base64.b64encode((folder / file).read_bytes()).decode() for name, file in names.items()}

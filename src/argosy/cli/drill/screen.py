"""The dashboard while a drill runs."""

from __future__ import annotations

from collections.abc import Sequence

from rich.columns import Columns
from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

from argosy.cli.drill.books import Balance
from argosy.cli.drill.figures import REFUSALS, Figures, quantile_ms

_BARS = " ▁▂▃▄▅▆▇█"
_WIDTH = 48
_MODES = {"normal": "green", "busy": "yellow", "shedding": "red"}


def bars(values: Sequence[float], width: int = _WIDTH) -> str:
    """The last values as a line of bars."""
    part = list(values)[-width:]
    top = max(part, default=0) or 1
    return "".join(_BARS[min(8, round(8 * v / top))] for v in part).rjust(width)


def drawn(figures: Figures, seconds: float, ledger: Balance | None) -> RenderableType:
    """The dashboard as it stands."""
    now, late, elapsed = figures.now, figures.lately(), min(figures.elapsed_s, seconds)
    sold = [s.outcomes["sold"] for s in figures.seconds[:-1]]
    looks = [s.outcomes["look"] for s in figures.seconds[:-1]]
    grid = Table.grid(padding=(0, 2))
    grid.add_row("orders/s", f"[bold]{sum(sold[-5:]) / 5:7.1f}", bars(sold))
    grid.add_row("pages/s", f"{sum(looks[-5:]) / 5:7.1f}", bars(looks))
    grid.add_row("purchase p99", _ms(late.buy_s), bars([quantile_ms(s.buy_s, 0.99) for s in figures.seconds[:-1]]))
    grid.add_row("in line", f"{now.waiting:7,}", bars([s.waiting for s in figures.seconds]))
    colour = _MODES.get(now.mode, "white")
    state = Table.grid(padding=(0, 2))
    state.add_row("mode", Text(now.mode or "?", colour))
    state.add_row("let in", f"{now.admitted_per_s:.0f}/s")
    state.add_row("shoppers", f"{figures.shoppers:,}")
    state.add_row("p50 · p99", f"{quantile_ms(late.buy_s, 0.5):.0f} · {quantile_ms(late.buy_s, 0.99):.0f} ms")
    state.add_row("drill's lag", f"{1000 * late.lag_s:.0f} ms")
    state.add_row("hot item", f"{now.hot:,} left" if now.hot >= 0 else "?")
    state.add_row("ledger", _books(ledger))
    whole = figures.whole().outcomes
    told = "   ".join(f"{name} [bold]{whole[name]:,}[/bold]" for name in ("sold", *REFUSALS))
    progress = ProgressBar(total=max(1.0, seconds), completed=elapsed, width=_WIDTH)
    return Panel(
        Group(Columns([grid, state], padding=(0, 4)), Text(), Text.from_markup(told), progress),
        title=f"Drill · {int(elapsed) // 60}:{int(elapsed) % 60:02} of {int(seconds) // 60}:{int(seconds) % 60:02}",
        expand=False,
        padding=(1, 2),
    )


def line(figures: Figures, ledger: Balance | None) -> str:
    """The same in a line, where there is no terminal."""
    now, late = figures.now, figures.lately()
    refused = ", ".join(f"{name} {n}" for name in REFUSALS if (n := late.outcomes[name]))
    return (
        f"{figures.elapsed_s:5.0f} s  {late.outcomes['sold'] / 5:6.1f} orders/s  p50 {quantile_ms(late.buy_s, 0.5):.0f} "
        f"p99 {quantile_ms(late.buy_s, 0.99):.0f} ms  {now.mode or '?'}  in line {now.waiting}  hot item {now.hot}  "
        f"ledger {_books(ledger)}  lag {1000 * late.lag_s:.0f} ms  {refused}"
    )


def _ms(values: list[float]) -> str:
    return f"{quantile_ms(values, 0.99):5.0f} ms"


def _books(ledger: Balance | None) -> str:
    if ledger is None:
        return "?"
    # While orders are being written the rest of the check may see one of them by half; it is asked again when all is quiet.
    return f"{ledger.difference}" if ledger.difference == 0 else f"OFF BY {ledger.difference}"

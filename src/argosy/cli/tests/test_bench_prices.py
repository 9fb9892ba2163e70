"""The bench of quotes measures what it says, and every quote it makes adds up."""

from __future__ import annotations

from argosy.cli.bench.prices import measure


def test_every_kind_of_sale_is_measured_and_adds_up() -> None:
    rows = list(measure(200))
    assert [row["test"] for row in rows] == ["prices-quote-cart", "prices-quote-import", "prices-quote-mixed"]
    assert [row["errors"] for row in rows] == [0, 0, 0]
    assert all(row["cpu_ms_server"] > 0 and row["per_s"] > 0 and row["lines"] == 5 for row in rows)
    assert rows[2]["kinds_of_sale"] > 1000

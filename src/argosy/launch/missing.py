"""What is on sale although the pack does not name it: told in the report, and taken off sale when that is asked for.

A pack is the brand's whole statement of what it sells in the markets named, but a statement by omission is easily made by
mistake; so nothing is withdrawn unasked, nothing for a table that could not be read whole, and nothing that is also on sale in
a market which the launch does not name (ADR 15).
"""

from __future__ import annotations

from argosy.catalogue import api as catalogue
from argosy.channel import api as channel
from argosy.launch.stages import Unnamed, Voyage, chunks
from argosy.launch.tables import PackProblem


def stage(v: Voyage) -> None:
    """Find what the pack leaves out and, with `withdraw_missing`, take it off sale."""
    named = {market.code for market in v.markets}
    ours = set(v.products.values())
    places = {p: where for p, where in channel.on_sale(v.brand_id).items() if where & named and p not in ours}
    empty = []
    for product in catalogue.products(list(places)):
        if not product.variants:
            empty.append(product.id)
        elif product.model not in v.pack.models:
            v.missing[product.id] = Unnamed(product.model, product.name, frozenset(places[product.id]))
    # Products whose variants have all moved to another model have nothing left to sell.
    for part in chunks(empty):
        with v.step():
            v.count("listings_changed", channel.refresh_all(part, sorted(set().union(*(places[p] for p in part)))))
    if v.missing and v.withdraw_missing and v.pack.whole:
        _withdraw(v, named)
    _report(v)


def _withdraw(v: Voyage, named: set[str]) -> None:
    gone = [key for key, missing in v.missing.items() if missing.markets <= named]
    codes = [market.code for market in v.markets]
    done = 0
    for part in chunks(gone):
        with v.step():
            v.count("products_withdrawn", catalogue.withdraw(v.brand_id, part))
            v.count("listings_changed", channel.refresh_all(part, codes))
        v.withdrawn |= set(part)
        done += len(part)
        v.progress("withdraw", done, len(gone))


def _report(v: Voyage) -> None:
    """One warning for the whole: what stays on sale and why."""
    staying = [missing.model for key, missing in v.missing.items() if key not in v.withdrawn]
    if not staying:
        return
    if not v.withdraw_missing:
        code = "not-in-pack"
    else:
        code = "missing-elsewhere" if v.pack.whole else "missing-unknown"
    v.problems.append(PackProblem(v.pack.product_file, 0, "model", code, staying[0], {"count": len(staying)}))

"""Prices: what every variant costs in every market at every instant, and the proof of it.

Table: pricing_price, a log of points in time. A price holds from its point until the next one; a point that has come
into force is never changed or deleted (a trigger sees to it), a point still ahead may be.
Data: data/vat.toml (standard VAT by country and day), data/vat_reduced.toml (other rates), data/territories.toml (places apart),
data/schemes.toml (thresholds and law), data/duty.toml and data/handling.toml (customs), data/endings.toml (local price endings), data/unit_prices.toml (what a unit price is for),
data/reductions.toml (each state's rule for reductions); ECB rates by package. A second door, `tax`, quotes sales with every tax from plain facts; it is pure and knows no database.
Promises: publishing a price that already holds writes nothing; a campaign's price and the return to the list price stand in
the log at their exact instants; while a reduction runs, a new list price waits for its end; every reduction is shown with
the price that it counts from by the state's rule (`claims`), and one whose percentage is not true is refused.
A series is one variant in one market for one audience; all writes to a brand's series in a market take one lock.
"""

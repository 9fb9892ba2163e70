"""What selling a unit costs: by contract, fee schedules, measures and the place it leaves from, all of one day."""

from __future__ import annotations

from datetime import date

from argosy.fulfilment import api as fulfilment
from argosy.kernel.markets import Market
from argosy.pricing import api as pricing
from argosy.programme import api as programme
from argosy.repricing.rules import Economics
from argosy.settlement import api as settlement


class Costs:
    """The costs of a brand's units in one market on a day, each kind worked out once.

    A unit is taken to be sold alone, paid by card and sent from where the market's goods usually leave. Raises NoContract,
    NoRate, NoSchedule.
    """

    def __init__(self, terms: programme.ContractTerms, market: Market, on: date) -> None:
        self.market, self.on = market, on
        self._terms = terms
        self._origin = fulfilment.usual_origin(market.code)
        self._payment = settlement.payment_rate(market.region, on, market.currency)
        self._here = pricing.tax.territory(pricing.tax.Place(market.country), on)
        self._known: dict[tuple[str, str, tuple[int, int, int, int]], Economics] = {}

    def of(self, path: tuple[str, ...], mode: str, measures: tuple[int, int, int, int], cost: int | None) -> Economics:
        """The costs of a unit of the category at the end of `path`, packed in `measures` (g and mm), that cost `cost` itself."""
        key = path[-1], mode, measures
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._worked_out(path, mode, measures)
        return found if cost is None else Economics(*found[:6], cost)

    def _worked_out(self, path: tuple[str, ...], mode: str, measures: tuple[int, int, int, int]) -> Economics:
        vat = pricing.tax.rate(self._here, pricing.tax.tax_class(path[-1]), self.on).percent
        commission = self._terms.commission_bp(path)
        # Duty on direct goods is the shopper's, beside the price; the longer way is the brand's.
        origin = fulfilment.comes_from(mode)
        way = "parcel" if origin else mode
        carried = settlement.unit_carriage(
            self.market.region,
            self.on,
            way,
            measures,
            origin or self._origin,
            self.market.country,
            self.market.currency,
        )
        return Economics(int(vat * 100), commission, *self._payment, carried)

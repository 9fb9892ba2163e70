"""Under which scheme a sale is taxed and who owes the tax: decided from facts, dated, cited. Pure.

The facts are the parties, where the goods are and go, and whether the consignment is of low value. Nothing else decides: not
the platform's wish, not the price. Every branch stands in `decide`; the law behind each is data (data/schemes.toml).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from argosy.pricing import datafile
from argosy.pricing.datafile import Row, Shape
from argosy.pricing.errors import NoScheme
from argosy.pricing.territories import EU, Territory

_SHAPES = {
    "threshold": Shape(needed={"id": datafile.text, "amount": datafile.minor, "currency": datafile.text}),
    "scheme": Shape(needed={"id": datafile.text, "law": datafile.text}),
}
SCHEMES = (
    "domestic",
    "origin",
    "oss_union",
    "ioss",
    "import",
    "deemed_supplier_domestic",
    "deemed_supplier_ioss",
    "reverse_charge",
    "export",
    "gb_marketplace",
    "ch_platform",
    "no_voec",
)


@dataclass(frozen=True, slots=True)
class Buyer:
    """Who buys. `vat_country` is the state of a VAT id that was checked and found valid (Northern Ireland is XI); "" for none.

    A business without a checked VAT id is treated as a consumer (Regulation (EU) 282/2011 Art. 18).
    """

    kind: str = "consumer"
    vat_country: str = ""

    @property
    def business(self) -> bool:
        return self.kind == "business" and bool(self.vat_country)


@dataclass(frozen=True, slots=True)
class Seller:
    """Who sells. `turnover_eur_minor` its cross-border sales to consumers in the Union this calendar year before this one (the
    greater of this and last year's), `states` the number of member states in which it is established."""

    country: str
    turnover_eur_minor: int | None = None
    states: int = 1
    opted_for_destination: bool = False
    ioss: bool = False


@dataclass(frozen=True, slots=True)
class Platform:
    """The marketplace. `facilitates`: the sale is a third party's through it; `ioss` and `registered` where it can declare."""

    facilitates: bool = True
    ioss: bool = True
    registered: tuple[str, ...] = ("GB", "CH", "NO")


@dataclass(frozen=True, slots=True)
class Route:
    """From where to where the goods go, and in which class of value they are: `low_value` of the rule at the destination."""

    ship_from: Territory
    ship_to: Territory
    low_value: bool
    passes_threshold: bool = True


@dataclass(frozen=True, slots=True)
class Leg:
    """One supply: "taxed", "exempt" or "outside" (not within the territory's VAT)."""

    supplier: str
    customer: str
    treatment: str


@dataclass(frozen=True, slots=True)
class Decision:
    """How a sale is taxed. `owes` is seller, platform, buyer or "none" (exempt); `collected` where the VAT is paid: "checkout", "border", or
    "none" (exempt, or accounted for by the buyer). `taxed_in` has the rate, None where nothing is charged."""

    scheme: str
    owes: str
    collected: str
    taxed_in: Territory | None
    legs: tuple[Leg, ...]
    imported: bool
    law: str
    why: str

    @property
    def charged(self) -> bool:
        return self.collected == "checkout"


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, tuple[Row, ...]], dict[str, tuple[Row, ...]]]:
    found = datafile.read("schemes.toml", _SHAPES)
    by_id = [datafile.dated(found[kind], lambda row: row["id"]) for kind in ("threshold", "scheme")]
    return by_id[0], by_id[1]


def threshold(name: str, on: date) -> Row | None:
    """The row of a threshold on a day: `amount` in minor units of `currency`; None where it does not exist (yet)."""
    return datafile.at(_tables()[0].get(name, ()), on)


def threshold_rows() -> tuple[Row, ...]:
    """All thresholds."""
    return tuple(row for dated in _tables()[0].values() for row in dated)


def law_rows() -> tuple[Row, ...]:
    """All schemes with their law."""
    return tuple(row for dated in _tables()[1].values() for row in dated)


def in_force(name: str, on: date) -> bool:
    return datafile.at(_tables()[1][name], on) is not None


@lru_cache(maxsize=16384)
def decide(route: Route, buyer: Buyer, seller: Seller, platform: Platform, on: date) -> Decision:
    """The scheme of one consignment. Raises NoScheme for a day before the scheme that would apply."""
    here, there = route.ship_from, route.ship_to
    if here.country == there.country == "GB" and "none" not in (here.vat, there.vat):
        return _within_kingdom(there, buyer, seller, platform, on)
    if here.vat == there.vat == "EU":
        return _within_union(route, buyer, seller, platform, on)
    if here.vat != "none" and here.state == there.state:
        return _other_domestic(there, buyer, seller, platform, on)
    if here.vat == "none" and here.code == there.code:
        # Within a territory that has its own VAT (Réunion) or none on file (the Canaries: the rate is then missing).
        return _made("domestic", "seller", "checkout", there, on, "within")
    if there.vat == "EU":
        return _into_union(route, buyer, seller, platform, on)
    return _to_elsewhere(route, buyer, platform, on)


def _within_union(route: Route, buyer: Buyer, seller: Seller, platform: Platform, on: date) -> Decision:
    here, there = route.ship_from, route.ship_to
    crosses = here.state != there.state
    if buyer.business:
        if not crosses:
            return _made("domestic", "seller", "checkout", there, on, "business-domestic")
        if buyer.vat_country == here.state:
            # The exemption asks for a VAT id of another state than that of departure.
            return _made("origin", "seller", "checkout", here, on, "vat-id-of-departure")
        return _made("reverse_charge", "buyer", "none", None, on, "business-crosses")
    if platform.facilitates and not established(seller):
        return _made("deemed_supplier_domestic", "platform", "checkout", there, on, "goods-in-union-seller-outside")
    if not crosses:
        return _made("domestic", "seller", "checkout", there, on, "consumer-domestic")
    if _below_threshold(route, seller, on):
        return _made("origin", "seller", "checkout", here, on, "below-threshold")
    return _made("oss_union", "seller", "checkout", there, on, "crosses")


def established(seller: Seller) -> bool:
    """Whether a seller is established in the Union for the supply of goods (Northern Ireland counts)."""
    return seller.country in EU or seller.country in ("MC", "XI")


def _below_threshold(route: Route, seller: Seller, on: date) -> bool:
    """Art. 59c: one state of establishment, not opted for destination, the year's sum with this sale not above €10,000."""
    if seller.turnover_eur_minor is None or not established(seller):
        return False
    if seller.states != 1 or seller.opted_for_destination or route.passes_threshold:
        return False
    own_state = {"MC": "FR"}.get(seller.country, seller.country)
    return not in_force("origin_own_state", on) or route.ship_from.state == own_state


def _into_union(route: Route, buyer: Buyer, seller: Seller, platform: Platform, on: date) -> Decision:
    there = route.ship_to
    if buyer.business:
        return _made("import", "buyer", "border", there, on, "business-import", imported=True)
    if route.low_value and platform.facilitates and platform.ioss:
        why = "low-value-through-platform"
        return _made("deemed_supplier_ioss", "platform", "checkout", there, on, why, imported=True)
    if route.low_value and not platform.facilitates and seller.ioss:
        return _made("ioss", "seller", "checkout", there, on, "low-value-own-ioss", imported=True)
    if route.low_value and in_force("import_supplier_liable", on):
        owes = "platform" if platform.facilitates else "seller"
        return _made("import", owes, "border", there, on, "low-value-supplier-liable", imported=True)
    why = "low-value-without-ioss" if route.low_value else "above-low-value"
    return _made("import", "buyer", "border", there, on, why, imported=True)


def _within_kingdom(there: Territory, buyer: Buyer, seller: Seller, platform: Platform, on: date) -> Decision:
    overseas = seller.country not in ("GB", "IM", "XI")
    if overseas and platform.facilitates and not buyer.business and "GB" in platform.registered:
        return _made("gb_marketplace", "platform", "checkout", there, on, "goods-in-kingdom-seller-overseas")
    return _made("domestic", "seller", "checkout", there, on, "within")


def _other_domestic(there: Territory, buyer: Buyer, seller: Seller, platform: Platform, on: date) -> Decision:
    if there.vat == "CH" and _swiss_platform(platform, on):
        return _made("ch_platform", "platform", "checkout", there, on, "swiss-platform")
    return _made("domestic", "seller", "checkout", there, on, "within")


def _swiss_platform(platform: Platform, on: date) -> bool:
    return platform.facilitates and "CH" in platform.registered and in_force("ch_platform", on)


def _to_elsewhere(route: Route, buyer: Buyer, platform: Platform, on: date) -> Decision:
    here, there = route.ship_from, route.ship_to
    collects = platform.facilitates and there.vat in platform.registered
    if there.vat == "CH" and _swiss_platform(platform, on):
        return _made("ch_platform", "platform", "checkout", there, on, "swiss-platform", imported=True)
    if collects and not buyer.business and route.low_value and there.vat in ("GB", "NO"):
        scheme = {"GB": "gb_marketplace", "NO": "no_voec"}[there.vat]
        return _made(scheme, "platform", "checkout", there, on, "low-value-abroad", imported=True)
    if here.vat == "EU":
        return _made("export", "none", "none", None, on, "leaves-union")
    return _made("import", "buyer", "border", there, on, "arrives-abroad", imported=True)


def _made(
    scheme: str, owes: str, collected: str, taxed_in: Territory | None, on: date, why: str, *, imported: bool = False
) -> Decision:
    row = datafile.at(_tables()[1][scheme], on)
    if row is None:
        raise NoScheme(scheme, on)
    law = row["law"]
    if why == "low-value-supplier-liable":
        law = f"{law}; {_tables()[1]['import_supplier_liable'][-1]['law']}"
    return Decision(scheme, owes, collected, taxed_in, _legs(scheme), imported, law, why)


def _legs(scheme: str) -> tuple[Leg, ...]:
    if scheme == "deemed_supplier_domestic":
        return Leg("seller", "platform", "exempt"), Leg("platform", "buyer", "taxed")
    if scheme in ("deemed_supplier_ioss", "gb_marketplace", "ch_platform", "no_voec"):
        return Leg("seller", "platform", "outside"), Leg("platform", "buyer", "taxed")
    if scheme in ("reverse_charge", "export"):
        return (Leg("seller", "buyer", "exempt"),)
    return (Leg("seller", "buyer", "outside" if scheme == "import" else "taxed"),)

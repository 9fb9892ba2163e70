"""Ways of delivery as the shopper chooses among them, and as an order names the one chosen."""

from __future__ import annotations

from argosy.checkout import api as checkout
from argosy.fulfilment import api as fulfilment
from argosy.kernel.text import t
from argosy.web.shop import formats, parts
from argosy.web.shop.shelf import Place, warehouse_name

_USUAL = (("deposit", "handover"), ("bulky", "bulky"))


def choices(place: Place, view: checkout.CartView) -> tuple[parts.Choice, ...]:
    """All ways that a cart may be delivered in, with day and price; the one that counts is chosen."""
    modes = {line.mode for line in view.lines}
    usual = next((k for mode, k in _USUAL if mode in modes), "direct" if modes == {"direct"} else "home")
    return tuple(_choice(place, way, usual, view.warehouses, chosen=way.code == view.way) for way in view.ways)


def _choice(
    place: Place, way: fulfilment.Way, usual: str, warehouses: tuple[str, ...], *, chosen: bool
) -> parts.Choice:
    language = place.language
    kind = usual if way.code == fulfilment.STANDARD else way.kind
    note = t(language, "shop-checkout-delivery-ask")
    if way.day is not None:
        word = {"handover": "shop-promise-handover", "pickup": "shop-way-ready"}.get(kind, "shop-promise-arrives")
        # Where it comes from is the same for all: said once.
        origin = [" + ".join(warehouse_name(w) for w in warehouses)] if way.code == fulfilment.STANDARD else []
        note = " · ".join([t(language, word, date=formats.day(way.day, language)), *origin])
    if way.point is not None:
        note = f"{_spot(way.point)} · {note}"
    return parts.Choice(
        label=name(way.point, language) if way.point else t(language, f"shop-checkout-delivery-{kind}"),
        value=way.code,
        chosen=chosen,
        note=note,
        price=formats.money(way.price, place.currency, language)
        if way.price
        else t(language, "shop-total-delivery-free"),
    )


def name(point: fulfilment.Point, language: str) -> str:
    """A pick-up point as a choice and a heading name it."""
    return t(language, "shop-way-point", point=point.name)


def _spot(point: fulfilment.Point) -> str:
    return f"{point.street}, {point.postal_code} {point.city}"


def label(way: str, language: str) -> str:
    """How the sum names a way; "" for the standard one."""
    kind = fulfilment.way_kind(way)
    return "" if kind == fulfilment.STANDARD else t(language, f"shop-way-{kind}")


def pickup(way: str) -> tuple[str, ...]:
    """Where an order can be fetched, as on a label; empty when it comes to the door."""
    found = fulfilment.pickup_point(way)
    return (found.name, found.street, f"{found.postal_code} {found.city}") if found else ()

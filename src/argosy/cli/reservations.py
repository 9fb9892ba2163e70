"""Simulated buyers of goods sold by deposit: most take an appointment, pay the rest and come; a few call it off."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from uuid import UUID

from argosy.channel import api as channel
from argosy.checkout import api as checkout
from argosy.fulfilment import api as fulfilment
from argosy.handover import api as handover
from argosy.kernel import clock
from argosy.kernel.errors import ArgosyError
from argosy.kernel.markets import MARKETS

_VIN = "0123456789ABCDEFGHJKLMNPRSTUVWXYZ"


def come_for(order_id: UUID, key: str, at: datetime) -> str:
    """What one buyer does after the order, as far as it lies in the past; the state it ends in. Follows from `key`."""
    fate = random.Random(f"reservation:{key}")
    decided = at + timedelta(hours=fate.randrange(2, 60))
    now = datetime.now(UTC)
    with clock.travel(at):
        state = handover.advance(order_id).state
    try:
        if decided < now and fate.random() < 0.9:
            with clock.travel(decided):
                state = _choose(order_id, fate)
        if state == "paid":
            state = _come(order_id, fate, now)
    except ArgosyError as refused:
        return refused.code
    return state


def _choose(order_id: UUID, fate: random.Random) -> str:
    if fate.random() < 0.07:
        return handover.cancel(order_id, f"simulate-cancel:{order_id}").state
    found = handover.agreement(order_id)
    point = fate.choice(handover.places(found.market)).code
    free = [window for window, _ in handover.slots(order_id, point)][:30]
    if not free:
        return found.state
    handover.appoint(order_id, point, fate.choice(free).starts_at)
    if fate.random() < 0.25:
        return "appointed"
    return handover.pay(order_id, CARD, "test", f"simulate-rest:{order_id}").state


def _come(order_id: UUID, fate: random.Random, now: datetime) -> str:
    found = handover.agreement(order_id)
    if found.ends_at is None or found.ends_at > now:
        return found.state
    units = ["LFZ" + "".join(fate.choices(_VIN, k=14)) for _ in range(found.count)]
    with clock.travel(found.ends_at):
        return handover.hand_over(order_id, handover.Receipt("dealer", units, fate.randrange(3, 40))).state


CARD = "test-4242"
#: Reservations that the demo always shows: market, buyer, postal code, town, street, and how far each has come.
_SHOWN = (
    ("es", "Lucía Romero", "28013", "Madrid", "Calle Mayor 12", "paid"),
    ("es", "Javier Ortega", "08019", "Barcelona", "Carrer de Pujades 40", "appointed"),
    ("de", "Anna Becker", "10115", "Berlin", "Lindenstraße 8", "reserved"),
)


def show_some(brand_id: UUID) -> int:
    """Reserve a few of a brand's goods that are sold by deposit, each at another step; how many there are. Repeatable."""
    at, found = clock.now() - timedelta(days=2), 0
    for market, name, code, town, street, state in _SHOWN:
        variant = _for_sale(market, brand_id)
        if variant is None:
            continue
        wanted = checkout.OrderRequest(
            key=f"demo-reservation:{name}",
            market=market,
            language=MARKETS[market].languages[0],
            email="buyer@example.org",
            address={"name": name, "street": street, "postal_code": code, "city": town},
            lines={variant: 1},
            token=CARD,
        )
        with clock.travel(at):
            try:
                placed = checkout.place(wanted)
            except ArgosyError:
                continue
            handover.open_agreements([placed.order_id])
            _bring(placed.order_id, state)
        found += 1
    return found


def _for_sale(market: str, brand_id: UUID) -> UUID | None:
    """A variant of the brand that is sold by deposit and in stock."""
    language = MARKETS[market].languages[0]
    for card in channel.search(market, language, channel.Wish(brand_id=brand_id)).cards:
        document = channel.product(market, language, card["slug"]).document
        variants = [UUID(v["id"]) for v in document["variants"]] if document["sale_mode"] == "deposit" else []
        free = fulfilment.available(variants, market)
        if free:
            return next(v for v in variants if v in free)
    return None


def _bring(order_id: UUID, state: str) -> None:
    found = handover.advance(order_id)
    if found.state == "reserved" and state != "reserved":
        point = handover.places(found.market)[0].code
        handover.appoint(order_id, point, handover.slots(order_id, point)[0][0].starts_at)
    if handover.agreement(order_id).state == "appointed" and state == "paid":
        handover.pay(order_id, CARD, "test", f"demo-rest:{order_id}")

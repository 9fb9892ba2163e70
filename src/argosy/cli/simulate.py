"""`argosy simulate`: shoppers who buy through the real checkout, so that consoles have life. Seeded: the same again orders nothing twice."""

from __future__ import annotations

import random
from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from typing import Any
from uuid import UUID

import click
from rich.console import Console
from rich.progress import track

from argosy.aftersales import api as aftersales
from argosy.channel import api as channel
from argosy.checkout import api as checkout
from argosy.cli.reservations import come_for
from argosy.fulfilment import api as fulfilment
from argosy.handover import api as handover
from argosy.kernel import clock
from argosy.kernel.errors import ArgosyError
from argosy.kernel.markets import MARKETS

#: How the demo's demand is spread over markets; made up.
DEMAND = {"es": 30, "fr": 26, "de": 20, "it": 14, "pl": 10}
#: Orders by hour of the local day, in hundredths; made up after the usual evening peak.
HOURS = (1, 1, 1, 1, 1, 1, 2, 3, 4, 5, 5, 5, 6, 5, 5, 5, 5, 6, 7, 8, 9, 8, 4, 2)
POSTCODES = {
    "es": (
        ("28013", "Madrid"),
        ("08019", "Barcelona"),
        ("46001", "València"),
        ("41004", "Sevilla"),
        ("48009", "Bilbao"),
        ("07001", "Palma"),
    ),
    "fr": (
        ("75011", "Paris"),
        ("69003", "Lyon"),
        ("13006", "Marseille"),
        ("59000", "Lille"),
        ("33000", "Bordeaux"),
        ("20000", "Ajaccio"),
    ),
    "de": (("10115", "Berlin"), ("80331", "München"), ("20095", "Hamburg"), ("50667", "Köln"), ("04109", "Leipzig")),
    "it": (("20121", "Milano"), ("00184", "Roma"), ("10121", "Torino"), ("80132", "Napoli"), ("90133", "Palermo")),
    "pl": (
        ("00-001", "Warszawa"),
        ("30-001", "Kraków"),
        ("50-001", "Wrocław"),
        ("80-001", "Gdańsk"),
        ("90-001", "Łódź"),
    ),
}
NAMES = {
    "es": ("Lucía Romero", "Javier Ortega", "Carmen Vidal", "Pablo Navarro", "Marta Iglesias"),
    "fr": ("Camille Moreau", "Hugo Lefèvre", "Léa Fontaine", "Antoine Girard", "Manon Rousseau"),
    "de": ("Anna Becker", "Lukas Hoffmann", "Sophie Krüger", "Jonas Weber", "Mia Schäfer"),
    "it": ("Giulia Ferri", "Marco Conti", "Chiara Gallo", "Luca Rinaldi", "Elena Moretti"),
    "pl": ("Zofia Nowak", "Jakub Wiśniewski", "Maja Zielińska", "Piotr Kamiński", "Oliwia Wójcik"),
}
STREETS = {
    "es": "Calle Mayor {n}",
    "fr": "{n} rue des Lilas",
    "de": "Lindenstraße {n}",
    "it": "Via Garibaldi {n}",
    "pl": "ul. Lipowa {n}",
}
FAULTS = {
    "en": "It worked for a week; since yesterday it no longer switches on.",
    "es": "Funcionó una semana; desde ayer ya no se enciende.",
    "fr": "Il a marché une semaine ; depuis hier il ne s’allume plus.",
    "de": "Es lief eine Woche; seit gestern geht es nicht mehr an.",
    "it": "Ha funzionato una settimana; da ieri non si accende più.",
    "pl": "Działał tydzień; od wczoraj już się nie włącza.",
}
CARDS = (("test-4242", 90), ("test-3220", 5), ("test-0077", 2), ("test-0002", 2), ("test-9995", 1))


@dataclass(frozen=True, slots=True)
class Offer:
    """A variant that can be bought, and how much it is wanted."""

    variant_id: UUID
    mode: str
    appeal: float


@click.command("simulate")
@click.option("--orders", default=2000, show_default=True, help="How many shoppers try to buy.")
@click.option("--days", default=30, show_default=True, help="Spread over so many days up to now.")
@click.option("--seed", default=1, show_default=True, help="The same seed on the same day orders nothing twice.")
def simulate(orders: int, days: int, seed: int) -> None:
    """Drive shoppers through the real checkout: prices, stock, payment, books and all."""
    console = Console(highlight=False)
    told = run(orders, days, seed, console)
    for outcome, number in told.most_common():
        console.print(f"  {outcome:<22} {number}")
    console.print(f"  stock differs from its movements in {len(fulfilment.differences())} places")


def run(orders: int, days: int, seed: int, console: Console | None = None) -> Counter[str]:
    """Simulate and return how many orders ended how (the order's state, or the error's code)."""
    fate = random.Random(seed)
    offers = {code: _offers(code, fate) for code in MARKETS}
    open_markets = {code: found for code, found in offers.items() if found}
    if not open_markets:
        raise click.ClickException("No market has anything to sell yet. Launch a brand first: argosy launch PACK")
    opened = min(f.opened_at for m in open_markets for f in channel.flagships(m, MARKETS[m].languages[0]))
    moments = sorted(max(moment, opened + timedelta(seconds=1)) for moment in _moments(orders, days, fate))
    told: Counter[str] = Counter()
    steps: Iterable[int] = range(orders)
    if console is not None:
        steps = track(range(orders), description="  shoppers   ", console=console, transient=not console.is_terminal)
    for number in steps:
        told[_shop(fate, f"{seed}:{moments[0].date()}:{number}", moments[number], open_markets)] += 1
    channel.refresh_rankings()
    return told


def _offers(market: str, fate: random.Random) -> list[Offer]:
    """Everything on sale with a made-up appeal: a few things are wanted much, new ones more, dear ones less."""
    language = MARKETS[market].languages[0]
    wish = channel.Wish()
    cards: list[Mapping[str, Any]] = []
    while True:
        page = channel.search(market, language, wish)
        cards += page.cards
        if wish.page >= page.pages:
            break
        wish = channel.Wish(page=wish.page + 1)
    offers = []
    for card in cards:
        document = channel.product(market, language, card["slug"]).document
        wanted = fate.paretovariate(1.1) / (card["gross"] / 10_000) ** 0.35
        wanted *= 1.6 if card["percent"] else 1.0
        for position, variant in enumerate(document["variants"]):
            offers.append(Offer(UUID(variant["id"]), document["sale_mode"], wanted / (1 + position)))
    return offers


def _moments(orders: int, days: int, fate: random.Random) -> Iterator[datetime]:
    now = clock.now()
    weights = [0.6 + 0.4 * (day + 1) / days for day in range(days)]
    for _ in range(orders):
        day = fate.choices(range(days), weights)[0]
        hour = fate.choices(range(24), HOURS)[0]
        begin = (now - timedelta(days=days - 1 - day)).replace(hour=0, minute=0, second=0, microsecond=0)
        at = begin + timedelta(hours=hour, seconds=fate.randrange(3600), microseconds=fate.randrange(10**6))
        yield min(at, now - timedelta(seconds=fate.randrange(60, 7200)))


def _shop(fate: random.Random, key: str, at: datetime, offers: dict[str, list[Offer]]) -> str:
    market = fate.choices(list(offers), [DEMAND[m] for m in offers])[0]
    wanted = _wanted(fate, offers[market])
    name, (code, city) = fate.choice(NAMES[market]), fate.choice(POSTCODES[market])
    address = {
        "name": name,
        "street": STREETS[market].format(n=fate.randrange(1, 180)),
        "postal_code": code,
        "city": city,
    }
    languages = MARKETS[market].languages
    request = checkout.OrderRequest(
        key=f"simulate:{key}",
        market=market,
        language=fate.choices(languages, [9] + [1] * (len(languages) - 1))[0],
        email=f"shopper{fate.randrange(100_000)}@example.org",
        address=address,
        lines=wanted,
        token=fate.choices([c for c, _ in CARDS], [w for _, w in CARDS])[0],
    )
    accepts, patience = fate.random() < 0.9, timedelta(seconds=20)
    with clock.travel(at):
        try:
            placed = checkout.place(request)
        except ArgosyError as refused:
            return refused.code
    with clock.travel(at + patience):
        if placed.payment_state == "challenged":
            placed = checkout.confirm(placed.order_id, accepts)
        elif placed.payment_state == "pending":
            placed = checkout.ask_again(placed.order_id)
    if placed.state != "placed":
        return placed.state
    with clock.travel(at + patience):
        reserved = handover.open_agreements([placed.order_id])
    if reserved:
        come_for(placed.order_id, key, at + patience)
    elif at < datetime.now(UTC) - timedelta(days=1):
        with clock.travel(at + timedelta(hours=20)):
            aftersales.dispatch(placed.order_id)
        _afterwards(random.Random(key), checkout.order(placed.order_id), at)
    return placed.state


def _afterwards(luck: random.Random, order: checkout.OrderView, at: datetime) -> None:
    """Parcels arrive; of some orders all comes back, of a few it is still on its way or at fault."""
    now, chance = datetime.now(UTC), luck.random()
    if at + timedelta(days=3) > now or any(line.deposit is not None for line in order.lines):
        return
    with clock.travel(at + timedelta(days=3)):
        fulfilment.deliver(order.id, clock.now())
    if chance < 0.06 and at + timedelta(days=6) < now:
        with clock.travel(at + timedelta(days=6)):
            told = aftersales.Declaration(
                order.id, order.address["name"], order.email, order.language, f"simulate:{order.id}"
            )
            aftersales.confirm(aftersales.withdraw(told).id)
        if chance < 0.05 and at + timedelta(days=10) < now:
            with clock.travel(at + timedelta(days=10)):
                for back in aftersales.returns(order.id):
                    key = f"simulate:{back.number}"
                    aftersales.receive(aftersales.Reception(back.number, back.left, back.left, "warehouse", key))
    elif chance > 0.99 and at + timedelta(days=9) < now:
        line = order.lines[0]
        with clock.travel(at + timedelta(days=9)):
            wish = luck.choice(("replacement", "refund"))
            fault = FAULTS.get(order.language, FAULTS["en"])
            aftersales.claim(
                aftersales.Claim(
                    order.id, "guarantee", {line.line_id: 1}, order.language, f"fault:{order.id}", wish, told=fault
                )
            )


def _wanted(fate: random.Random, offers: Sequence[Offer]) -> dict[UUID, int]:
    """One thing mostly, at times two; a thing sold by deposit alone."""
    totals = list(accumulate(o.appeal for o in offers))
    first = offers[bisect(totals, fate.random() * totals[-1])]
    wanted = {first.variant_id: 2 if fate.random() < 0.04 and first.mode == "parcel" else 1}
    if fate.random() < 0.22 and first.mode != "deposit":
        other = offers[bisect(totals, fate.random() * totals[-1])]
        if other.mode != "deposit":
            wanted.setdefault(other.variant_id, 1)
    return wanted

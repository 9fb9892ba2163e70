"""Shoppers: they come in the first fifth of the time, look around, fill carts, buy, and do so again; and then the hot item goes on sale.

Cards are the test provider's, declines and questions of the bank among them. Whoever is sent to the line waits as told and keeps the place.
"""

from __future__ import annotations

import asyncio
import random
import time
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from argosy.cli.drill.figures import Figures
from argosy.cli.drill.wire import Answer, Line, NoAnswer
from argosy.cli.simulate import NAMES, POSTCODES, STREETS

#: Test cards by how many of a hundred shoppers pay with them: yes; the bank asks; the answer comes later; declined; not enough money.
CARDS = (("test-4242", 84), ("test-3220", 4), ("test-0077", 2), ("test-0002", 6), ("test-9995", 4))
#: Shares: of shoppers who want the hot item; of visits that end in a purchase, by cart and at once; of orders that are sent twice.
HOT_SHARE, BY_CART, AT_ONCE, TWICE = 0.2, 0.3, 0.15, 0.03
#: When the hot item goes on sale and for how long its buyers keep coming: shares of the whole time, and seconds.
HOT_AT, HOT_WITHIN_S = 0.3, 1.0
COME_WITHIN = 0.2
_PATIENCE_S = 120.0
_WORDS = ("phone", "5g", "bike", "robot", "chair", "256", "pro")


@dataclass(frozen=True, slots=True)
class Goods:
    """Something on sale: its page and its variants."""

    slug: str
    variants: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What a buyer was told at last. `units` by variant; `again`: the second answer to the same key, where it was sent twice."""

    key: str
    path: str
    body: Mapping[str, Any]
    status: int
    order_id: str
    token: str
    units: Mapping[str, int]
    again: str = ""


@dataclass
class Crowd:
    """Everybody. `told` by idempotency key; `unanswered`: keys that never got an answer that decides."""

    url: str
    market: str
    language: str
    goods: Sequence[Goods]
    hot: str
    pace_s: float
    until: float
    figures: Figures
    told: dict[str, Told] = field(default_factory=dict)
    unanswered: list[str] = field(default_factory=list)
    #: A key is used over and over by nobody but its own buyer; these tell the drill's orders from all others.
    run: str = field(default_factory=lambda: uuid.uuid4().hex[:12])

    async def come(self, shoppers: int, seconds: float) -> None:
        """Let them come and do what they do; returns when the last has left."""
        rushing = int(shoppers * HOT_SHARE)
        tasks = [asyncio.create_task(self._shop(n, random.random() * seconds * COME_WITHIN)) for n in range(shoppers)]
        rush = HOT_AT * seconds
        tasks += [asyncio.create_task(self._want_hot(n, rush + random.random() * HOT_WITHIN_S)) for n in range(rushing)]
        for failed in await asyncio.gather(*tasks, return_exceptions=True):
            if isinstance(failed, Exception):
                raise failed

    @property
    def over(self) -> bool:
        return time.monotonic() >= self.until

    async def _shop(self, number: int, after_s: float) -> None:
        fate, line = random.Random(f"{self.run} {number}"), Line(self.url)
        await asyncio.sleep(after_s)
        self.figures.shoppers += 1
        try:
            while not self.over:
                await self._visit(fate, line)
        finally:
            self.figures.shoppers -= 1
            line.close()

    async def _pause(self, fate: random.Random) -> None:
        left = self.until - time.monotonic()
        await asyncio.sleep(max(0.0, min(left, fate.expovariate(1 / self.pace_s))))

    async def _visit(self, fate: random.Random, line: Line) -> None:
        """A few pages, and at times a purchase."""
        root, wanted = f"/{self.market}/{self.language}/", fate.choice(self.goods)
        steps = [root, f"{root}s/?q={fate.choice(_WORDS)}", f"{root}p/{wanted.slug}/"]
        steps.append(f"/api/v1/markets/{self.market}/products/{wanted.slug}")
        for path in steps[fate.randrange(2) :]:
            await self._look(line, "GET", path)
            await self._pause(fate)
            if self.over:
                return
        chance = fate.random()
        if chance < BY_CART:
            await self._by_cart(fate, line, wanted)
        elif chance < BY_CART + AT_ONCE:
            await self._at_once(fate, line, {fate.choice(wanted.variants): 1})
        await self._pause(fate)

    async def _look(self, line: Line, method: str, path: str, body: object = None) -> Answer | None:
        began = time.monotonic()
        try:
            answer = await line.ask(method, path, body)
        except NoAnswer:
            self.figures.looked("no answer", time.monotonic() - began)
            return None
        kinds = {503: "shed", 429: "limited"}
        kind = kinds.get(answer.status, "error" if answer.status >= 500 else "")
        self.figures.looked(kind, time.monotonic() - began)
        return answer if answer.status < 400 else None

    async def _by_cart(self, fate: random.Random, line: Line, wanted: Goods) -> None:
        made = await self._look(line, "POST", "/api/v1/carts", {"market": self.market, "language": self.language})
        if made is None:
            return
        cart = f"/api/v1/carts/{made.json()['id']}"
        units = {fate.choice(wanted.variants): 1}
        if fate.random() < 0.3:
            units[fate.choice(fate.choice(self.goods).variants)] = 1
        for variant, quantity in units.items():
            await self._look(line, "POST", f"{cart}/lines", {"variant_id": variant, "quantity": quantity})
        await self._pause(fate)
        buyer = self._buyer(fate)
        await self._look(line, "PATCH", cart, {"postal_code": buyer["address"]["postal_code"]})
        seen = await self._look(line, "GET", cart)
        totals = (seen.json() if seen else {}).get("totals")
        if totals and not self.over:
            await self._buy(fate, line, f"{cart}/order", buyer | {"expected_total": totals["total"]}, units)

    async def _at_once(self, fate: random.Random, line: Line, units: Mapping[str, int]) -> None:
        lines = [{"variant_id": v, "quantity": n} for v, n in units.items()]
        body = self._buyer(fate) | {"market": self.market, "language": self.language, "lines": lines}
        await self._buy(fate, line, "/api/v1/orders", body, units)

    async def _want_hot(self, number: int, after_s: float) -> None:
        await asyncio.sleep(after_s)
        line = Line(self.url)
        try:
            await self._at_once(random.Random(f"{self.run} hot {number}"), line, {self.hot: 1})
        finally:
            line.close()

    def _buyer(self, fate: random.Random) -> dict[str, Any]:
        code, city = fate.choice(POSTCODES[self.market])
        return {
            "email": f"drill{fate.randrange(100_000)}@example.org",
            "address": {
                "name": fate.choice(NAMES[self.market]),
                "street": STREETS[self.market].format(n=fate.randrange(1, 180)),
                "postal_code": code,
                "city": city,
            },
            "payment": {"provider": "test", "token": fate.choices([c for c, _ in CARDS], [w for _, w in CARDS])[0]},
        }

    async def _buy(
        self, fate: random.Random, line: Line, path: str, body: Mapping[str, Any], units: Mapping[str, int]
    ) -> None:
        """Order until it is decided; after a declined card half of the buyers try another one."""
        told = await self._order(line, path, body, units)
        if told is None:
            return
        if told.status == 202 and told.token:
            await self._look_confirm(line, told)
        if told.status == 402 and fate.random() < 0.5:
            await self._order(line, path, {**body, "payment": {"provider": "test", "token": "test-4242"}}, units)
        elif told.status == 201 and fate.random() < TWICE:
            answer = await self._ask(line, told.path, told.body, told.key, "")
            if answer is not None and answer.status == 201:
                self.told[told.key] = replace(told, again=answer.json()["id"])

    async def _look_confirm(self, line: Line, told: Told) -> None:
        """The bank asks, the buyer says yes. A payment that waits for the bank is left to the worker."""
        try:
            answer = await line.ask(
                "POST", f"/api/v1/orders/{told.order_id}/confirmation", {"accepted": True}, Order_Token=told.token
            )
        except NoAnswer:
            return
        if answer.status == 200 and answer.json()["state"] == "placed":
            self.told[told.key] = replace(told, status=201)

    async def _order(self, line: Line, path: str, body: Mapping[str, Any], units: Mapping[str, int]) -> Told | None:
        key, ticket, began, stood = f"drill-{self.run}-{uuid.uuid4().hex}", "", time.monotonic(), False
        while time.monotonic() - began < _PATIENCE_S:
            answer = await self._ask(line, path, body, key, ticket)
            if answer is not None and answer.status not in (429, 503) and answer.status < 500:
                if stood:
                    self.figures.waited_s.append(time.monotonic() - began)
                said = answer.json()
                told = Told(key, path, body, answer.status, said.get("id", ""), said.get("token", ""), units)
                self.told[key] = told
                return told
            again = float(answer.headers.get("retry-after", "1")) if answer is not None else 1.0
            if answer is not None and (kept := answer.headers.get("admission-ticket")):
                ticket, stood = kept, True
            await asyncio.sleep(again * (0.9 + 0.2 * random.random()))
        self.unanswered.append(key)
        return None

    async def _ask(self, line: Line, path: str, body: Mapping[str, Any], key: str, ticket: str) -> Answer | None:
        headers = {"Idempotency_Key": key} | ({"Admission_Ticket": ticket} if ticket else {})
        began = time.monotonic()
        try:
            answer = await line.ask("POST", path, body, **headers)
        except NoAnswer:
            self.figures.bought("no answer", time.monotonic() - began)
            return None
        self.figures.bought(_outcome(answer), time.monotonic() - began)
        return answer


def _outcome(answer: Answer) -> str:
    match answer.status:
        case 200 | 201 | 202:
            return "sold"
        case 402:
            return "declined"
        case 409:
            return "sold out" if answer.json().get("code") == "sold-out" else "refused"
        case 429:
            return "limited"
        case 503:
            return "in line" if answer.json().get("code") in ("waiting-room", "units-held") else "shed"
    return "error"

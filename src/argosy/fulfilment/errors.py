"""What can go wrong between stock and door."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from argosy.compliance import api as compliance
from argosy.kernel.errors import ArgosyError
from argosy.kernel.text import t


class SoldOut(ArgosyError):
    """There is less stock in reach than was asked for; `short` tells by variant how many are left."""

    def __init__(self, short: dict[UUID, int]) -> None:
        super().__init__("sold-out", fields=("lines",), status=409, left=min(short.values(), default=0))
        self.short = short


class DispatchBarred(ArgosyError):
    """A product that the market's rules no longer let leave; `rules` are the titles of those rules, by language."""

    def __init__(self, sku: str, market: str, rules: Sequence[Mapping[str, str]]) -> None:
        super().__init__("dispatch-barred", fields=("order_id",), status=409, sku=sku, market=market)
        self.rules = rules

    def sentence(self, language: str = "en") -> str:
        named = "; ".join(compliance.say(title, language) for title in self.rules)
        return t(language, "error-dispatch-barred", **self.params, rules=named or "–")


class PostcodeForm(ArgosyError):
    """The postal code does not have its country's form."""

    def __init__(self, postal_code: str, country: str, example: str) -> None:
        super().__init__(
            "postcode-form", fields=("postal_code",), postal_code=postal_code, country=country, example=example
        )


class NotServed(ArgosyError):
    """Nothing is delivered to this postal code."""

    def __init__(self, postal_code: str) -> None:
        super().__init__("postcode-not-served", fields=("postal_code",), postal_code=postal_code)


class WayNotOffered(ArgosyError):
    """These goods cannot be delivered to this place in the way chosen."""

    def __init__(self, way: str) -> None:
        super().__init__("delivery-way", fields=("delivery",), status=409, way=way)


class UnknownWarehouse(ArgosyError):
    """No warehouse has this code."""

    def __init__(self, code: str, known: list[str]) -> None:
        super().__init__("unknown-warehouse", fields=("warehouse",), warehouse=code, known=", ".join(known))


class Stopped(ArgosyError):
    """The order holds goods that a safety decision has frozen: it may not be sent."""

    def __init__(self) -> None:
        super().__init__("order-stopped", status=409)

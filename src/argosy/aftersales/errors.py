"""What can go wrong when an order is cancelled or withdrawn from."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date

from argosy.kernel.errors import ArgosyError
from argosy.kernel.money import format_money
from argosy.kernel.text import t


class AlreadySent(ArgosyError):
    """Goods of the order have left: it cannot be cancelled, but withdrawn from."""

    def __init__(self) -> None:
        super().__init__("aftersales-already-sent", fields=("order",), status=409)


class NotPlaced(ArgosyError):
    """The order is not in force: it waits for its payment, was refused or is cancelled."""

    def __init__(self, state: str) -> None:
        super().__init__("aftersales-not-placed", fields=("order",), status=409, state=state)
        self.state = state


class PeriodOver(ArgosyError):
    """The days in which the contract can be withdrawn from are over since `last_day`."""

    def __init__(self, last_day: date) -> None:
        super().__init__("aftersales-period-over", fields=("order",), status=409, day=last_day.isoformat())
        self.last_day = last_day

    def sentence(self, language: str = "en") -> str:
        said = format_date(self.last_day, "long", locale={"en": "en_GB"}.get(language, language))
        return t(language, "error-aftersales-period-over", day=said)


class LinesFaulty(ArgosyError):
    """A line is not of this order, or more is given up than is left of it."""

    def __init__(self) -> None:
        super().__init__("aftersales-lines", fields=("lines",), status=422)


class NothingLeft(ArgosyError):
    """All of the order was withdrawn from before."""

    def __init__(self) -> None:
        super().__init__("aftersales-nothing-left", fields=("lines",), status=409)


class DeclarationFaulty(ArgosyError):
    """Name or e-mail address are missing or wrong; `fields` says which."""

    def __init__(self, fields: tuple[str, ...]) -> None:
        super().__init__("aftersales-declaration", fields=fields, status=422)


class UnknownWithdrawal(ArgosyError):
    """There is no such withdrawal of this order."""

    def __init__(self) -> None:
        super().__init__("aftersales-unknown-withdrawal", fields=("withdrawal",), status=404)


class HandedOver(ArgosyError):
    """Goods sold by deposit are not sent: they are handed over."""

    def __init__(self) -> None:
        super().__init__("aftersales-handed-over", fields=("order",), status=409)


class UnknownReturn(ArgosyError):
    """There is no such return."""

    def __init__(self) -> None:
        super().__init__("aftersales-unknown-return", fields=("return",), status=404)


class NotDelivered(ArgosyError):
    """The goods have not arrived yet."""

    def __init__(self) -> None:
        super().__init__("aftersales-not-delivered", fields=("order",), status=409)


class GuaranteeOver(ArgosyError):
    """The legal guarantee is over since `last_day`."""

    def __init__(self, last_day: date) -> None:
        super().__init__("aftersales-guarantee-over", fields=("order",), status=409, day=last_day.isoformat())
        self.last_day = last_day

    def sentence(self, language: str = "en") -> str:
        said = format_date(self.last_day, "long", locale={"en": "en_GB"}.get(language, language))
        return t(language, "error-aftersales-guarantee-over", day=said)


class ClaimFaulty(ArgosyError):
    """A claim needs a cause, a remedy and, for a fault, a description; an answer that refuses needs a reason."""

    def __init__(self) -> None:
        super().__init__("aftersales-claim", fields=("told",), status=422)


class NotTheSamePrice(ArgosyError):
    """What is wanted instead is not another variant of the same product at the same price."""

    def __init__(self) -> None:
        super().__init__("aftersales-other-price", fields=("wanted",), status=422)


class NotExpected(ArgosyError):
    """The return does not wait for what is told: it was received, refused or not decided yet."""

    def __init__(self, state: str) -> None:
        super().__init__("aftersales-not-expected", fields=("return",), status=409, state=state)
        self.state = state


class Incomplete(ArgosyError):
    """Goods to be exchanged come back together."""

    def __init__(self) -> None:
        super().__init__("aftersales-incomplete", fields=("lines",), status=422)


class ReductionFaulty(ArgosyError):
    """A price can be reduced by what is left of it, for a reason."""

    def __init__(self, left: int, currency: str) -> None:
        super().__init__("aftersales-reduction", fields=("amount",), status=422, left=left)
        self.left, self.currency = left, currency

    def sentence(self, language: str = "en") -> str:
        return t(language, "error-aftersales-reduction", left=format_money(self.left, self.currency, language))

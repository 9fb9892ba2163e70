"""What can go wrong at the checkout."""

from __future__ import annotations

from argosy.kernel.errors import ArgosyError


class UnknownCart(ArgosyError):
    """The cart does not exist or is another's."""

    def __init__(self) -> None:
        super().__init__("unknown-cart", fields=("cart",), status=404)


class UnknownOrder(ArgosyError):
    """The order does not exist or is another's."""

    def __init__(self) -> None:
        super().__init__("unknown-order", fields=("order",), status=404)


class EmptyCart(ArgosyError):
    """There is nothing to order."""

    def __init__(self) -> None:
        super().__init__("empty-cart", fields=("lines",))


class QuantityRange(ArgosyError):
    """A line's quantity is outside 1 to 99."""

    def __init__(self, quantity: int, most: int) -> None:
        super().__init__("quantity-range", fields=("quantity",), quantity=quantity, most=most)


class NotForSale(ArgosyError):
    """The variant cannot be bought in this market: unknown, withdrawn, without a price, or blocked by a rule."""

    def __init__(self, sku: str, market: str) -> None:
        super().__init__("not-for-sale", fields=("lines",), status=409, sku=sku, market=market.upper())


class NotCleared(ArgosyError):
    """Goods from abroad cannot be cleared in this order: above the limit for small consignments no duty is on file for them."""

    def __init__(self, sku: str) -> None:
        super().__init__("not-cleared", fields=("lines",), status=409, sku=sku)


class PriceChanged(ArgosyError):
    """The total is no longer the one that the buyer saw."""

    def __init__(self, expected: str, actual: str) -> None:
        super().__init__("price-changed", fields=("expected_total",), status=409, expected=expected, actual=actual)


class ConsentUnknown(ArgosyError):
    """Nobody was ever shown this version of the words; `kind` is terms or marketing."""

    def __init__(self, kind: str, version: str) -> None:
        super().__init__("consent-unknown", fields=(f"{kind}_version",), kind=kind, version=version[:20])


class NoteTooLong(ArgosyError):
    """The note on an order has more than `most` characters."""

    def __init__(self, most: int) -> None:
        super().__init__("note-long", fields=("note",), most=most)


class KeyReused(ArgosyError):
    """An idempotency key came again with other content."""

    def __init__(self) -> None:
        super().__init__("idempotency-key-reused", fields=("Idempotency-Key",), status=422)


class KeyMissing(ArgosyError):
    """A write came without an idempotency key."""

    def __init__(self) -> None:
        super().__init__("idempotency-key-missing", fields=("Idempotency-Key",))


def check_key(key: str) -> None:
    """An idempotency key has 1 to 200 characters. Raises KeyMissing."""
    if not key or len(key) > 200:
        raise KeyMissing


class AddressTrouble(ArgosyError):
    """The address lacks something or has a wrong form; `problems` gives a message key for each field."""

    def __init__(self, problems: dict[str, str]) -> None:
        super().__init__("address", fields=tuple(problems))
        self.problems = problems


class CardUnknown(ArgosyError):
    """The test provider takes its own test cards only."""

    def __init__(self) -> None:
        super().__init__("card-unknown", fields=("card",))


class DepositAlone(ArgosyError):
    """What is sold by deposit is a contract of its own: it is ordered alone, from one seller."""

    def __init__(self) -> None:
        super().__init__("deposit-alone", fields=("lines",), status=409)


class NotChallenged(ArgosyError):
    """There is no confirmation to be given for this payment (any more)."""

    def __init__(self) -> None:
        super().__init__("not-challenged", fields=("payment",), status=409)


class UnknownProvider(ArgosyError):
    """There is no payment provider of this name."""

    def __init__(self, name: str, known: list[str]) -> None:
        super().__init__("unknown-provider", fields=("payment.provider",), provider=name, known=", ".join(known))


class TokenUnknown(ArgosyError):
    """The means of payment is no token of the provider's form."""

    def __init__(self, provider: str) -> None:
        super().__init__("payment-token", fields=("payment.token",), provider=provider)


class WebhookRefused(ArgosyError):
    """A provider's message that cannot be believed: `cause` is signature, age, body or secret (none is configured)."""

    def __init__(self, cause: str) -> None:
        super().__init__("webhook-refused", fields=("signature",), cause=cause)


class PaymentState(ArgosyError):
    """The payment is not where this can be done: captured, voided, refused, or not authorised yet."""

    def __init__(self, state: str) -> None:
        super().__init__("payment-state", fields=("payment",), status=409, state=state)


class PaymentAmount(ArgosyError):
    """More is to be captured or given back than there is, or nothing; `most` in minor units."""

    def __init__(self, most: int) -> None:
        super().__init__("payment-amount", fields=("amount",), status=409, most=most)

"""`argosy payments`: an order's payment from the command line, a local Stripe, and the test provider's messages on a bad line."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import TYPE_CHECKING

import click

from argosy.kernel.errors import ArgosyError
from argosy.kernel.money import format_money, parse_amount

if TYPE_CHECKING:
    from argosy.checkout.api import PaymentView

order_argument = click.argument("number")
amount_option = click.option("--amount", metavar="AMOUNT", help="As 129.90; everything when left out.")


@click.group("payments")
def payments() -> None:
    """Payments: look, take, let go, give back. NUMBER is an order's, as ES-K3M9…

    `stripe-server` needs no database.
    """


@contextmanager
def _market() -> Iterator[ModuleType]:
    """The checkout's door, once all is set up; what the house refuses is said in a sentence."""
    from argosy.cli.main import ready

    ready()
    from argosy.checkout import api as checkout

    try:
        yield checkout
    except ArgosyError as refused:
        raise click.ClickException(str(refused)) from refused


def _minor(text: str, currency: str) -> int:
    try:
        return parse_amount(text, currency)
    except (ValueError, ArithmeticError):
        raise click.BadParameter(f"{text} is no amount of {currency}. Write it such as 129.90.") from None


def _show(number: str, found: PaymentView, as_json: bool = False) -> None:
    if as_json:
        told = {
            name: getattr(found, name)
            for name in "provider reference state reason amount captured refunded currency".split()
        }
        refunds = [
            {"id": str(r.id), "amount": r.amount, "state": r.state, "reason": r.reason, "trouble": r.trouble}
            for r in found.refunds
        ]
        click.echo(json.dumps({"order": number.upper(), **told, "given_back": found.given_back, "refunds": refunds}))
        return

    def money(minor: int) -> str:
        return format_money(minor, found.currency, "en")

    why = f" ({found.reason})" if found.reason else ""
    click.echo(
        f"{number.upper()}: {found.state}{why}, {money(found.amount)} by {found.provider} {found.reference}".rstrip()
    )
    if found.captured:
        click.echo(f"  taken {money(found.captured)}, given back {money(found.refunded)}")
    for r in found.refunds:
        trouble = f" ({r.trouble})" if r.trouble else ""
        click.echo(f"  refund {money(r.amount)}: {r.state}{trouble}  {r.reason}".rstrip())


@payments.command("show")
@order_argument
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object; amounts in minor units.")
def show(number: str, as_json: bool) -> None:
    """Where the payment of order NUMBER stands, with its refunds."""
    with _market() as checkout:
        _show(number, checkout.payment(checkout.order_by_number(number)), as_json)


@payments.command("capture")
@order_argument
@amount_option
def capture(number: str, amount: str | None) -> None:
    """Take what is held for order NUMBER, or a part of it; the rest of the hold is released. The same again changes nothing."""
    with _market() as checkout:
        order = checkout.order_by_number(number)
        wanted = None if amount is None else _minor(amount, checkout.payment(order).currency)
        _show(number, checkout.capture(order, wanted))


@payments.command("void")
@order_argument
def void(number: str) -> None:
    """Let go what is held for order NUMBER. The order itself is not changed."""
    with _market() as checkout:
        _show(number, checkout.void(checkout.order_by_number(number)))


@payments.command("refund")
@order_argument
@click.argument("amount")
@click.option("--reason", required=True, help="Why; kept with the refund.")
@click.option(
    "--key", required=True, help="A name of your own for this refund: the same again gives nothing back twice."
)
def refund(number: str, amount: str, reason: str, key: str) -> None:
    """Give AMOUNT of what was taken for order NUMBER back, once for each key. The ledger is not told."""
    with _market() as checkout:
        order = checkout.order_by_number(number)
        checkout.refund(order, _minor(amount, checkout.payment(order).currency), reason, key)
        _show(number, checkout.payment(order))


@payments.command("messages")
@order_argument
@click.option("--url", default="http://localhost:8000", show_default=True, help="The market that is told.")
@click.option("--times", default=1, show_default=True, type=click.IntRange(1, 20), help="Send each so many times.")
@click.option("--late", default=0.0, metavar="SECONDS", help="Wait so long first.")
@click.option("--shuffled", is_flag=True, help="In the wrong order.")
@click.option("--seed", default=1, show_default=True, help="The same seed shuffles the same way.")
def messages(number: str, url: str, times: int, late: float, shuffled: bool, seed: int) -> None:
    """Let the test provider tell of the payment of order NUMBER: signed, and as badly as the line may be."""
    from argosy.cli.stripe_server.messages import post

    with _market() as checkout:
        bodies = checkout.test_messages(checkout.order_by_number(number), times=times, shuffled=shuffled, seed=seed)
        time.sleep(late)
        told: Counter[int] = Counter()
        for body in bodies:
            kind = json.loads(body)["type"]
            status = post(f"{url.rstrip('/')}/api/v1/payments/test/webhooks", body, checkout.signed_test_message(body))
            told[status] += 1
            click.echo(f"{kind:<20} {status or 'no answer'}")
    if set(told) != {200}:
        raise click.ClickException("Not every message was taken. Is the market running at that address?")


@payments.command("stripe-server")
@click.option("--port", default=12111, show_default=True, help="Port on this machine.")
@click.option("--secret-key", metavar="KEY", default="sk_test_local", show_default=True, help="The key that it takes.")
@click.option("--webhook", metavar="URL", help="Where it sends its messages: …/api/v1/payments/stripe/webhooks")
@click.option(
    "--webhook-secret", metavar="SECRET", default="whsec_local", show_default=True, help="What it signs with."
)
def stripe_server(port: int, secret_key: str, webhook: str | None, webhook_secret: str) -> None:
    """A local server that speaks Stripe's API: test cards, 3-D Secure, captures, refunds, idempotency, signed messages. No account, no
    network. It forgets everything when it stops."""
    from argosy.cli.stripe_server.server import LocalStripe

    told = (webhook, webhook_secret) if webhook else None
    try:
        server = LocalStripe(port, secret_key, told)
    except OSError as taken:
        raise click.ClickException(f"Port {port} cannot be used: {taken}. Choose another with --port.") from taken
    click.echo(f"Stripe's API at {server.url}. Start the market with\n")
    click.echo(f"  ARGOSY_STRIPE_SECRET_KEY={secret_key}\n  ARGOSY_STRIPE_API_BASE={server.url}")
    click.echo(f"  ARGOSY_STRIPE_WEBHOOK_SECRET={webhook_secret}" if webhook else "")
    with server:
        try:
            server.serve_forever(poll_interval=0.2)
        except KeyboardInterrupt:
            click.echo("Stopped.")

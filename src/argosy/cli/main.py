"""The `argosy` command. Commands are imported when they are called, so that `--help` and `up` answer at once."""

from __future__ import annotations

import importlib
import os
import sys

import click

COMMANDS = {
    "up": ("argosy.cli.up", "up", "Start the market: database, web server and worker."),
    "doctor": ("argosy.cli.doctor", "doctor", "Say what is wrong with this installation."),
    "launch": ("argosy.cli.launch", "launch", "Launch a brand's pack into markets."),
    "pack": ("argosy.cli.packs", "pack", "Make sample brand packs of any size."),
    "documents": ("argosy.cli.documents", "documents", "Hand in, list and review brands' documents."),
    "rules": (
        "argosy.cli.rules",
        "rules",
        "Say what may be sold where and why; list, compare and check the market rules.",
    ),
    "price": (
        "argosy.cli.price",
        "price",
        "Change prices with a preview; say what a sale costs with every tax; prove prices.",
    ),
    "feed": ("argosy.cli.feed", "feed", "A market's goods for those who list them elsewhere."),
    "simulate": ("argosy.cli.simulate", "simulate", "Drive shoppers through the real checkout."),
    "ledger": ("argosy.cli.ledger", "ledger", "Verify the books."),
    "payments": (
        "argosy.cli.payments",
        "payments",
        "Take, let go and give back; a local Stripe; try providers' messages.",
    ),
    "handover": (
        "argosy.cli.handover",
        "handover",
        "Goods sold by deposit: who comes when, and recording the hand-over.",
    ),
    "coupon": ("argosy.cli.coupons", "group", "Coupon codes: make, list, stop."),
    "consents": ("argosy.cli.consents", "consents", "Who allows advertising by mail."),
    "safety": ("argosy.cli.safety", "group", "Notices of unlawful goods: restrict, lift, recall."),
    "bench": (
        "argosy.cli.bench.command",
        "bench",
        "Measure reads, orders, rules and prices against the database's own limit.",
    ),
    "chaos": (
        "argosy.cli.chaos.command",
        "chaos",
        "Break a market of its own under load and prove that every order is there once.",
    ),
    "drill": (
        "argosy.cli.drill.command",
        "drill",
        "Rehearse a Black Friday over HTTP against the running market.",
    ),
    "demo": ("argosy.cli.demo", "demo", "Load the demo brands and their thirty days of trade."),
    "worker": ("argosy.cli.worker", "worker", "Do the side work: refresh pages, send mail, ask providers again."),
    "manage": ("argosy.cli.manage", "manage", "Django's own commands."),
}
GUIDE = """Argosy takes brands abroad and proves, order by order, what that earned them.

\b
First steps
  argosy up                                   start the market (make run does this)
  argosy launch demo/packs/poco --markets es,fr,de,it,pl
                                              launch a brand; add --check to stop before changing anything
  argosy rules check demo/packs/poco --market de
                                              what may be sold, and what the law still asks
  argosy simulate --orders 200 --days 7       give the consoles some life
  argosy ledger verify                        prove that the books balance
  argosy doctor                               when something does not work

Data lies in ARGOSY_HOME (default: var/ beside the sources). DATABASE_URL uses your own PostgreSQL (15 to 18).
"""


class Guide(click.Group):
    """Lists all commands without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module, attribute, _ = COMMANDS[name]
        if name not in ("up", "doctor", "manage", "rules", "price", "payments", "handover", "chaos", "drill"):
            ready()
        return getattr(importlib.import_module(module), attribute)  # type: ignore[no-any-return]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, told) for name, (_, _, told) in COMMANDS.items()])


def ready(database: bool = True) -> None:
    """Set Django up; the embedded database is started when it is not running. Without `database` nothing is started or written."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "argosy.web.settings")
    database = database and not {"--help", "-h"} & set(sys.argv)
    if "DATABASE_URL" not in os.environ and database:
        from argosy.kernel import postgres
        from argosy.kernel.errors import ArgosyError

        try:
            os.environ["DATABASE_URL"] = postgres.ensure()
        except ArgosyError as trouble:
            raise click.ClickException(str(trouble)) from trouble
    elif "DATABASE_URL" not in os.environ:
        os.environ["DATABASE_URL"] = "postgresql://nobody@/none?host=/nonexistent"
        os.environ.setdefault("ARGOSY_SECRET_KEY", "not-used")
    import django

    django.setup()
    if database:
        from argosy.cli import schema
        from argosy.kernel.errors import ArgosyError

        try:
            schema.migrate()
        except ArgosyError as trouble:
            raise click.ClickException(str(trouble)) from trouble


@click.group(cls=Guide, help=GUIDE, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name=None, version=__import__("argosy").__version__, prog_name="argosy")
def main() -> None:
    """See GUIDE."""

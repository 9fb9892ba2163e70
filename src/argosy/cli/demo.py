"""The demo: real brands with made-up company numbers, launched six weeks ago, a joint campaign, and thirty days of trade."""

from __future__ import annotations

import json
import secrets
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from argosy.campaigns import api as campaigns
from argosy.catalogue import api as catalogue
from argosy.channel import api as channel
from argosy.cli import demo_documents
from argosy.cli.reservations import show_some
from argosy.cli.simulate import run as simulate
from argosy.kernel import clock
from argosy.kernel.errors import ArgosyError
from argosy.kernel.home import home
from argosy.kernel.markets import MARKETS
from argosy.kernel.models import Setting
from argosy.launch import api as launching
from argosy.programme import api as programme

PACKS = Path(__file__).resolve().parents[3] / "demo" / "packs"
ORDER = ("xiaomi", "poco", "rockbros", "ilife", "comhoma", "leapmotor")
LAUNCHED_BEFORE = timedelta(days=45)
ORDERS = 150
LEADS = (("xiaomi", "zh"), ("poco", "en"), ("rockbros", "zh"), ("ilife", "zh"), ("comhoma", "en"), ("leapmotor", "zh"))
CAMPAIGN_NAMES = {
    "en": "Black Friday",
    "es": "Black Friday",
    "fr": "Black Friday",
    "de": "Black Friday",
    "it": "Black Friday",
    "pl": "Black Friday",
    "zh": "黑色星期五",
}


@click.command("demo")
def demo() -> None:
    """Load the demo brands and their thirty days of trade; what is there already stays."""
    console = Console(highlight=False)
    Setting.objects.get_or_create(name="demo", defaults={"value": "loading"})
    _load(console)
    for who, email, password, path in logins():
        console.print(f"  {who:<16} {path:<11} {email:<28} {password}")


def load_if_empty(console: Console) -> None:
    """Load the demo into a market without brands, or finish loading one that was interrupted."""
    state = Setting.objects.filter(name="demo").values_list("value", flat=True).first()
    if state == "loaded" or (state is None and programme.brands()):
        return
    Setting.objects.get_or_create(name="demo", defaults={"value": "loading"})
    _load(console)


def _load(console: Console) -> None:
    began = clock.now()
    launched_at = began - LAUNCHED_BEFORE
    with clock.travel(launched_at):
        for slug in ORDER:
            if (PACKS / slug / "brand.toml").exists():
                _launch(console, slug)
    _people()
    demo_documents.hand_in(PACKS)
    _campaign()
    console.print("[bold]Thirty days of shoppers[/bold]")
    simulate(ORDERS, 30, 1, console)
    with suppress(ArgosyError):
        show_some(programme.brand("leapmotor").id)
    Setting.objects.filter(name="demo").update(value="loaded")
    console.print(f"The demo is loaded ({(clock.now() - began).total_seconds():.0f} s).")


def _launch(console: Console, slug: str) -> None:
    bars = Progress(
        TextColumn("  {task.description:<36}"),
        BarColumn(bar_width=30),
        TimeElapsedColumn(),
        console=console,
        transient=True,
    )
    with bars:
        task = bars.add_task(f"Launching {slug}", total=len(launching.STAGES))

        def show(stage: str, done: int, total: int) -> None:
            place = launching.STAGES.index(stage) + (done / total if total else 1)
            bars.update(task, completed=place, description=f"Launching {slug}: {stage}")

        report = launching.launch(PACKS / slug, list(MARKETS), progress=show)
        if (PACKS / slug / "documents.csv").exists() and demo_documents.accept(slug):
            # The report tells of the verdicts as they are with the documents accepted.
            report = launching.launch(PACKS / slug, list(MARKETS), progress=show)
    told = "  ".join(
        f"{code.upper()} [green]{m['live']}[/green]/[yellow]{m['warnings']}[/yellow]/[red]{m['blocked']}[/red]"
        for code, m in report["markets"].items()
    )
    console.print(f"  [bold]{report['name']:<10}[/bold] live/with warnings/blocked: {told}")


def logins() -> list[tuple[str, str, str, str]]:
    """The demo's accounts: who, e-mail, password, and the console they open. None before the demo has been loaded."""
    if not (home() / "demo-logins.json").exists():
        return []
    names = {"operator@argosy.example": ("Operator", "/operator/")}
    names |= {f"lead@{slug}.example": (f"Brand {slug}", "/brand/") for slug, _ in LEADS}
    return [(names[mail][0], mail, word, names[mail][1]) for mail, word in _passwords().items() if mail in names]


def _passwords() -> dict[str, str]:
    """By e-mail address; made once for this installation and kept in its data folder."""
    kept = home() / "demo-logins.json"
    if not kept.exists():
        listed = {"operator@argosy.example": _password()} | {f"lead@{slug}.example": _password() for slug, _ in LEADS}
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.touch(mode=0o600)
        kept.write_text(json.dumps(listed, indent=2))
    found: dict[str, str] = json.loads(kept.read_text())
    return found


def _password() -> str:
    return "-".join(secrets.token_hex(2) for _ in range(3))


def _people() -> None:
    passwords = _passwords()
    operator = "operator@argosy.example"
    programme.create_user(operator, passwords[operator], name="Operator", is_staff=True)
    for slug, language in LEADS:
        try:
            brand = programme.brand(slug)
        except ArgosyError:
            continue
        address = f"lead@{slug}.example"
        user = programme.create_user(address, passwords[address], name=f"{brand.name} lead", language=language)
        programme.enrol(brand.id, user, "lead")


def _campaign() -> None:
    """Black Friday: phones of POCO 12 % down in Spain and Germany, planned together, paid half by the platform."""
    try:
        brand = programme.brand("poco")
    except ArgosyError:
        return
    phones = [p for p in catalogue.products(catalogue.brand_product_ids(brand.id)) if p.category == "phones"]
    variants = [v.id for p in phones[:6] for v in p.variants]
    share = programme.contract_at(brand.id).co_funding_bp
    today = clock.now().replace(hour=0, minute=0, second=0, microsecond=0)
    for market in ("es", "de"):
        code = f"black-friday-{today.year}"
        if any(c.code == code and c.market == market for c in campaigns.of_brand(brand.id)):
            continue
        start = today - timedelta(days=4)
        with clock.travel(start):
            planned = campaigns.plan(
                brand.id,
                market,
                code,
                CAMPAIGN_NAMES,
                1200,
                share,
                start,
                today + timedelta(days=9),
                2_000_000,
                variants,
            )
            campaigns.start(planned)
        channel.refresh([p.id for p in phones], market)

"""A market of its own to break: database, web server, worker and payment provider, in a temporary folder, on loopback addresses."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from argosy.cli.processes import Child
from argosy.cli.stripe_server.server import SECRET_KEY, LocalStripe
from argosy.kernel import postgres

WORKER = "import sys; from argosy.cli.main import main; sys.argv[0] = 'argosy'; sys.exit(main())"
WEBHOOK_SECRET = "whsec_chaos"  # noqa: S105
SLUG = "chaos"
#: So many of the made-up variants have little stock: buyers compete for their last units.
SCARCE = 3
_START_S = 60


@dataclass
class Place:
    """Where to break things. `variants`: the first SCARCE of them have few units."""

    home: Path
    port: int
    stripe: LocalStripe
    web: Child
    worker: Child
    brand: UUID
    variants: tuple[UUID, ...]
    ended: threading.Event = field(default_factory=threading.Event)
    revived: list[str] = field(default_factory=list)

    def watch(self) -> None:
        """As `argosy up` does: whatever dies is started again. A thread of its own."""
        while not self.ended.wait(0.25):
            for child in (self.web, self.worker):
                if said := child.revive():
                    self.revived.append(said)

    def await_web(self) -> None:
        """Until a page is answered. Raises RuntimeError after a minute."""
        until = time.monotonic() + _START_S
        while time.monotonic() < until:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/es/es/", timeout=10).close()
                return
            except (OSError, urllib.error.HTTPError):
                time.sleep(0.2)
        raise RuntimeError(f"the web server does not answer: {self.web.last_words()}")


@contextmanager
def market(variants: int) -> Iterator[Place]:
    """Make the market, serve it, and leave nothing behind: no process, no folder."""
    home = Path(tempfile.mkdtemp(prefix="argosy-chaos-"))
    home.chmod(0o711)  # the account that runs PostgreSQL for root passes through
    folders = [home]
    try:
        with LocalStripe().running() as stripe:
            port = _free_port()
            _environment(home, port, stripe)
            with postgres.running(home) as url:
                folders.append(postgres.status(home).folder)
                os.environ["DATABASE_URL"] = url
                brand, made = _fill(variants)
                with _served(Place(home, port, stripe, *_children(home, port), brand, made)) as place:
                    yield place
    finally:
        for folder in folders:
            shutil.rmtree(folder, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _environment(home: Path, port: int, stripe: LocalStripe) -> None:
    """For this process, and for those that it starts."""
    from argosy.cli.stripe_server.messages import Messenger

    for name in [n for n in os.environ if n.startswith("ARGOSY_")] + ["DATABASE_URL"]:
        os.environ.pop(name, None)
    os.environ |= {
        "ARGOSY_HOME": str(home),
        "ARGOSY_PORT": str(port),
        "ARGOSY_STRIPE_SECRET_KEY": SECRET_KEY,
        "ARGOSY_STRIPE_WEBHOOK_SECRET": WEBHOOK_SECRET,
        "ARGOSY_STRIPE_API_BASE": stripe.url,
        "DJANGO_SETTINGS_MODULE": "argosy.web.settings",
    }
    hooks = f"http://127.0.0.1:{port}/api/v1/payments/stripe/webhooks"
    stripe.books.tell = Messenger(hooks, WEBHOOK_SECRET).send


def _fill(variants: int) -> tuple[UUID, tuple[UUID, ...]]:
    import django

    django.setup()
    from argosy.channel import api as channel
    from argosy.cli import packs, schema
    from argosy.launch import api as launching
    from argosy.programme import api as programme

    schema.migrate()
    with tempfile.TemporaryDirectory() as folder:
        packs.write(Path(folder) / SLUG, variants, slug=SLUG, picture_px=64)
        launching.launch(Path(folder) / SLUG, ["es"])
    brand = programme.brand(SLUG)
    cards = [c for c in channel.search("es", "es", channel.Wish(brand_id=brand.id)).cards if c["deposit"] is None]
    documents = [channel.product("es", "es", card["slug"]).document for card in cards]
    made = tuple(UUID(v["id"]) for document in documents for v in document["variants"])
    if len(made) <= SCARCE:
        raise RuntimeError("too little of the made-up pack is on sale")
    return brand.id, made


def _children(home: Path, port: int) -> tuple[Child, Child]:
    from argosy.cli.up import web_command

    os.environ["ARGOSY_WEB_PROCESSES"] = "2"
    web = Child("web server", web_command("127.0.0.1", port), home / "log" / "web.log")
    return web, Child("worker", ["-c", WORKER, "worker"], home / "log" / "worker.log")


@contextmanager
def _served(place: Place) -> Iterator[Place]:
    watcher = threading.Thread(target=place.watch, daemon=True)
    place.web.start()
    place.worker.start()
    watcher.start()
    try:
        place.await_web()
        yield place
    finally:
        place.ended.set()
        watcher.join()
        for child in (place.web, place.worker):
            child.stop(8)
        from django.db import connections

        with suppress(Exception):
            connections["default"].close()
            connections["default"].close_pool()


def children_of(process: int) -> list[int]:
    """Process ids whose parent is `process` (Linux); empty elsewhere."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        except (OSError, ValueError):
            continue
        if parent == process:
            found.append(int(folder.name))
    return sorted(found)


def kill(process: int) -> None:
    """kill -9."""
    os.kill(process, signal.SIGKILL)

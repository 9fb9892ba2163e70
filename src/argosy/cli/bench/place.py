"""A market of its own to measure in: a database beside the real one, a made-up brand, a web server on a free port."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit
from uuid import UUID

from django.conf import settings
from django.db import connection
from psycopg import connect, sql

DATABASE = "argosy_bench"


@dataclass(frozen=True, slots=True)
class Bench:
    """Where to measure. `variants` are well stocked; `slugs` the listings; `backend` a process of the database."""

    url: str
    port: int
    web: int
    backend: int
    slugs: tuple[str, ...]
    variants: tuple[UUID, ...]


@contextmanager
def market(variants: int) -> Iterator[Bench]:
    """Make the market (once; it is kept for the next run), serve it, and stop serving at the end."""
    url = own_database()
    slugs, stocked = _fill(variants)
    backend = int(connection.connection.info.backend_pid)
    with _served(url) as (port, web):
        yield Bench(url, port, web, backend, slugs, stocked)


def own_database() -> str:
    """A database on the same server, with the code's schema; Django is pointed at it."""
    given = os.environ["DATABASE_URL"]
    url = urlunsplit(urlsplit(given)._replace(path=f"/{DATABASE}"))
    with connect(given, autocommit=True) as admin:
        if not admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
            admin.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(DATABASE)))
    os.environ["DATABASE_URL"] = url
    settings.DATABASES["default"]["NAME"] = DATABASE
    connection.settings_dict["NAME"] = DATABASE
    connection.close()
    connection.close_pool()
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_database()")
        if cursor.fetchone()[0] != DATABASE:
            raise RuntimeError("nothing but a database of its own may be measured in")
    from argosy.cli import schema

    schema.migrate()
    return url


def _fill(variants: int) -> tuple[tuple[str, ...], tuple[UUID, ...]]:
    from argosy.channel import api as channel
    from argosy.cli import packs
    from argosy.fulfilment import api as fulfilment
    from argosy.launch import api as launching
    from argosy.programme import api as programme

    slug = f"bench{variants}"
    if slug not in {b.slug for b in programme.brands()}:
        with tempfile.TemporaryDirectory() as folder:
            packs.write(Path(folder) / slug, variants, slug=slug)
            launching.launch(Path(folder) / slug, ["es"])
    brand = programme.brand(slug)
    cards: list[Mapping[str, Any]] = []
    for page in range(1, 6):
        found = channel.search("es", "es", channel.Wish(brand_id=brand.id, page=page))
        cards += found.cards
        if page >= found.pages:
            break
    slugs = tuple(card["slug"] for card in cards if card["deposit"] is None)
    ids = []
    for name in slugs:
        ids += [UUID(v["id"]) for v in channel.product("es", "es", name).document["variants"]]
    free = fulfilment.available(ids, "es")
    poor = [v for v in ids if free.get(v, 0) < 500_000]
    fulfilment.declare_stock(brand.id, [(v, "MAD", 2_000_000 + int(time.time()) % 1_000_000) for v in poor])
    connection.ensure_connection()
    return slugs, tuple(ids)


@contextmanager
def _served(url: str) -> Iterator[tuple[int, int]]:
    from argosy.cli.up import web_command

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    # Buyers of a bench do not stand in line: admission measures as ever, and lets everybody in.
    environment = os.environ | {"DATABASE_URL": url, "ARGOSY_PORT": str(port), "ARGOSY_ADMISSION": "watch"}
    with tempfile.TemporaryFile() as log:
        server = subprocess.Popen(
            [sys.executable, *web_command("127.0.0.1", port)], env=environment, stdout=log, stderr=log
        )
        try:
            _await(port, server)
            yield port, server.pid
        finally:
            server.terminate()
            server.wait(20)


def _await(port: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/es/es/", timeout=30).close()
            return
        except urllib.error.HTTPError as answered:
            raise RuntimeError(f"the server answers {answered.code}") from answered
        except OSError:
            if server.poll() is not None:
                raise RuntimeError("the web server did not start") from None
            time.sleep(0.1)
    raise RuntimeError("the web server does not answer")

"""`argosy up`: everything an installation needs, in one process that ends it all in order."""

from __future__ import annotations

import os
import resource
import signal
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import click
from rich.console import Console
from rich.panel import Panel
from rich.table import Table

from argosy.cli.ports import check_port, port
from argosy.cli.processes import Child
from argosy.kernel import postgres
from argosy.kernel.errors import ArgosyError
from argosy.kernel.home import home
from argosy.kernel.postgres import DatabaseTrouble

_TICK_S = 0.25
_FIRST_ANSWER_S = 60
_TRIM_S = 60
_WEB_PATIENCE_S = 10
_YEAR_S = 365 * 86400
_WORKER_PATIENCE_S = 20
#: Connections that each web process keeps open.
CONNECTIONS = 16_384
_CALL_COMMAND = "import sys; from argosy.cli.main import main; sys.argv[0] = 'argosy'; sys.exit(main())"


@click.command("up")
@click.option("--host", envvar="ARGOSY_HOST", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--demo/--no-demo", default=True, help="Load the demo brands when the market is empty.")
def up(host: str, demo: bool) -> None:
    """Start the market: database, web server and worker. Ctrl-C stops them all.

    The data lies in ARGOSY_HOME (default: var/). ARGOSY_PORT chooses the port (8000); DATABASE_URL your own PostgreSQL (15 to 18).
    """
    console = Console(highlight=False)
    try:
        with postgres.claim(home() / "up.lock"):
            number = port()
            check_port(host, number)
            _Market(console, host, number).run(demo)
    except ArgosyError as trouble:
        raise click.ClickException(str(trouble)) from trouble


class _Market:
    """The running parts, in the order in which they start; they stop in the reverse one."""

    def __init__(self, console: Console, host: str, number: int) -> None:
        self.console = console
        self.host = host
        self.port = number
        self.stopping = threading.Event()
        self.serving = False
        self.database: postgres.Server | None = None
        self.web = Child("web server", [], home() / "log" / "web.log")
        self.worker = Child("worker", ["-c", _CALL_COMMAND, "worker"], home() / "log" / "worker.log")

    @property
    def address(self) -> str:
        shown = "localhost" if self.host in ("127.0.0.1", "0.0.0.0", "::") else self.host  # noqa: S104
        return f"http://{shown}:{self.port}"

    def run(self, demo: bool) -> None:
        """Start, watch and stop. Raises ArgosyError."""
        with self._listening():
            try:
                self._prepare(demo)
                self._serve()
                if not self.stopping.is_set():
                    self._present(demo)
                    self._watch()
            except KeyboardInterrupt:
                self.stopping.set()
            finally:
                self._stop()

    @contextmanager
    def _listening(self) -> Iterator[None]:
        """Within the block Ctrl-C, SIGTERM and a closed terminal say when to stop; before all is up they interrupt the start.

        A second Ctrl-C interrupts what the stop waits for.
        """

        def told(number: int, frame: FrameType | None) -> None:
            waited_for = self.stopping.is_set() and number == signal.SIGINT
            self.stopping.set()
            if waited_for or not self.serving:
                raise KeyboardInterrupt

        numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
        before = [signal.signal(number, told) for number in numbers]
        try:
            yield
        finally:
            for number, handler in zip(numbers, before, strict=True):
                signal.signal(number, handler)

    def _prepare(self, demo: bool) -> None:
        """The database with this code's schema, and something to sell."""
        with self.console.status("Starting the database …"):
            given = os.environ.get("DATABASE_URL")
            if not given:
                self.database = postgres.begin()
            _set_up_django()
            if self.database is not None:
                self.database.wait()
            elif given:
                postgres.check_server(given)
        from argosy.cli import schema

        with self.console.status("Bringing the database up to date …"):
            schema.migrate()
        if demo:
            from argosy.cli.demo import load_if_empty

            load_if_empty(self.console)
        _close_pool()

    def _serve(self) -> None:
        self.serving = True
        _allow_connections()
        self.web.command = web_command(self.host, self.port)
        self.web.environment = {"ARGOSY_PORT": str(self.port), "ARGOSY_LISTENS": f"{self._own_host()}:{self.port}"}
        with self.console.status("Starting the web server and the worker …"):
            self.web.start()
            self.worker.start()
            self._await_answer()

    def _own_host(self) -> str:
        """Where this machine reaches the web server."""
        asked = self.host if self.host not in ("0.0.0.0", "::") else "127.0.0.1"  # noqa: S104
        return f"[{asked}]" if ":" in asked else asked

    def _await_answer(self) -> None:
        """Until the first page was answered, which also warms the server up. Raises DatabaseTrouble `web-would-not-start`."""
        page = f"http://{self._own_host()}:{self.port}/"
        until = time.monotonic() + _FIRST_ANSWER_S
        while not self.stopping.is_set():
            try:
                urllib.request.urlopen(page, timeout=_FIRST_ANSWER_S).close()
                return
            except urllib.error.HTTPError as answered:
                if answered.code >= 500:
                    self._tell(f"The first page was answered with an error ({answered.code}); see {self.web.log}")
                return
            except OSError:
                if not self.web.alive() or time.monotonic() > until:
                    self.console.print(self.web.last_words(), style="dim", markup=False)
                    raise DatabaseTrouble("web-would-not-start", log=str(self.web.log)) from None
            self.stopping.wait(0.05)

    def _present(self, demo: bool) -> None:
        grid = Table.grid(padding=(0, 2))
        grid.add_row("[bold]Shop", f"[link={self.address}/]{self.address}/[/link]")
        if demo:
            from argosy.cli.demo import logins

            for who, email, password, path in logins():
                grid.add_row(f"[bold]{who}", f"{self.address}{path}  {email} / {password}")
        grid.add_row("Data", self._where())
        grid.add_row("Logs", str(home() / "log"))
        self.console.print(
            Panel(grid, title="Argosy is open", subtitle="Ctrl-C stops it", expand=False, padding=(1, 2))
        )

    def _where(self) -> str:
        if self.database is None:
            return "your PostgreSQL (DATABASE_URL)"
        folder = postgres.status().folder
        if folder.parent == home().resolve():
            return str(folder)
        return f"{folder}, as the account that runs PostgreSQL for root cannot enter {home()}"

    def _watch(self) -> None:
        """Until told to stop: whatever dies is started again."""
        trimmed = time.monotonic()
        while not self.stopping.wait(_TICK_S):
            for child in (self.web, self.worker):
                if said := child.revive():
                    self._tell(said)
            if time.monotonic() - trimmed > _TRIM_S:
                trimmed = time.monotonic()
                self.web.trim()
                self.worker.trim()
            self._watch_database()

    def _watch_database(self) -> None:
        try:
            if self.database is not None and self.database.renew():
                self._tell("The database's keeper ended; starting it again")
                self.database.wait()
        except ArgosyError as trouble:
            self._tell(str(trouble))
            self.stopping.wait(5)

    def _tell(self, said: str) -> None:
        self.console.print(f"{time.strftime('%H:%M:%S')} {said}", style="yellow", markup=False)

    def _stop(self) -> None:
        """Shoppers first, then side work, then the data they need."""
        self.serving = True
        with self.console.status("Stopping …"):
            self.web.stop(_WEB_PATIENCE_S)
            self.worker.stop(_WORKER_PATIENCE_S)
            if self.database is not None:
                _close_pool()
                self.database.release()
        if self.stopping.is_set():
            self.console.print("Argosy has stopped. Everything is kept for the next start.")


def _set_up_django() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "argosy.web.settings")
    import django

    django.setup()


def _close_pool() -> None:
    from django.db import connection

    connection.close()
    if connection.settings_dict["OPTIONS"].get("pool"):
        connection.close_pool()


def _allow_connections() -> None:
    """A connection is an open file; the processes that are started from here may have as many as the system lets us."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = CONNECTIONS + 1024 if hard == resource.RLIM_INFINITY else min(hard, CONNECTIONS + 1024)
    if soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def _web_processes() -> int:
    given = os.environ.get("ARGOSY_WEB_PROCESSES", "")
    return int(given) if given.isdigit() and int(given) else min(os.cpu_count() or 1, 4)


def web_command(host: str, number: int) -> list[str]:
    """Granian serves pages from worker processes, one for each core unless ARGOSY_WEB_PROCESSES says otherwise (a process of Python keeps one
    core busy at most), and pictures by itself; their names are hashes, so they last for ever."""
    from django.conf import settings

    media = Path(settings.MEDIA_ROOT)
    media.mkdir(parents=True, exist_ok=True)
    options = {
        "--interface": "wsgi",
        "--host": host,
        "--port": str(number),
        "--workers": str(_web_processes()),
        "--blocking-threads": "16",
        # Each open connection counts against it, also one whose shopper is reading: the server's own limits would shut out all but a thousand.
        "--backlog": "4096",
        "--backpressure": str(CONNECTIONS),
        "--workers-kill-timeout": str(_WEB_PATIENCE_S - 2),
        "--log-level": "warning",
        "--static-path-expires": str(_YEAR_S),
        "--static-path-route": settings.MEDIA_URL.rstrip("/"),
        "--static-path-mount": str(media),
    }
    command = ["-m", "granian", "argosy.web.wsgi:application", "--no-ws", "--respawn-failed-workers"]
    return command + [part for pair in options.items() for part in pair]

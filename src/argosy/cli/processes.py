"""Child processes of `argosy up`: started in their own session, started again when they die, never outliving their parent."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from argosy.kernel.postgres.cluster import dying_with_parent

_LOG_BYTES = 10 * 1024 * 1024
_STEADY_S = 30
_SLOWEST_RETRY_S = 30.0


@dataclass
class Child:
    """One process and how to start it. What it says goes to `log`."""

    name: str
    command: list[str]
    log: Path
    environment: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None
    _started_s: float = 0.0
    _retry_s: float = 0.5
    _next_s: float = 0.0

    def start(self) -> None:
        """Start it. It is told to end (SIGTERM) when this process dies, however that happens."""
        self.log.parent.mkdir(parents=True, exist_ok=True)
        self.trim()
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, *self.command],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=os.environ | {"PYTHONUNBUFFERED": "1"} | self.environment,
                start_new_session=True,
                preexec_fn=dying_with_parent(signal.SIGTERM),
            )
        self._started_s = time.monotonic()

    def alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def revive(self) -> str | None:
        """Start it again if it has died, ever more slowly while that does not last; what to tell the operator, if anything."""
        if self.alive() or self.process is None:
            return None
        now = time.monotonic()
        if self._next_s == 0:
            if now - self._started_s > _STEADY_S:
                self._retry_s = 0.5
            self._next_s = now + self._retry_s
            self._retry_s = min(self._retry_s * 2, _SLOWEST_RETRY_S)
            self.sweep()
            return f"The {self.name} ended (status {self.process.returncode}) and will be started again; see {self.log}"
        if now < self._next_s:
            return None
        self._next_s = 0.0
        self.start()
        return None

    def sweep(self, number: signal.Signals = signal.SIGKILL) -> None:
        """Signal everything of its session, so that no worker of a dead server keeps the port."""
        if self.process is not None:
            try:
                os.killpg(self.process.pid, number)
            except (ProcessLookupError, PermissionError):
                return

    def stop(self, patience_s: float) -> None:
        """Ask it to end, wait, and insist."""
        if self.process is None:
            return
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(patience_s)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.sweep()
        self.process = None

    def trim(self) -> None:
        """Keep one earlier log beside the current one once that is long; its writer goes on appending."""
        if self.log.exists() and self.log.stat().st_size > _LOG_BYTES:
            shutil.copyfile(self.log, self.log.with_suffix(".log.1"))
            os.truncate(self.log, 0)

    def last_words(self, lines: int = 12) -> str:
        """The end of its log."""
        if not self.log.exists():
            return ""
        with self.log.open("rb") as log:
            log.seek(max(0, self.log.stat().st_size - 8192))
            return "\n".join(log.read().decode("utf-8", "replace").splitlines()[-lines:])

"""The three processes of a local registry: web server, worker, scheduler."""

import ctypes
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

STOP_SECONDS = 10.0
GUNICORN_OPTIONS = [
    "--worker-class",
    "gthread",
    "--workers",
    "1",
    "--threads",
    "8",
    "--graceful-timeout",
    "5",
    "--no-control-socket",
]
PR_SET_PDEATHSIG = 1  # <linux/prctl.h>


class StartError(Exception):
    """A process did not come up; the message says which, and what its log ends with."""


@dataclass
class Process:
    """A child with its log file. It has a session of its own: Ctrl-C reaches only us, and we stop it in order."""

    name: str
    arguments: list[str]
    log: Path
    environment: dict[str, str] = field(default_factory=dict)
    child: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self.log.parent.mkdir(parents=True, exist_ok=True)
        with self.log.open("wb") as output:
            self.child = subprocess.Popen(  # noqa: S603 - our own arguments
                self.arguments,
                stdout=output,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                env=os.environ | self.environment,
                start_new_session=True,
                preexec_fn=_end_with_parent,  # noqa: PLW1509 - this process has one thread
            )

    @property
    def has_ended(self) -> bool:
        return self.child is not None and self.child.poll() is not None

    def last_lines(self, count: int = 12) -> str:
        text = self.log.read_text(errors="replace") if self.log.exists() else ""
        return "\n".join(f"    {line}" for line in text.splitlines()[-count:])

    def ask_to_stop(self) -> None:
        if self.child is not None and not self.has_ended:
            self.child.terminate()

    def see_end(self) -> None:
        """Wait for the end, then insist: nothing that we started survives us."""
        if self.child is None:
            return
        try:
            self.child.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(self.child.pid, signal.SIGKILL)
            self.child.wait()

    def stop(self) -> None:
        stop_all([self])


def _end_with_parent() -> None:
    """Ask the kernel to end this child if we are killed outright, so that no half a registry stays behind (Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def local_processes(address: str, logs: Path, settings: dict[str, str]) -> list[Process]:
    """Web server on `address` (host:port), one worker and the scheduler; a log file each in `logs`."""
    python = [sys.executable, "-m"]
    celery = [*python, "celery", "--app", "registry", "--quiet"]
    beat_schedule = str(logs.parent / "celerybeat-schedule")
    return [
        Process(
            "web server",
            [*python, "gunicorn", "registry.wsgi", "--bind", address, *GUNICORN_OPTIONS],
            logs / "web.log",
            settings,
        ),
        Process(
            "worker",
            [*celery, "worker", "--pool", "solo", "--loglevel", "INFO", "--without-gossip", "--without-mingle"],
            logs / "worker.log",
            settings,
        ),
        Process(
            "scheduler",
            [*celery, "beat", "--loglevel", "INFO", "--pidfile=", f"--schedule={beat_schedule}"],
            logs / "scheduler.log",
            settings,
        ),
    ]


def stop_all(processes: list[Process]) -> None:
    """Stop them at the same time: they share nothing but the database, and a person is waiting."""
    for process in processes:
        process.ask_to_stop()
    for process in processes:
        process.see_end()


def wait_until(answers: Callable[[], bool], process: Process, seconds: float = 60.0) -> None:
    """Return once `answers` is true; raise StartError when the process ends or the time is up."""
    deadline = time.monotonic() + seconds
    while not answers():
        if process.has_ended:
            raise StartError(
                f"The {process.name} ended at once. Its log, {process.log}, closes with:\n{process.last_lines()}"
            )
        if time.monotonic() > deadline:
            raise StartError(
                f"The {process.name} did not answer in {seconds:.0f} s; see {process.log}:\n{process.last_lines()}"
            )
        time.sleep(0.15)


def web_is_ready(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/readyz", timeout=2) as response:  # noqa: S310 - our own loopback address
            return bool(response.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def worker_is_ready() -> bool:
    from registry.celery import app

    return bool(app.control.ping(timeout=0.5))

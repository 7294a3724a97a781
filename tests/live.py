"""A real server for tests and benchmarks: gunicorn on a database of its own, gone when the block ends."""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
START_SECONDS = 60
GUNICORN = (
    sys.executable,
    "-m",
    "gunicorn",
    "registry.wsgi",
    "--worker-class=gthread",
    "--workers=1",
    "--keep-alive=30",
)


@dataclass(frozen=True)
class LiveServer:
    url: str
    folder: Path
    environment: Mapping[str, str]

    def manage(self, *arguments: str, script: str | None = None) -> str:
        """Run `manage.py` (or a Python `script` on standard input of its shell) against the server's database."""
        command = [sys.executable, "manage.py", *arguments]
        finished = subprocess.run(
            command, cwd=ROOT, env=self.environment, input=script, capture_output=True, text=True, check=False
        )
        if finished.returncode:
            raise RuntimeError(f"manage.py {' '.join(arguments)} failed:\n{finished.stdout}{finished.stderr}")
        return finished.stdout


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def live_server(*, threads: int = 4, extra: Mapping[str, str] | None = None) -> Iterator[LiveServer]:
    """One gunicorn worker with `threads` threads on a migrated SQLite database in a temporary folder."""
    with tempfile.TemporaryDirectory(prefix="registry-live-") as name:
        folder = Path(name)
        port = free_port()
        url = f"http://127.0.0.1:{port}"
        environment = os.environ | {
            "REGISTRY_VAR": name,
            "DATABASE_URL": f"sqlite:///{folder / 'registry.sqlite3'}",
            "REGISTRY_PUBLIC_URL": url,
            "REGISTRY_LOG_LEVEL": "WARNING",
            "DJANGO_SETTINGS_MODULE": "registry.settings",
            **(extra or {}),
        }
        server = LiveServer(url, folder, environment)
        server.manage("migrate", "--verbosity", "0")
        log = folder / "web.log"
        with log.open("wb") as output:
            process = subprocess.Popen(
                [*GUNICORN, "--bind", f"127.0.0.1:{port}", "--threads", str(threads)],
                cwd=ROOT,
                env=environment,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        try:
            _wait(url, process, log)
            yield server
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{url}/readyz", timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"the live server did not come up:\n{log.read_text(errors='replace')[-4000:]}")

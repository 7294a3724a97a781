"""Files to run commands on, and a registry on loopback that answers what a test tells it to."""

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from linting.cli.command import contracts

OLD = """\
{
  "type": "object",
  "properties": {
    "status": {"enum": ["open", "done"]}
  }
}
"""
NEW = """\
type: object
properties:
  status:
    enum: [done]
"""

Run = Callable[..., Result]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory, with an old and a new version that breaks it."""
    monkeypatch.chdir(tmp_path)
    for name in ("CONTRACTS_SERVER", "CONTRACTS_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    (tmp_path / "old.json").write_text(OLD)
    (tmp_path / "new.yaml").write_text(NEW)
    return tmp_path


@pytest.fixture
def run(folder: Path) -> Run:
    """Run ``contracts`` with arguments in that directory."""

    def run(*arguments: str, given: str | bytes | None = None) -> Result:
        return CliRunner().invoke(contracts, arguments, input=given, prog_name="contracts")

    return run


@dataclass
class Registry:
    """A server that remembers what it was asked and answers what it is told to."""

    address: str
    status: int = 200
    body: bytes = b"{}"
    headers: dict[str, str] = field(default_factory=dict)
    requests: list[dict[str, Any]] = field(default_factory=list)
    is_slow: threading.Event | None = None

    def answer(self, value: object, status: int = 200, **headers: str) -> None:
        self.body, self.status, self.headers = json.dumps(value).encode(), status, headers


@pytest.fixture
def registry() -> Iterator[Registry]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            request = {
                "path": self.path,
                "token": self.headers["Authorization"],
                "body": json.loads(self.rfile.read(length)),
            }
            registry.requests.append(request)
            if registry.is_slow is not None:
                registry.is_slow.wait(10)
            self._answer()

        def _answer(self) -> None:
            self.send_response(registry.status)
            for name, value in registry.headers.items():
                self.send_header(name.replace("_", "-"), value)
            self.send_header("Content-Length", str(len(registry.body)))
            self.end_headers()
            self.wfile.write(registry.body)

        def do_GET(self) -> None:
            registry.requests.append({"path": self.path, "token": self.headers["Authorization"]})
            self._answer()

        def log_message(self, *_: object) -> None:
            """Say nothing between the tests."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    registry = Registry(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield registry
    if registry.is_slow is not None:
        registry.is_slow.set()
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def address_of_nobody() -> str:
    """An address on which nothing listens."""
    import socket

    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{unused.getsockname()[1]}"

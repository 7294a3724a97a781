"""A real registry, a real upstream and a real Envoy, each a process of its own, on loopback."""

import json
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest

from tests.live import ROOT, LiveServer, free_port, live_server

PATIENCE = 30  # seconds; a slow machine is no reason to fail

ORDER_1 = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "properties": {
        "id": {"type": "integer"},
        "status": {"enum": ["open", "shipped"]},
        "total": {"type": "number"},
    },
    "required": ["id", "status"],
    "additionalProperties": False,
}
ORDER_2 = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "properties": {
        "order_id": {"type": "string", "pattern": "^[1-9][0-9]*$", "maxLength": 18},
        "status": {"enum": ["placed", "dispatched"]},
        "total": {"type": "number"},
    },
    "required": ["order_id", "status"],
    "additionalProperties": False,
}
DOWN = [
    {"op": "move", "from": ["order_id"], "to": ["id"]},
    {"op": "cast", "at": ["id"], "from": "string", "to": "integer"},
    {"op": "enum", "at": ["status"], "map": {"placed": "open", "dispatched": "shipped"}},
]

PREPARE = """
from datetime import timedelta
from registry.clock import utc_now
from registry.identity import services as identity
from registry.identity.actors import SYSTEM, Role, Scope
team = identity.team_create(SYSTEM, slug="shop", name="Shop")
for kind, role, scopes in (("ci", Role.OWNER, tuple(Scope)), ("gw", Role.VIEWER, (Scope.BUNDLES_PULL,))):
    _, text = identity.token_issue(
        SYSTEM, kind=kind, name=kind, team=team, role=role, scopes=scopes, expires_at=utc_now() + timedelta(days=1)
    )
    print(f"TOKEN {kind} {text}")
"""


@dataclass(frozen=True)
class Registry:
    """The registry as a team and its gateway see it."""

    server: LiveServer
    team: httpx.Client
    gateway_token: str

    @property
    def public_key(self) -> str:
        return self.team.get("/bundle-keys").json()[0]["public_key"]

    def post(self, path: str, body: object = None) -> dict:
        answer = self.team.post(path, json=body)
        assert answer.is_success, answer.text
        return answer.json()

    def activate(self, ops: list) -> str:
        """A new mapping from version 2 to version 1, running in production."""
        wanted = {"source": "2.0.0", "target": "1.0.0", "ops": ops}
        mapping = self.post("/contracts/shop/orders/mappings", wanted)["id"]
        self.post(f"/mappings/{mapping}/activate", {"environment": "production"})
        return mapping


@pytest.fixture(scope="session")
def registry() -> Iterator[Registry]:
    with registered() as registry:
        yield registry


@contextmanager
def registered() -> Iterator[Registry]:
    """A registry with both versions of the contract, the mapping between them and the gateway."""
    with live_server() as server:
        tokens = dict(re.findall(r"^TOKEN (\w+) (\S+)$", server.manage("shell", script=PREPARE), re.MULTILINE))
        headers = {"Authorization": f"Bearer {tokens['ci']}"}
        with httpx.Client(base_url=f"{server.url}/api/v1", headers=headers, timeout=PATIENCE) as team:
            registry = Registry(server, team, tokens["gw"])
            registry.post("/contracts", {"namespace": "shop", "name": "orders", "owner_team": "shop"})
            for number, schema in (("1.0.0", ORDER_1), ("2.0.0", ORDER_2)):
                submission = {"schema": schema, "version": number, "publish": True}
                registry.post("/contracts/shop/orders/versions", submission)
            registry.post("/gateways", {"name": "edge", "environment": "production", "team": "shop"})
            registry.activate(DOWN)
            yield registry


@dataclass
class Upstream:
    """A service of version 2; a test says what it answers."""

    url: str
    status: int = 200
    body: bytes = b'{"order_id": "1042", "status": "dispatched"}'
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "application/json"),)
    chunked: bool = False
    seen_headers: dict[str, str] | None = None


@pytest.fixture
def upstream(service: Upstream) -> Upstream:
    """The service, answering as it does when nothing is said."""
    vars(service).update(vars(Upstream(service.url)))
    return service


@pytest.fixture(scope="session")
def service() -> Iterator[Upstream]:
    answer = Upstream("")

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            answer.seen_headers = {name.lower(): value for name, value in self.headers.items()}
            self.send_response(answer.status)
            for name, value in answer.headers:
                self.send_header(name, value)
            if answer.chunked:
                self.send_header("Transfer-Encoding", "chunked")
            else:
                self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            if self.command == "HEAD":
                return
            if answer.chunked:
                self.wfile.write(b"%x\r\n%b\r\n0\r\n\r\n" % (len(answer.body), answer.body))
            else:
                self.wfile.write(answer.body)

        def do_HEAD(self) -> None:
            self.do_GET()

        def log_message(self, *_: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    answer.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield answer
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def gateway(registry: Registry, service: Upstream, tmp_path_factory) -> "Iterator[RunningGateway]":
    """The gateway, once it runs the registry's mapping."""
    reach = (registry.server.url, registry.gateway_token, registry.public_key)
    with running_gateway(*reach, service, tmp_path_factory.mktemp("gateway")) as gateway:
        eventually(lambda: gateway.get().headers.get("shim", "").startswith("applied"), gateway.log)
        yield gateway


@dataclass(frozen=True)
class RunningGateway:
    """Envoy with its sidecar, as a client sees them."""

    url: str
    log: Path

    def get(self, path: str = "/orders/1", *, version: str | None = "1.0.0", **headers: str) -> httpx.Response:
        wanted = {"Contract-Version": version} if version else {}
        return httpx.get(f"{self.url}{path}", headers=wanted | headers, timeout=PATIENCE)

    def wait_until_it_runs(self, revision: int) -> None:
        eventually(lambda: self.get().headers.get("shim", "").endswith(f"revision={revision}"), self.log)


@contextmanager
def running_gateway(
    registry_url: str, token: str, key: str, upstream: Upstream, state: Path
) -> Iterator[RunningGateway]:
    """`python -m examples.gateway`, until the block ends."""
    port = free_port()
    state.mkdir(parents=True, exist_ok=True)
    log = state / "gateway.log"
    arguments = {
        "--registry": registry_url,
        "--gateway": "edge",
        "--upstream": upstream.url,
        "--route": "/orders=shop/orders@2.0.0",
        "--key": key,
        "--state": str(state),
        "--port": str(port),
    }
    command = [sys.executable, "-m", "examples.gateway", *(word for pair in arguments.items() for word in pair)]
    with log.open("ab") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, env=os.environ | {"SHIM_TOKEN": token}, stdout=output, stderr=subprocess.STDOUT
        )
    try:
        gateway = RunningGateway(f"http://127.0.0.1:{port}", log)
        eventually(lambda: gateway.get("/").status_code < 600, log, process)
        yield gateway
    finally:
        process.terminate()
        process.wait(PATIENCE)


def eventually(
    holds: Callable[[], bool], log: Path | None = None, process: subprocess.Popen[bytes] | None = None
) -> None:
    """Wait until `holds`, and fail with the gateway's log when it never does."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and (process is None or process.poll() is None):
        try:
            if holds():
                return
        except httpx.TransportError:
            pass
        time.sleep(0.1)
    raise AssertionError(log.read_text(errors="replace")[-4_000:] if log else "it never did")


def order(**changes: object) -> bytes:
    """A payload of version 2, as its service spells it."""
    return json.dumps({"order_id": "1042", "status": "dispatched"} | changes).encode()

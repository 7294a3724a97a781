"""A registry that runs, with a team whose pipeline has a token, and the command line as that pipeline runs it."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import httpx
import pytest

from tests.live import LiveServer, live_server

ORDERS = '{"type": "object", "properties": {"status": {"enum": ["open", "done"]}}}'
BROKEN = ORDERS.replace('"open", "done"', '"done"')

PREPARE = """
from datetime import timedelta

from registry.clock import utc_now
from registry.identity import services
from registry.identity.actors import SYSTEM, Role, Scope

team = services.team_create(SYSTEM, slug="shop", name="Shop")
_, secret = services.token_issue(
    SYSTEM, kind="ci", name="pipeline", team=team, role=Role.OWNER, scopes=tuple(Scope),
    expires_at=utc_now() + timedelta(days=1),
)
print("TOKEN " + secret)
"""

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def server() -> Iterator[LiveServer]:
    with live_server() as server:
        yield server


@pytest.fixture(scope="session")
def token(server: LiveServer) -> str:
    """A token that may do all that a team can."""
    found = re.search(r"^TOKEN (\S+)$", server.manage("shell", script=PREPARE), re.MULTILINE)
    assert found is not None
    return found[1]


@pytest.fixture
def home(server: LiveServer, tmp_path: Path) -> Mapping[str, str]:
    """The environment of somebody who knows the registry's address and has logged in nowhere."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("CONTRACTS_", "GITHUB_", "CI_"))}
    return {**kept, "CONTRACTS_SERVER": server.url, "XDG_CONFIG_HOME": str(tmp_path / "config")}


@pytest.fixture
def run(home: Mapping[str, str], tmp_path: Path) -> Run:
    """Run ``contracts`` as a program, with a token in the environment where one is given."""

    def run(*arguments: str, token: str = "", given: str = "") -> subprocess.CompletedProcess[str]:
        environment = {**home, "CONTRACTS_TOKEN": token} if token else home
        command = [sys.executable, "-m", "linting.cli", *arguments]
        return subprocess.run(
            command, cwd=tmp_path, env=environment, input=given, capture_output=True, text=True, check=False
        )

    return run


@pytest.fixture
def contract(server: LiveServer, token: str, request: pytest.FixtureRequest) -> str:
    """A contract without versions, of this test alone."""
    name = request.node.name.replace("_", "-")[:60].strip("-")
    wanted = {"namespace": "shop", "name": name, "owner_team": "shop"}
    httpx.post(
        f"{server.url}/api/v1/contracts", json=wanted, headers={"Authorization": f"Bearer {token}"}
    ).raise_for_status()
    return f"shop/{name}"

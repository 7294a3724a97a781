"""What the registry knows of applications, as the command line tells it before a deployment."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.e2e.pipeline.conftest import BROKEN, ORDERS, Run
from tests.live import LiveServer

Post = Callable[[str, dict[str, Any]], None]


@pytest.fixture
def post(server: LiveServer, token: str) -> Post:
    def post(path: str, body: dict[str, Any]) -> None:
        headers = {"Authorization": f"Bearer {token}"}
        httpx.post(f"{server.url}/api/v1/{path}", json=body, headers=headers).raise_for_status()

    return post


@pytest.fixture
def deployed(run: Run, post: Post, token: str, contract: str, tmp_path: Path) -> str:
    """A contract whose 1.0.0 `web` reads in production, and whose incompatible 2.0.0 is published."""
    (tmp_path / "orders.json").write_text(BROKEN)
    run("submit", "orders.json", "--contract", contract, "--publish", token=token)
    for name in ("web", "billing"):
        post("applications", {"name": name, "owner_team": "shop"})
    post("environments", {"name": "production"})
    post("applications/web/versions", {"version": "1", "reads": [{"contract": contract, "version": "1.x"}]})
    post("deployments", {"application": "web", "version": "1", "environment": "production"})
    (tmp_path / "orders.json").write_text(ORDERS.replace('"done"', '"done", 3'))
    run("submit", "orders.json", "--contract", contract, "--version", "2.0.0", "--publish", token=token)
    post("applications/billing/versions", {"version": "1", "provides": [{"contract": contract, "version": "1.0.0"}]})
    post("applications/billing/versions", {"version": "2", "provides": [{"contract": contract, "version": "2.0.0"}]})
    return contract


def test_who_would_break_is_told_before_a_deployment_and_before_a_change(
    run: Run, token: str, deployed: str, tmp_path: Path
) -> None:
    def asked(version: str, *options: str) -> Any:
        return run("can-i-deploy", "billing", "--version", version, "--to", "production", *options, token=token)

    good, bad, lost = asked("1"), asked("2"), asked("3")
    changed = run("check", "orders.json", "--contract", deployed, token=token)
    (tmp_path / "contracts.yaml").write_text(f"contracts: [{{files: orders.json, name: {deployed}}}]\n")
    linted = run("lint", "--select", "unread-field", "--show", "note", token=token)

    assert (good.returncode, good.stdout) == (0, "billing 1 can be deployed to production.\n"), good.stderr
    assert bad.returncode == 1, bad.stderr
    assert "web" in bad.stdout
    assert "[reader-breaks]" in bad.stdout
    assert '"status": ' in bad.stdout
    assert lost.returncode == 2
    assert "has no version 3" in lost.stderr
    assert (linted.returncode, linted.stdout) == (0, ""), linted.stderr
    assert "It breaks web 1 (team shop) in production as soon as payloads of it arrive there." in changed.stdout


def test_a_name_with_a_slip_of_the_keys_is_told(run: Run, token: str, contract: str, tmp_path: Path) -> None:
    (tmp_path / "orders.json").write_text(ORDERS)

    result = run("check", "orders.json", "--contract", contract.replace("slip", "silp"), token=token)

    assert result.returncode == 0, result.stderr
    assert "[contract-unknown]" in result.stdout
    assert contract in result.stdout

"""A version's way into the registry by the command line, and the checks on the way."""

import json
from pathlib import Path

from tests.e2e.pipeline.conftest import BROKEN, ORDERS, Run
from tests.live import LiveServer


def test_what_was_checked_is_submitted_and_then_compared_with(
    run: Run, token: str, contract: str, tmp_path: Path
) -> None:
    (tmp_path / "orders.json").write_text(ORDERS)
    first = run("check", "orders.json", "--contract", contract, token=token)
    submitted = run("submit", "orders.json", "--contract", contract, "--note", "The first", "--publish", token=token)
    (tmp_path / "orders.json").write_text(BROKEN)
    second = run("check", "orders.json", "--contract", contract, token=token)
    refused = run("submit", "orders.json", "--contract", contract, "--version", "1.0.1", token=token)

    assert (first.returncode, submitted.returncode) == (0, 0), first.stderr + submitted.stderr
    assert submitted.stdout == f"orders.json: {contract} 1.0.0 is published\n"
    assert (second.returncode, refused.returncode) == (1, 1), second.stderr + refused.stderr
    for told in (second.stdout, refused.stdout):
        assert 'breaking: `status` no longer accepts "open" [enum-value-removed]' in told
        assert "Suggested version: 2.0.0" in told


def test_a_repository_is_checked_against_what_is_published(run: Run, token: str, contract: str, tmp_path: Path) -> None:
    (tmp_path / "orders.json").write_text(ORDERS)
    (tmp_path / "contracts.yaml").write_text(f"contracts: [{{files: orders.json, name: {contract}}}]\n")
    run("submit", "orders.json", "--publish", token=token)
    (tmp_path / "orders.json").write_text(BROKEN)

    result = run("check", "--against", "registry", "--output", "json", token=token)

    assert result.returncode == 1, result.stderr
    (report,) = json.loads(result.stdout)
    assert report["comparisons"][0]["against"] == "1.0.0"
    assert "1 contract checked against the registry: 1 failed" in result.stderr


def test_who_logged_in_needs_no_token(run: Run, server: LiveServer, token: str, contract: str, tmp_path: Path) -> None:
    (tmp_path / "orders.json").write_text(ORDERS)
    stranger = run("check", "orders.json", "--contract", contract)
    wrong = run("login", server.url, given="dcr_ci_nobody\n")
    login = run("login", server.url, given=f"{token}\n")
    known = run("check", "orders.json", "--contract", contract)

    assert (stranger.returncode, wrong.returncode) == (2, 2)
    assert "CONTRACTS_TOKEN" in stranger.stderr
    assert (login.returncode, known.returncode) == (0, 0), login.stderr + known.stderr
    assert token not in login.stdout + login.stderr
    assert (tmp_path / "config" / "contracts" / "credentials.json").stat().st_mode & 0o077 == 0


def test_a_token_that_holds_no_more_is_told_with_the_way_out(
    run: Run, server: LiveServer, contract: str, tmp_path: Path
) -> None:
    script = """
from datetime import timedelta
from registry.clock import utc_now
from registry.identity import services
from registry.identity.models import Team
from registry.identity.actors import SYSTEM, Role, Scope
past = utc_now() - timedelta(days=2)
access, secret = services.token_issue(
    SYSTEM, kind="ci", name="old", team=Team.objects.get(slug="shop"), role=Role.EDITOR,
    scopes=(Scope.CHECKS_RUN,), expires_at=utc_now() + timedelta(days=1),
)
type(access).objects.filter(pk=access.pk).update(expires_at=past)
print("TOKEN " + secret)
"""
    expired = server.manage("shell", script=script).rpartition("TOKEN ")[2].strip()
    (tmp_path / "orders.json").write_text(ORDERS)

    result = run("check", "orders.json", "--contract", contract, token=expired)

    assert result.returncode == 2
    assert "The token may have expired or been revoked: issue a new one" in result.stderr
    assert "Traceback" not in result.stderr

"""``contracts check`` by Git with a registry beside it: who would break, and what it has to say."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.linting.cli.conftest import Registry, address_of_nobody, registry
from tests.linting.cli.test_check import CONSUMER, PASSED
from tests.linting.project.conftest import BROKEN, CONFIG, ORDERS, Run

__all__ = ["address_of_nobody", "registry"]

WIDER = ORDERS.replace('"done"', '"done", "lost"')


def _answer(**differing: Any) -> dict[str, Any]:
    return PASSED | {"reasons": [], "suggested_version": "1.1.0", **differing}


@pytest.fixture
def changed(repository: Path) -> Path:
    (repository / "schemas" / "orders.json").write_text(WIDER)
    return repository


def test_what_changed_is_asked_about_and_whom_it_breaks_is_told(run: Run, changed: Path, registry: Registry) -> None:
    registry.answer(_answer(consumers=[CONSUMER]))

    result = run("check", "--server", registry.address)

    (request,) = registry.requests
    assert request["body"] == {"contract": "shop/orders", "schema": WIDER, "syntax": "json"}
    assert "It breaks billing 2.4.1 (team payments) in production" in result.stdout
    assert "Suggested version: 1.1.0" in result.stdout


def test_nothing_is_asked_where_nothing_changed(run: Run, repository: Path, registry: Registry) -> None:
    assert run("check", "--server", registry.address).exit_code == 0

    assert registry.requests == []


def test_a_policy_of_the_registry_fails_what_git_lets_pass(run: Run, changed: Path, registry: Registry) -> None:
    reason = {"code": "frozen", "sentence": "shop/orders is frozen until Monday.", "outcome": "fail"}
    registry.answer(_answer(reasons=[reason], outcome="fail"))

    result = run("check", "--server", registry.address)

    assert result.exit_code == 1
    assert "shop/orders is frozen until Monday." in result.stdout


def test_what_was_compared_here_is_not_judged_twice(run: Run, changed: Path, registry: Registry) -> None:
    reason = {"code": "breaking", "sentence": "It breaks 1.0.0.", "outcome": "fail"}
    registry.answer(_answer(reasons=[reason], outcome="fail"))

    assert run("check", "--server", registry.address).exit_code == 0


def test_a_contract_that_the_registry_does_not_know_is_told_unless_that_is_ignored(
    run: Run, changed: Path, registry: Registry
) -> None:
    reason = {"code": "contract-unknown", "sentence": "There is no contract “shop/orders”.", "outcome": "warn"}
    registry.answer(_answer(reasons=[reason]))

    told = run("check", "--server", registry.address)
    ignored = run("check", "--server", registry.address, "--ignore", "contract-unknown")

    assert "[contract-unknown]" in told.stdout
    assert "contract-unknown" not in ignored.stdout
    assert (told.exit_code, ignored.exit_code) == (0, 0)


def test_a_schema_that_the_registry_refuses_is_unusable(run: Run, changed: Path, registry: Registry) -> None:
    registry.answer({"detail": "minLength has to be a whole number", "status": 422}, 422)

    result = run("check", "--server", registry.address)

    assert result.exit_code == 2
    assert "minLength has to be a whole number" in result.stderr


@pytest.mark.parametrize(
    ("text", "config", "code"),
    [(WIDER, "", 3), (WIDER, "offline_ok: true\n", 0), (BROKEN, "", 1), (BROKEN, "offline_ok: true\n", 1)],
)
def test_without_the_registry_the_rest_is_told(
    run: Run, repository: Path, address_of_nobody: str, text: str, config: str, code: int
) -> None:
    (repository / "contracts.yaml").write_text(CONFIG + config)
    (repository / "schemas" / "orders.json").write_text(text)

    result = run("check", "--server", address_of_nobody, "--output", "json")

    assert result.exit_code == code
    assert json.loads(result.stdout)[1]["comparisons"]
    assert "cannot be reached" in result.stderr


def test_a_registry_of_the_configuration_is_asked_by_those_who_have_a_token(
    run: Run, changed: Path, registry: Registry, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (changed / "contracts.yaml").write_text(CONFIG + f"server: {registry.address}\n")
    registry.answer(_answer())

    run("check")
    assert registry.requests == []
    monkeypatch.setenv("CONTRACTS_TOKEN", "dcr_ci_x")
    run("check")

    assert [request["token"] for request in registry.requests] == ["Bearer dcr_ci_x"]


def test_a_name_that_no_registry_could_know_is_told(run: Run, repository: Path, registry: Registry) -> None:
    (repository / "schemas" / "Orders.json").write_text(ORDERS)

    result = run("check", "--server", registry.address)

    assert registry.requests == []
    assert "it can have no contract shop/Orders, since names are in lower case. [contract-unknown]" in result.stdout


def test_an_expired_token_hides_no_finding(run: Run, repository: Path, registry: Registry) -> None:
    (repository / "schemas" / "orders.json").write_text(BROKEN)
    registry.answer({"detail": "The access token is not valid, or no longer."}, 401)

    result = run("check", "--server", registry.address, "--token", "dcr_ci_old")

    assert result.exit_code == 2
    assert "`status` no longer accepts" in result.stdout
    assert "The token may have expired" in result.stderr


def test_the_server_of_the_configuration_is_everybodys(run: Run, repository: Path, registry: Registry) -> None:
    (repository / "contracts.yaml").write_text(f"{CONFIG}server: {registry.address}\n")
    registry.answer({"deployable": True, "reasons": []})
    assert run("can-i-deploy", "billing", "--version", "1.0.0", "--to", "production").exit_code == 0

    registry.answer({"fields_read": []})
    linted = run("lint", "--select", "unread-field", "--token", "dcr_ci_x")

    assert [request["path"].partition("?")[0] for request in registry.requests] == [
        "/api/v1/can-i-deploy",
        "/api/v1/contracts/shop/lines/consumers",
        "/api/v1/contracts/shop/orders/consumers",
    ]
    assert "note: no registered consumer reads `sku`" in linted.stdout


def test_where_no_server_is_named_all_ways_to_name_one_are_told(run: Run, repository: Path) -> None:
    result = run("can-i-deploy", "billing", "--version", "1.0.0", "--to", "production")

    assert result.exit_code == 2
    assert result.stderr == (
        "contracts: no server is given\n  Give --server, set CONTRACTS_SERVER, or write `server` into contracts.yaml.\n"
    )

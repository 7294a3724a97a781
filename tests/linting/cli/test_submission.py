"""``contracts submit`` and ``contracts login``, with a registry on loopback."""

import stat
from pathlib import Path

import click
import pytest

from tests.linting.cli.conftest import Registry, Run
from tests.linting.cli.test_check import FAILED

TAKEN = {"contract": "shop/orders", "version": "1.1.0", "state": "proposed"}
CONTRACT = ("--contract", "shop/orders")


def test_a_file_becomes_a_version(run: Run, registry: Registry) -> None:
    registry.answer(TAKEN, 201)

    result = run("submit", "old.json", *CONTRACT, "--note", "More", "--server", registry.address, "--token", "t")

    (request,) = registry.requests
    assert result.exit_code == 0, result.output
    assert result.stdout == "old.json: shop/orders 1.1.0 is proposed\n"
    assert request["path"] == "/api/v1/contracts/shop/orders/versions"
    assert request["body"]["change_note"] == "More"
    assert request["body"]["publish"] is False
    assert "version" not in request["body"]


def test_the_configuration_knows_the_contract_and_the_server(run: Run, folder: Path, registry: Registry) -> None:
    registry.answer(TAKEN, 201)
    binding = "contracts: [{files: old.json, name: shop/orders}]"
    (folder / "contracts.yaml").write_text(f"{binding}\nserver: {registry.address}\n")

    assert run("submit", "old.json", "--publish", "--version", "1.1.0").exit_code == 0

    assert registry.requests[0]["body"]["publish"] is True
    assert registry.requests[0]["body"]["version"] == "1.1.0"


@pytest.mark.parametrize("status", [409, 422])
def test_what_the_registry_refuses_is_told_in_its_words(run: Run, registry: Registry, status: int) -> None:
    registry.answer({"detail": "It breaks 1.0.0.", "remedy": "Make it 2.0.0."}, status)

    result = run("submit", "old.json", *CONTRACT, "--server", registry.address)

    assert result.exit_code == 2
    assert "It breaks 1.0.0." in result.stderr
    assert "Make it 2.0.0." in result.stderr


def test_a_submission_that_fails_its_check_is_reported_as_the_check_is(run: Run, registry: Registry) -> None:
    check = {"code": "check-failed", "detail": "It breaks 1.0.0.", "check": FAILED}
    registry.answer(check, 422)

    result = run("submit", "new.yaml", *CONTRACT, "--server", registry.address)

    assert result.exit_code == 1
    assert "breaking: `status` no longer accepts" in result.stdout
    assert "Suggested version: 2.0.0" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["old.json", *CONTRACT], "no server is given"),
        (["old.json", "--server", "http://x"], "which contract is this?"),
        (["old.json", "--contract", "x", "--server", "http://x"], "a contract is named as namespace/name"),
        (["lost.json", *CONTRACT], "there is no such file"),
    ],
)
def test_what_cannot_be_submitted_is_one_clear_line(run: Run, arguments: list[str], told: str) -> None:
    result = run("submit", *arguments)

    assert result.exit_code == 2
    assert told in result.stderr


def test_a_login_keeps_a_token_that_holds_for_its_owner_alone(run: Run, folder: Path, registry: Registry) -> None:
    registry.answer({"items": []})

    result = run("login", registry.address + "/", given="dcr_x\n")

    kept = folder / "config" / "contracts" / "credentials.json"
    assert result.exit_code == 0, result.output
    assert registry.requests[0]["token"] == "Bearer dcr_x"
    assert "dcr_x" not in result.output
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    registry.answer(TAKEN, 201)
    run("submit", "old.json", *CONTRACT, "--server", registry.address)
    assert registry.requests[-1]["token"] == "Bearer dcr_x"


def test_a_token_goes_to_its_own_server_only(run: Run, folder: Path, registry: Registry) -> None:
    from linting.cli.credentials import keep_token

    keep_token("https://elsewhere.example.org", "dcr_x")
    registry.answer(TAKEN, 201)

    run("submit", "old.json", *CONTRACT, "--server", registry.address)

    assert registry.requests[0]["token"] is None


def test_a_token_that_does_not_hold_is_not_kept(run: Run, folder: Path, registry: Registry) -> None:
    registry.answer({"detail": "This token is unknown."}, 401)

    result = run("login", registry.address, given="dcr_x\n")

    assert result.exit_code == 2
    assert "This token is unknown." in result.stderr
    assert not (folder / "config").exists()


@pytest.mark.parametrize("given", ["\n", "a b\x00\n", "ä\n"])
def test_what_is_no_token_is_sent_nowhere(run: Run, registry: Registry, given: str) -> None:
    assert run("login", registry.address, given=given).exit_code == 2
    assert registry.requests == []


def test_a_file_of_credentials_that_is_none_is_told(run: Run, folder: Path, registry: Registry) -> None:
    (folder / "config" / "contracts").mkdir(parents=True)
    (folder / "config" / "contracts" / "credentials.json").write_text("[]")

    result = run("submit", "old.json", *CONTRACT, "--server", registry.address)

    assert result.exit_code == 2
    assert "this holds no credentials" in result.stderr


def test_a_login_needs_no_address_where_the_configuration_has_it(run: Run, folder: Path, registry: Registry) -> None:
    (folder / "contracts.yaml").write_text(f"server: {registry.address}\n")
    registry.answer({"contracts": []})

    result = run("login", given="dcr_pat_abc\n")

    assert result.exit_code == 0
    assert f"the token for {registry.address} is kept" in result.stdout


def test_who_gives_up_at_the_prompt_has_found_nothing(
    run: Run, registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    def give_up(*_args: object, **_kwargs: object) -> str:
        raise click.Abort

    monkeypatch.setattr("click.testing._NamedTextIOWrapper.isatty", lambda _stream: True)
    monkeypatch.setattr("linting.cli.submission.click.prompt", give_up)

    result = run("login", registry.address)

    assert result.exit_code == 130
    assert registry.requests == []

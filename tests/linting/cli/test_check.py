"""``contracts check``: against a file, and against a registry on loopback."""

import json
import threading
from pathlib import Path
from typing import Any

import pytest

from linting.reports import FORMATS
from tests.linting.cli.conftest import Registry, Run
from tests.linting.reports.conftest import wire_change, wire_comparison

PASSED: dict[str, Any] = {
    "contract": "shop/orders",
    "outcome": "pass",
    "level": "compatible",
    "reasons": [{"code": "first-version", "sentence": "This is the first version.", "outcome": "pass"}],
    "comparisons": [],
    "version": "1.0.0",
    "suggested_version": "1.0.0",
    "schema_digest": "sha256:0",
    "dialect": "draft2020-12",
}
FAILED = PASSED | {
    "outcome": "fail",
    "level": "breaking",
    "reasons": [{"code": "breaking", "sentence": "This breaks backward compatibility with 1.0.0.", "outcome": "fail"}],
    "comparisons": [{"version": "1.0.0", "counts": True, "comparison": wire_comparison(wire_change())}],
    "suggested_version": "2.0.0",
}
CONTRACT = ("--contract", "shop/orders")


def test_against_a_file_it_needs_no_server(run: Run) -> None:
    result = run("check", "new.yaml", "--against", "old.json")

    assert result.exit_code == 1
    assert "breaking: `status` no longer accepts" in result.stdout


def test_the_registry_is_asked_with_the_text_as_it_stands(run: Run, registry: Registry) -> None:
    registry.answer(PASSED)

    result = run(
        "check", "new.yaml", *CONTRACT, "--server", registry.address, "--token", "dcr_ci_x", "--version", "1.0.0"
    )

    (request,) = registry.requests
    assert result.exit_code == 0
    assert request["path"] == "/api/v1/checks"
    assert request["token"] == "Bearer dcr_ci_x"
    assert request["body"] == {
        "contract": "shop/orders",
        "schema": "type: object\nproperties:\n  status:\n    enum: [done]\n",
        "syntax": "yaml",
        "version": "1.0.0",
    }
    assert result.stdout == (
        "PASS new.yaml: nothing to compare with\n    This is the first version.\n    Suggested version: 1.0.0\n"
    )


def test_a_failed_check_shows_the_line_the_witness_and_the_reason(run: Run, registry: Registry) -> None:
    registry.answer(FAILED)

    result = run("check", "new.yaml", *CONTRACT, "--server", registry.address)

    assert result.exit_code == 1
    assert result.stdout.startswith('new.yaml:4:5: breaking: `status` no longer accepts "open"')
    assert "FAIL new.yaml: breaking against 1.0.0 (1 breaking)" in result.stdout
    assert "This breaks backward compatibility with 1.0.0." in result.stdout
    assert "Suggested version: 2.0.0" in result.stdout


def test_the_environment_names_server_and_token(run: Run, registry: Registry, monkeypatch: pytest.MonkeyPatch) -> None:
    registry.answer(PASSED)
    monkeypatch.setenv("CONTRACTS_SERVER", registry.address + "/")
    monkeypatch.setenv("CONTRACTS_TOKEN", "dcr_ci_y")

    assert run("check", "new.yaml", *CONTRACT).exit_code == 0
    assert registry.requests[0]["token"] == "Bearer dcr_ci_y"
    assert registry.requests[0]["path"] == "/api/v1/checks"


def test_many_files_are_one_request(run: Run, registry: Registry) -> None:
    registry.answer(
        {"outcome": "fail", "results": [{"status": 200, "check": PASSED}, {"status": 200, "check": FAILED}]}
    )

    result = run("check", "old.json", "new.yaml", *CONTRACT, "--contract", "shop/lines", "--server", registry.address)

    (request,) = registry.requests
    assert [check["contract"] for check in request["body"]["checks"]] == ["shop/orders", "shop/lines"]
    assert result.exit_code == 1
    assert "PASS old.json" in result.stdout
    assert "FAIL new.yaml" in result.stdout


def test_json_of_one_file_is_one_object(run: Run, registry: Registry) -> None:
    registry.answer(FAILED)

    result = run("check", "new.yaml", *CONTRACT, "--server", registry.address, "--output", "json")

    assert json.loads(result.stdout)["comparisons"][0]["against"] == "1.0.0"


def test_json_of_many_files_is_a_list(run: Run, registry: Registry) -> None:
    registry.answer(
        {"outcome": "pass", "results": [{"status": 200, "check": PASSED}, {"status": 200, "check": PASSED}]}
    )

    result = run(
        "check", "old.json", "new.yaml", *CONTRACT, *CONTRACT, "--server", registry.address, "--output", "json"
    )

    assert [report["name"] for report in json.loads(result.stdout)] == ["old.json", "new.yaml"]


PROBLEM = {
    "status": 422,
    "detail": "minLength has to be a whole number",
    "code": "metaschema",
    "errors": [{"code": "metaschema", "detail": "minLength has to be a whole number", "line": 3, "column": 5}],
    "remedy": "Correct it.",
}


def test_what_the_registry_finds_wrong_with_a_file_is_told_at_its_line(run: Run, registry: Registry) -> None:
    registry.answer(PROBLEM, status=422)

    result = run("check", "new.yaml", *CONTRACT, "--server", registry.address)

    assert result.exit_code == 2
    assert result.stderr == "contracts: new.yaml:3:5: minLength has to be a whole number\n  Correct it.\n"


def test_one_file_of_many_that_is_wrong_does_not_hide_the_others(run: Run, registry: Registry) -> None:
    registry.answer(
        {"outcome": "fail", "results": [{"status": 422, "problem": PROBLEM}, {"status": 200, "check": PASSED}]}
    )

    result = run("check", "new.yaml", "old.json", *CONTRACT, *CONTRACT, "--server", registry.address)

    assert result.exit_code == 2
    assert "PASS old.json" in result.stdout
    assert result.stderr.startswith("contracts: new.yaml:3:5:")


@pytest.mark.parametrize(
    ("status", "answer", "code", "message", "remedy"),
    [
        (401, {"detail": "The token expired."}, 2, "The token expired.", "issue a new one"),
        (403, {"detail": "You may not.", "remedy": "Ask the owner."}, 2, "You may not.", "Ask the owner."),
        (404, {"detail": "There is no contract shop/orders."}, 2, "no contract shop/orders", ""),
        (429, {"detail": "Slow down."}, 3, "too many requests", "Try again in"),
        (
            500,
            {"detail": "It failed.", "request_id": "r-1"},
            3,
            "the server failed with 500 (request id r-1)",
            "Try again",
        ),
        (502, None, 3, "the server failed with 502", "Try again"),
        (200, None, 3, "not as a registry does", "Check the address"),
        (404, None, 3, "not as a registry does", "Check the address"),
        (301, None, 3, "not as a registry does", "Check the address"),
        (200, {"hello": "world"}, 3, "not as a registry does", "Check the address"),
    ],
)
def test_what_goes_wrong_at_the_server_is_one_line_and_a_remedy(
    run: Run, registry: Registry, *, status: int, answer: object, code: int, message: str, remedy: str
) -> None:
    registry.answer(answer, status=status)
    if answer is None:
        registry.body = b"<html>It works!</html>"

    result = run("check", "new.yaml", *CONTRACT, "--server", registry.address, "--token", "dcr_ci_x")

    told = result.stderr.splitlines()
    assert result.exit_code == code
    assert message in told[0]
    assert len(told) == (2 if remedy else 1)
    assert remedy in told[-1]
    assert "dcr_ci_x" not in result.output


def test_without_a_token_it_says_how_to_give_one(run: Run, registry: Registry) -> None:
    registry.answer({"detail": "Nobody is known."}, status=401)

    result = run("check", "new.yaml", *CONTRACT, "--server", registry.address)

    assert result.exit_code == 2
    assert "CONTRACTS_TOKEN" in result.stderr


def test_a_server_that_is_not_there_ends_with_three(run: Run, address_of_nobody: str) -> None:
    result = run("check", "new.yaml", *CONTRACT, "--server", address_of_nobody)

    assert result.exit_code == 3
    assert f"{address_of_nobody}: cannot be reached" in result.stderr
    assert "--against" in result.stderr


def test_a_server_that_does_not_answer_in_time_ends_with_three(run: Run, registry: Registry) -> None:
    registry.is_slow = threading.Event()

    result = run("check", "new.yaml", *CONTRACT, "--server", registry.address, "--timeout", "0.2")

    assert result.exit_code == 3
    assert "no answer within 0.2 s" in result.stderr


@pytest.mark.parametrize("address", ["nowhere", "ftp://example.org", "http://"])
def test_what_is_no_address_is_wrong_usage(run: Run, address: str) -> None:
    result = run("check", "new.yaml", *CONTRACT, "--server", address)

    assert result.exit_code == 2
    assert "this is not the address of a server" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["new.yaml"], "this is not in a Git repository"),
        (["new.yaml", *CONTRACT], "CONTRACTS_SERVER"),
        (["new.yaml", *CONTRACT, "--against", "old.json"], "give one of them"),
        (["new.yaml", "old.json", *CONTRACT, "--server", "http://x"], "2 files need as many --contract options"),
        (["new.yaml", "--contract", "Shop Orders", "--server", "http://x"], "a contract is named as namespace/name"),
        ([], "there is no contracts.yaml here or above"),
        (["new.yaml", "--against", "old.json", "--new-only"], "--new-only: this is not for a comparison with a file"),
        (["--against", "old.json"], "--against FILE needs a file"),
    ],
)
def test_wrong_usage_ends_with_two(run: Run, arguments: list[str], told: str) -> None:
    result = run("check", *arguments)

    assert result.exit_code == 2
    assert told in result.stderr


def test_a_file_that_cannot_be_read_is_told_before_anybody_is_asked(run: Run, registry: Registry) -> None:
    result = run("check", "lost.json", *CONTRACT, "--server", registry.address)

    assert result.exit_code == 2
    assert registry.requests == []


CONSUMER = {
    "application": "billing",
    "team": "payments",
    "version": "2.4.1",
    "environments": ["production"],
    "reads": "^1.0.0",
    "fields": ["status", "total"],
    "breaks": "at-once",
    "answer": "refuted",
    "against": "1.0.0",
    "witness": {"payload": {"status": "open"}},
}


@pytest.mark.parametrize("form", [form for form in FORMATS if form not in ("sarif", "junit", "gitlab")])
def test_whom_it_breaks_is_told(run: Run, registry: Registry, form: str) -> None:
    registry.answer(FAILED | {"consumers": [CONSUMER]})

    result = run("check", "new.yaml", *CONTRACT, "--server", registry.address, "--output", form)

    assert "billing" in result.stdout
    assert "production" in result.stdout


def test_a_consumer_is_told_in_a_sentence_with_the_payload(run: Run, registry: Registry) -> None:
    undecided = CONSUMER | {"answer": "undecided", "environments": [], "breaks": "on-upgrade", "fields": []}
    registry.answer(FAILED | {"consumers": [CONSUMER, undecided]})

    stdout = run("check", "new.yaml", *CONTRACT, "--server", registry.address).stdout

    assert (
        "    It breaks billing 2.4.1 (team payments) in production as soon as payloads of it arrive there; "
        'it reads `status`, `total`.\n      {\n        "status": "open"\n      }\n'
    ) in stdout
    assert "    It may break billing 2.4.1 (team payments) in no environment so far once that reads it" in stdout


def test_a_contract_that_nobody_knows_is_a_finding(run: Run, registry: Registry) -> None:
    sentence = "There is no contract “shop/oders”, so this was checked on its own. Was “shop/orders” meant?"
    reason = {"code": "contract-unknown", "sentence": sentence, "outcome": "warn"}
    registry.answer(PASSED | {"reasons": [*PASSED["reasons"], reason]})

    result = run("check", "new.yaml", *CONTRACT, "--server", registry.address)

    assert result.exit_code == 0
    assert f"new.yaml:1:1: warning: {sentence} [contract-unknown]" in result.stdout
    assert "WARN new.yaml: 1 warning" in result.stdout


@pytest.mark.parametrize(("options", "code"), [([], 3), (["--offline-ok"], 0)])
def test_a_registry_that_is_not_there_fails_unless_that_is_allowed(
    run: Run, address_of_nobody: str, options: list[str], code: int
) -> None:
    result = run("check", "new.yaml", *CONTRACT, "--server", address_of_nobody, *options)

    assert result.exit_code == code
    assert "cannot be reached" in result.stderr


def test_more_checks_than_a_registry_takes_at_once_are_asked_in_turn(run: Run, registry: Registry) -> None:
    registry.answer({"outcome": "pass", "results": [{"status": 200, "check": PASSED}] * 100})
    contracts = [part for _ in range(200) for part in CONTRACT]

    result = run("check", *["new.yaml"] * 200, *contracts, "--server", registry.address)

    assert result.exit_code == 0
    assert [len(request["body"]["checks"]) for request in registry.requests] == [100, 100]


def test_what_is_undecided_can_be_allowed(run: Run, folder: Path) -> None:
    (folder / "a.json").write_text(r'{"type": "string", "pattern": "^(a|b)\\1$"}')
    (folder / "b.json").write_text(r'{"type": "string", "pattern": "^(a|b|c)\\1$"}')

    assert run("diff", "a.json", "b.json").exit_code == 1
    assert run("diff", "a.json", "b.json", "--allow-undecided").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["new.yaml", *CONTRACT, "--mode", "full"], "--mode: a registry judges by the settings of the contract"),
        (["new.yaml", *CONTRACT, "--annotate-formats"], "--assert-formats/--annotate-formats: a registry judges"),
        (["new.yaml", *CONTRACT, "--fail-on", "undecided"], "--fail-on: a registry judges"),
        (["new.yaml", *CONTRACT, "--new-only"], "--new-only: a registry judges"),
        (["--against", "registry", "--ignore", "enum-value-removed"], "--ignore: a registry judges"),
        (["--against", "registry", "--fix"], "--fix: a registry judges"),
        (["new.yaml", "--against", "old.json", "--lint"], "--lint: this is not for a comparison with a file"),
        (["new.yaml", "--against", "old.json", "--version", "1.0.0"], "--version: this is not for a comparison"),
        (["new.yaml", "--against", "git:main", "--version", "1.0.0"], "--version: only a registry numbers versions"),
    ],
)
def test_an_option_that_would_change_nothing_is_refused(run: Run, arguments: list[str], told: str) -> None:
    result = run("check", *arguments)

    assert result.exit_code == 2
    assert told in result.stderr

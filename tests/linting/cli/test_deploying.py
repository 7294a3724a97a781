"""``contracts can-i-deploy``, with a registry on loopback."""

import json

import pytest

from tests.linting.cli.conftest import Registry, Run

ASK = ("can-i-deploy", "billing", "--version", "2.4.1", "--to", "production")
REASON = {
    "code": "reader-breaks",
    "message": "web 1.0 refuses payloads that billing 2.4.1 writes.",
    "contract": "shop/orders",
    "version": "2.0.0",
    "consumer": "web",
    "environment": "production",
    "witness": {"payload": {"status": "open"}},
}


def test_the_registry_is_asked_about_version_and_environment(run: Run, registry: Registry) -> None:
    registry.answer({"deployable": True, "reasons": []})

    result = run(*ASK, "--server", registry.address, "--token", "dcr_ci_x")

    assert (result.exit_code, result.stdout) == (0, "billing 2.4.1 can be deployed to production.\n")
    (request,) = registry.requests
    assert request == {
        "path": "/api/v1/can-i-deploy?application=billing&version=2.4.1&environment=production",
        "token": "Bearer dcr_ci_x",
    }


def test_what_would_break_is_told_with_the_payload(run: Run, registry: Registry) -> None:
    registry.answer({"deployable": False, "reasons": [REASON]})

    result = run(*ASK, "--server", registry.address)

    assert result.exit_code == 1
    assert result.stdout == (
        "billing 2.4.1 cannot be deployed to production:\n"
        "  web 1.0 refuses payloads that billing 2.4.1 writes. [reader-breaks]\n"
        '    {\n      "status": "open"\n    }\n'
    )


@pytest.mark.parametrize(("options", "code"), [([], 1), (["--allow-undecided"], 0)])
def test_what_nobody_knows_fails_unless_it_is_allowed(
    run: Run, registry: Registry, options: list[str], code: int
) -> None:
    registry.answer({"deployable": None, "reasons": [{"code": "undecided", "message": "A back-reference."}]})

    result = run(*ASK, *options, "--server", registry.address)

    assert result.exit_code == code
    assert "is not known:\n  A back-reference. [undecided]\n" in result.stdout


def test_programs_get_what_the_registry_said(run: Run, registry: Registry) -> None:
    registry.answer({"deployable": False, "reasons": [REASON], "more": 1})

    result = run(*ASK, "--server", registry.address, "--output", "json")

    assert json.loads(result.stdout) == {"deployable": False, "reasons": [REASON], "more": 1}


def test_a_mapping_that_helps_a_reader_is_named(run: Run, registry: Registry) -> None:
    sentence = "shipping reads shop/orders 2.0.0 as 1.1.0 through mapping m-7 in production."
    registry.answer({"deployable": True, "reasons": [], "through": [{"mapping": "m-7", "message": sentence}, "x"]})

    result = run(*ASK, "--server", registry.address)

    assert result.exit_code == 0
    assert sentence in result.stdout


def test_names_are_no_part_of_the_address(run: Run, registry: Registry) -> None:
    registry.answer({"deployable": True, "reasons": []})

    run("can-i-deploy", "a&b", "--version", "1 #", "--to", "x/y", "--server", registry.address)

    assert registry.requests[0]["path"].endswith("?application=a%26b&version=1+%23&environment=x%2Fy")


def test_an_application_that_nobody_knows_is_a_wrong_question(run: Run, registry: Registry) -> None:
    problem = {"detail": "There is no application “biling”.", "remedy": "Register it.", "code": "unknown-application"}
    registry.answer(problem, 404)

    result = run(*ASK, "--server", registry.address)

    assert result.exit_code == 2
    assert "There is no application “biling”.\n  Register it.\n" in result.stderr


@pytest.mark.parametrize("answer", [{}, {"deployable": "yes", "reasons": []}, {"deployable": True, "reasons": ["x"]}])
def test_what_no_registry_would_answer_is_not_taken_for_an_answer(run: Run, registry: Registry, answer: object) -> None:
    registry.answer(answer)

    result = run(*ASK, "--server", registry.address)

    assert result.exit_code == 3
    assert "not as a registry does" in result.stderr


@pytest.mark.parametrize(("options", "code"), [([], 3), (["--offline-ok"], 0)])
def test_a_registry_that_is_not_there_fails_unless_that_is_allowed(
    run: Run, address_of_nobody: str, options: list[str], code: int
) -> None:
    result = run(*ASK, *options, "--server", address_of_nobody)

    assert result.exit_code == code
    assert "cannot be reached" in result.stderr

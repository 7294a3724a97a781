"""``contracts check --lint``: what a change brings, and not what was there."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.linting.project.conftest import CONFIG, ORDERS, Git, Run

UNWISE = ORDERS.replace('"type": "object"', '"type": "object",\n  "required": ["lost"]')


def test_what_a_change_brings_is_told_with_its_place(run: Run, repository: Path) -> None:
    (repository / "schemas" / "orders.json").write_text(UNWISE)

    result = run("check", "--lint")

    assert "schemas/orders.json:3:" in result.stdout
    assert "[undeclared-required]" in result.stdout
    assert "[undeclared-required]" not in run("check").stdout


def test_what_was_there_is_not_told(run: Run, repository: Path, git: Git) -> None:
    (repository / "schemas" / "orders.json").write_text(UNWISE)
    git("commit", "--quiet", "--all", "--message=Unwise")
    (repository / "schemas" / "orders.json").write_text(UNWISE + "\n")

    assert "[undeclared-required]" not in run("check", "--lint", "--against", "git:HEAD").stdout


def test_the_configuration_can_ask_for_it_and_leave_rules_out(run: Run, repository: Path) -> None:
    (repository / "schemas" / "orders.json").write_text(UNWISE)
    (repository / "contracts.yaml").write_text(CONFIG + "lint: true\n")

    assert "[undeclared-required]" in run("check").stdout
    result = run("check", "--ignore", "undeclared-required")
    assert "(waived: ignored by the configuration) [undeclared-required]" in result.stdout


CLUMSY = ORDERS.replace('"type": "object"', '"type": "object",\n  "minLength": 2')


def test_what_is_new_is_mended_in_the_file(run: Run, repository: Path) -> None:
    orders = repository / "schemas" / "orders.json"
    orders.write_text(CLUMSY)

    result = run("check", "--fix")

    assert orders.read_text() == ORDERS
    assert "schemas/orders.json: mended /minLength" in result.stdout
    assert result.exit_code == 0


def test_what_was_there_is_not_mended(run: Run, repository: Path, git: Git) -> None:
    orders = repository / "schemas" / "orders.json"
    orders.write_text(CLUMSY)
    git("commit", "--quiet", "--all", "--message=Clumsy")
    orders.write_text(CLUMSY.replace('"done"', '"done", "lost"'))

    run("check", "--fix", "--against", "git:HEAD")

    assert '"minLength": 2' in orders.read_text()


def test_what_is_ignored_is_not_mended(run: Run, repository: Path) -> None:
    orders = repository / "schemas" / "orders.json"
    orders.write_text(CLUMSY)

    run("check", "--fix", "--ignore", "ineffective-keyword")

    assert orders.read_text() == CLUMSY


def test_a_break_is_told_at_its_place_in_the_mended_text(run: Run, repository: Path) -> None:
    (repository / "schemas" / "orders.json").write_text(CLUMSY.replace('"open", "done"', '"done"'))

    assert "schemas/orders.json:4:16: breaking" in run("check", "--fix").stdout


def test_the_mending_of_files_needs_a_commit_to_compare_with(run: Run, repository: Path) -> None:
    result = run("check", "--fix", "--against", "registry")

    assert result.exit_code == 2
    assert "--fix" in result.stderr


def test_levels_of_the_configuration_decide_what_fails(run: Run, repository: Path) -> None:
    (repository / "schemas" / "orders.json").write_text(CLUMSY)
    (repository / "contracts.yaml").write_text(CONFIG + "lint: true\n")
    assert run("check").exit_code == 0

    (repository / "contracts.yaml").write_text(CONFIG + "lint: true\nlevels: {ineffective-keyword: error}\n")

    assert run("check").exit_code == 1


def test_a_finding_of_a_lint_rule_is_explained_and_waived(run: Run, repository: Path) -> None:
    (repository / "schemas" / "orders.json").write_text(CLUMSY)
    (repository / "contracts.yaml").write_text(CONFIG + "lint: true\nlevels: {ineffective-keyword: error}\n")
    (notice, *_) = json.loads(run("check", "--output", "json").stdout)[1]["notices"]
    assert f"    Fingerprint: {notice['fingerprint']}" in run("check").stdout

    explained = run("explain", notice["fingerprint"])

    assert f"[{notice['rule']}]" in explained.stdout
    assert f"fingerprint {notice['fingerprint']}" in explained.stdout

    run("waive", notice["fingerprint"], "--reason", "Old readers want it", "--expires", str(datetime.now(UTC).date()))

    assert run("check").exit_code == 0


def test_what_only_the_option_asks_for_is_explained_too(run: Run, repository: Path) -> None:
    (repository / "schemas" / "orders.json").write_text(CLUMSY)
    (notice, *_) = json.loads(run("check", "--lint", "--output", "json").stdout)[1]["notices"]

    assert f"[{notice['rule']}]" in run("explain", notice["fingerprint"]).stdout


@pytest.mark.parametrize(
    ("select", "breaks", "lints"),
    [
        ("correctness", True, True),
        ("safety", True, False),
        ("enum-value-removed", True, False),
        ("const-added", False, False),
    ],
)
def test_who_selects_lint_rules_does_not_lose_sight_of_breaks(
    run: Run, repository: Path, select: str, breaks: bool, lints: bool
) -> None:
    (repository / "schemas" / "orders.json").write_text(CLUMSY.replace('"open", "done"', '"done"'))
    (repository / "contracts.yaml").write_text(CONFIG + f"lint: true\nselect: [{select}]\n")

    configured = run("check")
    (repository / "contracts.yaml").write_text(CONFIG)
    asked = run("check", "--lint", "--select", select)

    for result in (configured, asked):
        assert (result.exit_code == 1) is breaks
        assert ("(waived: ignored by the configuration) [ineffective-keyword]" not in result.stdout) is lints

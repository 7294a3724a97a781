"""``contracts rules`` and ``contracts rule``."""

import json

import pytest

from linting.changes import RULES as CHANGE_RULES
from linting.project.rules import PROJECT_RULES
from linting.rules.loading import RULES as LINT_RULES
from tests.linting.cli.conftest import Run


def test_every_rule_is_listed(run: Run) -> None:
    result = run("rules")

    assert [line.split()[0] for line in result.stdout.splitlines()] == [
        *CHANGE_RULES,
        *LINT_RULES,
        *PROJECT_RULES,
    ]


def test_one_kind_of_rules_is_listed_by_itself(run: Run) -> None:
    assert [line.split()[0] for line in run("rules", "--kind", "lint").stdout.splitlines()] == list(LINT_RULES)
    assert [line.split()[0] for line in run("rules", "--kind", "change").stdout.splitlines()] == list(CHANGE_RULES)


def test_every_change_rule_has_a_page(run: Run) -> None:
    for rule in CHANGE_RULES.values():
        page = run("rule", rule.id).stdout
        assert page.startswith(f"{rule.id}\n{rule.title}\n\n{rule.explanation}\n")
        assert rule.recipe in page


def test_every_lint_rule_has_a_page(run: Run) -> None:
    for rule in LINT_RULES.values():
        page = run("rule", rule.code).stdout
        assert page.startswith(f"{rule.code}\n{rule.title}\n\nWhat it does\n")
        assert "\nWhy is this bad\n" in page
        assert f"Level    {rule.level.value}" in page


def test_programs_get_json(run: Run) -> None:
    rules = json.loads(run("rules", "--output", "json").stdout)

    assert [rule["id"] for rule in rules] == [*CHANGE_RULES, *LINT_RULES, *PROJECT_RULES]
    assert {rule["kind"] for rule in rules} == {"change", "lint", "project"}
    assert json.loads(run("rule", "type-changed", "--output", "json").stdout)["movement"] == "both"
    assert json.loads(run("rule", "naming-case", "--output", "json").stdout)["options"]["share"] == 80


def test_a_rule_that_is_not_there_has_a_neighbour(run: Run) -> None:
    result = run("rule", "enum-value-remove")

    assert result.exit_code == 2
    assert "enum-value-removed" in result.stderr


@pytest.mark.parametrize("code", PROJECT_RULES)
def test_a_rule_about_a_repository_has_a_page(run: Run, code: str) -> None:
    result = run("rule", code)

    assert result.stdout.startswith(f"{code}\n{PROJECT_RULES[code].title}\n\n")
    assert "Way out: " in result.stdout
    assert json.loads(run("rule", code, "--output", "json").stdout)["kind"] == "project"


def test_the_page_of_a_change_shows_an_example_and_its_mirror_the_reverse(run: Run) -> None:
    removed, added = run("rule", "enum-value-removed").stdout, run("rule", "enum-value-added").stdout

    two, one = '"enum": ["open", "done"]', '"enum": ["done"]'
    assert two in removed.partition("    old: ")[2].partition("\n")[0]
    assert one in removed.partition("    new: ")[2].partition("\n")[0]
    assert one in added.partition("    old: ")[2].partition("\n")[0]
    assert json.loads(run("rule", "enum-value-added", "--output", "json").stdout)["example"]["new"]["type"] == "object"

"""``contracts rules`` and ``contracts rule``."""

import json

from linting.changes import RULES
from tests.linting.cli.conftest import Run


def test_every_rule_is_listed(run: Run) -> None:
    result = run("rules")

    assert [line.split()[0] for line in result.stdout.splitlines()] == list(RULES)


def test_every_rule_has_a_page(run: Run) -> None:
    for rule in RULES.values():
        page = run("rule", rule.id).stdout
        assert page.startswith(f"{rule.id}\n{rule.title}\n\n{rule.explanation}\n")
        assert rule.recipe in page


def test_programs_get_json(run: Run) -> None:
    assert len(json.loads(run("rules", "--output", "json").stdout)) == len(RULES)
    assert json.loads(run("rule", "type-changed", "--output", "json").stdout)["movement"] == "both"


def test_a_rule_that_is_not_there_has_a_neighbour(run: Run) -> None:
    result = run("rule", "enum-value-remove")

    assert result.exit_code == 2
    assert "enum-value-removed" in result.stderr

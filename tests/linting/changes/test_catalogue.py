"""The catalogue of changes is complete, and the same read from either side."""

import re
from pathlib import Path

import pytest

from linting.changes import RULES, Rule
from linting.changes.catalogue import ALL_RULES

FIXTURES = Path(__file__).parent / "fixtures"
EACH_RULE = pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))


def test_no_id_is_used_twice() -> None:
    assert len(RULES) == len(ALL_RULES)


@EACH_RULE
def test_a_rule_says_what_it_means(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.id)
    assert rule.title
    assert not rule.title.endswith(".")
    assert rule.explanation.endswith(".")
    assert rule.recipe == "" or rule.recipe.endswith(".")
    assert rule.keywords


@EACH_RULE
def test_a_rule_has_a_mirror_or_a_written_reason(rule: Rule) -> None:
    if rule.why_no_mirror:
        assert rule.mirror == ""
        return

    mirror = RULES[rule.mirror]

    assert mirror.mirror == rule.id
    assert mirror.movement is rule.movement.mirrored
    assert mirror.keywords == rule.keywords


@EACH_RULE
def test_a_rule_that_can_break_something_shows_the_way_out(rule: Rule) -> None:
    is_dangerous = rule.movement.value in ("tightens", "loosens", "both")

    assert rule.recipe or not is_dangerous


@EACH_RULE
def test_a_rule_has_a_fixture_in_one_reading_or_the_other(rule: Rule) -> None:
    names_the_verdict = rule.keywords == ("*",)

    assert names_the_verdict or (FIXTURES / rule.id).is_dir() or (FIXTURES / rule.mirror).is_dir()

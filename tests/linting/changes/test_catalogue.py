"""The catalogue of changes is complete, and the same read from either side."""

import re
from pathlib import Path

import pytest

from linting.changes import RULES, Rule, compare
from linting.changes.catalogue import ALL_RULES, examples
from linting.changes.catalogue.examples import example_of
from linting.schemas import load

EXAMPLES = Path(examples.__file__).parent
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
def test_a_rule_has_an_example_in_which_it_names_the_change(rule: Rule) -> None:
    example = example_of(rule)

    if example is None:
        assert rule.keywords in (("*",), ("metadata",), ("settings",))
        return

    others = {"contract:shop/money@1.0.0": {"type": "integer"}, "contract:shop/money@2.0.0": {"type": "string"}}
    old, new = (load(version, resources=others) for version in example)
    assert rule.id in {change.rule for change in compare(old, new).changes}


def test_an_example_that_a_mirror_has_already_is_not_written_twice() -> None:
    written = {folder.name for folder in EXAMPLES.iterdir() if folder.is_dir() and not folder.name.startswith("_")}

    assert written == {folder.name for folder in (Path(__file__).parent / "fixtures").iterdir()}
    assert not [name for name in written if RULES[name].mirror in written - {name}]

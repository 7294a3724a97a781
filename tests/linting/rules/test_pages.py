"""Every rule has a page that keeps its promises."""

import json
import re

import pytest

from linting.changes import RULES as CHANGE_RULES
from linting.rules import Knowledge, Selection
from linting.rules.loading import RULES
from linting.rules.page import SECTIONS, PageError, page_from
from linting.rules.rule import Family, Rule
from linting.rules.running import lint
from linting.rules.tolerance import load_tolerantly

EACH_RULE = pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
_PAGE = """A title.

What it does
    That.

Why is this bad
    So.

Example
    {}

Use instead
    {}
"""
SOMEBODY_READS_ID = Knowledge(frozenset({"id"}))


def test_a_page_is_read_from_a_docstring() -> None:
    assert page_from(_PAGE).title == "A title"
    assert page_from(_PAGE).instead == "{}"


def test_every_family_has_rules() -> None:
    assert {rule.family for rule in RULES.values()} == set(Family)
    assert len(RULES) >= 40


def test_no_rule_shares_its_code_with_a_change_rule() -> None:
    assert RULES.keys().isdisjoint(CHANGE_RULES)


@EACH_RULE
def test_a_rule_has_a_page(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.code)
    assert not rule.title.endswith(".")
    assert tuple(rule.page.sections)[: len(SECTIONS)] == SECTIONS


@EACH_RULE
def test_a_page_explains_every_option(rule: Rule) -> None:
    assert tuple(rule.page.options) == tuple(rule.options)


@EACH_RULE
def test_the_example_of_a_page_is_found_and_its_remedy_is_not(rule: Rule) -> None:
    selection = Selection(select=(rule.code,))
    example, instead = (load_tolerantly(json.loads(text)) for text in (rule.page.example, rule.page.instead))

    assert lint(example, selection, SOMEBODY_READS_ID).findings
    assert lint(instead, selection, SOMEBODY_READS_ID).findings == ()


@EACH_RULE
def test_a_rule_that_needs_a_registry_says_so_and_is_silent_without(rule: Rule) -> None:
    example = load_tolerantly(json.loads(rule.page.example))

    if rule.needs_knowledge:
        assert "without one" in rule.page.sections["What it does"]
        assert lint(example, Selection(select=(rule.code,))).findings == ()


@pytest.mark.parametrize(
    "docstring",
    [
        "",
        "A title.",
        "A title.\n\nWhat it does\n    That.\n\nExample\n    {}\n\nWhy is this bad\n    So.\n\nUse instead\n    {}",
        "A title.\n\nWhat it does\n    That.\n\nWhy is this bad\n    So.\n\nExample\n    {}\n\nUse instead\n",
        _PAGE + "\nEtc\n    More.",
    ],
    ids=["nothing", "a title alone", "out of order", "an empty section", "an unknown section"],
)
def test_what_is_no_page_is_refused(docstring: str) -> None:
    with pytest.raises(PageError):
        page_from(docstring)

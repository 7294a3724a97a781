"""Each rule on schemas that one can read: ``fixtures/<code>/{invalid,valid,expected}.json``, and ``fixed.json``."""

import json
from pathlib import Path

import pytest

from linting.containment import Proved, Settings, Writer, contains
from linting.rules.fixing import fixed
from linting.rules.loading import RULES
from linting.rules.rule import Rule
from linting.rules.tolerance import load_tolerantly
from tests.linting.rules.conftest import FIXTURES, document_in, knowledge_in, look_for

EACH_RULE = pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
EACH_FIXED = pytest.mark.parametrize(
    "folder", sorted(file.parent for file in FIXTURES.glob("*/fixed.json")), ids=lambda folder: folder.name
)


def test_every_fixture_belongs_to_a_rule() -> None:
    assert {folder.name for folder in FIXTURES.iterdir()} == set(RULES)


@EACH_RULE
def test_what_is_wrong_is_found_where_it_stands(rule: Rule) -> None:
    folder = FIXTURES / rule.code
    expected = json.loads((folder / "expected.json").read_text())

    found = look_for(rule.code, knowledge=knowledge_in(folder))(document_in(folder, "invalid.json"))

    assert [{"pointer": each.pointer, "message": each.message} for each in found] == expected
    assert expected


@EACH_RULE
def test_what_only_looks_like_it_is_left_alone(rule: Rule) -> None:
    folder = FIXTURES / rule.code

    found = look_for(rule.code, knowledge=knowledge_in(folder))(document_in(folder, "valid.json"))

    assert found == ()


@EACH_RULE
def test_every_finding_has_a_place_in_the_text(rule: Rule) -> None:
    document = document_in(FIXTURES / rule.code, "invalid.json")
    expected = json.loads((FIXTURES / rule.code / "expected.json").read_text())

    for finding in expected:
        place = document.value
        for token in finding["pointer"].split("/")[1:]:
            key = token.replace("~1", "/").replace("~0", "~")
            place = place[int(key)] if isinstance(place, list) else place[key]


@EACH_RULE
def test_a_rule_with_a_fix_has_a_fixture_of_it(rule: Rule) -> None:
    folder = FIXTURES / rule.code
    found = look_for(rule.code, knowledge=knowledge_in(folder))(document_in(folder, "invalid.json"))

    assert any(finding.fix is not None for finding in found) == (folder / "fixed.json").exists()


@EACH_FIXED
def test_the_fix_is_made_in_the_text_as_it_was_laid_out(folder: Path) -> None:
    result = fixed(document_in(folder, "invalid.json"), look_for(folder.name), unsafe=True)

    assert result.document.text == (folder / "fixed.json").read_text()


@EACH_FIXED
def test_there_is_nothing_left_to_mend_afterwards(folder: Path) -> None:
    look = look_for(folder.name)
    once = fixed(document_in(folder, "invalid.json"), look, unsafe=True)

    assert fixed(once.document, look, unsafe=True).mended == ()
    assert not any(finding.fix for finding in look(once.document))


@EACH_FIXED
def test_fixes_that_are_made_unasked_keep_the_payloads(folder: Path) -> None:
    before = document_in(folder, "invalid.json")
    after = fixed(before, look_for(folder.name)).document
    old, new = load_tolerantly(before.value), load_tolerantly(after.value)
    open_writers = Settings(writer=Writer.OPEN)

    assert contains(old, new, open_writers) == Proved()
    assert contains(new, old, open_writers) == Proved()

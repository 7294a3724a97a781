"""Fixes are made in the text, or not at all."""

from collections.abc import Sequence

import pytest

from linting.documents import Document, read
from linting.documents.document import Syntax
from linting.rules.finding import Finding, Fix, Insert, Remove, Rename, Replace
from linting.rules.fixing import fixed
from linting.rules.fixing.values import edited
from tests.linting.rules.conftest import look_for


def mended(text: str, *select: str, unsafe: bool = False, syntax: Syntax | None = None) -> str:
    return fixed(read(text, syntax=syntax), look_for(*select), unsafe=unsafe).document.text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('{"type": "string", "minLength": 0}', '{"type": "string"}'),
        ('{"minLength": 0, "type": "string"}', '{"type": "string"}'),
        ('{"minLength": 0}', "{}"),
        ('{\n\t"type" : "string" ,\n\t"minLength":0\n}', '{\n\t"type" : "string"\n}'),
        ('{\r\n  "minLength": 0,\r\n  "type": "string"\r\n}\r\n', '{\r\n  "type": "string"\r\n}\r\n'),
        ('{"a/b": 1, "minLength": 0, "minItems": 0, "uniqueItems": false}', '{"a/b": 1}'),
    ],
)
def test_a_member_of_a_json_object_goes_with_its_comma(before: str, after: str) -> None:
    assert mended(before, "redundant-keyword") == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("type: string\nminLength: 0\n", "type: string\n"),
        ("minLength: 0\ntype: string", "type: string"),
        ("{type: string, minLength: 0}", "{type: string}"),
        ("{minLength: 0, type: string}", "{type: string}"),
        (
            "properties:\n  a:\n    minLength: 0\n    type: string\n  b: {}\n",
            "properties:\n  a:\n    type: string\n  b: {}\n",
        ),
        ("# about\ntype: string # kind\nminLength: 0\r\n", "# about\ntype: string # kind\n"),
    ],
)
def test_a_member_of_a_yaml_mapping_goes_with_its_line(before: str, after: str) -> None:
    assert mended(before, "redundant-keyword", syntax="yaml") == after


@pytest.mark.parametrize(
    "text",
    [
        "type: string\nminLength: 0 # for now\n",
        "properties:\n  a:\n    minLength: 0\n",
        "properties:\n  a: &text\n    type: string\n    minLength: 0\n  b: *text\n",
        "allOf:\n  - minLength: 0\n    type: string\n",
    ],
    ids=["a comment would go", "the mapping would be empty", "an alias would change as well", "the line is shared"],
)
def test_what_cannot_be_mended_safely_stays(text: str) -> None:
    assert mended(text, "redundant-keyword") == text


def test_one_fix_that_cannot_be_made_does_not_hold_up_the_others() -> None:
    text = "minLength: 0 # for now\nminItems: 0\nuniqueItems: false\n"

    assert mended(text, "redundant-keyword") == "minLength: 0 # for now\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('{\n  "type": "object"\n}', '{\n  "$schema": "%s",\n  "type": "object"\n}'),
        ('{"type": "object"}', '{"$schema": "%s", "type": "object"}'),
        ("{}", '{"$schema": "%s"}'),
        ("type: object\n", '$schema: "%s"\ntype: object\n'),
        ("# Orders\n\ntype: object\n", '# Orders\n\n$schema: "%s"\ntype: object\n'),
    ],
)
def test_a_first_member_is_laid_out_as_the_others_are(before: str, after: str) -> None:
    assert mended(before, "missing-dialect") == after % "https://json-schema.org/draft/2020-12/schema"


def test_a_misspelt_keyword_is_mended_only_where_that_is_asked_for() -> None:
    text = '{"type": "string", "maxLenght": 3}'

    assert mended(text, "unknown-keyword") == text
    assert mended(text, "unknown-keyword", unsafe=True) == '{"type": "string", "maxLength": 3}'


def test_a_text_that_would_be_no_schema_afterwards_is_left_as_it_is() -> None:
    text = '{"type": "string", "maxLenght": "many"}'
    seen: list[str] = []

    def look(document: Document) -> Sequence[Finding] | None:
        seen.append(document.text)
        return None if "maxLength" in document.text else look_for("unknown-keyword")(document)

    assert fixed(read(text), look, unsafe=True).document.text == text
    assert len(seen) > 1


def test_fixes_of_many_rules_end() -> None:
    text = '{"title": " a ", "minLength": 0, "type": ["string"], "pattern": "", "maximum": 3, "enum": ["x", "x"]}'
    dialect = "https://json-schema.org/draft/2020-12/schema"

    assert mended(text) == f'{{"$schema": "{dialect}", "title": "a", "type": "string", "enum": ["x"]}}'


def test_edits_of_a_value_follow_one_another() -> None:
    value = {"a": [1, 2, 3], "b": {"c": 1}}

    edits = [Remove("/a/1"), Rename("/b/c", "d"), Replace("/b/d", 5), Insert("", "z", 0)]

    assert edited(value, edits) == {"z": 0, "a": [1, 3], "b": {"d": 5}}
    assert value == {"a": [1, 2, 3], "b": {"c": 1}}


@pytest.mark.parametrize("edit", [Remove("/x"), Remove("/a/b/c"), Insert("/a", "k", 1), Rename("/0", "k")])
def test_an_edit_of_a_place_that_is_not_there_is_refused(edit: object) -> None:
    with pytest.raises(LookupError):
        edited({"a": [1]}, [edit])  # type: ignore[list-item]


def test_a_fix_says_what_it_does() -> None:
    assert Fix("Trim it", ()).keeps_payloads

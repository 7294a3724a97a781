"""Strings: languages, lengths in code points, and what is left when texts are excluded."""

import pytest

from linting import patterns
from linting.containment.search.strings import readable
from tests.linting.containment.search.asking import is_empty, is_proved, payload_of


def text(**keywords):
    return {"type": "string", **keywords}


@pytest.mark.parametrize(
    "schema",
    [
        text(minLength=3, maxLength=2),
        text(pattern="^a+$", not_={"pattern": "a"}),
        text(pattern="^(a|b)$", not_={"enum": ["a", "b"]}),
        text(pattern="^[0-9]{4}$", maxLength=3),
        text(allOf=[{"pattern": "^a"}, {"pattern": "^b"}]),
        text(allOf=[{"pattern": "^(aa)*$"}, {"pattern": "^a(aa)*$"}]),
        text(maxLength=0, minLength=1),
    ],
)
def test_nothing_is_left(schema):
    assert is_empty({name.rstrip("_"): held for name, held in schema.items()})


def test_a_pattern_is_searched_for_unless_it_is_anchored():
    assert is_proved(text(pattern="^abc$"), {"pattern": "b"})
    assert "b" in payload_of(text(pattern="b"), {"pattern": "^b$"})


def test_lengths_are_numbers_and_never_states():
    assert is_proved(text(pattern="^[a-z]*$", maxLength=65_535), {"maxLength": 70_000})
    assert len(payload_of(text(pattern="^[a-z]*$", maxLength=300), {"maxLength": 299})) == 300


def test_a_length_counts_code_points():
    assert is_proved({"enum": ["😀"]}, {"maxLength": 1})


def test_alternatives_are_one_language():
    codes = [f"c{n}" for n in range(200)]

    assert is_proved({"enum": codes}, {"pattern": f"^({'|'.join(codes)})$"})
    assert payload_of({"enum": [*codes, "d1"]}, {"pattern": f"^({'|'.join(codes)})$"}) == "d1"


def test_lookahead_is_part_of_the_language():
    assert is_proved(text(pattern="^(?!a)[a-c]$"), {"enum": ["b", "c"]})


def test_one_of_two_patterns_is_neither_none_nor_both():
    either = text(oneOf=[{"pattern": "a"}, {"pattern": "b"}])

    assert is_proved(either, {"pattern": "[ab]"})
    assert is_proved(either, {"not": {"allOf": [{"pattern": "a"}, {"pattern": "b"}]}})


def test_a_text_costs_a_question_what_its_search_takes_whether_or_not_it_is_known():
    language = patterns.compile("^(a|b)*b(a|b){7}c$")
    spent = []

    for _ in range(2):
        readable(language, spent.append)

    assert spent[0] == spent[1] > 0

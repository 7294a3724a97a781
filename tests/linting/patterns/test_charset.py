import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linting.patterns.alphabet import SURROGATE, Alphabet, characters, letters
from linting.patterns.charset import EMPTY_SET, EVERYTHING, CharSet
from linting.patterns.properties import CATEGORIES, property_set

points = st.integers(0, 300) | st.integers(0xD7F0, 0xE010) | st.integers(0x10FFF0, 0x10FFFF)
charsets = st.lists(st.tuples(points, points), max_size=6).map(CharSet.from_intervals)


@given(charsets, charsets, points)
def test_operations_mean_what_they_mean_for_every_character(left, right, code):
    scalar = not 0xD800 <= code < 0xE000

    assert (code in left.union(right)) == (code in left or code in right)
    assert (code in left.intersect(right)) == (code in left and code in right)
    assert (code in left.difference(right)) == (code in left and code not in right)
    assert (code in left.complement()) == (scalar and code not in left)
    assert left.overlaps(right) == bool(left.intersect(right))


@given(charsets)
def test_a_set_has_one_form(charset):
    assert charset.complement().complement() == charset
    assert CharSet.from_intervals(reversed(charset.intervals)) == charset
    assert len(charset) + len(charset.complement()) == len(EVERYTHING)
    assert bool(charset) == (charset != EMPTY_SET)


@given(st.lists(charsets, max_size=4), points)
def test_a_class_tells_in_which_sets_its_characters_are(sets, code):
    alphabet = Alphabet(sets)
    letter = alphabet.class_of(code)

    if 0xD800 <= code < 0xE000:
        assert letter == SURROGATE
    else:
        assert alphabet.members[letter] == sum(1 << number for number, charset in enumerate(sets) if code in charset)


@given(charsets, charsets)
def test_the_letters_of_a_product_cover_every_character_once(left, right):
    alphabets = (Alphabet([left]), Alphabet([right]))

    spans = [interval for _, classes in letters(alphabets) for interval in characters(alphabets, classes)]

    assert CharSet.from_intervals(spans) == EVERYTHING
    assert sum(high - low + 1 for low, high in spans) == len(EVERYTHING)


def test_readable_characters_stand_for_their_class():
    alphabets = (Alphabet([CharSet.of("xyz")]), Alphabet([CharSet.of("\n9")]))

    assert [chr(code) for code, _ in letters(alphabets)] == ["a", "x", "9"]


@pytest.mark.parametrize("name", CATEGORIES)
def test_categories_are_those_of_the_unicode_database(name):
    charset = property_set(name, None)
    wanted = {"LC": ("Lu", "Ll", "Lt")}.get(name, (name,))

    sample = [*range(0, 0xD800, 7), *range(0xE000, 0x110000, 61), *range(0x1F000, 0x1FC00), *range(0x3FF00, 0x40100)]

    assert all((code in charset) == unicodedata.category(chr(code)).startswith(wanted) for code in sample)

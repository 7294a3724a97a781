from functools import reduce
from itertools import product

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linting.patterns import ANY, EMPTY, Language, compile, lengths, literal, literals, parse, union_of  # noqa: A004
from linting.patterns.compiling import language_of
from linting.patterns.formula import leaves
from linting.patterns.shape import simplify
from linting.patterns.writing import write

from .trees import LETTERS, python_matcher, trees

TEXTS = ["".join(text) for length in range(5) for text in product(LETTERS, repeat=length)]
LONG = ["a" * count + end for count in (13, 14, 15, 20, 21, 30, 31, 40) for end in ("", "-", "b")]
languages = st.one_of(
    trees().map(lambda tree: compile(write(tree))),
    st.lists(st.text(LETTERS, max_size=3), max_size=3).map(literals),
    st.tuples(st.integers(0, 3), st.integers(0, 3) | st.none()).map(lambda bounds: lengths(*bounds)),
)


@settings(max_examples=400, deadline=None)
@given(trees())
def test_a_pattern_matches_where_python_finds_it(tree):
    matches, language = python_matcher(tree), compile(write(tree))

    assert [text for text in TEXTS if language.accepts(text) != matches(text)] == []


@settings(max_examples=200, deadline=None)
@given(trees(conditions=False))
def test_counts_turned_into_lengths_still_count(tree):
    anchored = f"^(?:{write(tree)})$"
    language = compile(anchored)
    matches = jsonschema_rs.validator_for({"pattern": anchored}).is_valid

    texts = [text for text in TEXTS[:120] + LONG if "\r" not in text]
    assert [text for text in texts if language.accepts(text) != matches(text)] == []


@settings(max_examples=150, deadline=None)
@given(languages, languages)
def test_operations_are_those_of_sets(left, right):
    union, common, rest = left.union(right), left.intersect(right), left.complement()

    for text in TEXTS[:100]:
        assert union.accepts(text) == (left.accepts(text) or right.accepts(text))
        assert common.accepts(text) == (left.accepts(text) and right.accepts(text))
        assert rest.accepts(text) != left.accepts(text)


@settings(max_examples=100, deadline=None)
@given(languages, languages)
def test_the_laws_of_sets_are_proved(left, right):
    assert left.complement().complement() == left
    assert left.is_subset_of(left) is True
    assert left.intersect(left.complement()).is_empty() is True
    assert left.union(left.complement()).complement().is_empty() is True
    assert left.intersect(right).is_subset_of(left) is True
    assert left.is_subset_of(left.union(right)) is True
    assert left.union(right).complement().is_subset_of(left.complement().intersect(right.complement())) is True
    assert left.complement().intersect(right.complement()).is_subset_of(left.union(right).complement()) is True


@settings(max_examples=100, deadline=None)
@given(languages, languages, languages)
def test_inclusion_is_transitive(first, second, third):
    inner, middle = first.intersect(second).intersect(third), first.intersect(second)

    assert inner.is_subset_of(middle) is True
    assert middle.is_subset_of(first) is True
    assert inner.is_subset_of(first) is True


@settings(max_examples=200, deadline=None)
@given(languages)
def test_the_shortest_text_is_accepted_and_none_is_shorter(language):
    shortest = language.shortest()
    accepted = [text for text in TEXTS if language.accepts(text)]

    if accepted:
        assert isinstance(shortest, str)
        assert language.accepts(shortest)
        assert len(shortest) <= len(accepted[0])
        assert language.minimum_length == len(shortest)
    elif shortest is not None:
        assert language.accepts(shortest)


@settings(max_examples=100, deadline=None)
@given(languages)
def test_avoided_texts_are_passed_over(language):
    avoided = [language.shortest()]
    for _ in range(3):
        if avoided[-1] is None:
            break
        avoided.append(language.shortest(avoid=avoided))

    texts = [text for text in avoided if text is not None]
    assert len(set(texts)) == len(texts)
    assert all(map(language.accepts, texts))
    assert [len(text) for text in texts] == sorted(len(text) for text in texts)


@settings(max_examples=100, deadline=None)
@given(languages)
def test_samples_are_accepted_and_differ(language):
    samples = language.samples(8)

    assert all(map(language.accepts, samples))
    assert len(set(samples)) == len(samples)
    assert bool(samples) == (language.shortest() is not None)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text("ab", max_size=3), max_size=5), languages)
def test_the_members_of_a_finite_set_are_all_of_them(texts, language):
    chosen = literals(texts).intersect(language)

    assert set(chosen.members(10)) == {text for text in texts if language.accepts(text)}
    assert chosen.is_finite() is True


@pytest.mark.parametrize(
    ("pattern", "members"),
    [
        ("^(foo|ba[rz])$", ("bar", "baz", "foo")),
        ("^a?b?$", ("", "a", "b", "ab")),
        ("^$", ("",)),
        ("^(?!b)[ab]{1,2}$", ("a", "aa", "ab")),
        ("[]", ()),
        ("^a{0,2}$|^b$", ("", "a", "b", "aa")),
    ],
)
def test_finite_patterns_are_enumerated(pattern, members):
    assert compile(pattern).members(20) == members


@pytest.mark.parametrize("pattern", ["^a*$", "a", "^(?!a)", "^[a-z]{3,}$"])
def test_endless_patterns_have_no_list_of_members(pattern):
    assert compile(pattern).members(1000) is None
    assert compile(pattern).is_finite() is False
    assert compile(pattern).maximum_length is None


@pytest.mark.parametrize(
    ("language", "low", "high"),
    [
        (compile("^[a-z]{2,255}$"), 2, 255),
        (compile("^[a-z]+-[0-9]{3}$").with_length(10, 65535), 10, 65535),
        (compile("^(ab){3,700}$"), 6, 1400),
        (compile("^(ab){3,700}$").with_length(0, 1399), 6, 1398),
        (compile("^(?=[^]{5,253}$)[a-z]+(\\.[a-z]+)*$"), 5, 253),
        (lengths(3, 65535), 3, 65535),
        (literals(["a", "abc"]), 1, 3),
        (compile("a").with_length(4, None), 4, None),
    ],
)
def test_lengths_stay_intervals(language, low, high):
    assert (language.minimum_length, language.maximum_length) == (low, high)
    assert language.with_length(0, low - 1).is_empty() is True
    if high is not None:
        assert language.with_length(high + 1, None).is_empty() is True
        assert len(language.with_length(high, high).shortest()) == high


def test_length_and_pattern_are_decided_together():
    even = compile("^(aa)*$")

    assert even.with_length(99_999, 99_999).is_empty() is True
    assert even.with_length(1_000, 1_001).shortest() == "a" * 1_000
    assert compile("^[a-z]{1,63}$").is_subset_of(compile("^[a-z0-9]{0,255}$")) is True
    assert compile("^[a-z]{1,63}$").is_subset_of(compile("^[a-z0-9]{0,62}$")) is False


def test_what_asks_for_a_length_only_has_no_automaton():
    for pattern in ["^[^]{3,10}$", "[^]{3}", r"^[\s\S]*$", ""]:
        assert not any("atom" in dir(leaf) for leaf in leaves(compile(pattern).formula))
    assert compile("") == compile("a*") == compile("^") == ANY
    assert compile("[]") == compile("a[]|[]") == EMPTY
    assert compile("^[^]{3,10}$") == lengths(3, 10)


def test_patterns_are_not_anchored():
    assert compile("b").accepts("abc")
    assert compile("^a|c$").accepts("bc")
    assert not compile("^b").accepts("ab")
    assert not compile("a$").accepts("a\n")


def test_a_named_key_may_be_left_out_of_many():
    names = [f"property{number}" for number in range(200)]
    others = compile("^property").difference(literals(names))

    assert others.shortest() == "property"
    assert others.shortest(avoid=["property"]) not in names
    assert compile("^property[0-9]{1,2}$").is_subset_of(literals(names)) is False
    assert compile("^property[1-9][0-9]?$").is_subset_of(literals(names)) is True
    assert union_of(map(literal, names)) == literals(names)


def test_witnesses_are_readable():
    assert compile("^[^/]{3}$").shortest() == "aaa"
    assert compile(r"^[\x00-\x7f]$").difference(compile("^[a-z]$")).shortest() == "A"
    assert compile("^[A-Z][A-Z0-9]$").shortest() == "AA"
    assert compile("[^a-zA-Z]").shortest() == "0"
    assert compile(r"[^\x20-\x7e]").shortest() == "\n"
    assert compile("^[\x00-\x1f ]$").shortest() == " "


def test_a_text_with_a_lone_surrogate_is_in_no_pattern():
    assert not compile("^.$").accepts("\ud800")


def test_the_same_tree_has_the_same_automaton():
    assert compile("^(?:ab)c") == compile("^abc")
    assert hash(compile("^(?:ab)c")) == hash(compile("^abc"))


def test_trees_that_nothing_matches_are_empty():
    assert language_of(simplify(parse("a[]b"))) == EMPTY
    assert language_of(simplify(parse("(?!)|$a"))).is_empty() is True


def test_a_long_conjunction_is_found_a_text_without_walking_all_shorter_ones():
    parts = ["ab1", "b12", "bc1", "c12", "ca1", "a12", "[aA][12].*[zZ]", "^.{16}$"]

    found = reduce(Language.intersect, map(compile, parts)).shortest(20_000)

    assert isinstance(found, str)
    assert all(compile(part).accepts(found) for part in parts)


def test_what_no_longer_matters_tells_no_places_apart():
    """Once the first alternative holds, it is all the same how far each of the others is."""
    others = reduce(Language.union, [compile(f"^(?:[ab]{{{n}}})*$") for n in (3, 5, 7, 11, 13)])
    language = compile("^x").union(others).intersect(lengths(40, None)).intersect(compile("y$"))

    assert language.is_empty(8_000) is False


def test_what_contradicts_itself_part_by_part_has_no_automata_walked():
    one, two, three = map(compile, ("^(?:ab|cd)*$", "x.{4}y", "[0-9]{3}"))
    either = one.union(two.intersect(three))

    assert either.intersect(either.complement()) == EMPTY
    assert either.intersect(one.complement()).intersect(three.complement()) == EMPTY
    assert either.intersect(one) == one
    assert either.intersect(one.complement()) == two.intersect(three).intersect(one.complement())

import pytest

from linting.patterns import NotRegular, PatternSyntaxError, PatternTooLarge, compile, parse  # noqa: A004
from linting.patterns.charset import CharSet
from linting.patterns.properties import SPACES, WORD
from linting.patterns.syntax import BackReference, Chars, Group, Look, Repeat, Sequence
from linting.patterns.writing import write

SPELLINGS = {
    r"\d": "0123456789",
    r"\x41": "A",
    r"\u0041": "A",
    r"\u{1F600}": "😀",
    r"\uD83D\uDE00": "😀",
    r"\cJ": "\n",
    r"\t\v"[:2]: "\t",
    r"\0": "\0",
    r"\/": "/",
    r"\@": "@",
    r"\-": "-",
    r"[\b]": "\b",
    r"[a-c]": "abc",
    r"[a-]": "a-",
    r"[-a]": "-a",
    r"[a\-c]": "a-c",
    r"[+--]": "+,-",
    r"[\u{1F600}-\u{1F602}]": "😀😁😂",
    r"[\uD83D\uDE00]": "😀",
    r"[]": "",
    r"[a&&b]": "a&b",
    r"[[a]": "[a",
    r"{": "{",
    r"}": "}",
    r"]": "]",
    r"\ud800": "",
}

MISTAKES = {
    "(": (0, "close it with )"),
    "a)": (1, r"write \) for the character"),
    "[a": (0, "close it with ]"),
    "[z-a]": (1, "write the lower character first"),
    "a{2,1}": (1, "write the lower number first"),
    "a**": (2, "group the first in (?:…)"),
    "a++": (2, "group the first in (?:…)"),
    "*a": (0, r"write \* for the character"),
    "a|+": (2, r"write \+ for the character"),
    "{2}": (0, r"write \{ for the character"),
    "^*": (1, "remove the quantifier"),
    r"\b+": (2, "remove the quantifier"),
    "(?<=a)*": (6, "remove the quantifier"),
    "\\": (0, r"write \\ for a backslash"),
    r"a\Z": (1, "write $ for the end of the text"),
    r"\A": (0, "write ^ for the start of the text"),
    r"\h": (0, r"write [ \t] for horizontal space"),
    r"\01": (0, ""),
    r"\c": (0, ""),
    r"\x4": (0, ""),
    r"\u12": (0, ""),
    r"\u{110000}": (0, ""),
    r"[\u12]": (1, r"write \u0041 or \u{1F600}"),
    r"\pL": (2, r"write \p{L} for a letter"),
    r"\1": (0, "count the groups"),
    r"(a)\2": (3, "count the groups"),
    r"\k<n>": (0, "count the groups"),
    r"\k": (0, r"write \k<name>"),
    "(?<n>a)(?<n>b)": (10, "give each its own name"),
    "(?<1>a)": (3, "name the group with letters, digits, _ or $, as in (?<year>…)"),
    "(?P<n>a)": (0, "write (?<name>…)"),
    "(?i)a": (0, "flags are not part of a pattern; write both cases, as in [aA]"),
    "(?>a)": (0, "write (?:…) to group"),
    "(?#a)": (0, "write (?:…) to group"),
}


@pytest.mark.parametrize(("pattern", "characters"), SPELLINGS.items())
def test_it_reads_a_set_of_characters(pattern, characters):
    assert parse(pattern) == Chars(CharSet.of(characters))


@pytest.mark.parametrize(("pattern", "place"), MISTAKES.items())
def test_it_says_where_a_pattern_is_wrong_and_what_to_write_instead(pattern, place):
    with pytest.raises(PatternSyntaxError) as caught:
        parse(pattern)

    assert (caught.value.position, caught.value.remedy) == place
    assert str(place[0] + 1) in str(caught.value)


def test_it_reads_named_sets_as_ecmascript_means_them():
    assert parse(r"\w") == Chars(WORD)
    assert parse(r"\s") == Chars(SPACES)
    assert parse(r"[^\S]") == Chars(SPACES)
    assert 0xFEFF in SPACES
    assert 0x85 not in SPACES


def test_a_hyphen_beside_a_set_is_itself():
    assert parse(r"[\w-.]") == Chars(WORD.union(CharSet.of("-.")))


def test_braces_that_are_no_count_are_themselves():
    assert parse("a{,2}") == Sequence(tuple(Chars(CharSet.of(character)) for character in "a{,2}"))


def test_quantifiers_know_their_bounds_and_their_greed():
    item = Chars(CharSet.of("a"))

    assert parse("a{2,5}?") == Repeat(item, 2, 5, lazy=True)
    assert parse("a{2,}") == Repeat(item, 2, None)
    assert parse("a{2}") == Repeat(item, 2, 2)


def test_groups_and_references_are_kept_as_written():
    item = Chars(CharSet.of("a"))

    assert parse(r"(a)(?<n>a)\1\k<n>") == Sequence(
        (Group(item, 1), Group(item, 2, "n"), BackReference(1), BackReference("n"))
    )
    assert parse("(?<!a)") == Look(item, negative=True, behind=True)


@pytest.mark.parametrize("pattern", [r"(a)\1", r"(?<n>a)\k<n>", "(?<=a)b", "(?<!a)b", "(?=(?<!a)b)"])
def test_references_and_look_behind_parse_but_have_no_language(pattern):
    parse(pattern)

    with pytest.raises(NotRegular):
        compile(pattern)


def test_properties_that_are_not_modelled_are_said_to_be():
    with pytest.raises(NotRegular, match="Script=Greek"):
        compile(r"\p{Script=Greek}")


@pytest.mark.parametrize("pattern", [r"^\p{L}$", r"^\p{Letter}$", r"^\p{General_Category=L}$", r"^\p{gc=Letter}$"])
def test_general_categories_go_by_all_their_names(pattern):
    language = compile(pattern)

    assert language.accepts("é")
    assert language.accepts("語")
    assert not language.accepts("1")


@pytest.mark.parametrize("pattern", ["(" * 5000 + ")" * 5000, "a" * 20_001])
def test_patterns_beyond_the_bounds_are_refused_with_the_bound(pattern):
    with pytest.raises(PatternTooLarge, match=r"\d+"):
        parse(pattern)


@pytest.mark.parametrize(
    "pattern", ["a|b*?", r"(?<n>[a-z]{2,})\k<n>(c)\2", r"^(?!a|b)\b\.[^\w]$", "(?<=a)(?:b|c)+", "."]
)
def test_a_tree_written_out_is_read_back_the_same(pattern):
    assert parse(write(parse(pattern))) == parse(pattern)

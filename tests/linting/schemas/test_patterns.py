import pytest

from linting.schemas.patterns import PatternError, hazard, parse

CATASTROPHIC = [
    "^(a+)+$", "(a*)*b", "(a|a)*$", r"^(\w+\s?)*$", "([a-z]{1,3})*$", "(a?b?)*$", "(x+x+)+y", r"^(\w+\.?)+\w+$",
    r"^(([a-z])+.)+[A-Z]([a-z])+$", r"^(?:(?:>|<)\d+(?:[+-]\S+)?\s*)+$", "(?=(a+)+b)",
]  # fmt: skip
HARMLESS = [
    "^a+$", "(a|ab)*c", "^([a-z0-9]+(-[a-z0-9]+)*)$", r"^\w+( \w+)*$", r"^(\d{1,3}\.){3}\d{1,3}$", "(a{3}|b)*$",
    r"^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)$", r"^\.\/(\w+\/?)+", "(.*)*", "", "a{1,65535}", r"^[^@]+@[^@]+\.[^@]+$",
]  # fmt: skip
INVALID = ["(", ")", "[a", "a{2,1}", "[z-a]", "\\", "a**", "*a", "(?<n", "(?P<n>a)", r"\p{Klingon}", "^*", "(" * 5000]


@pytest.mark.parametrize("pattern", CATASTROPHIC)
def test_exponential_backtracking_is_seen(pattern):
    assert hazard(pattern)


@pytest.mark.parametrize("pattern", HARMLESS)
def test_ordinary_patterns_are_left_alone(pattern):
    assert hazard(pattern) is None


@pytest.mark.parametrize("pattern", INVALID)
def test_what_is_no_pattern_is_refused_with_its_place(pattern):
    with pytest.raises(PatternError, match="at character"):
        parse(pattern)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (r"\d", "[0-9]"),
        (r"[\w\-.]", "[a-zA-Z0-9_.-]"),
        (r"\u0041\x42\103"[:10], "AB"),
        (r"\uD83D\uDE00", "\U0001f600"),
        (r"\u{1F600}", "\U0001f600"),
        ("(?:a)", "(?<name>a)"),
        ("a{2}?", "a{2,2}"),
        (r"\-\_\@", "-_@"),
        ("a{,2}", r"a\{,2\}"),
        ("[^]", r"[\s\S]"),
        (r"\p{Letter}", r"\p{L}"),
        (r"\cJ", r"\n"),
    ],
)
def test_spellings_of_one_language_parse_alike(one, other):
    assert parse(one) == parse(other)

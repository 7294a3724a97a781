import pytest

from linting.patterns import PatternSyntaxError
from linting.patterns.safety import catastrophic_backtracking

EXPONENTIAL = [
    "^(a+)+$", "(a*)*b", "(a|a)*$", r"^(\w+\s?)*$", "([a-z]{1,3})*$", "(a?b?)*$", "(x+x+)+y", r"^(\w+\.?)+\w+$",
    r"^(([a-z])+.)+[A-Z]([a-z])+$", r"^(?:(?:>|<)\d+(?:[+-]\S+)?\s*)+$", "(?=(a+)+b)", "^(a|ab|b)*c", "(.*)*x",
    "^(.*,)*x$", "^([a-zA-Z0-9._-]+)*@",
]  # fmt: skip
HARMLESS = [
    "^a+$", "(a|ab)*c", "^([a-z0-9]+(-[a-z0-9]+)*)$", r"^\w+( \w+)*$", r"^(\d{1,3}\.){3}\d{1,3}$", "(a{3}|b)*$",
    r"^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)$", r"^\.\/(\w+\/?)+", "(.*)*", "", "a{1,65535}", r"^[^@]+@[^@]+\.[^@]+$",
    r"^(a+)+", r"(a)\1", "^(?:(?!aa)a)*$", "^(a{12}|b)*$",
]  # fmt: skip


@pytest.mark.parametrize("pattern", EXPONENTIAL)
def test_exponential_backtracking_is_seen_with_an_attack(pattern):
    evidence = catastrophic_backtracking(pattern)

    assert evidence.kind == "exponential"
    assert evidence.pump
    assert evidence.attack(3) == evidence.prefix + 3 * evidence.pump + evidence.suffix
    assert "doubles" in str(evidence)


@pytest.mark.parametrize("pattern", HARMLESS)
def test_ordinary_patterns_are_left_alone(pattern):
    assert catastrophic_backtracking(pattern) is None


def test_large_polynomials_are_seen_and_squares_are_not():
    assert catastrophic_backtracking(r"^\s*\s*\s*\s*x$").degree == 4
    assert catastrophic_backtracking(r"^\s*\s*x$") is None


@pytest.mark.parametrize(
    "pattern", ["(((((a?b?){20}){20}){20}){20}){20}$", "(a|b|ab)*" * 500, "(" * 50 + "a*" + ")*" * 50]
)
def test_intricate_patterns_end(pattern):
    catastrophic_backtracking(pattern)


def test_what_is_no_pattern_is_refused():
    with pytest.raises(PatternSyntaxError):
        catastrophic_backtracking("(a")

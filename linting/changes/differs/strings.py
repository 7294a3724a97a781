"""``pattern``, ``format`` and ``multipleOf``: languages of strings and steps of numbers."""

from __future__ import annotations

from fractions import Fraction

from linting.changes.difference import Difference, Findings, Pair
from linting.changes.equality import shown
from linting.changes.inclusion import patterns_compared
from linting.changes.levels import Movement
from linting.changes.view import Keyword


def string_differences(pair: Pair) -> Findings:
    """What happened to patterns, formats and steps."""
    for name, between in (("pattern", _patterns), ("format", _formats), ("multipleOf", _steps)):
        old, new = pair.keyword(name)
        if old is not None and new is not None:
            if old.value != new.value:
                yield between(pair, old, new)
        elif new is not None:
            yield pair.difference(f"{_SLUGS[name]}-added", f"has to {_phrase(name, new)} now", old, new)
        elif old is not None:
            yield pair.difference(f"{_SLUGS[name]}-removed", f"no longer has to {_phrase(name, old)}", old, new)


_SLUGS = {"pattern": "pattern", "format": "format", "multipleOf": "multiple-of"}
_PHRASES = {"pattern": "match the pattern {}", "format": "follow the format {}", "multipleOf": "be a multiple of {}"}
_RULE_BY_MOVEMENT = {
    Movement.TIGHTENS: "pattern-narrowed",
    Movement.LOOSENS: "pattern-widened",
    Movement.NEUTRAL: "pattern-rewritten",
}


def _phrase(name: str, keyword: Keyword) -> str:
    return _PHRASES[name].format(shown(keyword.value))


def _patterns(pair: Pair, old: Keyword, new: Keyword) -> Difference:
    """Told apart by the strings that they match, not by their text, as far as the engine knows the answer."""
    rule = _RULE_BY_MOVEMENT.get(patterns_compared(old.value, new.value), "pattern-changed")
    verb = "matches the same strings by" if rule == "pattern-rewritten" else "has to match"
    return pair.difference(rule, f"{verb} the pattern {shown(new.value)} now (before: {shown(old.value)})", old, new)


def _formats(pair: Pair, old: Keyword, new: Keyword) -> Difference:
    return pair.difference(
        "format-changed", f"has to {_phrase('format', new)} now (before: {shown(old.value)})", old, new
    )


def _steps(pair: Pair, old: Keyword, new: Keyword) -> Difference:
    """``Fraction`` of the text, since 0.1 is meant as a tenth and not as the nearest binary number."""
    before, after = Fraction(str(old.value)), Fraction(str(new.value))
    if (after / before).denominator == 1:
        rule = "multiple-of-coarsened"
    elif (before / after).denominator == 1:
        rule = "multiple-of-refined"
    else:
        rule = "multiple-of-changed"
    return pair.difference(rule, f"has to {_phrase('multipleOf', new)} now (before: {shown(old.value)})", old, new)

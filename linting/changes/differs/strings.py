"""``pattern``, ``format`` and ``multipleOf``: languages of strings and steps of numbers."""

from __future__ import annotations

from fractions import Fraction

from linting.changes.difference import Difference, Findings, Pair
from linting.changes.equality import shown, shown_apart
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
            yield _alone(pair, f"{_SLUGS[name]}-added", f"has to {_phrase(name, new)} now", old, new)
        elif old is not None:
            yield _alone(pair, f"{_SLUGS[name]}-removed", f"no longer has to {_phrase(name, old)}", old, new)


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
    before, after = shown_apart(old.value, new.value)
    return pair.difference(rule, f"{verb} the pattern {after} now (before: {before})", old, new)


def _formats(pair: Pair, old: Keyword, new: Keyword) -> Difference:
    return _alone(pair, "format-changed", f"has to {_phrase('format', new)} now (before: {shown(old.value)})", old, new)


def _alone(pair: Pair, rule: str, says: str, old: Keyword | None, new: Keyword | None) -> Difference:
    """A format that no validator knows moves nothing, and that is said of it."""
    formats = [keyword for keyword in (old, new) if keyword is not None and keyword.relative[-1] == "format"]
    if not formats or any(map(_is_known, formats)):
        return pair.difference(rule, says, old, new)
    says = f"{says}, which validators do not know"
    return pair.difference(rule, says, old, new, movement=Movement.NEUTRAL)


def _is_known(format_: Keyword) -> bool:
    """Whether the dialect has it; loads what knows of formats where one changed."""
    from linting.patterns.formats import DRAFTS, FIRST_DRAFT

    first = FIRST_DRAFT.get(str(format_.value))
    return first is not None and DRAFTS.index(format_.holder.dialect.value) >= DRAFTS.index(first)


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

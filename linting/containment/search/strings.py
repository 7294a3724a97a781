"""Strings: the terms of a branch are languages, and a string is a member of their intersection."""

from collections.abc import Callable
from functools import lru_cache

from linting import patterns
from linting.containment.proofs import TEXT
from linting.containment.search.branch import Branch
from linting.containment.search.languages import Languages, NotALanguage, effort_of
from linting.containment.search.outcomes import Conflict, Inhabited, Leaf, Unclear, Why
from linting.patterns import ANY, Exhausted, Language, Tally

_STEPS = 60_000
"""What the search for one text may take: about half a second."""

_TO_ONE = 4
"""So many of its steps take about as long as one of the question's."""

_PLAIN = "^[ -~]*$"


def settle_at_once(branch: Branch, languages: Languages) -> Leaf | None:
    """A whole goal about strings: choices are unions of languages. None where some choice is not a language."""
    for literal in branch.choices:
        try:
            languages.of(literal)
        except NotALanguage:
            return None
    return settle(branch, languages)


def settle(branch: Branch, languages: Languages) -> Leaf:
    """A string for a branch, or the reason there is none."""
    why: Why = branch.kinds_why
    language = ANY
    is_certain = True
    for literal, reason in branch.literals.items():
        try:
            own = languages.of(literal)
        except NotALanguage:
            is_certain = False
            continue
        if own != ANY:
            language = language.intersect(own)
            languages.spend(effort_of(language))
            why |= reason
    return _member(language, why, is_certain, languages.spend)


def _member(language: Language, why: Why, is_certain: bool, spend: Callable[[int], None]) -> Leaf:
    found = readable(language, spend)
    if isinstance(found, Exhausted):
        return Unclear(f"Strings: {found.reason}")
    return Conflict(why, TEXT) if found is None else Inhabited(found, is_certain)


def readable(language: Language, spend: Callable[[int], None]) -> str | Exhausted | None:
    """A member of a language: the shortest one, unless that has odd characters and another has none.

    Validators differ about some of them: whether `.` matches a carriage return, say.
    """
    found, steps = _readable(language)
    spend(steps // _TO_ONE)
    return found


@lru_cache(maxsize=2_048)
def _readable(language: Language) -> tuple[str | Exhausted | None, int]:
    """With the steps that it takes, which count whether or not it is known already."""
    tally = Tally()
    shortest = language.shortest(_STEPS, tally=tally)
    if not isinstance(shortest, str) or (shortest.isascii() and shortest.isprintable()):
        return shortest, tally.steps
    plain = language.intersect(patterns.compile(_PLAIN)).shortest(_STEPS, tally=tally)
    return (plain if isinstance(plain, str) else shortest), tally.steps

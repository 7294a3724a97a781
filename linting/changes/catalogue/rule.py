"""What the catalogue says about one kind of change, and three ways to write such rows down."""

from __future__ import annotations

from linting.changes.levels import Movement
from linting.records import Record


class Rule(Record):
    """One kind of change. Its id is public API: kebab-case, stable, never used again for something else."""

    id: str
    title: str
    keywords: tuple[str, ...]
    """The keywords whose difference it names, in the words of draft 2020-12."""
    movement: Movement
    """How the accepted set moves. Where the surrounding schema decides, a single change may be more precise."""
    explanation: str
    """What it means for whom."""
    recipe: str
    """How to get there without a break; empty where there is nothing to do."""
    mirror: str = ""
    """The rule that names the same change read from new to old; itself where both readings are alike."""
    why_no_mirror: str = ""
    """The written reason where there is no such rule."""


Wording = tuple[str, str, str, str]
"""Id, title, explanation, recipe."""


def tightening_and_loosening(keywords: tuple[str, ...], tightening: Wording, loosening: Wording) -> tuple[Rule, Rule]:
    """Two rules that mirror each other, the first of which narrows what is accepted."""
    return (
        _rule(keywords, tightening, Movement.TIGHTENS, mirror=loosening[0]),
        _rule(keywords, loosening, Movement.LOOSENS, mirror=tightening[0]),
    )


def coming_and_going(
    keywords: tuple[str, ...], coming: Wording, going: Wording, movement: Movement
) -> tuple[Rule, Rule]:
    """Two rules that mirror each other and move the accepted set in the same way."""
    return (
        _rule(keywords, coming, movement, mirror=going[0]),
        _rule(keywords, going, movement, mirror=coming[0]),
    )


def changing(keywords: tuple[str, ...], wording: Wording, movement: Movement) -> tuple[Rule]:
    """A rule that is its own mirror: something became something else."""
    return (_rule(keywords, wording, movement, mirror=wording[0]),)


def _rule(keywords: tuple[str, ...], wording: Wording, movement: Movement, *, mirror: str) -> Rule:
    identifier, title, explanation, recipe = wording
    return Rule(identifier, title, keywords, movement, explanation, recipe, mirror)

"""What is known of a goal, and of one branch of the search for it."""

from collections.abc import Iterable
from typing import Any

from linting.containment.proofs import OBVIOUS, Goal, Proof
from linting.records import Record
from linting.schemas.terms import ALWAYS, All, Term

Why = int
"""Which literals of a goal, and which decisions since, something follows from: a set of bits."""

Parts = dict[Term, Why]
"""What a member's or an item's value has to satisfy, each term with its reason."""


class Inhabited(Record):
    """A value that all terms are true of, as far as the search can tell."""

    value: Any
    is_certain: bool = True


class Empty(Record):
    """No value; already the terms of the core contradict each other, as the proof shows."""

    core: Goal
    proof: Proof = OBVIOUS


class Unclear(Record):
    """Neither a value nor a contradiction was found."""

    reason: str


class Conflict(Record):
    """A branch has no value, because of `why`."""

    why: Why
    proof: Proof = OBVIOUS


Outcome = Inhabited | Empty | Unclear
Leaf = Inhabited | Conflict | Unclear


def goal_of(terms: Iterable[Term]) -> Goal:
    """A set of terms as a goal: conjunctions are taken apart, so that equal goals are equal sets."""
    flat: set[Term] = set()
    waiting = list(terms)
    while waiting:
        term = waiting.pop()
        if type(term) is All:
            waiting.extend(term.parts)
        elif term is not ALWAYS:
            flat.add(term)
    return frozenset(flat)


def union(reasons: Iterable[Why]) -> Why:
    """All that any of the reasons rests on."""
    total = 0
    for reason in reasons:
        total |= reason
    return total


def why_core(parts: Parts, core: Goal) -> Why:
    """Why the terms of a core are among the parts, whose conjunctions were taken apart in the goal."""
    return union(reason for part, reason in parts.items() if not core.isdisjoint(goal_of([part])))


def first_free_bit(reasons: Iterable[Why]) -> Why:
    """A bit above all that the reasons use, for choices of one's own."""
    return 1 << union(reasons).bit_length()

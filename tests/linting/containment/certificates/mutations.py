"""Proofs with one thing changed: everything that can be dropped, swapped, renamed or replaced, one at a time."""

from collections.abc import Iterator, Sequence
from typing import Any

from linting.containment.obligations import values_term
from linting.containment.proofs import ARITHMETIC, OBVIOUS, TEXT, TOO_MANY, TRIED, Goal, Proof
from linting.records import parts_of, replace
from linting.schemas.arena import Arena
from linting.schemas.terms import Term, Values

LEAVES = (OBVIOUS, TRIED, ARITHMETIC, TEXT, TOO_MANY)
_NAMES = ("a", "b", "x", "zz", "")


class Mutations:
    """What may stand in the place of a proof; goals and terms are swapped for others of the same certificate."""

    def __init__(self, arena: Arena, goals: Sequence[Goal]) -> None:
        self._arena = arena
        self._goals = goals
        self._terms = list(dict.fromkeys(term for goal in goals for term in goal))

    def of(self, proof: Proof) -> Iterator[Proof]:
        """All proofs that differ from this one in one place."""
        yield from (leaf for leaf in LEAVES if leaf is not proof)
        for name, part in parts_of(proof).items():
            yield from (replace(proof, **{name: other}) for other in self._other(part))

    def _other(self, value: Any) -> Iterator[Any]:
        match value:
            case Proof():
                yield from self.of(value)
            case (key, (Proof() | frozenset()) as inner) if not isinstance(key, Proof):
                yield from ((other, inner) for other in self._other(key))
                yield from ((key, other) for other in self._other(inner))
            case tuple():
                yield from self._other_list(value)
            case frozenset():
                yield from (value - {term} for term in value)
                yield from (goal for goal in self._goals if goal != value)
            case str():
                yield from (name for name in _NAMES if name != value)
            case int():
                yield from (value + 1, value - 1)
            case Values():
                yield values_term(self._arena, value.examples[1:])
                yield values_term(self._arena, [*value.examples, "one more"])
                yield Values(value.identities, (*value.examples, "one more"))
            case Term():
                yield from (term for term in self._terms if type(term) is type(value) and term is not value)

    def _other_list(self, listed: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
        for index, held in enumerate(listed):
            before, after = listed[:index], listed[index + 1 :]
            yield (*before, *after)
            yield (*before, held, held, *after)
            yield from ((*before, other, *after) for other in self._other(held))
        if len(listed) > 1:
            yield listed[::-1]
            if isinstance(listed[0], tuple):
                keys, inner = zip(*listed, strict=True)
                yield tuple(zip(keys, (*inner[1:], inner[0]), strict=True))

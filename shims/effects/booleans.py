"""Terms put together with what is known already taken out, and functions carried through them."""

from collections.abc import Callable, Iterable
from typing import Any

from linting.schemas.arena import Arena
from linting.schemas.terms import (
    ALWAYS,
    NEVER,
    All,
    Always,
    Conditional,
    ExactlyOne,
    Negation,
    Never,
    Opaque,
    Reference,
    Some,
    Term,
    Values,
)
from linting.schemas.values import identity

_DEEPEST = 60


class Booleans:
    """Makes terms of one arena."""

    def __init__(self, arena: Arena) -> None:
        self.arena = arena
        self._unknowns = 0
        self._depth = 0

    def implies(self, condition: Term, then: Term) -> Term:
        """Where the condition holds, `then` has to."""
        return ALWAYS if then is ALWAYS else self.arena.some([self.arena.negation(condition), then])

    def conditional(self, condition: Term, then: Term, otherwise: Term) -> Term:
        """`then` where the condition holds, elsewhere `otherwise`."""
        if condition is ALWAYS or then is otherwise:
            return then
        if condition is NEVER:
            return otherwise
        if then is ALWAYS:
            return self.arena.some([condition, otherwise])
        if then is NEVER:
            return self.arena.all([self.arena.negation(condition), otherwise])
        if otherwise is ALWAYS:
            return self.implies(condition, then)
        if otherwise is NEVER:
            return self.arena.all([condition, then])
        return self.arena.make(Conditional, condition, then, otherwise)

    def values(self, values: Iterable[Any]) -> Term:
        """One of these values."""
        by_identity = {identity(value): value for value in values}
        if not by_identity:
            return NEVER
        found = frozenset(by_identity)
        return self.arena.make(Values, found, tuple(by_identity.values()), key=(found,))

    def unknown(self, reason: str) -> Term:
        """A condition of which nothing is known."""
        self._unknowns += 1
        return self.arena.make(Opaque, reason, "", ("effect", self._unknowns))

    def between(self, least: Term, most: Term, reason: str) -> Term:
        """A condition that `least` implies and that implies `most`; which of them it is, is not known."""
        if least is most:
            return least
        return self.arena.some([least, self.arena.all([most, self.unknown(reason)])])

    def through(self, term: Term, leaf: Callable[[Term], Term]) -> Term:
        """The inverse image under a total function, of which `leaf` knows the inverse images of atoms.

        Inverse images commute with all connectives, so that nothing is lost on the way.
        """
        self._depth += 1
        try:
            if self._depth > _DEEPEST:
                return self.unknown("the target schema nests too deeply")
            return self._through(term, leaf)
        finally:
            self._depth -= 1

    def _through(self, term: Term, leaf: Callable[[Term], Term]) -> Term:
        match term:
            case Always() | Never():
                return term
            case All(parts):
                return self.arena.all([self.through(part, leaf) for part in parts])
            case Some(parts):
                return self.arena.some([self.through(part, leaf) for part in parts])
            case ExactlyOne(parts):
                return self.arena.exactly_one([self.through(part, leaf) for part in parts])
            case Negation(part):
                return self.arena.negation(self.through(part, leaf))
            case Conditional(condition, then, otherwise):
                return self.conditional(*(self.through(part, leaf) for part in (condition, then, otherwise)))
            case Reference():
                return self.through(self.arena.unrolled(term), leaf)
            case Opaque():
                return self.unknown(term.keyword)
        return leaf(term)

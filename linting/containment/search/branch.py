"""One branch of the search: literals that hold together, closed under all that needs no choice."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Self

from linting.containment.search.members import KnownMembers
from linting.containment.search.obligations import (
    alternatives,
    differing,
    kinds_of_values,
    negative_alternatives,
)
from linting.containment.search.outcomes import Why
from linting.containment.search.plain import Plain
from linting.schemas.arena import Arena
from linting.schemas.terms import (
    ALWAYS,
    ANY_KIND,
    NEVER,
    All,
    Atom,
    Kind,
    Members,
    Negation,
    Opaque,
    Reference,
    Required,
    Some,
    Term,
    Types,
    Values,
)


class Branch:
    """Literals with the reasons they hold for; `kinds` is what is left of the value's type.

    `choices` are the disjunctions not yet decided: their options, and the literal they come from. `finite` is an
    enumeration that the value is in, if there is one. `others` are the literals that `members` does not know of; `whys`
    is all that any literal rests on.
    """

    __slots__ = (
        "arena", "choices", "finite", "is_certain", "kinds", "kinds_why", "literals", "members", "narrowed", "others",
        "whys",
    )  # fmt: skip

    def __init__(self, arena: Arena) -> None:
        self.arena = arena
        self.literals: dict[Term, Why] = {}
        self.others: dict[Term, Why] = {}
        self.whys: Why = 0
        self.choices: dict[Term, tuple[Term, ...]] = {}
        self.kinds = ANY_KIND
        self.kinds_why: Why = 0
        self.is_certain = True
        self.finite: Values | None = None
        self.members = KnownMembers()
        self.narrowed: dict[Term, tuple[Sequence[Term], Why]] = {}

    def copy(self) -> Self:
        """A branch to go on from, independent of this one."""
        other = type(self)(self.arena)
        other.literals, other.others, other.whys = self.literals.copy(), self.others.copy(), self.whys
        other.choices = self.choices.copy()
        other.kinds, other.kinds_why = self.kinds, self.kinds_why
        other.is_certain, other.finite = self.is_certain, self.finite
        other.members = self.members.copy()
        other.narrowed = self.narrowed.copy()
        return other

    def add(self, term: Term, why: Why) -> Why | None:
        """Put down a literal and what follows from it; the reason of the contradiction if there is one."""
        waiting = [(term, why)]
        while waiting:
            literal, reason = waiting.pop()
            if literal is ALWAYS or literal in self.literals:
                continue
            if literal is NEVER:
                return reason
            opposite = self.literals.get(self.arena.negation(literal))
            if opposite is not None:
                return reason | opposite
            self.literals[literal] = reason
            self.whys |= reason
            if not isinstance(literal, Required | Members):
                self.others[literal] = reason
            conflict = self._follow(literal, reason, waiting)
            if conflict is not None:
                return conflict
        return None

    def _follow(self, literal: Term, why: Why, waiting: list[tuple[Term, Why]]) -> Why | None:
        match literal:
            case All(parts):
                waiting.extend((part, why) for part in parts)
            case Types(kinds):
                return self.narrow(kinds, why)
            case Reference():
                waiting.append((self.arena.unrolled(literal), why))
            case Values():
                if self.finite is None or len(literal.examples) < len(self.finite.examples):
                    self.finite = literal
                return self.narrow(kinds_of_values(literal), why)
            case Negation(part):
                return self._follow_negation(literal, part, why, waiting)
            case Opaque():
                self.is_certain = False
            case Members():
                return self._clash(self.members.add_shape(literal, why))
            case Required(name):
                self.members.required[name] = why
                return self._clash((name,))
            case Atom():
                pass
            case _:
                options = alternatives(self.arena, literal)
                assert options is not None, literal  # noqa: S101 - every other term is a choice
                self.choices[literal] = options
        return None

    def _follow_negation(self, literal: Term, part: Term, why: Why, waiting: list[tuple[Term, Why]]) -> Why | None:
        match part:
            case Some(parts):
                waiting.extend((self.arena.negation(option), why) for option in parts)
                return None
            case Reference():
                waiting.append((self.arena.negation(self.arena.unrolled(part)), why))
                return None
            case Opaque():
                self.is_certain = False
                return None
            case Values():
                waiting.extend((option, why) for option in self._exclusions(part))
                return None
        if isinstance(part, Atom):
            conflict = self.narrow(part.kind, why)
            if conflict is not None:
                return conflict
        options = negative_alternatives(self.arena, part)
        if options is None:
            return None
        if len(options) == 1:
            waiting.append((options[0], why))
        else:
            self.choices[literal] = options
        return None

    def _exclusions(self, values: Values) -> Iterator[Term]:
        """Excluded arrays and objects, spelled out; scalars are left to the theories of their types."""
        for value in values.examples:
            if isinstance(value, list | dict):
                kinds = self.arena.types(ANY_KIND & ~(16 if isinstance(value, list) else 32))
                yield self.arena.some([kinds, *differing(self.arena, value)])

    def narrow(self, kinds: int, why: Why) -> Why | None:
        """Leave only these types."""
        if self.kinds & kinds == self.kinds:
            return None
        self.kinds &= kinds
        self.kinds_why |= why
        if not self.kinds:
            return self.kinds_why
        return self._clash(self.members.required)

    def _clash(self, names: Iterable[str]) -> Why | None:
        """Why the object cannot have a member that it must have."""
        clash = self.members.contradiction(names) if self.kinds == Kind.OBJECT else None
        return None if clash is None else clash | self.kinds_why

    def open_choices(self) -> Iterator[tuple[Term, list[Term], Why]]:
        """Undecided disjunctions with the options that are left, and why the others are out."""
        plain = Plain(self)
        for literal, all_options in list(self.choices.items()):
            options, why = self.narrowed.get(literal) or (all_options, self.literals[literal])
            left: list[Term] = []
            for option in options:
                truth = plain.truth(option)
                if truth is True:
                    del self.choices[literal]
                    break
                if truth is None:
                    left.append(option)
                else:
                    why |= plain.why_false(option)
            else:
                if len(left) < len(options):
                    self.narrowed[literal] = left, why
                yield literal, left, why

"""One branch of the search: literals that hold together, closed under all that needs no choice."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import ClassVar, Self

from linting.containment.obligations import (
    alternatives,
    differing,
    kinds_of_values,
    negative_alternatives,
)
from linting.containment.search.members import KnownMembers
from linting.containment.search.outcomes import Why
from linting.containment.search.plain import Plain
from linting.schemas.arena import Arena
from linting.schemas.terms import (
    ALWAYS,
    ANY_KIND,
    NEVER,
    All,
    Atom,
    Conditional,
    ExactlyOne,
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

Waiting = list[tuple[Term, Why]]
"""Literals that are still to be put down."""


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
        other = self.__class__.__new__(self.__class__)
        other.arena = self.arena
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
            opposite = self.arena.opposite(literal)
            if opposite is not None and opposite in self.literals:
                return reason | self.literals[opposite]
            self.literals[literal] = reason
            self.whys |= reason
            kind = type(literal)
            if kind is not Required and kind is not Members:
                self.others[literal] = reason
            follow = self._following.get(kind)
            conflict = None if follow is None else follow(self, literal, reason, waiting)
            if conflict is not None:
                return conflict
        return None

    def _all(self, literal: All, why: Why, waiting: Waiting) -> None:
        for part in literal.parts:
            waiting.append((part, why))

    def _types(self, literal: Types, why: Why, _waiting: Waiting) -> Why | None:
        return self.narrow(literal.kinds, why)

    def _reference(self, literal: Reference, why: Why, waiting: Waiting) -> None:
        waiting.append((self.arena.unrolled(literal), why))

    def _values(self, literal: Values, why: Why, _waiting: Waiting) -> Why | None:
        if self.finite is None or len(literal.examples) < len(self.finite.examples):
            self.finite = literal
        return self.narrow(kinds_of_values(literal), why)

    def _opaque(self, _literal: Opaque, _why: Why, _waiting: Waiting) -> None:
        self.is_certain = False

    def _members(self, literal: Members, why: Why, _waiting: Waiting) -> Why | None:
        return self._clash(self.members.add_shape(literal, why))

    def _required(self, literal: Required, why: Why, _waiting: Waiting) -> Why | None:
        self.members.required[literal.name] = why
        return self._clash((literal.name,))

    def _choice(self, literal: Term, _why: Why, _waiting: Waiting) -> None:
        options = alternatives(self.arena, literal)
        assert options is not None, literal  # noqa: S101 - it is a choice
        self.choices[literal] = options

    def _negation(self, literal: Negation, why: Why, waiting: Waiting) -> Why | None:
        part = literal.part
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

    _following: ClassVar[Mapping[type[Term], Callable[..., Why | None]]] = {
        All: _all,
        Types: _types,
        Reference: _reference,
        Values: _values,
        Negation: _negation,
        Opaque: _opaque,
        Members: _members,
        Required: _required,
        Some: _choice,
        ExactlyOne: _choice,
        Conditional: _choice,
    }
    """What follows from a literal at once; nothing from the other atoms."""

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

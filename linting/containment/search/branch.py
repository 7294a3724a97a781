"""One branch of the search: literals that hold together, closed under all that needs no choice."""

from collections.abc import Iterable, Iterator
from typing import Self

from linting.containment.search.obligations import (
    alternatives,
    differing,
    kinds_of_values,
    negative_alternatives,
)
from linting.containment.search.outcomes import Why, union
from linting.containment.search.tags import Tag, is_only_tagged, tagged
from linting.schemas.terms import (
    ALWAYS,
    ANY_KIND,
    NEVER,
    All,
    Arena,
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

_NO_TAG = Tag()


class Branch:
    """Literals with the reasons they hold for; `kinds` is what is left of the value's type.

    `choices` are the disjunctions not yet decided: their options, and the literal they come from. `finite` is an
    enumeration that the value is in, if there is one.
    """

    __slots__ = ("arena", "choices", "finite", "is_certain", "kinds", "kinds_why", "literals", "tags")

    def __init__(self, arena: Arena) -> None:
        self.arena = arena
        self.literals: dict[Term, Why] = {}
        self.choices: dict[Term, tuple[Term, ...]] = {}
        self.kinds = ANY_KIND
        self.kinds_why: Why = 0
        self.is_certain = True
        self.finite: Values | None = None
        self.tags: dict[str, Tag] = {}

    def copy(self) -> Self:
        """A branch to go on from, independent of this one."""
        other = type(self)(self.arena)
        other.literals = self.literals.copy()
        other.choices = self.choices.copy()
        other.kinds, other.kinds_why = self.kinds, self.kinds_why
        other.is_certain, other.finite = self.is_certain, self.finite
        other.tags = self.tags.copy()
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
                return self._tag(literal, why)
            case Required(name):
                return self._clash(name)
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
        clashes = map(self._clash, self.tags) if self.kinds == Kind.OBJECT else ()
        return next((clash for clash in clashes if clash is not None), None)

    def _tag(self, shape: Members, why: Why) -> Why | None:
        for name, part in tagged(shape):
            self.tags[name] = self.tags.get(name, _NO_TAG).narrowed(part, why)
            clash = self._clash(name)
            if clash is not None:
                return clash
        return None

    def _clash(self, name: str) -> Why | None:
        """Why the object cannot have a member that it must have."""
        tag = self.tags.get(name)
        if tag is None or not tag.is_impossible:
            return None
        needed = self._needed(name)
        return None if needed is None else needed | tag.why

    def _needed(self, name: str) -> Why | None:
        """Why there is a member of this name; None where there need not be one."""
        if self.kinds != Kind.OBJECT:
            return None
        why = self.literals.get(self.arena.make(Required, name))
        return None if why is None else why | self.kinds_why

    def open_choices(self) -> Iterator[tuple[Term, list[Term], Why]]:
        """Undecided disjunctions with the options that are left, and why the others are out."""
        for literal, options in list(self.choices.items()):
            why = self.literals[literal]
            left: list[Term] = []
            for option in options:
                truth = self.truth(option)
                if truth is True:
                    del self.choices[literal]
                    break
                if truth is None:
                    left.append(option)
                else:
                    why |= self._why_false(option)
            else:
                yield literal, left, why

    def truth(self, term: Term) -> bool | None:
        """What the literals say of a term without further thought."""
        if term is ALWAYS or term in self.literals:
            return True
        if term is NEVER or self.arena.negation(term) in self.literals:
            return False
        match term:
            case Types(kinds):
                left = self.kinds & kinds
                return False if not left else True if left == self.kinds else None
            case Values():
                return None if self.kinds & kinds_of_values(term) else False
            case All(parts):
                return _all(self.truth(part) for part in parts)
            case Some(parts):
                truth = _all(self._opposite(part) for part in parts)
                return None if truth is None else not truth
            case Members():
                return self._truth_of_members(term) if self.kinds & Kind.OBJECT else True
            case Negation(part) if isinstance(part, Members) and self.kinds & Kind.OBJECT:
                return self._opposite(part)
            case Negation(part) if isinstance(part, Atom):
                return None if self.kinds & part.kind else False
            case Negation(Values() as values):
                return None if self.kinds & kinds_of_values(values) else True
            case Atom():
                return None if self.kinds & term.kind else True
        return None

    def _truth_of_members(self, shape: Members) -> bool | None:
        """By discriminators alone."""
        if self.kinds != Kind.OBJECT or not self.tags:
            return None
        truths = [
            self.tags[name].truth(part)
            for name, part in tagged(shape)
            if name in self.tags and self._needed(name) is not None
        ]
        if False in truths:
            return False
        is_all = len(truths) == len(shape.properties) and is_only_tagged(shape)
        return True if is_all and None not in truths else None

    def _opposite(self, term: Term) -> bool | None:
        truth = self.truth(term)
        return None if truth is None else not truth

    def _why_false(self, term: Term) -> Why:
        """Why `truth` says that it is false: the literal against it, or the types that are left."""
        why = self.literals.get(self.arena.negation(term))
        if why is not None:
            return why
        if isinstance(term, All):
            return next(self._why_false(part) for part in term.parts if self.truth(part) is False)
        shape = term.part if isinstance(term, Negation) else term
        if isinstance(shape, Members) and self.kinds == Kind.OBJECT:
            return self.kinds_why | union(
                self.tags[name].why | (self._needed(name) or 0) for name, _ in tagged(shape) if name in self.tags
            )
        if isinstance(term, Some):
            return union(self._why_false(part) for part in term.parts)
        return self.kinds_why


def _all(truths: Iterable[bool | None]) -> bool | None:
    answer: bool | None = True
    for truth in truths:
        if truth is False:
            return False
        if truth is None:
            answer = None
    return answer

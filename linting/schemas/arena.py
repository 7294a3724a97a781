"""One object for equal terms, and what names stand for.

Terms compare by identity; an arena makes each only once, so that equal parts of two schemas are one object and what is
found out about it once is known everywhere (hash-consing).
"""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from linting.schemas.terms import (
    ALWAYS,
    ANY_KIND,
    NEVER,
    All,
    ExactlyOne,
    Items,
    Members,
    Negation,
    Reference,
    Some,
    Term,
    Types,
)

T = TypeVar("T", bound=Term)


class Arena:
    """One object for equal terms, and the definitions of names, for the time of one question."""

    def __init__(self) -> None:
        self._terms: dict[tuple[object, ...], Term] = {}
        self._serials: dict[Term, int] = {}
        self._negations: dict[Term, Term] = {ALWAYS: NEVER, NEVER: ALWAYS}
        self._definitions: dict[object, Callable[[], Term]] = {}
        self._unrolled: dict[object, Term] = {}

    def make(self, kind: type[T], *fields: Any, key: tuple[object, ...] | None = None) -> T:
        """The one term of this kind with these fields; `key` stands in for fields that are not hashable."""
        lookup = (kind, *fields) if key is None else (kind, *key)
        term = self._terms.get(lookup)
        if term is None:
            term = self._terms[lookup] = kind(*fields)
            self._serials[term] = len(self._serials)
        return term  # type: ignore[return-value]

    def has(self, kind: type[Term]) -> bool:
        """Whether there is a term of this kind, of those without fields."""
        return (kind,) in self._terms

    def serial(self, term: Term) -> int:
        """The age of a term among those of the arena: an order that is the same in every run."""
        return self._serials.get(term, -1)

    def all(self, parts: Iterable[Term]) -> Term:
        """Their conjunction, flat and without repetition."""
        kept = self._flat(parts, All, ALWAYS, NEVER)
        if kept is None:
            return NEVER
        if len(kept) < 2:
            return kept[0] if kept else ALWAYS
        return self.make(All, tuple(kept), key=(frozenset(kept),))

    def some(self, parts: Iterable[Term]) -> Term:
        """Their disjunction, flat and without repetition."""
        kept = self._flat(parts, Some, NEVER, ALWAYS)
        if kept is None:
            return ALWAYS
        if len(kept) < 2:
            return kept[0] if kept else NEVER
        return self.make(Some, tuple(kept), key=(frozenset(kept),))

    @staticmethod
    def _flat(parts: Iterable[Term], same: type[All] | type[Some], neutral: Term, absorbing: Term) -> list[Term] | None:
        kept: dict[Term, None] = {}
        for part in parts:
            if part is absorbing:
                return None
            if part.__class__ is same:
                for inner in part.parts:
                    kept[inner] = None
            elif part is not neutral:
                kept[part] = None
        return list(kept)

    def exactly_one(self, parts: Iterable[Term]) -> Term:
        """True of what one part is true of and all others are not; a part that is there twice cannot be that one."""
        possible = [part for part in parts if part is not NEVER]
        if len(possible) < 2:
            return possible[0] if possible else NEVER
        return self.make(ExactlyOne, tuple(possible))

    def negation(self, part: Term) -> Term:
        """Its complement."""
        known = self._negations.get(part)
        if known is None:
            if isinstance(part, Negation):
                known = part.part
            elif isinstance(part, Types):
                known = self.types(ANY_KIND & ~part.kinds)
            else:
                known = self.make(Negation, part)
            self._negations[part] = known
        return known

    def opposite(self, term: Term) -> Term | None:
        """The complement, if there is one already: what was never made is not among any literals."""
        known = self._negations.get(term)
        if known is None and (type(term) is Negation or type(term) is Types):
            known = self.negation(term)
        return known

    def types(self, kinds: int) -> Term:
        """Membership in a set of types."""
        if kinds == ANY_KIND:
            return ALWAYS
        return self.make(Types, kinds) if kinds else NEVER

    def members(self, properties: dict[str, Term], patterns: Iterable[tuple[str, Term]], rest: Term) -> Term:
        """The members of an object; nothing where it says nothing (`declares` is kept by the caller)."""
        listed = tuple(patterns)
        key = (frozenset(properties.items()), frozenset(listed), rest)
        return self.make(Members, properties, listed, rest, key=key)

    def items(self, prefix: Iterable[Term], rest: Term) -> Term:
        """The items of an array; positions that say the same as the rest are dropped."""
        kept = list(prefix)
        while kept and kept[-1] is rest:
            kept.pop()
        return ALWAYS if not kept and rest is ALWAYS else self.make(Items, tuple(kept), rest)

    def reference(self, name: object, define: Callable[[], Term]) -> Term:
        """A term by name; `define` is called once, when it is first unrolled."""
        self._definitions.setdefault(name, define)
        return self.make(Reference, name)

    def unrolled(self, reference: Reference) -> Term:
        """What a name stands for."""
        known = self._unrolled.get(reference.name)
        if known is None:
            known = self._unrolled[reference.name] = self._definitions[reference.name]()
        return known

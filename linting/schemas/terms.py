"""The engine's own language: what a schema of any dialect means, in a few kinds of terms.

Terms are immutable and hash-consed: the arena gives one object for equal terms, so that equality is identity and equal
parts of two schemas are the same part. An atom speaks about one JSON type and is true of every value of another type,
as the keywords of JSON Schema are (Attouche et al., "Witness generation for JSON Schema", PVLDB 2022, have an algebra
of the same kind; negation is a term here, and pushed inwards only where the search needs it).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import IntEnum
from fractions import Fraction
from typing import Any, TypeVar

from linting.schemas.values import Identity

Number = int | Fraction


class Kind(IntEnum):
    """The six types of JSON values, as bits; sets of them are plain integers."""

    NULL = 1
    BOOLEAN = 2
    NUMBER = 4
    STRING = 8
    ARRAY = 16
    OBJECT = 32


ANY_KIND = 63
KINDS = (Kind.NULL, Kind.BOOLEAN, Kind.NUMBER, Kind.STRING, Kind.OBJECT, Kind.ARRAY)


def kind_of(value: Any) -> int:
    """The type of a JSON value."""
    if isinstance(value, str):
        return 8
    if isinstance(value, bool):
        return 2
    if isinstance(value, int | float):
        return 4
    if isinstance(value, dict):
        return 32
    return 1 if value is None else 16


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """Anything that is true or false of a JSON value."""


@dataclass(frozen=True, slots=True, eq=False)
class Always(Term):
    """True of every value."""


@dataclass(frozen=True, slots=True, eq=False)
class Never(Term):
    """True of no value."""


@dataclass(frozen=True, slots=True, eq=False)
class All(Term):
    """Conjunction of at least two terms."""

    parts: tuple[Term, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Some(Term):
    """Disjunction of at least two terms."""

    parts: tuple[Term, ...]


@dataclass(frozen=True, slots=True, eq=False)
class ExactlyOne(Term):
    """`oneOf`: one part is true and the others are false."""

    parts: tuple[Term, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Negation(Term):
    """True where the part is false."""

    part: Term


@dataclass(frozen=True, slots=True, eq=False)
class Conditional(Term):
    """`if`: where the condition holds, `then` has to; elsewhere `otherwise` has to."""

    condition: Term
    then: Term
    otherwise: Term


@dataclass(frozen=True, slots=True, eq=False)
class Reference(Term):
    """A term by name, unrolled when it is needed: what makes recursive schemas finite."""

    name: object


@dataclass(frozen=True, slots=True, eq=False)
class Opaque(Term):
    """A keyword that is not modelled: of unknown truth, never taken for true or false."""

    keyword: str
    pointer: str
    token: object


@dataclass(frozen=True, slots=True, eq=False)
class Types(Term):
    """The value has one of these types."""

    kinds: int


@dataclass(frozen=True, slots=True, eq=False)
class Values(Term):
    """`enum` and `const`: the value is one of these."""

    identities: frozenset[Identity]
    examples: tuple[Any, ...] = field(compare=False)


@dataclass(frozen=True, slots=True, eq=False)
class Atom(Term):
    """A condition on the values of one type, true of all other values."""

    @property
    def kind(self) -> int:
        """The type that this atom speaks about."""
        return _KIND_OF_ATOM[type(self)]


@dataclass(frozen=True, slots=True, eq=False)
class Minimum(Atom):
    """Not below the bound, or above it where the bound is `strict`."""

    bound: Number
    strict: bool


@dataclass(frozen=True, slots=True, eq=False)
class Maximum(Atom):
    """Not above the bound, or below it where the bound is `strict`."""

    bound: Number
    strict: bool


@dataclass(frozen=True, slots=True, eq=False)
class MultipleOf(Atom):
    """An integral multiple of the step; 1 for `type: integer`."""

    step: Number


@dataclass(frozen=True, slots=True, eq=False)
class WrittenAsInteger(Atom):
    """`type: integer` in draft 4 (§3.5 of its core): integral, and written without fraction or exponent."""


@dataclass(frozen=True, slots=True, eq=False)
class Length(Atom):
    """The number of code points of a string; None is without end."""

    least: int
    most: int | None


@dataclass(frozen=True, slots=True, eq=False)
class Matches(Atom):
    """The pattern (ECMA-262) is found somewhere in the string."""

    pattern: str


@dataclass(frozen=True, slots=True, eq=False)
class Format(Atom):
    """The string is of a format, as the validator of a dialect judges it."""

    name: str
    dialect: str


@dataclass(frozen=True, slots=True, eq=False)
class ItemCount(Atom):
    """The number of items of an array; None is without end."""

    least: int
    most: int | None


@dataclass(frozen=True, slots=True, eq=False)
class Items(Atom):
    """The first items by position, and all others."""

    prefix: tuple[Term, ...]
    rest: Term


@dataclass(frozen=True, slots=True, eq=False)
class Contains(Atom):
    """How many items the term is true of; None is without end."""

    part: Term
    least: int
    most: int | None


@dataclass(frozen=True, slots=True, eq=False)
class UniqueItems(Atom):
    """No two items are equal."""


@dataclass(frozen=True, slots=True, eq=False)
class PropertyCount(Atom):
    """The number of members of an object; None is without end."""

    least: int
    most: int | None


@dataclass(frozen=True, slots=True, eq=False)
class Required(Atom):
    """The object has this key."""

    name: str


@dataclass(frozen=True, slots=True, eq=False)
class Members(Atom):
    """The values of an object's members: by key, by each pattern that the key matches, and of all other keys."""

    properties: dict[str, Term]
    patterns: tuple[tuple[str, Term], ...]
    rest: Term

    @property
    def declares_more(self) -> bool:
        """Whether the other keys are declared too: `additionalProperties` with a schema that says something."""
        return not isinstance(self.rest, Always | Never)


@dataclass(frozen=True, slots=True, eq=False)
class Names(Atom):
    """`propertyNames`: the term is true of every key, as a string."""

    part: Term


_KIND_OF_ATOM: dict[type, int] = {
    **dict.fromkeys((Minimum, Maximum, MultipleOf, WrittenAsInteger), 4),
    **dict.fromkeys((Length, Matches, Format), 8),
    **dict.fromkeys((ItemCount, Items, Contains, UniqueItems), 16),
    **dict.fromkeys((PropertyCount, Required, Members, Names), 32),
}
ALWAYS = Always()
NEVER = Never()

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
        lookup = (kind, *(fields if key is None else key))
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
            if isinstance(part, same):
                kept.update(dict.fromkeys(part.parts))
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

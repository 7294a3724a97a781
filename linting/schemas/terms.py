"""The engine's own language: what a schema of any dialect means, in a few kinds of terms.

Terms are immutable and hash-consed: the arena gives one object for equal terms, so that equality is identity and equal
parts of two schemas are the same part. An atom speaks about one JSON type and is true of every value of another type,
as the keywords of JSON Schema are (Attouche et al., "Witness generation for JSON Schema", PVLDB 2022, have an algebra
of the same kind; negation is a term here, and pushed inwards only where the search needs it).
"""

from enum import IntEnum
from fractions import Fraction
from typing import Any

from linting.records import Record
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


class Term(Record, eq=False):
    """Anything that is true or false of a JSON value."""


class Always(Term):
    """True of every value."""


class Never(Term):
    """True of no value."""


class All(Term):
    """Conjunction of at least two terms."""

    parts: tuple[Term, ...]


class Some(Term):
    """Disjunction of at least two terms."""

    parts: tuple[Term, ...]


class ExactlyOne(Term):
    """`oneOf`: one part is true and the others are false."""

    parts: tuple[Term, ...]


class Negation(Term):
    """True where the part is false."""

    part: Term


class Conditional(Term):
    """`if`: where the condition holds, `then` has to; elsewhere `otherwise` has to."""

    condition: Term
    then: Term
    otherwise: Term


class Reference(Term):
    """A term by name, unrolled when it is needed: what makes recursive schemas finite."""

    name: object


class Opaque(Term):
    """A keyword that is not modelled: of unknown truth, never taken for true or false."""

    keyword: str
    pointer: str
    token: object


class Types(Term):
    """The value has one of these types."""

    kinds: int


class Values(Term):
    """`enum` and `const`: the value is one of these."""

    identities: frozenset[Identity]
    examples: tuple[Any, ...]


class Atom(Term):
    """A condition on the values of one type, true of all other values."""

    @property
    def kind(self) -> int:
        """The type that this atom speaks about."""
        return _KIND_OF_ATOM[type(self)]


class Minimum(Atom):
    """Not below the bound, or above it where the bound is `strict`."""

    bound: Number
    strict: bool


class Maximum(Atom):
    """Not above the bound, or below it where the bound is `strict`."""

    bound: Number
    strict: bool


class MultipleOf(Atom):
    """An integral multiple of the step; 1 for `type: integer`."""

    step: Number


class WrittenAsInteger(Atom):
    """`type: integer` in draft 4 (§3.5 of its core): integral, and written without fraction or exponent."""


class Length(Atom):
    """The number of code points of a string; None is without end."""

    least: int
    most: int | None


class Matches(Atom):
    """The pattern (ECMA-262) is found somewhere in the string."""

    pattern: str


class Format(Atom):
    """The string is of a format, as the validator of a dialect judges it."""

    name: str
    dialect: str


class ItemCount(Atom):
    """The number of items of an array; None is without end."""

    least: int
    most: int | None


class Items(Atom):
    """The first items by position, and all others."""

    prefix: tuple[Term, ...]
    rest: Term


class Contains(Atom):
    """How many items the term is true of; None is without end."""

    part: Term
    least: int
    most: int | None


class UniqueItems(Atom):
    """No two items are equal."""


class PropertyCount(Atom):
    """The number of members of an object; None is without end."""

    least: int
    most: int | None


class Required(Atom):
    """The object has this key."""

    name: str


class Members(Atom):
    """The values of an object's members: by key, by each pattern that the key matches, and of all other keys."""

    properties: dict[str, Term]
    patterns: tuple[tuple[str, Term], ...]
    rest: Term

    @property
    def declares_more(self) -> bool:
        """Whether the other keys are declared too: `additionalProperties` with a schema that says something."""
        return not isinstance(self.rest, Always | Never)


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

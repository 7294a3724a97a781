"""Keywords about types, values, numbers and strings."""

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from linting.schemas.compilation.registry import (
    SINCE_6,
    MalformedError,
    keyword,
    listed,
    number,
    text,
    whole_number,
)
from linting.schemas.dialects import Dialect
from linting.schemas.places import Place
from linting.schemas.terms import (
    ALWAYS,
    NEVER,
    Format,
    Kind,
    Length,
    Matches,
    Maximum,
    Minimum,
    MultipleOf,
    Term,
    Values,
    WrittenAsInteger,
)
from linting.schemas.values import exact, identity, is_canonical

if TYPE_CHECKING:
    from linting.schemas.compilation.compiler import Compiler

_KINDS = {
    "null": Kind.NULL,
    "boolean": Kind.BOOLEAN,
    "number": Kind.NUMBER,
    "integer": Kind.NUMBER,
    "string": Kind.STRING,
    "array": Kind.ARRAY,
    "object": Kind.OBJECT,
}


@keyword("type")
def types(compiler: "Compiler", place: Place, held: Any) -> Term:
    """`integer` is `number` and integral; in draft 4 also written so."""
    if isinstance(held, str) and held != "integer" and held in _KINDS:
        return compiler.arena.types(_KINDS[held])
    names = [held] if isinstance(held, str) else listed(held)
    if not all(isinstance(name, str) and name in _KINDS for name in names):
        raise MalformedError
    kinds = 0
    for name in names:
        kinds |= _KINDS[name]
    allowed = compiler.arena.types(kinds)
    if "integer" not in names or "number" in names:
        return allowed
    return compiler.arena.all([allowed, _integral(compiler, place)])


def _integral(compiler: "Compiler", place: Place) -> Term:
    if place.dialect is Dialect.DRAFT4:
        return compiler.arena.make(WrittenAsInteger)
    return compiler.arena.make(MultipleOf, 1)


@keyword("enum")
def enum(compiler: "Compiler", place: Place, held: Any) -> Term:  # noqa: ARG001 - one signature for all
    """One of the values."""
    return values(compiler, listed(held))


@keyword("const", dialects=SINCE_6)
def const(compiler: "Compiler", place: Place, held: Any) -> Term:  # noqa: ARG001
    """The value."""
    return values(compiler, [held])


def values(compiler: "Compiler", allowed: list[Any]) -> Term:
    """Membership in a finite set. Values are equal however they are spelled, and each spelling is kept."""
    if not allowed:
        return NEVER
    found = frozenset(map(identity, allowed))
    odd = {repr(value): value for value in allowed if not is_canonical(value)}
    if len(found) == len(allowed):
        return compiler.arena.make(Values, found, tuple(allowed), key=(found, *odd))
    spelled = {repr(value) if repr(value) in odd else identity(value): value for value in allowed}
    return compiler.arena.make(Values, found, tuple(spelled.values()), key=(found, *odd))


@keyword("minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum")
def bounds(compiler: "Compiler", place: Place, held: Any) -> Term:  # noqa: ARG001
    """The bounds of a number; in draft 4 `exclusiveMinimum` is a boolean beside `minimum`."""
    node, make = place.node, compiler.arena.make
    parts: list[Term] = []
    for inclusive, exclusive, kind in (
        ("minimum", "exclusiveMinimum", Minimum),
        ("maximum", "exclusiveMaximum", Maximum),
    ):
        if place.dialect is Dialect.DRAFT4:
            if inclusive in node:
                parts.append(make(kind, exact(number(node[inclusive])), node.get(exclusive) is True))
            continue
        if inclusive in node:
            parts.append(make(kind, exact(number(node[inclusive])), False))
        if exclusive in node:
            parts.append(make(kind, exact(number(node[exclusive])), True))
    return compiler.arena.all(parts)


@keyword("multipleOf")
def multiple_of(compiler: "Compiler", place: Place, held: Any) -> Term:  # noqa: ARG001
    """An integral multiple."""
    step = exact(number(held))
    if step <= 0:
        raise MalformedError
    return compiler.arena.make(MultipleOf, step)


@keyword("minLength", "maxLength")
def length(compiler: "Compiler", place: Place, held: Any) -> Term:  # noqa: ARG001
    """The number of code points."""
    return compiler.arena.all(counts(compiler, place, "minLength", "maxLength", Length))


def counts(compiler: "Compiler", place: Place, least: str, most: str, kind: type[Term]) -> list[Term]:
    """A lower and an upper bound as two atoms, so that each is compared by itself."""
    parts: list[Term] = []
    if whole_number(place.node.get(least, 0)):
        parts.append(compiler.arena.make(kind, whole_number(place.node[least]), None))
    if most in place.node:
        parts.append(compiler.arena.make(kind, 0, whole_number(place.node[most])))
    return parts


@keyword("pattern")
def pattern(compiler: "Compiler", place: Place, held: Any) -> Term:  # noqa: ARG001
    """A regular expression that is found in the string."""
    return ALWAYS if held == "" else compiler.arena.make(Matches, text(held))


@keyword("format")
def string_format(compiler: "Compiler", place: Place, held: Any) -> Term:
    """Asserted where the settings say so, and where the dialect knows the format."""
    if not compiler.assert_formats or not _is_asserted(text(held), place.dialect):
        return ALWAYS
    return compiler.arena.make(Format, held, str(place.dialect))


@lru_cache(maxsize=256)
def _is_asserted(name: str, dialect: Dialect) -> bool:
    """Whether the validator of a dialect refuses anything for this format: an unknown one is an annotation."""
    from linting.schemas.validators import compiled

    validator = compiled({"format": name}, dialect, {}, assert_formats=True)
    return not all(validator.is_valid(nonsense) for nonsense in ("((", " \0{", "\\", ""))

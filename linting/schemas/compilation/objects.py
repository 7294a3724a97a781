"""Keywords about objects."""

from typing import TYPE_CHECKING, Any

from linting.schemas.compilation.registry import (
    SINCE_6,
    SINCE_2019,
    UNTIL_7,
    keyword,
    listed,
    mapped,
    text,
)
from linting.schemas.compilation.scalars import counts
from linting.schemas.dialects import Dialect
from linting.schemas.places import Place
from linting.schemas.terms import ALWAYS, ANY_KIND, Kind, Names, PropertyCount, Required, Term

if TYPE_CHECKING:
    from linting.schemas.compilation.compiler import Compiler


@keyword("properties", "patternProperties", "additionalProperties")
def members(compiler: "Compiler", place: Place, held: Any) -> Term:  # noqa: ARG001 - one signature for all
    """The three keywords that share out the keys of an object."""
    node = place.node
    properties = {
        name: compiler.inner(place, child, "properties", name)
        for name, child in mapped(node.get("properties", {})).items()
    }
    patterns = [
        (pattern, compiler.inner(place, child, "patternProperties", pattern))
        for pattern, child in mapped(node.get("patternProperties", {})).items()
    ]
    rest = compiler.inner(place, node.get("additionalProperties", True), "additionalProperties")
    if not properties and not patterns and rest is ALWAYS:
        return ALWAYS
    return compiler.arena.members(properties, patterns, rest)


@keyword("required")
def required(compiler: "Compiler", place: Place, held: Any) -> Term:
    """Each required key by itself. Where readers apply defaults, a key that has one is not required."""
    names = [text(name) for name in listed(held)]
    if compiler.apply_defaults:
        properties = mapped(place.node.get("properties", {}))
        names = [name for name in names if not _has_default(compiler, place, properties.get(name), name)]
    return compiler.arena.all([compiler.arena.make(Required, name) for name in names])


def _has_default(compiler: "Compiler", place: Place, node: Any, name: str) -> bool:
    """Whether the schema of a property gives a default, itself or by its `$ref`."""
    inner = place.child(node, "properties", name)
    for _ in range(8):
        if not isinstance(inner.node, dict):
            return False
        if "default" in inner.node:
            return True
        if not isinstance(inner.node.get("$ref"), str):
            return False
        inner = compiler.schema.index.resolve(inner.node["$ref"], inner)
    return False


@keyword("minProperties", "maxProperties")
def property_count(compiler: "Compiler", place: Place, held: Any) -> Term:  # noqa: ARG001
    """The number of members."""
    return compiler.arena.all(counts(compiler, place, "minProperties", "maxProperties", PropertyCount))


@keyword("propertyNames", dialects=SINCE_6)
def property_names(compiler: "Compiler", place: Place, held: Any) -> Term:
    """A schema of the keys."""
    part = compiler.inner(place, held, "propertyNames")
    return ALWAYS if part is ALWAYS else compiler.arena.make(Names, part)


@keyword("dependentRequired", dialects=SINCE_2019)
def dependent_required(compiler: "Compiler", place: Place, held: Any) -> Term:  # noqa: ARG001
    """Keys that ask for other keys."""
    return compiler.arena.all(
        [if_present(compiler, name, _required(compiler, names)) for name, names in mapped(held).items()]
    )


@keyword("dependentSchemas", dialects=SINCE_2019)
def dependent_schemas(compiler: "Compiler", place: Place, held: Any) -> Term:
    """Keys that ask for something of the whole object."""
    return compiler.arena.all(
        [
            if_present(compiler, name, compiler.beside(place, child, "dependentSchemas", name))
            for name, child in mapped(held).items()
        ]
    )


@keyword("dependencies")
def dependencies(compiler: "Compiler", place: Place, held: Any) -> Term:
    """Both kinds in one, until draft 7. Later drafts dropped it and validators differ, so that it is opaque there."""
    if place.dialect not in UNTIL_7:
        return compiler.opaque(place, "dependencies")
    parts = []
    for name, child in mapped(held).items():
        if isinstance(child, list) or (isinstance(child, str) and place.dialect is Dialect.DRAFT4):
            asked = _required(compiler, child)
        else:
            asked = compiler.beside(place, child, "dependencies", name)
        parts.append(if_present(compiler, name, asked))
    return compiler.arena.all(parts)


def if_present(compiler: "Compiler", name: str, asked: Term) -> Term:
    """What has to be true of an object that has a key."""
    arena = compiler.arena
    absent = arena.negation(arena.make(Required, name))
    return arena.some([arena.types(ANY_KIND & ~Kind.OBJECT), absent, asked])


def _required(compiler: "Compiler", names: Any) -> Term:
    return compiler.arena.all([compiler.arena.make(Required, text(name)) for name in listed(names)])

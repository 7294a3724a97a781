"""Keywords about arrays."""

from typing import TYPE_CHECKING, Any

from linting.schemas.compilation.registry import (
    ONLY_2020,
    SINCE_6,
    UNTIL_2019,
    MalformedError,
    keyword,
    listed,
    whole_number,
)
from linting.schemas.compilation.scalars import counts
from linting.schemas.dialects import Dialect
from linting.schemas.places import Place
from linting.schemas.terms import ALWAYS, ANY_KIND, Contains, ItemCount, Kind, Term, UniqueItems

if TYPE_CHECKING:
    from linting.schemas.compilation.compiler import Compiler


@keyword("items", "prefixItems", dialects=ONLY_2020)
def items(compiler: "Compiler", place: Place, held: Any) -> Term:  # noqa: ARG001 - one signature for all
    """2020-12: `prefixItems` by position, `items` for the others."""
    node = place.node
    prefix = [
        compiler.inner(place, item, "prefixItems", index)
        for index, item in enumerate(listed(node.get("prefixItems", [])))
    ]
    rest = node.get("items", True)
    if isinstance(rest, list):
        raise MalformedError
    return compiler.arena.items(prefix, compiler.inner(place, rest, "items"))


@keyword("items", "additionalItems", dialects=UNTIL_2019)
def items_before_2020(compiler: "Compiler", place: Place, held: Any) -> Term:  # noqa: ARG001
    """Until 2019-09: a list of `items` is by position, and `additionalItems` speaks about the others."""
    node = place.node
    positions = node.get("items", True)
    if not isinstance(positions, list):
        return compiler.arena.items([], compiler.inner(place, positions, "items"))
    prefix = [compiler.inner(place, item, "items", index) for index, item in enumerate(positions)]
    rest = compiler.inner(place, node.get("additionalItems", True), "additionalItems")
    return compiler.arena.items(prefix, rest)


@keyword("minItems", "maxItems")
def item_count(compiler: "Compiler", place: Place, held: Any) -> Term:  # noqa: ARG001
    """The number of items."""
    return compiler.arena.all(counts(compiler, place, "minItems", "maxItems", ItemCount))


@keyword("uniqueItems")
def unique_items(compiler: "Compiler", place: Place, held: Any) -> Term:  # noqa: ARG001
    """No two items are equal."""
    if not isinstance(held, bool):
        raise MalformedError
    return compiler.arena.make(UniqueItems) if held else ALWAYS


@keyword("contains", dialects=SINCE_6)
def contains(compiler: "Compiler", place: Place, held: Any) -> Term:
    """At least one item, or as many as `minContains` and `maxContains` (since 2019-09) say."""
    counted = place.dialect in (Dialect.DRAFT2019_09, Dialect.DRAFT2020_12)
    least = whole_number(place.node.get("minContains", 1)) if counted else 1
    most = whole_number(place.node["maxContains"]) if counted and "maxContains" in place.node else None
    if least == 0 and most is None:
        return ALWAYS
    if most is not None and most < least:
        return compiler.arena.types(ANY_KIND & ~Kind.ARRAY)
    return compiler.arena.make(Contains, compiler.inner(place, held, "contains"), least, most)

"""The same schema, written otherwise: its keys in another order, its parts behind references, or in a later dialect."""

from collections.abc import Callable
from random import Random
from typing import Any

from linting.schemas import Dialect

_DEFINITIONS = ("$defs", "definitions")
_ONE = ("not", "if", "then", "else", "items", "contains", "additionalProperties", "additionalItems", "propertyNames")
_MORE = ("unevaluatedProperties", "unevaluatedItems")
_LISTS = ("allOf", "anyOf", "oneOf", "prefixItems")
_TABLES = ("properties", "patternProperties", "definitions", "$defs", "dependentSchemas")


def mapped(schema: Any, change: Callable[[Any], Any]) -> Any:
    """A schema with each of its direct subschemas changed."""
    if not isinstance(schema, dict):
        return schema
    copy = dict(schema)
    for keyword, held in schema.items():
        if keyword in _TABLES:
            copy[keyword] = {name: change(inner) for name, inner in held.items()}
        elif keyword in _LISTS or (keyword == "items" and isinstance(held, list)):
            copy[keyword] = [change(inner) for inner in held]
        elif keyword in _ONE or keyword in _MORE:
            copy[keyword] = change(held)
    return copy


def turned_around(schema: Any) -> Any:
    """The keys of every object in reverse; that of lists whose order means nothing as well."""
    changed = mapped(schema, turned_around)
    if not isinstance(changed, dict):
        return changed
    for keyword in ("allOf", "anyOf", "oneOf", "required", "enum"):
        if keyword in changed:
            changed[keyword] = changed[keyword][::-1]
    return {name: dict(reversed(held.items())) if name in _TABLES else held for name, held in reversed(changed.items())}


def with_references(schema: Any, chance: Random, place: str = "$defs") -> Any:
    """Some subschemas moved to definitions, each behind a `$ref`."""
    table: dict[str, Any] = {}

    def moved(inner: Any) -> Any:
        inner = mapped(inner, moved)
        if isinstance(inner, bool) or "$ref" in inner or chance.random() < 0.5:
            return inner
        name = f"moved-{len(table)}"
        table[name] = inner
        return {"$ref": f"#/{place}/{name}"}

    changed = mapped(schema, moved)
    if not table:
        return changed
    return {**changed, place: {**changed.get(place, {}), **table}}


def joined(keyword: str, *schemas: Any) -> Any:
    """Schemas under one keyword (`not` takes one); their definitions move to the root, where references find them."""
    tables: dict[str, Any] = {}
    parts = []
    for schema in schemas:
        moved = {place: schema[place] for place in _DEFINITIONS if place in schema} if isinstance(schema, dict) else {}
        tables |= moved
        parts.append({name: held for name, held in schema.items() if name not in moved} if moved else schema)
    return {keyword: parts[0] if keyword == "not" else parts, **tables}


def _with_numeric_bounds(schema: Any) -> Any:
    """A schema of draft 4 in draft 6, where an exclusive bound is a number of its own."""
    changed = mapped(schema, _with_numeric_bounds)
    if isinstance(changed, dict) and isinstance(changed.get("exclusiveMinimum"), bool):
        is_exclusive = changed.pop("exclusiveMinimum")
        if is_exclusive and "minimum" in changed:
            changed["exclusiveMinimum"] = changed.pop("minimum")
    return changed


def _with_dependent_required(schema: Any) -> Any:
    """A schema of draft 7 in 2019-09, for the lists of names that these worlds have."""
    changed = mapped(schema, _with_dependent_required)
    if isinstance(changed, dict) and "dependencies" in changed:
        changed["dependentRequired"] = changed.pop("dependencies")
    return changed


def _with_prefix_items(schema: Any) -> Any:
    """A schema of 2019-09 in 2020-12."""
    changed = mapped(schema, _with_prefix_items)
    if not isinstance(changed, dict):
        return changed
    if isinstance(changed.get("items"), list):
        changed["prefixItems"] = changed.pop("items")
        if "additionalItems" in changed:
            changed["items"] = changed.pop("additionalItems")
    changed.pop("additionalItems", None)
    return changed


UPGRADES: list[tuple[Dialect, Dialect, Callable[[Any], Any]]] = [
    (Dialect.DRAFT4, Dialect.DRAFT6, _with_numeric_bounds),
    (Dialect.DRAFT6, Dialect.DRAFT7, lambda schema: schema),
    (Dialect.DRAFT7, Dialect.DRAFT2019_09, _with_dependent_required),
    (Dialect.DRAFT2019_09, Dialect.DRAFT2020_12, _with_prefix_items),
    (Dialect.DRAFT7, Dialect.DRAFT2020_12, lambda schema: _with_prefix_items(_with_dependent_required(schema))),
]
"""A dialect, a later one, and how to say the same in it."""

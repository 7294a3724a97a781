"""The same schema, written otherwise: its keys in another order, its parts behind references, or in a later dialect."""

from collections.abc import Callable
from random import Random
from typing import Any

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


def upgraded(schema: Any) -> Any:
    """A schema of draft 7 in 2020-12."""
    changed = mapped(schema, upgraded)
    if not isinstance(changed, dict):
        return changed
    if isinstance(changed.get("items"), list):
        changed["prefixItems"] = changed.pop("items")
        if "additionalItems" in changed:
            changed["items"] = changed.pop("additionalItems")
    changed.pop("additionalItems", None)
    if "dependencies" in changed:
        changed["dependentRequired"] = changed.pop("dependencies")
    return changed

"""How alike two schemas of properties are, and how much a schema tells about what it is for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from linting.changes.change import ABSENT
from linting.changes.equality import same
from linting.changes.renames.thresholds import OVERLAP, POINTS
from linting.changes.view import ANNOTATIONS
from linting.documents import canonical


def points_of(schema: object) -> int:
    """How much a schema tells about what it is for; see thresholds.TELLING."""
    if not isinstance(schema, dict):
        return 0
    stated = sum(points for name, points in POINTS.items() if name in schema)
    listed = sum(isinstance(value, str) for value in _values(schema))
    return stated + listed + len(_members(schema)) + sum(map(points_of, _parts(schema)))


def _parts(schema: dict[str, Any]) -> Iterator[object]:
    for name in ("items", "additionalProperties"):
        yield schema.get(name)
    for name in ("allOf", "anyOf", "oneOf"):
        if isinstance(schema.get(name), list):
            yield from schema[name]


def are_akin(old: object, new: object) -> bool:
    """Whether one schema may have grown out of the other: nothing that both say has nothing in common."""
    if not isinstance(old, dict) or not isinstance(new, dict):
        return old == new
    return (
        _types(old) == _types(new)
        and old.get("$ref") == new.get("$ref")
        and all(name not in old or name not in new or old[name] == new[name] for name in ("format", "pattern"))
        and all(_overlap(set(before), set(after)) for before, after in _sets(old, new) if before and after)
        and ("items" not in old or "items" not in new or are_akin(old["items"], new["items"]))
    )


def _types(schema: dict[str, Any]) -> set[str]:
    """Null aside, and every integer a number."""
    types = schema.get("type", [])
    named = [types] if isinstance(types, str) else types
    return {"number" if name == "integer" else name for name in named if name != "null"}


def _sets(old: dict[str, Any], new: dict[str, Any]) -> Iterator[tuple[list[str], list[str]]]:
    """What each side lists: values and properties."""
    yield list(map(canonical, _values(old))), list(map(canonical, _values(new)))
    yield list(_members(old)), list(_members(new))


def _values(schema: dict[str, Any]) -> list[Any]:
    values = [schema["const"]] if "const" in schema else schema.get("enum")
    return values if isinstance(values, list) else []


def _members(schema: dict[str, Any]) -> dict[str, Any]:
    members = schema.get("properties")
    return members if isinstance(members, dict) else {}


def _overlap(before: set[str], after: set[str]) -> bool:
    return len(before & after) >= OVERLAP * min(len(before), len(after))


def prose_of(schema: object) -> str:
    """What a schema says to people about what it is; empty where it says nothing."""
    said = [schema.get(name) for name in ("description", "title")] if isinstance(schema, dict) else []
    return next((text.strip() for text in said if isinstance(text, str)), "")


def samples_of(schema: object) -> str:
    """The values by which a schema shows what is meant; empty where it shows none, or one that many would show."""
    stated = schema if isinstance(schema, dict) else {}
    shown = stated.get("examples") or stated.get("default")
    return canonical(shown) if isinstance(shown, str | list | dict) and shown else ""


def differing(old: object, new: object) -> list[str]:
    """The keywords in which two schemas differ, except those that explain the name."""
    if not isinstance(old, dict) or not isinstance(new, dict):
        return []
    explaining = ANNOTATIONS - {"default", "deprecated"}
    names = [name for name in dict.fromkeys([*old, *new]) if name not in explaining]
    return [name for name in names if not same(old.get(name, ABSENT), new.get(name, ABSENT))]

"""Values at the edge of a difference, and how to put one into a payload: most breaks show on the first try.

A boundary generator in the sense of DESIGN §6: it finds payloads and proves nothing. What it finds is judged by the
validators of both versions, and what it does not find is left to the engine.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from linting.changes.catalogue import RULES
from linting.changes.catalogue.bounds import BOUNDS
from linting.changes.change import ABSENT
from linting.changes.difference import Difference
from linting.changes.view import Path

_SAMPLES: tuple[Any, ...] = (None, True, 0, 0.5, "", "x", [], {})
_STRINGS = ("", "x", "0", "A a")
_LONGEST = 10_000
_TYPES: dict[str, Any] = {
    "null": None,
    "boolean": True,
    "object": {},
    "array": [],
    "number": 0.5,
    "integer": 0,
    "string": "x",
}
_DECLARING = frozenset({"property-added", "property-removed", "required-property-added", "required-property-removed"})
_BOUNDS = {bound.keyword: bound.things for bound in BOUNDS}


def probes(difference: Difference) -> Iterator[Any]:
    """Values that one side may accept and the other may not, at the place of a difference; ABSENT takes it away."""
    keyword = RULES[difference.rule].keywords[0]
    stated: list[Any] = [value for value in (difference.old, difference.new) if value is not ABSENT]
    if difference.rule.startswith(("property-became", "required-property")):
        yield ABSENT
    if difference.rule in _DECLARING:
        yield from (value for schema in stated for value in _suggested(schema))
        yield from _SAMPLES
    elif keyword in _BOUNDS:
        yield from (value for bound in stated for value in _around(bound, _BOUNDS[keyword]))
    elif keyword in ("enum", "const"):
        yield from (value for held in stated for value in _listed(held, difference.rule))
    elif keyword == "type":
        named = [name for types in stated for name in ([types] if isinstance(types, str) else types)]
        yield from (_TYPES[name] for name in dict.fromkeys([*named, *_TYPES]))
    elif keyword in ("pattern", "format"):
        yield from _STRINGS
    elif keyword == "multipleOf":
        yield from (*stated, *(value / 2 for value in stated), 1, 0.5)


def declares_fields(difference: Difference) -> bool:
    """Whether it is about a field that only one side declares."""
    return difference.rule in _DECLARING


def takes_away(part: object) -> bool:
    """Whether a probe takes something away instead of putting something there."""
    return part is ABSENT


def _suggested(schema: object) -> Iterator[Any]:
    """Values that a schema names itself."""
    if isinstance(schema, dict):
        yield from (schema[name] for name in ("const", "default") if name in schema)
        for name in ("enum", "examples"):
            if isinstance(schema.get(name), list):
                yield from schema[name][:1]
        if isinstance(schema.get("type"), str):
            yield _TYPES.get(schema["type"])


def _around(bound: Any, things: str) -> Iterator[Any]:
    edges = (bound, bound - 1, bound + 1)
    if things == "numbers":
        yield from edges
    elif things == "strings":
        yield from ("x" * int(length) for length in edges if 0 <= length <= _LONGEST)


def _listed(held: Any, rule: str) -> Iterator[Any]:
    if rule in ("enum-added", "enum-removed"):
        yield from held[:2]
        yield from _SAMPLES
    else:
        yield held
        if rule in ("const-added", "const-removed"):
            yield from _SAMPLES


class UnfitPayloadError(ValueError):
    """A payload has something else where a part was to be put."""


def placed(payload: Any, steps: Path, part: Any) -> Any:
    """A copy of a payload with a part put at a place, or taken away. Raises UnfitPayloadError."""
    if not steps:
        if part is ABSENT:
            raise UnfitPayloadError
        return part
    step, rest = steps[0], steps[1:]
    if isinstance(step, int):
        return _placed_in_list(payload, step, rest, part)
    if not isinstance(payload, dict):
        raise UnfitPayloadError
    if part is ABSENT and not rest:
        return {name: value for name, value in payload.items() if name != step}
    return {**payload, step: placed(payload.get(step, _empty(rest)), rest, part)}


def _placed_in_list(payload: Any, step: int, rest: Path, part: Any) -> Any:
    if not isinstance(payload, list) or step > len(payload) or (part is ABSENT and not rest):
        raise UnfitPayloadError
    inner = payload[step] if step < len(payload) else _empty(rest)
    return [*payload[:step], placed(inner, rest, part), *payload[step + 1 :]]


def _empty(rest: Path) -> Any:
    return [] if rest and isinstance(rest[0], int) else {}

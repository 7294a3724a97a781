"""The fields that a schema declares, as rows of a table."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from linting.documents import pointer_tokens

MOST_ROWS = 400
DEEPEST = 8
_SHOWN_LIMITS = {
    "format": "{}",
    "pattern": "matches {}",
    "minimum": "≥ {}",
    "exclusiveMinimum": "> {}",
    "maximum": "≤ {}",
    "exclusiveMaximum": "< {}",
    "multipleOf": "multiple of {}",
}
_SHOWN_RANGES = (("minLength", "maxLength", "character"), ("minItems", "maxItems", "item"))


@dataclass(frozen=True)
class FieldRow:
    """One declared field: its dotted path, what it holds, and what its author says about it."""

    parent: str
    name: str
    type: str
    required: bool
    description: str
    limits: tuple[str, ...]
    deprecated: bool


def field_rows(schema: Any) -> tuple[FieldRow, ...]:
    """The fields of a schema in the order they are declared, through arrays, local references and `allOf`."""
    return tuple(islice(_rows(schema, schema, "", frozenset(), 0), MOST_ROWS))


def _rows(schema: Any, root: Any, parent: str, seen: frozenset[int], depth: int) -> Iterator[FieldRow]:
    for part in _parts(schema, root, seen):
        if id(part) in seen or depth > DEEPEST:
            continue
        inside = seen | {id(part)}
        required = part.get("required")
        required = required if isinstance(required, list) else []
        for name, declared in _properties(part):
            resolved = _resolved(declared, root)
            yield FieldRow(
                parent,
                name,
                _type_of(declared, root),
                name in required,
                str(_said(declared, resolved, "description") or _said(declared, resolved, "title") or ""),
                tuple(_limits(resolved)),
                _said(declared, resolved, "deprecated") is True,
            )
            yield from _rows(declared, root, f"{parent}{name}.", inside, depth + 1)
        items = part.get("items")
        if isinstance(items, dict):
            yield from _rows(items, root, f"{parent.removesuffix('.')}[]." if parent else "[].", inside, depth + 1)


def _parts(schema: Any, root: Any, seen: frozenset[int]) -> Iterator[Mapping[str, Any]]:
    """The schema itself and what it includes by `$ref` and `allOf`."""
    resolved = _resolved(schema, root)
    if not isinstance(resolved, dict) or id(resolved) in seen:
        return
    yield resolved
    conjuncts = resolved.get("allOf")
    for conjunct in conjuncts if isinstance(conjuncts, list) else ():
        yield from _parts(conjunct, root, seen | {id(resolved)})


def _properties(schema: Mapping[str, Any]) -> list[tuple[str, Any]]:
    properties = schema.get("properties")
    return list(properties.items()) if isinstance(properties, dict) else []


def _resolved(schema: Any, root: Any) -> Any:
    """What a chain of local references leads to; the schema itself where it leads nowhere."""
    for _ in range(DEEPEST):
        reference = schema.get("$ref") if isinstance(schema, dict) else None
        if not isinstance(reference, str) or not reference.startswith("#/"):
            break
        target = root
        for token in pointer_tokens(reference[1:]):
            target = target.get(token) if isinstance(target, dict) else None
        if target is None:
            break
        schema = target
    return schema


def _said(declared: Any, resolved: Any, keyword: str) -> Any:
    """An annotation, where the field itself makes it or else what it refers to."""
    for schema in (declared, resolved):
        if isinstance(schema, dict) and keyword in schema:
            return schema[keyword]
    return None


def _type_of(declared: Any, root: Any) -> str:
    schema = _resolved(declared, root)
    if not isinstance(schema, dict):
        return "anything" if schema is True else "nothing"
    if isinstance(reference := schema.get("$ref"), str):
        return reference
    if "const" in schema:
        return json.dumps(schema["const"], ensure_ascii=False)
    if isinstance(values := schema.get("enum"), list):
        shown = " | ".join(json.dumps(value, ensure_ascii=False) for value in values[:6])
        return f"{shown} | …" if len(values) > 6 else shown
    types = schema.get("type")
    if types == "array" and isinstance(schema.get("items"), dict):
        return f"array of {_type_of(schema['items'], root)}"
    if isinstance(types, list):
        return " | ".join(map(str, types))
    if isinstance(types, str):
        return types
    branches = next((schema[word] for word in ("oneOf", "anyOf") if isinstance(schema.get(word), list)), None)
    return f"one of {len(branches)}" if branches else "object" if "properties" in schema else "anything"


def _limits(schema: Any) -> Iterator[str]:
    for keyword, wording in _SHOWN_LIMITS.items() if isinstance(schema, dict) else ():
        if keyword in schema and not isinstance(schema[keyword], bool):
            yield wording.format(schema[keyword])
    for least, most, unit in _SHOWN_RANGES if isinstance(schema, dict) else ():
        if least in schema or most in schema:
            yield _range(schema.get(least), schema.get(most), unit)


def _range(least: Any, most: Any, unit: str) -> str:
    """“1 to 40 characters”, “at most 1 item”."""
    ending = "" if (least if most is None else most) == 1 else "s"
    if least is None or most is None:
        return f"at {'most' if least is None else 'least'} {most if least is None else least} {unit}{ending}"
    return f"{least} {unit}{ending}" if least == most else f"{least} to {most} {unit}{ending}"

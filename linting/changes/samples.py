"""A plausible payload of a schema, to start probing from: quick, often right, and always judged by the validator.

It reads what schemas usually say and takes no notice of the rest, so it may fail; the engine never depends on it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from linting.changes.view import View, view_of
from linting.schemas import Schema, SchemaError
from linting.schemas.format_examples import FORMAT_EXAMPLES
from linting.schemas.places import Place
from linting.schemas.references import References

_DEEPEST = 12
_LONGEST = 1_000


class _NoSampleError(Exception):
    """The schema says something that is not read here."""


def samples_of(schema: Schema, *, assert_formats: bool) -> Iterator[Any]:
    """A payload with what is required, and one with all that is declared; those that are really valid."""
    for is_full in (False, True):
        try:
            payload = _sample(schema.index.root, schema.index, is_full=is_full, depth=0)
            if schema.accepts(payload, assert_formats=assert_formats):
                yield payload
        except (_NoSampleError, SchemaError):
            continue


def _sample(place: Place, index: References, *, is_full: bool, depth: int) -> Any:
    view = view_of(place, index)
    if view.forbids_everything or depth > _DEEPEST:
        raise _NoSampleError
    for name in ("const", "default"):
        if name in view.keywords:
            return view.value(name)
    for name in ("enum", "examples"):
        if view.value(name):
            return view.value(name)[0]
    return _built(view, is_full=is_full, depth=depth)


def _built(view: View, *, is_full: bool, depth: int) -> Any:
    """From the type, with what references and combinators add."""
    parts = list(_parts(view, is_full=is_full, depth=depth + 1))
    kind = view.value("type")
    kind = kind[0] if isinstance(kind, list) and kind else kind
    if kind == "object" or (kind is None and ("properties" in view.keywords or "required" in view.keywords)):
        return _object(view, parts, is_full=is_full, depth=depth + 1)
    if parts and kind is None:
        return parts[0]
    if kind == "array":
        return _array(view, is_full=is_full, depth=depth + 1)
    if kind == "string":
        return _string(view)
    if kind in ("integer", "number"):
        return _number(view)
    return {"null": None, "boolean": True}.get(str(kind), {})


def _parts(view: View, *, is_full: bool, depth: int) -> Iterator[Any]:
    target = view.target()
    if target is not None:
        yield _sample(target, view.index, is_full=is_full, depth=depth)
    for name in ("allOf", "anyOf", "oneOf"):
        keyword = view.get(name)
        branches = [] if keyword is None else keyword.branches()
        for branch in branches if name == "allOf" else branches[:1]:
            yield _sample(branch.place, view.index, is_full=is_full, depth=depth)


def _object(view: View, parts: list[Any], *, is_full: bool, depth: int) -> dict[str, Any]:
    payload = {name: value for part in parts if isinstance(part, dict) for name, value in part.items()}
    keyword = view.get("properties")
    declared = {} if keyword is None else keyword.members()
    required = view.value("required", [])
    for name in declared if is_full else [name for name in required if name in declared]:
        try:
            payload[name] = _sample(declared[name].place, view.index, is_full=is_full, depth=depth)
        except _NoSampleError:
            if name in required:
                raise
    return {name: "x" for name in required if name not in payload} | payload


def _array(view: View, *, is_full: bool, depth: int) -> list[Any]:
    prefix, items = view.get("prefixItems"), view.get("items")
    payload = [
        _sample(branch.place, view.index, is_full=is_full, depth=depth)
        for branch in ([] if prefix is None else prefix.branches())
    ]
    wanted = max(view.value("minItems", 0), 1 if is_full else 0)
    if wanted > _LONGEST:
        raise _NoSampleError
    while len(payload) < wanted:
        payload.append("x" if items is None else _sample(items.place, view.index, is_full=is_full, depth=depth))
    return payload


def _string(view: View) -> str:
    text = FORMAT_EXAMPLES.get(str(view.value("format")), "x")
    shortest = view.value("minLength", 0)
    if shortest > _LONGEST:
        raise _NoSampleError
    return text.ljust(int(shortest), "x") if view.value("maxLength", 1) else ""


def _number(view: View) -> Any:
    """The bound itself, or one beside it where it is not included."""
    if "minimum" in view.keywords:
        return view.value("minimum")
    if "exclusiveMinimum" in view.keywords:
        return view.value("exclusiveMinimum") + 1
    if "exclusiveMaximum" in view.keywords:
        return min(0, view.value("exclusiveMaximum") - 1)
    return min(0, view.value("maximum", 0))

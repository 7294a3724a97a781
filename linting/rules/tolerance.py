"""Load schemas whose patterns are at fault, so that the fault can be told as a finding beside the others."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from linting.patterns import NotRegular, PatternError
from linting.patterns.safety import catastrophic_backtracking
from linting.schemas import Dialect, Schema, SchemaError, load

_TOLERATED = frozenset({"invalid-pattern", "catastrophic-pattern"})


def load_tolerantly(
    value: Any, *, dialect: Dialect | None = None, resources: Mapping[str, Any] | None = None
) -> Schema:
    """A schema that is usable but for its patterns. Raises SchemaError for whatever else is wrong with it."""
    supplied = resources or {}
    try:
        return load(value, dialect=dialect, resources=supplied)
    except SchemaError as error:
        if error.code not in _TOLERATED:
            raise
    load(_without_faults(value), dialect=dialect, resources=supplied)
    return load(value, dialect=dialect, resources=supplied, lenient=True)


def _without_faults(value: Any) -> Any:
    """The schema with harmless patterns in the place of those at fault."""
    if isinstance(value, list):
        return [_without_faults(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {key: _member_without_faults(key, held) for key, held in value.items()}


def _member_without_faults(key: str, held: Any) -> Any:
    if key == "pattern" and isinstance(held, str):
        return "" if _is_at_fault(held) else held
    if key == "patternProperties" and isinstance(held, dict):
        return {
            (f"^pattern {number}$" if _is_at_fault(pattern) else pattern): _without_faults(schema)
            for number, (pattern, schema) in enumerate(held.items())
        }
    return _without_faults(held)


@lru_cache(maxsize=1024)
def _is_at_fault(pattern: str) -> bool:
    try:
        evidence = catastrophic_backtracking(pattern)
    except NotRegular:
        return False  # such as a property of Unicode that is not modelled, which loading lets pass as well
    except PatternError:
        return True
    return evidence is not None and evidence.kind == "exponential"

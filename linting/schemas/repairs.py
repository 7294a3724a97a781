"""Ways around faults that do not matter to payloads, for schemas that others have published.

jsonschema-rs checks a schema before it compiles it. Where it stops at an annotation of the wrong type, the annotation
goes; where it stops at a pattern that ECMA-262 reads and its own engine does not (`^{`), the pattern is spelled in
another way that means the same. The meaning for payloads is untouched.
"""

from collections.abc import Sequence
from typing import Any

from linting.patterns import PatternError, parse
from linting.patterns.writing import write

_ANNOTATIONS = frozenset(
    {"title", "description", "deprecated", "readOnly", "writeOnly", "examples", "$comment", "contentMediaType"}
)
_NAMES_NOT_KEYWORDS = frozenset({"properties", "patternProperties", "$defs", "definitions", "dependentSchemas"})


def repaired(schema: Any, path: Sequence[str | int]) -> Any:
    """The schema without the fault at `path`; None where there is no harmless way around it."""
    if not path or (len(path) > 1 and path[-2] in _NAMES_NOT_KEYWORDS):
        return None
    holder = schema
    for step in path[:-1]:
        holder = holder[step]
    changed = _changed(holder, path[-1]) if isinstance(holder, dict) else None
    return None if changed is None or changed == holder else _replaced(schema, path[:-1], changed)


def _changed(holder: dict[str, Any], keyword: str | int) -> dict[str, Any] | None:
    if keyword in _ANNOTATIONS:
        return {name: held for name, held in holder.items() if name != keyword}
    try:
        if keyword == "pattern":
            return {**holder, "pattern": write(parse(holder["pattern"]))}
        if keyword == "patternProperties":
            respelled = {write(parse(pattern)): held for pattern, held in holder["patternProperties"].items()}
            return {**holder, "patternProperties": respelled} if len(respelled) == len(holder[keyword]) else None
    except (PatternError, TypeError):
        return None
    return None


def _replaced(schema: Any, path: Sequence[str | int], changed: Any) -> Any:
    """A copy of the schema with another part at `path`, sharing all that is beside it."""
    if not path:
        return changed
    copy = schema.copy()
    copy[path[0]] = _replaced(schema[path[0]], path[1:], changed)
    return copy

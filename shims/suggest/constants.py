"""A value for a field that the other version does not have."""

from typing import Any

from shims.paths import Path
from shims.suggest.outline import Sketch
from shims.suggest.steps import place

_PLACEHOLDERS: dict[str, Any] = {"string": "", "boolean": False, "array": []}
_FORMATS = {"date-time": "1970-01-01T00:00:00Z", "date": "1970-01-01", "uuid": "00000000-0000-0000-0000-000000000000"}


def constant_for(path: Path, target: Sketch) -> tuple[Any, str]:
    """A value that the field may have, and the question that is open; none where its schema gives a default."""
    if "default" in target.keywords:
        return target.keywords["default"], ""
    if target.choices is not None and len(target.choices) == 1:
        return target.choices[0], ""
    value = None if target.may_be_null else _placeholder(target)
    return value, f"Which value should {place(path)} have?"


def _placeholder(target: Sketch) -> Any:
    if target.choices:
        return target.choices[0]
    if examples := target.keywords.get("examples"):
        return examples[0]
    if "object" in target.types or target.members:
        return {key: constant_for((key,), target.members.get(key, Sketch({})))[0] for key in sorted(target.required)}
    if target.types & {"integer", "number"}:
        return max(0, target.keywords.get("minimum", 0))
    if target.keywords.get("format") in _FORMATS:
        return _FORMATS[target.keywords["format"]]
    if "string" in target.types and (least := target.keywords.get("minLength", 0)):
        return "-" * least
    return next((_PLACEHOLDERS[kind] for kind in sorted(target.types) if kind in _PLACEHOLDERS), None)

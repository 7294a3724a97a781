"""A value for a field that the other version does not have."""

from typing import Any

from linting import patterns
from linting.patterns import PatternError
from shims.paths import Path
from shims.suggest.outline import Sketch
from shims.suggest.steps import place

_PLACEHOLDERS: dict[str, Any] = {"string": "", "boolean": False, "array": []}
_MOST_ITEMS = 20
_FORMATS = {
    "date": "1970-01-01",
    "date-time": "1970-01-01T00:00:00Z",
    "duration": "PT0S",
    "email": "nobody@example.org",
    "hostname": "example.org",
    "ipv4": "0.0.0.0",  # noqa: S104 - a placeholder, and no address to bind to
    "ipv6": "::",
    "time": "00:00:00Z",
    "uri": "https://example.org/",
    "uuid": "00000000-0000-0000-0000-000000000000",
}


def constant_for(path: Path, target: Sketch) -> tuple[Any, str]:
    """A value that the field may have, and the question that is open; none where its schema gives a default."""
    if "default" in target.keywords:
        return target.keywords["default"], ""
    if target.choices is not None and len(target.choices) == 1:
        return target.choices[0], ""
    value = None if target.may_be_null else _placeholder(path, target)
    return value, f"Which value should {place(path)} have?"


def _text(target: Sketch) -> str:
    """The shortest text of its pattern; else one that is long enough."""
    least: int = target.keywords.get("minLength", 0)
    pattern = target.keywords.get("pattern")
    if isinstance(pattern, str):
        try:
            found = patterns.compile(pattern).with_length(least, None).shortest()
        except PatternError:
            found = None
        if isinstance(found, str):
            return found
    return "-" * least


def _placeholder(path: Path, target: Sketch) -> Any:
    if target.choices:
        return target.choices[0]
    if examples := target.keywords.get("examples"):
        return examples[0]
    if "object" in target.types or target.members:
        return {key: constant_for((key,), target.members.get(key, Sketch({})))[0] for key in sorted(target.required)}
    if target.types == {"array"} and (least := target.keywords.get("minItems")):
        return [constant_for(path, target.items or Sketch({}))[0] for _ in range(min(least, _MOST_ITEMS))]
    if target.types & {"integer", "number"}:
        return max(0, target.keywords.get("minimum", 0))
    if target.keywords.get("format") in _FORMATS:
        return _FORMATS[target.keywords["format"]]
    if "string" in target.types and (text := _text(target)):
        return text
    return next((_PLACEHOLDERS[kind] for kind in sorted(target.types) if kind in _PLACEHOLDERS), None)

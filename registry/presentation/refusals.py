"""What a reader has against a payload: a few words at each place, fit to stand beside the line."""

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from linting.documents import pointer_join
from linting.schemas import Schema
from linting.schemas.faults import TooManyFaultsError, faults_of

LONGEST = 240


def refusals_of(reader: Schema, payload: Any, *, assert_formats: bool) -> dict[str, str]:
    """By JSON Pointer into the payload: what is wrong there. A missing or undeclared property is named at its place."""
    missing: dict[str, list[str]] = defaultdict(list)
    wrong: dict[str, list[str]] = defaultdict(list)
    try:
        faults = faults_of(reader, payload, assert_formats=assert_formats)
    except TooManyFaultsError as error:
        return {} if reader.accepts(payload, assert_formats=assert_formats) else {"": str(error)}
    for error in faults:
        pointer = pointer_join(*error.instance_path)
        if error.kind.name == "required":
            missing[pointer].append(error.kind.property)
        else:
            for place, words in _said(error, pointer):
                wrong[place].append(words)
    for pointer, names in missing.items():
        wrong[pointer].insert(0, _missing(names))
    return {pointer: _short("; ".join(dict.fromkeys(words))) for pointer, words in wrong.items()}


def _said(error: Any, pointer: str) -> Iterator[tuple[str, str]]:
    if error.kind.name in {"additionalProperties", "unevaluatedProperties"}:
        for name in error.kind.unexpected:
            yield pointer + pointer_join(name), "not declared, and nothing else is allowed"
    else:
        yield pointer, _without_value(error)


def _without_value(error: Any) -> str:
    """The validator's sentence without the value that it starts with, which stands on the line already."""
    value = json.dumps(error.instance, separators=(",", ":"), ensure_ascii=False, sort_keys=True)
    return str(error.message).removeprefix(value).strip() or "not allowed"


def _missing(names: list[str]) -> str:
    quoted = [f"“{name}”" for name in names]
    *before, last = quoted
    return f"{', '.join(before)} and {last} are missing" if before else f"{last} is missing"


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[:LONGEST]}…"

"""How mappings are put before people."""

import json
from dataclasses import dataclass
from typing import Any

from registry.delivery.models import Mapping
from shims.errors import MappingError
from shims.mapping import parse
from shims.paths import pointer_of

LONGEST_VALUE = 120


@dataclass(frozen=True)
class OpShown:
    """One op in words: its name, and each of its parameters as a pointer or a piece of JSON."""

    name: str
    parameters: list[tuple[str, str]]


def ops_shown(mapping: Mapping) -> list[OpShown]:
    """The ops in order; places are JSON Pointers, `/` alone being the whole payload."""
    return [
        OpShown(step["op"], [(name, _shown(name, value)) for name, value in step.items() if name != "op"])
        for step in mapping.ops
    ]


def losses_of(mapping: Mapping) -> tuple[str, ...]:
    """What cannot be told from the result any more, one sentence each."""
    try:
        return parse({"oplevel": mapping.oplevel, "ops": mapping.ops}).losses
    except MappingError:
        return ()  # written for a newer level of the language than this registry speaks


def _shown(name: str, value: Any) -> str:
    if name in ("at", "from", "to") and isinstance(value, list):
        return pointer_of(tuple(value)) or "/"
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= LONGEST_VALUE else f"{text[:LONGEST_VALUE]}…"

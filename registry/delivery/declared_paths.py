"""Does a mapping speak of places that the schemas declare? A first look at it, and no proof.

A place that a schema leaves open (patterns, additional properties with a schema, references to other
contracts) counts as declared: a warning should always be worth reading.
"""

import json
from collections.abc import Iterator
from typing import Any

from linting.documents import pointer_tokens
from registry.catalog.models import Version
from shims.mapping import Mapping
from shims.paths import Path, named

_BRANCHES = ("allOf", "anyOf", "oneOf")
_CONDITIONS = ("if", "then", "else")


def warnings(mapping: Mapping, source: Version, target: Version) -> list[str]:
    """One sentence for each place that an op reads or leaves and that no schema declares."""
    before, after = json.loads(source.canonical), json.loads(target.canonical)
    said = []
    made: set[Path] = set()
    for index, step in enumerate(mapping.ops):
        said += [
            f"Op {index} ({step.name}) reads {named(path)}, which {source.number} does not declare."
            for path in step.reads
            if not _within(path, made) and not declares(before, path)
        ]
        made.update(step.writes)
    for index, path in _left_behind(mapping):
        if not declares(after, path):
            name = mapping.ops[index].name
            said.append(f"Op {index} ({name}) writes {named(path)}, which {target.number} does not declare.")
    return said


def declares(schema: Any, path: Path) -> bool:
    """Whether `schema` says something of the place that `path` leads to, or leaves it open."""
    places = [schema]
    for key in path:
        inner = []
        for place in places:
            for part in _parts(place, schema, frozenset()):
                if part is None or part is True or _is_open(part):
                    return True
                if key in (properties := part.get("properties", {})):
                    inner.append(properties[key])
        if not inner:
            return False
        places = inner
    return True


def _parts(place: Any, root: Any, seen: frozenset[str]) -> Iterator[Any]:
    """The subschemas that apply at one place; None where a reference leads out of this schema."""
    if not isinstance(place, dict):
        if place is True:
            yield True
        return
    yield place
    for keyword in ("$ref", "$dynamicRef", "$recursiveRef"):
        reference = place.get(keyword)
        if isinstance(reference, str) and reference not in seen:
            yield from _parts(_resolved(reference, root), root, seen | {reference}) if reference[:1] == "#" else [None]
    for keyword in _BRANCHES:
        for branch in place.get(keyword, ()):
            yield from _parts(branch, root, seen)
    for keyword in _CONDITIONS:
        if isinstance(place.get(keyword), dict):
            yield from _parts(place[keyword], root, seen)


def _resolved(reference: str, root: Any) -> Any:
    """What a local reference leads to; `True`, which says nothing, for an anchor or where it leads nowhere."""
    place = root
    try:
        for token in pointer_tokens(reference[1:]):
            place = place[int(token)] if isinstance(place, list) else place[token]
    except (KeyError, IndexError, TypeError, ValueError):
        return True
    return place


def _is_open(part: dict[str, Any]) -> bool:
    return bool(part.get("patternProperties")) or bool(isinstance(part.get("additionalProperties"), dict))


def _within(path: Path, made: set[Path]) -> bool:
    return any(path[:length] in made for length in range(len(path) + 1))


def _left_behind(mapping: Mapping) -> Iterator[tuple[int, Path]]:
    """Where ops wrote and no later op took the value away again; of several that wrote there, the last."""
    taking = ("move", "remove")
    last: dict[Path, int] = {}
    for index, step in enumerate(mapping.ops):
        if step.name in taking:
            for path in step.reads:
                last.pop(path, None)
        last |= dict.fromkeys(step.writes, index)
    for path, index in last.items():
        yield index, path

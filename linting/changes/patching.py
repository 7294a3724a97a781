"""Writing one version's side of a difference into the other version."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from linting.changes.change import ABSENT
from linting.changes.difference import Patch
from linting.changes.view import Path


class UnfitPatchError(ValueError):
    """A patch names a place that is not there."""


def taken_over(value: Any, patch: Patch) -> Any:
    """A copy of a value with a patch written into it; what the patch does not touch is shared."""
    for path, written in patch:
        value = _with(value, path, written)
    return value


def narrowed_to(value: Any, patch: Patch) -> Any:
    """A patched schema without what it requires and the properties beside the patch, unless the patch is about them.

    Its references may lead to definitions only, so that nothing here is named from elsewhere. It differs from the whole
    on no payload that the schema accepted before the patch: what stands beside the patch did not refuse the payload
    then, and is as it was. So one of thousands of differences takes no longer to try than one of two.
    """
    return _narrowed(value, [path for path, _ in patch])


def _narrowed(node: Any, paths: list[Path]) -> Any:
    if not isinstance(node, dict) or any(_means_the_whole(path) for path in paths):
        return node
    narrowed = dict(node)
    if not any(path[0] == "required" for path in paths):
        narrowed.pop("required", None)
    properties, items = node.get("properties"), node.get("items")
    if isinstance(properties, dict):
        inside = _grouped((path[1], path[2:]) for path in paths if path[0] == "properties")
        if all(path[0] == "properties" and len(path) > 2 for path in paths):
            narrowed = {keyword: value for keyword, value in narrowed.items() if keyword not in _WHAT_IS_LEFT}
        beside = [] if narrowed.keys().isdisjoint(_WHAT_IS_LEFT) else properties
        narrowed["properties"] = {name: {} for name in beside} | {
            name: _narrowed(properties[name], rest) for name, rest in inside.items() if name in properties
        }
    in_items = [path[1:] for path in paths if path[0] == "items"]
    if in_items and isinstance(items, dict):
        narrowed["items"] = _narrowed(items, in_items)
    return narrowed


def _means_the_whole(path: Path) -> bool:
    """Whether what is written there has a bearing on what stands beside it, or is named from elsewhere."""
    return path in ((), ("properties",)) or str(path[0]).startswith("$") or path[0] in ("definitions", "id")


def _grouped(steps: Iterable[tuple[str | int, Path]]) -> dict[str, list[Path]]:
    groups: dict[str, list[Path]] = {}
    for name, rest in steps:
        groups.setdefault(str(name), []).append(rest)
    return groups


_WHAT_IS_LEFT = frozenset({"additionalProperties", "unevaluatedProperties"})
"""Keywords that speak of the properties that are named beside them; the same ones if a patch is further inside."""


def _with(node: Any, path: Path, written: object) -> Any:
    if not path:
        return written
    head, rest = path[0], path[1:]
    if isinstance(node, list):
        return _list_with(node, head, rest, written)
    if not isinstance(node, dict) and node is not True:
        raise UnfitPatchError
    copy = dict(node) if isinstance(node, dict) else {}
    if written is ABSENT and (not rest or head not in copy):
        copy.pop(head, None)
        return copy
    empty: Any = [] if rest and isinstance(rest[0], int) else {}
    copy[head] = _with(copy.get(head, empty), rest, written)
    return copy


def _list_with(node: list[Any], head: str | int, rest: Path, written: object) -> list[Any]:
    position, copy = int(head), list(node)
    if position > len(copy):
        raise UnfitPatchError
    if not rest and written is ABSENT:
        del copy[position : position + 1]
    elif position == len(copy):
        copy.append(_with({}, rest, written))
    else:
        copy[position] = _with(copy[position], rest, written)
    return copy


def with_definitions_of(value: Any, source: Any) -> Any:
    """What is taken over may refer to definitions of the side that it comes from."""
    if not isinstance(value, dict) or not isinstance(source, dict):
        return value
    for keyword in ("$defs", "definitions"):
        there, here = source.get(keyword), value.get(keyword, {})
        if isinstance(there, Mapping) and isinstance(here, Mapping) and _lacks(here, there):
            value = {**value, keyword: {**there, **here}}
    return value


def _lacks(here: Mapping[str, object], there: Iterable[str]) -> bool:
    return any(name not in here for name in there)

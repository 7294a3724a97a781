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

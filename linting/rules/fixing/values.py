"""Edits of a JSON value: what the text has to say once it was edited."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from linting.documents import pointer_tokens
from linting.rules.finding import Edit, Insert, Remove, Rename, Replace


def edited(value: Any, edits: Iterable[Edit]) -> Any:
    """A copy of the value with the edits made, one after the other. Raises LookupError where a place is not there."""
    for edit in edits:
        value = _with(value, pointer_tokens(edit.pointer), edit)
    return value


def _with(value: Any, path: tuple[str, ...], edit: Edit) -> Any:
    if not path:
        return _at_its_place(value, edit)
    token, *rest = path
    if len(path) == 1 and isinstance(edit, Remove | Rename):
        return _among_members(value, token, edit)
    if isinstance(value, dict) and token in value:
        return {key: _with(held, tuple(rest), edit) if key == token else held for key, held in value.items()}
    if isinstance(value, list) and token in map(str, range(len(value))):
        return [_with(held, tuple(rest), edit) if str(at) == token else held for at, held in enumerate(value)]
    raise LookupError(edit.pointer)


def _at_its_place(value: Any, edit: Edit) -> Any:
    match edit:
        case Replace(_, replacement):
            return replacement
        case Insert(_, key, held) if isinstance(value, dict) and key not in value:
            return {key: held, **value}
    raise LookupError(edit.pointer)


def _among_members(value: Any, token: str, edit: Remove | Rename) -> Any:
    if isinstance(value, dict) and token in value:
        if isinstance(edit, Remove):
            return {key: held for key, held in value.items() if key != token}
        return {edit.key if key == token else key: held for key, held in value.items()}
    if isinstance(value, list) and isinstance(edit, Remove):
        return [held for at, held in enumerate(value) if str(at) != token]
    raise LookupError(edit.pointer)

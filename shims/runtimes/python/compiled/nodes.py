"""What closures work on: Python values as orjson reads them, which they own and change in place.

A dict is an object, a list an array; `Verbatim` is a number or string that orjson would spell otherwise. The payload
hangs in a holder, under the empty key, so that the root is a member like every other.
"""

import json
from collections.abc import Callable
from typing import Any

import orjson

from shims.paths import Path
from shims.text import Verbatim, spelled, whole
from shims.tree import ABSENT, Branch, Row

Holder = dict[str, Any]
Step = Callable[[Holder], None]
Changed = Callable[[Any], Any]

_EXACT_DIGITS = 15  # an integer of so many is the same in every reader, and so is a decimal in binary


class UnfitError(Exception):
    """Not for closures: what comes next is the interpreter's."""


def raw(node: object) -> orjson.Fragment:
    """How orjson writes what it does not know. Raises UnfitError."""
    if type(node) is Verbatim:
        return orjson.Fragment(node.text)
    raise UnfitError


def number(lexeme: str) -> Any:
    """The node of a number: a Python number only where that is written as it was read."""
    if len(lexeme) <= _EXACT_DIGITS and lexeme.removeprefix("-").isdecimal():
        return int(lexeme) if lexeme != "-0" else Verbatim(lexeme)
    value = float(lexeme)
    return value if orjson.dumps(value) == lexeme.encode() else Verbatim(lexeme)


def plain(node: Any) -> Any:
    """What an op of the interpreter gave, as closures have it."""
    match node:
        case Verbatim(text):
            return node if text[0] == '"' else number(text)
        case Row():
            return [plain(item) for item in node.items]
        case Branch():
            return {key: plain(member) for key, member in node.members.items()}
    return node


def duplicate(node: Any) -> Any:
    """The node once more, sharing nothing that steps could change."""
    if type(node) is dict:
        return {key: duplicate(member) for key, member in node.items()}
    return [duplicate(item) for item in node] if type(node) is list else node


def constant(value: Any) -> Any:
    """A value of the mapping as a node. Raises UnfitError where orjson spells it otherwise than `spelled`."""
    try:
        fits = orjson.dumps(value) == spelled(value).encode()
    except (TypeError, ValueError):
        fits = False
    if not fits:
        raise UnfitError
    return value


def fresh(value: Any) -> Callable[[], Any]:
    """Gives a constant anew for each payload."""
    if isinstance(value, dict | list):
        return lambda: duplicate(value)
    return lambda: value


def key_of(path: Path) -> str:
    """Under which key its parent has it."""
    return path[-1] if path else ""


def parent_of(path: Path) -> Callable[[Holder], Holder | None]:
    """Finds the object that holds a place; None where the way ends."""
    keys = ("", *path)[:-1]
    if not keys:
        return lambda holder: holder
    if len(keys) == 1:
        return _root

    def find(holder: Holder) -> Holder | None:
        node: Any = holder
        for key in keys:
            node = node.get(key)
            if type(node) is not dict:
                return None
        return node  # type: ignore[no-any-return]

    return find


def _root(holder: Holder) -> Holder | None:
    node = holder.get("")
    return node if type(node) is dict else None


def on_parent(path: Path, step: Step) -> Step:
    """The step for the object that holds a place; nothing happens where there is none."""
    if len(path) == 1:

        def run_on_root(holder: Holder) -> None:
            parent = holder.get("")
            if type(parent) is dict:
                step(parent)

        return run_on_root
    parent_at = parent_of(path)

    def run(holder: Holder) -> None:
        parent = parent_at(holder)
        if parent is not None:
            step(parent)

    return run


def finder(path: Path) -> Changed:
    """Finds what stands at a place, or ABSENT."""
    parent_at, key = parent_of(path), key_of(path)

    def find(holder: Holder) -> Any:
        parent = parent_at(holder)
        return ABSENT if parent is None else parent.get(key, ABSENT)

    return find


def taker(path: Path, *, prune: bool = False) -> Changed:
    """Removes what stands at a place and gives it, or ABSENT; `prune` as in `Tree.take`."""
    parent_at, key = parent_of(path), key_of(path)
    if prune:
        return _pruner(("", *path))

    def take(holder: Holder) -> Any:
        parent = parent_at(holder)
        return ABSENT if parent is None else parent.pop(key, ABSENT)

    return take


def _pruner(keys: tuple[str, ...]) -> Changed:
    def take(holder: Holder) -> Any:
        way = [holder]
        for key in keys[:-1]:
            inner = way[-1].get(key)
            if type(inner) is not dict:
                return ABSENT
            way.append(inner)
        if keys[-1] not in way[-1]:
            return ABSENT
        taken = way[-1].pop(keys[-1])
        for depth in range(len(way) - 1, 0, -1):
            if way[depth]:
                break
            del way[depth - 1][keys[depth - 1]]
        return taken

    return take


def putter(path: Path) -> Callable[[Holder, Any], None]:
    """Puts a node where nothing stands, making the objects on the way. Raises UnfitError where `Tree.put` fails."""
    keys, last = ("", *path)[:-1], key_of(path)

    def put(holder: Holder, node: Any) -> None:
        for key in keys:
            inner = holder.get(key, ABSENT)
            if inner is ABSENT:
                inner = holder[key] = {}
            elif type(inner) is not dict:
                raise UnfitError
            holder = inner
        if last in holder:
            raise UnfitError
        holder[last] = node

    return put


def text_of(node: Any) -> str:
    """The string that a node is. Raises UnfitError, and ShimError for half a character."""
    if type(node) is str:
        return node
    if type(node) is Verbatim and node.text[0] == '"':
        return whole(json.loads(node.text))
    raise UnfitError

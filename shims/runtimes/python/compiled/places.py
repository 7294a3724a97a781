"""Ops that change where values stand, or whether they do."""

from shims.ops.add import Add
from shims.ops.base import Op
from shims.ops.copy import Copy
from shims.ops.default import Default
from shims.ops.flatten import Flatten
from shims.ops.move import Move
from shims.ops.nest import Nest
from shims.ops.nullable import Nullable
from shims.ops.remove import Remove, Stash
from shims.paths import Path
from shims.runtimes.python.compiled.nodes import (
    Holder,
    Step,
    UnfitError,
    constant,
    duplicate,
    finder,
    fresh,
    key_of,
    on_parent,
    putter,
    taker,
)
from shims.tree import ABSENT


def place_step(op: Op) -> Step | None:
    """The closure of an op; None where it is not of these."""
    match op:
        case Move(source, target, prune):
            return _moving(source, target, prune=prune)
        case Remove(at, Stash(place)):
            return _moving(at, place)
        case Remove(at):
            return _removing(at)
        case Copy(source, target):
            return _copying(source, target)
        case Add(at, value):
            return _adding(at, value)
        case Default(at, value, replaces_null):
            return _filling(at, value, replaces_null=replaces_null)
        case Nullable(at, "fill"):
            return _filling(at, None, replaces_null=False)
        case Nullable(at, _):
            return _dropping(at)
        case Nest(at, keys, prefix):
            return _nesting(at, tuple((prefix + key, key) for key in keys))
        case Flatten():
            return _all(tuple(_moving(move.source, move.target, prune=True) for move in op.moves))
    return None


def _moving(source: Path, target: Path, *, prune: bool = False) -> Step:
    if source and target and source[:-1] == target[:-1] and not prune:
        return _renaming(source, target[-1])
    take, put = taker(source, prune=prune), putter(target)

    def move(holder: Holder) -> None:
        node = take(holder)
        if node is not ABSENT:
            put(holder, node)

    return move


def _renaming(source: Path, new: str) -> Step:
    old = source[-1]

    def rename(parent: Holder) -> None:
        if old in parent:
            node = parent.pop(old)
            if new in parent:
                raise UnfitError
            parent[new] = node

    return on_parent(source, rename)


def _nesting(at: Path, names: tuple[tuple[str, str], ...]) -> Step:
    own = at[-1]

    def nest(parent: Holder) -> None:
        for name, key in names:
            if name not in parent:
                continue
            node = parent.pop(name)
            inner = parent.setdefault(own, {})
            if type(inner) is not dict or key in inner:
                raise UnfitError
            inner[key] = node

    return on_parent(at, nest)


def _all(steps: tuple[Step, ...]) -> Step:
    def run(holder: Holder) -> None:
        for step in steps:
            step(holder)

    return run


def _removing(at: Path) -> Step:
    key = key_of(at)

    def remove(parent: Holder) -> None:
        parent.pop(key, None)

    return on_parent(at, remove)


def _copying(source: Path, target: Path) -> Step:
    find, put = finder(source), putter(target)

    def copy(holder: Holder) -> None:
        node = find(holder)
        if node is not ABSENT:
            put(holder, duplicate(node))

    return copy


def _adding(at: Path, value: object) -> Step:
    key, made = key_of(at), fresh(constant(value))

    def add(parent: Holder) -> None:
        if key in parent:
            raise UnfitError
        parent[key] = made()

    return on_parent(at, add)


def _filling(at: Path, value: object, *, replaces_null: bool) -> Step:
    key, made = key_of(at), fresh(constant(value))

    def fill(parent: Holder) -> None:
        present = parent.get(key, ABSENT)
        if present is ABSENT or (replaces_null and present is None):
            parent[key] = made()

    return on_parent(at, fill)


def _dropping(at: Path) -> Step:
    key = key_of(at)

    def drop(parent: Holder) -> None:
        if parent.get(key, ABSENT) is None:
            del parent[key]

    return on_parent(at, drop)

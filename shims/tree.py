"""The payload while a mapping works on it.

Objects are opened only where a path leads through them, each at most once, by a shallow copy;
everything else stays the caller's own value (or its text), shared and never changed. So the input
cannot be mutated, an op that fails leaves nothing behind, and the whole run costs one pass over what
the paths lead through.
"""

import copy
import enum
import json
from dataclasses import dataclass, field
from typing import Any, Final

from shims.allowance import A_NODE, charge
from shims.errors import ShimError
from shims.paths import Path, named
from shims.text import Verbatim, open_array, open_object, spelled


class Absent(enum.Enum):
    """No value at all, which is not null."""

    ABSENT = "absent"


ABSENT: Final = Absent.ABSENT


@dataclass(slots=True)
class Branch:
    """An object that has been opened: a copy that ops may change."""

    members: dict[str, Any]
    spellings: dict[str, str] = field(default_factory=dict)
    source: str | None = None  # the text it was opened from, as long as nothing in it has changed

    def pop(self, key: str) -> Any:
        """Remove a member and give it; how its key was spelled is forgotten."""
        self.spellings.pop(key, None)
        return self.members.pop(key)


@dataclass(slots=True)
class Row:
    """A list whose items ops have made or changed."""

    items: list[Any]


class Tree:
    """A payload that ops read and change by path."""

    def __init__(self, root: object) -> None:
        """`root` is a Python value as `json.loads` gives it, or `Verbatim` text."""
        # One holder above the root makes the root a member like every other.
        self._holder = Branch({"": root})

    def value_at(self, path: Path) -> Any:
        """What stands at `path`: a value, `Verbatim`, a `Branch`, or ABSENT (also behind a non-object)."""
        branches = self._branches_to(path)
        return ABSENT if branches is None else branches[-1].members.get(self._key(path), ABSENT)

    def items_at(self, path: Path) -> list[Any] | None:
        """The items of the list at `path`, each a node; None where there is no list."""
        value = self.value_at(path)
        if isinstance(value, Row):
            return value.items
        if isinstance(value, Verbatim):
            return open_array(value.text)
        return value if isinstance(value, list) else None

    def members_at(self, path: Path) -> dict[str, Any] | None:
        """The members of the object at `path`, each a node; None where there is no object."""
        branches = self._branches_to((*path, ""))
        return None if branches is None else branches[-1].members

    @property
    def root(self) -> Any:
        """The whole payload as a node, to stand in another tree; ABSENT where nothing is left."""
        return self._holder.members.get("", ABSENT)

    def has_parent(self, path: Path) -> bool:
        """Whether the object that would hold `path` is there."""
        return self._branches_to(path) is not None

    def replace(self, path: Path, value: object) -> None:
        """Put `value` where a value stands already, in the same position."""
        branches = self._branches_to(path)
        if branches is None:
            raise LookupError(path)
        branches[-1].members[self._key(path)] = _own(value)
        _mark_changed(branches)

    def take(self, path: Path, *, prune: bool = False) -> Any:
        """Remove what stands at `path` and give it; ABSENT where nothing does.

        `prune` also removes the objects on the way that this left empty.
        """
        branches = self._branches_to(path)
        if branches is None or (key := self._key(path)) not in branches[-1].members:
            return ABSENT
        taken = branches[-1].pop(key)
        _mark_changed(branches)
        if prune:
            keys = ("", *path)
            for depth in range(len(branches) - 1, 0, -1):
                if branches[depth].members:
                    break
                branches[depth - 1].pop(keys[depth - 1])
        return taken

    def put(self, path: Path, value: object) -> None:
        """Place `value` at `path`, where nothing stands, making the objects on the way.

        Raises ShimError `target-exists` or `not-an-object`.
        """
        branch = self._holder
        branches = [branch]
        keys = ("", *path)
        for depth, key in enumerate(keys[:-1]):
            inner = self._opened(branch, key)
            if inner is None:
                if key in branch.members:
                    raise ShimError("not-an-object", f"{named(path[:depth])} is not an object", path=path[:depth])
                inner = branch.members[key] = Branch({})
            branch = inner
            branches.append(branch)
        if keys[-1] in branch.members:
            raise ShimError("target-exists", f"there is a value at {named(path)} already", path=path)
        branch.members[keys[-1]] = _own(value)
        charge(0, path)
        _mark_changed(branches)

    def as_value(self) -> Any:
        """The payload as a Python value; untouched parts are those of the input."""
        return _as_value(self._holder.members.get(""))

    def as_text(self) -> str:
        """The payload as JSON text; untouched parts are spelled as in the input."""
        return _as_text(self._holder.members.get(""))

    def _branches_to(self, path: Path) -> list[Branch] | None:
        """The opened objects from the holder to the one that holds `path`, None where the way ends."""
        branches = [self._holder]
        for key in ("", *path)[:-1]:
            inner = self._opened(branches[-1], key)
            if inner is None:
                return None
            branches.append(inner)
        return branches

    @staticmethod
    def _key(path: Path) -> str:
        return path[-1] if path else ""

    @staticmethod
    def _opened(parent: Branch, key: str) -> Branch | None:
        """The object at `key`, opened in place; None where there is no object."""
        value = parent.members.get(key, ABSENT)
        if isinstance(value, Branch):
            return value
        if isinstance(value, dict):
            opened = Branch(dict(value))
        elif isinstance(value, Verbatim) and (members := open_object(value.text)) is not None:
            opened = Branch(members.values, members.spellings, value.text)
        else:
            return None
        parent.members[key] = opened
        return opened


def is_untouched(before: object, after: object) -> bool:
    """Whether ops that ran on the one and left the other changed nothing, not even how it is spelled.

    An opened object that is spelled as it was may be another one: what was left of a part.
    """
    if not isinstance(after, Branch):
        return after is before
    spelled_before = before.source if isinstance(before, Branch) else getattr(before, "text", None)
    return after.source is not None and after.source == spelled_before


def duplicate(node: object) -> object:
    """The node once more, for a second place: what ops change in the one must not show in the other."""
    charge(A_NODE, node.text if isinstance(node, Verbatim) else "")
    if isinstance(node, Branch):
        members = {key: duplicate(member) for key, member in node.members.items()}
        return Branch(members, dict(node.spellings), node.source)
    return Row([duplicate(item) for item in node.items]) if isinstance(node, Row) else node


def _mark_changed(branches: list[Branch]) -> None:
    for branch in branches:
        branch.source = None


def _own(value: object) -> object:
    """A mapping's constant is copied, so that no payload shares a list with the next one."""
    if not isinstance(value, Branch | Row | Verbatim):
        charge(0, value)
    return copy.deepcopy(value) if isinstance(value, dict | list) else value


def _as_value(node: object) -> Any:
    if isinstance(node, Branch):
        return {key: _as_value(member) for key, member in node.members.items()}
    if isinstance(node, Verbatim):
        return json.loads(node.text)
    if isinstance(node, Row):
        return [_as_value(item) for item in node.items]
    return node


def _as_text(node: object) -> str:
    if isinstance(node, Verbatim):
        return node.text
    if isinstance(node, Row):
        return f"[{','.join(map(_as_text, node.items))}]"
    if not isinstance(node, Branch):
        return spelled(node)
    if node.source is not None:
        return node.source
    members = (f"{node.spellings.get(key) or spelled(key)}:{_as_text(member)}" for key, member in node.members.items())
    return "{" + ",".join(members) + "}"

"""What changed inside of metadata, value by value: owners, tags, classifications and what else no validator reads.

It is compared for display only, never for a verdict, and by deepdiff, whose import takes longer than most commands:
it is loaded where two sides differ.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from linting.changes.change import ABSENT
from linting.changes.equality import same
from linting.changes.view import Path
from linting.containment.payloads import size_of


class Inner(NamedTuple):
    """One value that is different; a path ends where the value stands or, where there is none, would stand."""

    old_path: Path
    new_path: Path
    old: Any
    new: Any

    @property
    def name(self) -> str:
        """The names that lead to it, with dots between them."""
        path = self.old_path if self.new is ABSENT else self.new_path
        return ".".join(part for part in path if isinstance(part, str))


def differences_within(old: object, new: object) -> list[Inner]:
    """The values that differ, in the order of their places.

    Lists are compared as sets, as tags are meant; where only an order or a repetition is different, the whole is.
    """
    if same(old, new):
        return []
    if size_of(old) + size_of(new) > _MOST:
        return list(_member_by_member(old, new))
    from deepdiff import DeepDiff
    from deepdiff.helper import notpresent

    tree = DeepDiff(old, new, view="tree", **_HOW)
    found = [
        Inner(
            tuple(level.path(output_format="list")),
            tuple(level.path(output_format="list", use_t2=True)),
            ABSENT if level.t1 is notpresent else level.t1,
            ABSENT if level.t2 is notpresent else level.t2,
        )
        for levels in tree.values()
        for level in levels
    ]
    return sorted(found, key=lambda each: [str(part) for part in each.new_path]) or [Inner((), (), old, new)]


_HOW: dict[str, Any] = {
    "ignore_order": True,
    "ignore_numeric_type_changes": True,
    "threshold_to_diff_deeper": 0,
    "cutoff_intersection_for_pairs": 0,
}
"""Values are looked for wherever they are; which item of a list became which is not, for it takes seconds to find."""
_MOST = 200
"""Values that are compared at once; beyond, nobody reads what became of each item of a list."""


def _member_by_member(old: object, new: object) -> Iterator[Inner]:
    """What is large is compared by its members, and a large list as one value."""
    if not isinstance(old, dict) or not isinstance(new, dict):
        yield Inner((), (), old, new)
        return
    for name in sorted(old.keys() | new.keys()):
        before, after = old.get(name, ABSENT), new.get(name, ABSENT)
        if ABSENT in (before, after):
            yield Inner((name,), (name,), before, after)
        else:
            for inner in differences_within(before, after):
                yield Inner((name, *inner.old_path), (name, *inner.new_path), inner.old, inner.new)

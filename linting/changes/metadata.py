"""What changed inside of metadata, value by value: owners, tags, classifications and what else no validator reads.

It is compared for display only, never for a verdict, and by deepdiff, whose import takes longer than most commands:
it is loaded where two sides differ.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from linting.changes.change import ABSENT
from linting.changes.equality import same
from linting.changes.view import Path


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
    from deepdiff import DeepDiff
    from deepdiff.helper import notpresent

    tree = DeepDiff(
        old, new, view="tree", ignore_order=True, ignore_numeric_type_changes=True, threshold_to_diff_deeper=0
    )
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

"""One combinator in the place of another, over the same schemas: ``oneOf`` that became ``anyOf``.

Told keyword by keyword this is a list that went and a list that came; what happened is another way to count matches.
"""

from __future__ import annotations

from typing import NamedTuple

from linting.changes.change import ABSENT
from linting.changes.difference import Difference, Pair, Patches, Write
from linting.changes.differs.matching import alike
from linting.changes.view import Keyword, path_of

SLUGS = {"allOf": "all-of", "anyOf": "any-of", "oneOf": "one-of"}
_HAS_TO = {
    "allOf": "has to match all of its schemas now, no longer {}",
    "anyOf": "has to match at least one of its schemas now, no longer {}",
    "oneOf": "has to match exactly one of its schemas now, no longer {}",
}
_NO_LONGER = {"allOf": "all of them", "anyOf": "at least one", "oneOf": "exactly one"}


class Exchange(NamedTuple):
    """A combinator that took the place of another."""

    before: str
    after: str
    difference: Difference


def exchanged(pair: Pair) -> Exchange | None:
    """The exchange, where one combinator went, another one came, and some schema is in both."""
    gone = [name for name in SLUGS if name in pair.old.keywords and name not in pair.new.keywords]
    come = [name for name in SLUGS if name in pair.new.keywords and name not in pair.old.keywords]
    if len(gone) != 1 or len(come) != 1:
        return None
    old, new = pair.old.keywords[gone[0]], pair.new.keywords[come[0]]
    if not alike(old.branches(), new.branches()):
        return None
    patches = Patches(_renaming(old, come[0]), _renaming(new, gone[0]))
    rule = f"{SLUGS[gone[0]]}-became-{SLUGS[come[0]]}"
    says = _HAS_TO[come[0]].format(_NO_LONGER[gone[0]])
    values = (gone[0], come[0])
    return Exchange(*values, pair.difference(rule, says, old, new, values=values, patches=patches))


def _renaming(keyword: Keyword, name: str) -> tuple[Write, Write]:
    return Write(keyword.path, ABSENT), Write((*path_of(keyword.holder), name), keyword.value)

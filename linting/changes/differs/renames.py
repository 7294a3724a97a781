"""Which property that went is the same as one that came: alike in shape, and close in name."""

from __future__ import annotations

from linting.changes.view import Keyword, shape_of

_CLOSE_ENOUGH = 0.6
"""Share of characters that two names have in common, in order; ``order_no`` and ``order_number`` are at 0.8."""
_AT_MOST = 50
"""Objects that lose more properties than this were rewritten, not renamed."""


def renames_between(before: dict[str, Keyword], after: dict[str, Keyword]) -> dict[str, str]:
    """New names by old ones, each used once; the closest pairs are taken first."""
    gone = [name for name in before if name not in after]
    come = [name for name in after if name not in before]
    if not gone or not come or len(gone) > _AT_MOST or len(come) > _AT_MOST:
        return {}
    old_shapes = {name: shape_of(before[name].value) for name in gone}
    new_shapes = {name: shape_of(after[name].value) for name in come}
    candidates = [
        (closeness, old, new)
        for old in gone
        for new in come
        if old_shapes[old] == new_shapes[new] and (closeness := _closeness(old, new)) >= _CLOSE_ENOUGH
    ]
    renames: dict[str, str] = {}
    for _, old, new in sorted(candidates, key=lambda candidate: -candidate[0]):
        if old not in renames and new not in renames.values():
            renames[old] = new
    return renames


def _closeness(old: str, new: str) -> float:
    """1.0 for names that differ only in case and separators, else the similarity of their letters."""
    from difflib import SequenceMatcher

    plain_old, plain_new = (name.replace("_", "").replace("-", "").lower() for name in (old, new))
    return SequenceMatcher(None, plain_old, plain_new).ratio()

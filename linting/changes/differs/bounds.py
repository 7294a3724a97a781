"""Bounds: ``minimum``, ``maxLength``, ``maxItems`` and their kin."""

from __future__ import annotations

from typing import Any

from linting.changes.catalogue.bounds import BOUNDS, Bound
from linting.changes.change import ABSENT
from linting.changes.difference import Difference, Findings, Pair, Patch, Patches, Write
from linting.changes.view import View


def bound_differences(pair: Pair) -> Findings:
    """What happened to each bound."""
    for bound in BOUNDS:
        if bound.keyword in pair.old.keywords or bound.keyword in pair.new.keywords:
            before, after = (view.value(bound.keyword, bound.idle) for view in (pair.old, pair.new))
            if before != after:
                yield _moved(pair, bound, before, after)


def _moved(pair: Pair, bound: Bound, before: Any, after: Any) -> Difference:
    old, new = pair.keyword(bound.keyword)
    if before is None or (before == bound.idle and after > before):
        rule, says = "added", f"has to {bound.demand(after)} now"
    elif after is None or (after == bound.idle and before > after):
        rule, says = "removed", f"no longer has to {bound.demand(before)}"
    else:
        rule = "increased" if after > before else "decreased"
        says = f"has to {bound.demand(after)} now (before: {before})"
    return pair.difference(f"{bound.slug}-{rule}", says, old, new, patches=_patches(pair, bound))


_DRAFT_4_PARTNERS = {"exclusiveMinimum": "minimum", "exclusiveMaximum": "maximum"}


def _patches(pair: Pair, bound: Bound) -> Patches:
    """Draft 4 writes an exclusive bound as two keywords, which have to be taken over together."""
    old, new = pair.keyword(bound.keyword)
    inclusive = _DRAFT_4_PARTNERS.get(bound.keyword)
    if any(keyword is not None and keyword.relative == (inclusive,) for keyword in (old, new)):
        names = (bound.keyword, str(inclusive))
        return Patches(_as_written(pair.old, pair.new, names), _as_written(pair.new, pair.old, names))
    return pair.takeover(old, new)


def _as_written(to: View, source: View, names: tuple[str, ...]) -> Patch:
    written = source.written if isinstance(source.written, dict) else {}
    return tuple(Write((*to.path, name), written.get(name, ABSENT)) for name in names)

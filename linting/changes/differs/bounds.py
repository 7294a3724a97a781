"""Bounds: ``minimum``, ``maxLength``, ``maxItems`` and their kin."""

from __future__ import annotations

from typing import Any

from linting.changes.catalogue.bounds import BOUNDS, Bound
from linting.changes.change import ABSENT
from linting.changes.difference import Difference, Findings, Pair, Patch, Patches, Write
from linting.changes.view import View


def bound_differences(pair: Pair) -> Findings:
    """What happened to each bound; one that became exclusive, or inclusive, stays one bound."""
    turned = [side for side in _SIDES if _is_turned(pair, *side)]
    for inclusive, exclusive in turned:
        yield _turned(pair, inclusive, exclusive)
    told = {keyword for side in turned for keyword in side}
    for bound in BOUNDS:
        if bound.keyword in told:
            continue
        if bound.keyword in pair.old.keywords or bound.keyword in pair.new.keywords:
            before, after = (view.value(bound.keyword, bound.idle) for view in (pair.old, pair.new))
            if before != after:
                yield _moved(pair, bound, before, after)


_SIDES = (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum"))
_PHRASES = {
    "minimum": "at least {}",
    "exclusiveMinimum": "more than {}",
    "maximum": "at most {}",
    "exclusiveMaximum": "less than {}",
}


def _is_turned(pair: Pair, inclusive: str, exclusive: str) -> bool:
    """Whether each side has one of the two keywords, and another one than the other side."""
    stated = [{inclusive, exclusive} & view.keywords.keys() for view in (pair.old, pair.new)]
    return len(stated[0]) == len(stated[1]) == 1 and stated[0] != stated[1]


def _turned(pair: Pair, inclusive: str, exclusive: str) -> Difference:
    before, after = (inclusive if inclusive in view.keywords else exclusive for view in (pair.old, pair.new))
    old, new = pair.old.keywords[before], pair.new.keywords[after]
    is_lower = inclusive == "minimum"
    rises = new.value > old.value or (new.value == old.value and is_lower is (after == exclusive))
    says = f"has to be {_PHRASES[after].format(new.value)} now (before: {_PHRASES[before].format(old.value)})"
    names = (inclusive, exclusive)
    patches = Patches(_as_written(pair.old, pair.new, names), _as_written(pair.new, pair.old, names))
    return pair.difference(f"{inclusive}-{'increased' if rises else 'decreased'}", says, old, new, patches=patches)


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

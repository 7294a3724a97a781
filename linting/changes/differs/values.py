"""``enum`` and ``const``: values that came and went, each by itself."""

from __future__ import annotations

from linting.changes.change import ABSENT
from linting.changes.difference import Difference, Findings, Pair, Patch, Patches, Write
from linting.changes.differs.types import permits_type_of
from linting.changes.equality import same, shown
from linting.changes.view import Keyword, View, path_of
from linting.documents import canonical

Values = dict[str, object]
"""Accepted values by their canonical text, in the order in which they are listed."""


def value_differences(pair: Pair) -> Findings:
    """What happened to the values that are listed or fixed."""
    old, new = _stated(pair.old), _stated(pair.new)
    if old is not None and new is not None:
        if _is_const(old) and _is_const(new):
            yield from _fixed_value(pair, old, new)
        else:
            yield from _value_by_value(pair, old, new)
    elif new is not None:
        yield _limited(pair, new)
    elif old is not None:
        yield _freed(pair, old)


def _stated(view: View) -> Keyword | None:
    """The keyword that limits the values; a fixed value says more than a list beside it."""
    return view.get("const") or view.get("enum")


def _is_const(keyword: Keyword) -> bool:
    return keyword.relative[-1] == "const"


def _fixed_value(pair: Pair, old: Keyword, new: Keyword) -> Findings:
    if not same(old.value, new.value):
        says = f"has to be {shown(new.value)} now, no longer {shown(old.value)}"
        yield pair.difference("const-changed", says, old, new)


def _limited(pair: Pair, new: Keyword) -> Difference:
    if _is_const(new):
        return pair.difference("const-added", f"has to be {shown(new.value)} now", None, new)
    values = [shown(value) for value in new.value[:3]]
    more = f" and {len(new.value) - 3} more" if len(new.value) > 3 else ""
    return pair.difference("enum-added", f"has to be one of {', '.join(values)}{more} now", None, new)


def _freed(pair: Pair, old: Keyword) -> Difference:
    if _is_const(old):
        return pair.difference("const-removed", f"no longer has to be {shown(old.value)}", old, None)
    return pair.difference("enum-removed", "is no longer limited to a list of values", old, None)


def _value_by_value(pair: Pair, old: Keyword, new: Keyword) -> Findings:
    """The patches drop or add one value, so that each is judged alone; what the types tell is not told again."""
    before, after = _values(old), _values(new)
    for key in [key for key in before if key not in after and not _is_told_by_types(pair, before[key])]:
        patches = Patches(_listing(old, _without(before, key)), _listing(new, {**after, key: before[key]}))
        says = f"no longer accepts {shown(before[key])}"
        values = (before[key], ABSENT)
        yield pair.difference("enum-value-removed", says, old, new, values=values, patches=patches)
    for key in [key for key in after if key not in before and not _is_told_by_types(pair, after[key])]:
        patches = Patches(_listing(old, {**before, key: after[key]}), _listing(new, _without(after, key)))
        says = f"accepts {shown(after[key])} now"
        yield pair.difference("enum-value-added", says, old, new, values=(ABSENT, after[key]), patches=patches)


def _is_told_by_types(pair: Pair, value: object) -> bool:
    return permits_type_of(pair.old, value) is not permits_type_of(pair.new, value)


def _values(keyword: Keyword) -> Values:
    if _is_const(keyword):
        return {canonical(keyword.value): keyword.value}
    return {canonical(value): value for value in keyword.value}


def _without(values: Values, key: str) -> Values:
    return {other: value for other, value in values.items() if other != key}


def _listing(keyword: Keyword, values: Values) -> Patch:
    """Write the values as a list; a fixed value makes room for it."""
    listed = Write((*path_of(keyword.holder), "enum"), list(values.values()))
    return (Write(keyword.path, ABSENT), listed) if _is_const(keyword) else (listed,)

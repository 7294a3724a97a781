"""Values of several kinds as a schema spells them: in `oneOf` and `anyOf`, or by `if` and `then`.

What is one kind after all is put together: null beside another kind, texts that are enumerated one by one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from shims.suggest.outline import Condition, Sketch, merged

_CONTAINERS = frozenset({"object", "array"})
MOST_ALTERNATIVES = 40
"""A value of more kinds is not looked into."""


def resolved(sketch: Sketch) -> Sketch:
    """The sketch with alternatives only where it has several, each with all that holds of every one."""
    base = replace(sketch, alternatives=(), conditions=())
    flat = tuple(each for alternative in sketch.alternatives for each in alternative.alternatives or (alternative,))
    found = _without_null(base, flat) if flat else None
    if found is not None:
        base, alternatives = found
        if len(alternatives) == 1:
            return merged(base, alternatives[0])
        if (scalar := _one_scalar(alternatives)) is not None:
            return merged(base, scalar)
    else:
        alternatives = tuple(_by_condition(base, sketch.conditions))
    if not 1 < len(alternatives) <= MOST_ALTERNATIVES:
        return base
    return replace(base, alternatives=tuple(merged(base, each) for each in alternatives))


def _without_null(base: Sketch, alternatives: tuple[Sketch, ...]) -> tuple[Sketch, tuple[Sketch, ...]]:
    """The alternatives but for null, which is noted beside them."""
    others = tuple(each for each in alternatives if each.types != {"null"})
    if len(others) == len(alternatives) or not others:
        return base, alternatives
    if len(others) == 1:
        return base, (replace(others[0], keywords=others[0].keywords | _nullable(others[0])),)
    kinds = frozenset[str]().union(*(each.types for each in others))
    return replace(base, keywords={**base.keywords, "type": sorted({*kinds, "null"})}), others


def _nullable(sketch: Sketch) -> dict[str, Any]:
    """Keywords that let it be null too."""
    if not sketch.types:
        return {}
    choices = sketch.choices
    return {"type": sorted({*sketch.types, "null"})} | ({} if choices is None else {"enum": [*choices, None]})


def _one_scalar(alternatives: tuple[Sketch, ...]) -> Sketch | None:
    """Scalars of one type as one; of what each says more, only their values are kept."""
    kinds = {each.types for each in alternatives}
    if len(kinds) != 1 or any(not each.types or each.types & _CONTAINERS for each in alternatives):
        return None
    lists = [each.choices for each in alternatives]
    known = [choices for choices in lists if choices is not None]
    listed = {"enum": [value for choices in known for value in choices]} if len(known) == len(lists) else {}
    return Sketch({"type": sorted(next(iter(kinds)))} | listed)


def _by_condition(base: Sketch, conditions: Iterable[Condition]) -> Iterator[Sketch]:
    """One alternative for each value of the member that all conditions ask about."""
    conditions = tuple(conditions)
    keys = {condition.key for condition in conditions}
    holder = base.members.get(next(iter(keys))) if len(keys) == 1 else None
    for value in (holder.choices if holder is not None else None) or ():
        found = Sketch({}, {conditions[0].key: Sketch({"const": value})})
        for condition in conditions:
            found = merged(found, condition.then if value in condition.values else condition.otherwise)
        yield found

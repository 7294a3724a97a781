"""What turns the values of one field into values of another: kinds, lists, maps, and what stands in them."""

from collections.abc import Callable, Iterator

from shims.paths import Path
from shims.suggest.constants import constant_for
from shims.suggest.outline import Sketch, placed
from shims.suggest.scalars import of_scalar
from shims.suggest.steps import Step, place, step
from shims.suggest.unions import union_of

Inside = Callable[[Sketch, Sketch], list[Step]]
_KEYS = ("key", "name", "id", "code", "lang", "locale", "language")


def conversions(path: Path, source: Sketch, target: Sketch, *, is_required: bool, inside: Inside) -> Iterator[Step]:
    """The steps at one place, in order; none where every value may stay. `inside` gives those of list items."""
    yield from without_null(path, source, target, is_required=is_required)
    null = "keep" if source.may_be_null and target.may_be_null else None
    one, two = source.solid_types, target.solid_types
    if path and (union_of(source) or (union_of(target) and source.solid_types)):
        yield from _in_each("in", path, inside(source, target), null)
        return
    if (keyed := _keyed(path, source, target, null, inside)) is not None:
        yield from keyed
        return
    if one == {"array"} and two and "array" not in two:
        yield from _out_of_list(path, source, target, null, is_required=is_required)
        source = source.items or Sketch({})
        if two == {"object"}:
            yield from _in_each("in", path, inside(source, target), null)
        if two == {"object"} or (two == {"string"} and _is_plural(path)):
            return
    if two == {"array"} and one and "array" not in one:
        yield from _into_list(path, source, target, null, inside)
        return
    if one == two == {"array"} and source.items and target.items:
        yield from _in_each("each", path, inside(source.items, target.items), null)
    elif one == two == {"object"} and source.values and target.values and not target.members:
        yield from _in_each("each_value", path, inside(source.values, target.values), null)
    else:
        yield from of_scalar(path, source, target, null)


def without_null(path: Path, source: Sketch, target: Sketch, *, is_required: bool) -> Iterator[Step]:
    """Where null may stand and no longer may: it goes, or something takes its place."""
    if not source.may_be_null or not target.types or target.may_be_null:
        return
    if not is_required:
        yield step("nullable", f"{place(path)} may no longer be null, and need not be there", at=path, mode="drop")
        return
    value, question = constant_for(path, target)
    reason = f"{place(path)} may no longer be null, and must be there"
    yield step("default", reason, at=path, value=value, null_=True, question=question, score=0.6)


def _keyed(path: Path, source: Sketch, target: Sketch, null: str | None, inside: Inside) -> list[Step] | None:
    """A list of objects as a map, or a map as a list of objects, with what changes in each of them meanwhile."""
    one, two = source.solid_types, target.solid_types
    if one == {"array"} and two == {"object"} and target.values and source.items and source.items.members:
        key, value = _key_and_value(source.items, target.values)
        if key is not None:
            reason = f"{place(path)} was a list and is a map by {key}"
            made = step("to_map", reason, at=path, key=key, value=value, duplicates="last", null=null, score=0.7)
            changed = inside(_without(source.items, key, value), target.values)
            return [made, *_in_each("each_value", path, changed, null)]
    if one == {"object"} and two == {"array"} and source.values and target.items and target.items.members:
        key, value = _key_and_value(target.items, source.values)
        if key is not None:
            reason = f"{place(path)} was a map and is a list with {key}"
            changed = inside(source.values, _without(target.items, key, value))
            made = step("to_list", reason, at=path, key=key, value=value, null=null, score=0.7)
            return [*_in_each("each_value", path, changed, null), made]
    return None


def _without(item: Sketch, key: str, value: str | None) -> Sketch:
    """What is under the key: the item without it, or the one value that is left."""
    return item.members[value] if value is not None else placed(item, (key,), None)


def _key_and_value(item: Sketch, values: Sketch) -> tuple[str | None, str | None]:
    """Which member of an item is the key, and which one the value, where it is not the item itself."""
    texts = [key for key, member in item.members.items() if member.solid_types == {"string"}]
    free = [key for key in texts if key not in values.members]
    key = next((key for key in free if key in _KEYS), next(iter(free), None))
    rest = [name for name in item.members if name != key]
    return key, rest[0] if len(rest) == 1 and not values.members else None


def _is_plural(path: Path) -> bool:
    return bool(path) and path[-1].endswith("s")


def _out_of_list(path: Path, source: Sketch, target: Sketch, null: str | None, *, is_required: bool) -> Iterator[Step]:
    if target.solid_types == {"string"} and _is_plural(path):
        reason = f"{place(path)} was a list and is one string"
        items = source.items or Sketch({})
        loose = None if items.choices is not None or "pattern" in items.keywords else True
        question = "Is a comma between the items?"
        yield step("implode", reason, at=path, sep=",", loose=loose, null=null, score=0.7, question=question)
        return
    empty = "null" if target.may_be_null else "absent"
    reason = f"{place(path)} was a list and is one value"
    yield step("unwrap", reason, at=path, pick="first", empty=empty, null=null, score=0.8)
    if is_required and empty == "absent" and not source.keywords.get("minItems"):
        value, question = constant_for(path, target)
        reason = f"{place(path)} must be there, and its list may be empty"
        yield step("default", reason, at=path, value=value, score=0.5, question=question)


def _into_list(path: Path, source: Sketch, target: Sketch, null: str | None, inside: Inside) -> Iterator[Step]:
    items = target.items or Sketch({})
    if source.solid_types == {"string"} and items.solid_types == {"string"} and _is_plural(source.origin or path):
        reason = f"{place(path)} was one string and is a list of them"
        question = "Is a comma between the items?"
        yield step("explode", reason, at=path, sep=",", null=null, score=0.7, question=question)
        return
    yield step("wrap", f"{place(path)} was one value and is a list", at=path, score=0.9)
    yield from _in_each("each", path, inside(source, items), None)


def _in_each(op: str, path: Path, steps: list[Step], null: str | None) -> Iterator[Step]:
    if steps:
        which = "in" if op == "in" else "in each of"
        reason = f"{which} {place(path)}: " + "; ".join(inner.reason for inner in steps)
        score = min(inner.score for inner in steps)
        question = " ".join(inner.question for inner in steps if inner.question)
        do = [inner.op for inner in steps]
        yield step(op, reason, at=path, do=do, null=null, score=score, question=question)

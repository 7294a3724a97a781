"""What turns the values of one field into values of another: casts, units, moments, tables of values, lists."""

import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

from shims.paths import Path
from shims.suggest.constants import constant_for
from shims.suggest.outline import NUMERIC, Sketch, placed
from shims.suggest.steps import Step, place, step
from shims.suggest.tables import needs_table, table
from shims.suggest.unions import union_of
from shims.suggest.units import MINOR, Unit, factor_between, unit_of

Inside = Callable[[Sketch, Sketch], list[Step]]
_BEYOND = "May moments beyond the bounds of {} be cut to them?"
_KEYS = ("key", "name", "id", "code", "lang", "locale", "language")
_BEGINNING = re.compile(r"\^((?:[A-Za-z0-9 _/:@#=-]|\\[.+*?/-])+)(?![*+?{])")


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
        if two == {"string"} and _is_plural(path):
            return
    if two == {"array"} and one and "array" not in one:
        yield from _into_list(path, source, target, null, inside)
        return
    if one == two == {"array"} and source.items and target.items:
        yield from _in_each("each", path, inside(source.items, target.items), null)
    elif one == two == {"object"} and source.values and target.values and not target.members:
        yield from _in_each("each_value", path, inside(source.values, target.values), null)
    else:
        yield from _of_scalar(path, source, target, null)


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
        yield step("implode", reason, at=path, sep=",", null=null, score=0.7, question="Is a comma between the items?")
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


def _of_scalar(path: Path, source: Sketch, target: Sketch, null: str | None) -> Iterator[Step]:
    one, two = source.solid_types, target.solid_types
    origin = source.origin or path
    before, after = _moment_form(origin, source), _moment_form(path, target)
    units = unit_of(origin, source), unit_of(path, target)
    factor = factor_between(*units)
    if needs_table(source, target):
        yield table(path, source, target, null)
    elif before and after and before != after and "string" in one | two:
        reason = f"{place(path)} was {before} and is {after}"
        yield step("datetime", reason, at=path, from_=before, to=after, null=null, score=0.9)
        yield from _within_limits(path, Sketch({"type": "integer"}), target, null, question=_BEYOND)
    elif factor is not None and one <= NUMERIC and two <= NUMERIC and one and two:
        yield _scale(path, factor, source, target, null)
    elif (guess := _money(units, source, target)) is not None:
        question = f"Is {place(path)} counted in cents on one side, and not on the other?"
        is_sure = Fraction(1, 100) in (_grid(source), _grid(target))
        yield _scale(path, guess, source, target, null, question="" if is_sure else question)
    elif len(one) == len(two) == 1 and not one <= two and not (one <= NUMERIC and two == {"number"}):
        yield from _cast(path, next(iter(one)), next(iter(two)), null)
    else:
        yield from _within_bounds(path, source, target, null)


def _moment_form(path: Path, sketch: Sketch) -> str | None:
    if sketch.solid_types == {"string"}:
        form = sketch.keywords.get("format")
        return form if form in ("date-time", "date") else None
    if not sketch.solid_types or not sketch.solid_types <= NUMERIC:
        return None
    unit = unit_of(path, sketch)
    return "epoch-ms" if unit == ("time", Fraction(1, 1000)) else "epoch-s"


def _money(units: tuple[Unit | None, Unit | None], source: Sketch, target: Sketch) -> Fraction | None:
    """The factor between an amount with a fraction and one in cents, where only the latter says its unit."""
    before, after = units
    if after == MINOR and before is None and source.solid_types == {"number"} and target.solid_types == {"integer"}:
        return Fraction(100)
    if before == MINOR and after is None and source.solid_types == {"integer"} and target.solid_types == {"number"}:
        return Fraction(1, 100)
    return None


def _grid(sketch: Sketch) -> Fraction | None:
    step_ = sketch.keywords.get("multipleOf")
    return Fraction(str(step_)) if step_ is not None else None


def _scale(
    path: Path, factor: Fraction, source: Sketch, target: Sketch, null: str | None, *, question: str = ""
) -> Step:
    reason = f"{place(path)} is counted in another unit: times {factor}"
    is_whole = factor.denominator == 1 and (source.solid_types == {"integer"} or _is_whole(_grid(source), factor))
    rounds = target.solid_types == {"integer"} and not is_whole
    whole: dict[str, Any] = {"round_": "half-even", "digits": 0} if rounds else {}
    den = factor.denominator if factor.denominator != 1 else None
    score = 0.5 if question else 0.85
    return step(
        "scale", reason, at=path, num=factor.numerator, den=den, null=null, score=score, question=question, **whole
    )


def _is_whole(grid: Fraction | None, factor: Fraction) -> bool:
    """Whether multiples of the step are whole numbers once they are scaled."""
    return grid is not None and (grid * factor).denominator == 1


def _cast(path: Path, one: str, two: str, null: str | None) -> Iterator[Step]:
    if {one, two} & {"object", "array", "null"}:
        return
    reason = f"{place(path)} was {one} and is {two}"
    if (one, two) == ("number", "integer"):
        yield step("scale", reason, at=path, num=1, round_="half-even", digits=0, null=null, score=0.8)
        return
    yield step("cast", reason, at=path, from_=one, to=two, null=null, score=0.9)


def _beginnings(path: Path, source: Sketch, target: Sketch, null: str | None) -> Iterator[Step]:
    """A prefix that all the values of one version have, and none of the other."""
    before, after = _beginning_of(source), _beginning_of(target)
    if after and not before.startswith(after):
        yield step("affix", f"{place(path)} begins with {after!r}", at=path, prefix=after, null=null, score=0.8)
    elif before and not after.startswith(before) and "pattern" in target.keywords:
        reason = f"{place(path)} no longer begins with {before!r}"
        yield step("affix", reason, at=path, prefix=before, mode="strip", null=null, score=0.8)


def _beginning_of(sketch: Sketch) -> str:
    """The text that a pattern asks for at the start of a string."""
    pattern = sketch.keywords.get("pattern")
    found = _BEGINNING.match(pattern) if isinstance(pattern, str) and "|" not in pattern else None
    return found[1].replace("\\", "") if found else ""


def _within_bounds(path: Path, source: Sketch, target: Sketch, null: str | None) -> Iterator[Step]:
    yield from _beginnings(path, source, target, null)
    longest, allowed = source.keywords.get("maxLength"), target.keywords.get("maxLength")
    is_text = source.solid_types == target.solid_types == {"string"}
    if is_text and allowed is not None and (longest is None or longest > allowed):
        reason = f"{place(path)} may have {allowed} characters"
        yield step("truncate", reason, at=path, length=allowed, null=null, score=0.7)
    yield from _within_limits(path, source, target, null)


def _within_limits(
    path: Path, source: Sketch, target: Sketch, null: str | None, *, question: str = ""
) -> Iterator[Step]:
    low, high = target.keywords.get("minimum"), target.keywords.get("maximum")
    is_numeric = all(types and types <= NUMERIC for types in (source.solid_types, target.solid_types))
    raised = low is not None and (source.keywords.get("minimum") is None or source.keywords["minimum"] < low)
    lowered = high is not None and (source.keywords.get("maximum") is None or source.keywords["maximum"] > high)
    if is_numeric and (raised or lowered):
        reason, asked = f"{place(path)} has narrower bounds", question.format(place(path))
        yield step("clamp", reason, at=path, min=low, max=high, null=null, score=0.7, question=asked)

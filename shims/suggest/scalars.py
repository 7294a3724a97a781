"""What turns one scalar into another: tables of values, moments, units, casts, prefixes, bounds."""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from shims import moments
from shims.paths import Path
from shims.suggest.outline import NUMERIC, Sketch
from shims.suggest.steps import Step, place, step
from shims.suggest.tables import needs_table, table
from shims.suggest.units import MINOR, Unit, factor_between, unit_of

_BEYOND = "May moments of {} {} be moved to the bound?"
_PER_SECOND = {"epoch-s": 1, "epoch-ms": 1_000}
_BEGINNING = re.compile(r"\^((?:[A-Za-z0-9 _/:@#=-]|\\[.+*?/-])+)(?![*+?{])")


def of_scalar(path: Path, source: Sketch, target: Sketch, null: str | None) -> Iterator[Step]:
    """The steps for a value that is no container, in order."""
    one, two = source.solid_types, target.solid_types
    origin = source.origin or path
    before, after = _moment_form(origin, source), _moment_form(path, target)
    units = unit_of(origin, source), unit_of(path, target)
    factor = factor_between(*units)
    if needs_table(source, target):
        yield table(path, source, target, null)
    elif before and after and before != after and "string" in one | two:
        yield from _moment(path, source, target, null)
    elif factor is not None and one <= NUMERIC and two <= NUMERIC and one and two:
        yield _scale(path, factor, source, target, null)
    elif (guess := _money(units, source, target)) is not None:
        question = f"Is {place(path)} counted in cents on one side, and not on the other?"
        is_sure = Fraction(1, 100) in (_grid(source), _grid(target))
        yield _scale(path, guess, source, target, null, question="" if is_sure else question)
    elif len(one) == len(two) == 1 and not one <= two and not (one <= NUMERIC and two == {"number"}):
        yield from _cast(path, source, target, null)
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


def _moment(path: Path, source: Sketch, target: Sketch, null: str | None) -> Iterator[Step]:
    """A moment in another form, within what both forms can say."""
    before, after = _moment_form(source.origin or path, source), _moment_form(path, target)
    if before in _PER_SECOND:
        if "number" in source.types:
            reason = f"{place(path)} has no fractions of its unit any more"
            yield step("scale", reason, at=path, num=1, round_="floor", digits=0, null=null, score=0.8)
        unit = moments.DAY // 86_400 // _PER_SECOND[before]
        years = Sketch({"minimum": -(-moments.EARLIEST // unit), "maximum": moments.LATEST // unit, "type": "integer"})
        yield from _within_limits(path, source, years, null, question=_BEYOND)
    reason = f"{place(path)} was {before} and is {after}"
    yield step("datetime", reason, at=path, from_=before, to=after, null=null, score=0.9)
    yield from _within_limits(path, Sketch({"type": "integer"}), target, null, question=_BEYOND)


def _cast(path: Path, source: Sketch, target: Sketch, null: str | None) -> Iterator[Step]:
    (one,), (two,) = source.solid_types, target.solid_types
    if {one, two} & {"object", "array", "null"}:
        return
    reason = f"{place(path)} was {one} and is {two}"
    if (one, two) == ("number", "integer"):
        yield step("scale", reason, at=path, num=1, round_="half-even", digits=0, null=null, score=0.8)
        return
    text = Sketch({"type": "string"})
    if one == "string" and _beginning_of(source):
        yield from _beginnings(path, source, Sketch({"type": "string", "pattern": ""}), null)
    yield step("cast", reason, at=path, from_=one, to=two, null=null, score=0.9)
    if two == "string":
        yield from _beginnings(path, text, target, null)


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
        beyond = f"below {low}" if high is None else f"above {high}" if low is None else f"outside of {low} to {high}"
        reason, asked = f"{place(path)} has narrower bounds", question.format(place(path), beyond)
        yield step("clamp", reason, at=path, min=low, max=high, null=null, score=0.7, question=asked)

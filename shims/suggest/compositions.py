"""Texts that are made of others, as their pattern shows: a period of a year and a month, a path of two names."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from shims.effects.texts import anchored, letter_of, pieces
from shims.paths import Path
from shims.suggest.likeness import words_of
from shims.suggest.outline import Sketch, at, fields_of
from shims.suggest.steps import Step, place, step

_MOST_PARTS = 6


@dataclass(frozen=True)
class Composition:
    """A text of one version and what it is made of in the other, with the op that leads from the one to the other."""

    made: Step
    gone: tuple[Path, ...]
    new: tuple[Path, ...]


def composition(current: Sketch, target: Sketch) -> Composition | None:
    """Texts that become one, or one that becomes several, where a pattern has room for exactly those."""
    gone = [path for path, sketch in fields_of(current) if at(target, path) is None and _is_text(sketch)]
    new = [path for path, sketch in fields_of(target) if at(current, path) is None and _is_text(sketch)]
    for whole in new:
        if (parts := _parts_of(target, whole, gone)) is not None:
            reason = f"{place(whole)} is made of {' and '.join(map(place, _places(parts)))}"
            made = step("template", reason, to=whole, parts=parts, score=0.75, question=_question(whole, parts))
            return Composition(made, _places(parts), (whole,))
    for whole in gone:
        if (parts := _parts_of(current, whole, new)) is not None:
            reason = f"{place(whole)} is taken apart into {' and '.join(map(place, _places(parts)))}"
            made = step("extract", reason, from_=whole, parts=parts, score=0.75, question=_question(whole, parts))
            return Composition(made, (whole,), _places(parts))
    return None


def _is_text(sketch: Sketch) -> bool:
    return sketch.types == {"string"}


def _places(parts: list[Any]) -> tuple[Path, ...]:
    return tuple(part for part in parts if isinstance(part, tuple))


def _parts_of(sketch: Sketch, whole: Path, fields: list[Path]) -> list[Any] | None:
    """Constants and places, in turn; None where there are not as many fields beside it as its pattern has parts."""
    holder = at(sketch, whole)
    shape = _shape(holder.keywords.get("pattern")) if holder is not None else None
    beside = [path for path in fields if path[:-1] == whole[:-1] and path != whole]
    if shape is None or shape.count(None) != len(beside):
        return None
    named = list(_by_name(shape, beside))
    order = iter(named if len(set(named)) == len(beside) else beside)
    return [next(order) if part is None else part for part in shape]


def _by_name(shape: list[str | None], fields: list[Path]) -> Iterator[Path]:
    """The fields whose names the constants before the parts hold: `projects/` stands before the project."""
    before: str | None = ""
    for part in shape:
        if part is None:
            words = set(words_of(before or ""))
            yield from (path for path in fields if any(_is_plural(word, path[-1]) for word in words))
        before = part


def _is_plural(word: str, name: str) -> bool:
    return bool({word, word.removesuffix("s")} & set(words_of(name)))


def _question(whole: Path, parts: list[Any]) -> str:
    """Whether they stand in this order, where only their number says so."""
    constants = [part for part in parts if isinstance(part, str)]
    if any(words_of(constant) for constant in constants):
        return ""
    return f"Are the parts of {place(whole)} {', '.join(map(place, _places(parts)))}, in this order?"


def _shape(pattern: object) -> list[str | None] | None:
    """Constants, and None for what is between them; None where these do not take turns, or there is one part only."""
    body = anchored(pattern) if isinstance(pattern, str) else None
    shape: list[str | None] = []
    for atom in (pieces(body) if body is not None else None) or ():
        letter = letter_of(atom)
        if letter is None and (not shape or shape[-1] is not None):
            shape.append(None)
        elif letter is not None:
            is_more = bool(shape) and shape[-1] is not None
            shape = [*shape[:-1], f"{shape[-1]}{letter}"] if is_more else [*shape, letter]
    return shape if 1 < shape.count(None) <= _MOST_PARTS else None

"""Values of one enumeration as values of another, one by one."""

from typing import Any

from linting.schemas.values import identity
from shims.paths import Path
from shims.suggest.likeness import closest
from shims.suggest.outline import Sketch
from shims.suggest.steps import Step, place, step

_CATCH_ALL = ("other", "unknown", "unspecified", "none", "default")
_ALIKE = 0.7
_YES = frozenset({"true", "yes", "y", "on", "1", "1.0", "active", "enabled", "allowed", "accepted"})
_NO = frozenset({"false", "no", "n", "off", "0", "0.0", "inactive", "disabled", "denied", "declined", "none"})


def choices_of(sketch: Sketch) -> list[Any] | None:
    """All values but null that are known; a boolean has two."""
    if sketch.choices is not None:
        return list({identity(value): value for value in sketch.choices if value is not None}.values())
    return [True, False] if sketch.solid_types == {"boolean"} else None


def needs_table(source: Sketch, target: Sketch) -> bool:
    """Whether values have to be looked up: the target lists them, and not all of the source's are among them."""
    choices, known = choices_of(target), choices_of(source)
    if choices is None or not target.solid_types:
        return False
    if target.choices is None and (known is None or source.choices is None):
        return False
    among = {identity(value) for value in choices}
    return known is None or not all(identity(value) in among for value in known)


def table(path: Path, source: Sketch, target: Sketch, null: str | None) -> Step:
    """Value by value; the ones that resemble none of the target's go to its catch-all, or to what is left."""
    choices = choices_of(target) or [None]
    known = choices_of(source)
    among, are_words = {identity(choice) for choice in choices}, not any(isinstance(choice, bool) for choice in choices)
    found = {
        identity(value): (value, 1.0) if identity(value) in among else _counterpart(value, choices, are_words=are_words)
        for value in known or choices
    }
    taken = {identity(counterpart) for counterpart, score in found.values() if score >= _ALIKE}
    free = [value for value in choices if identity(value) not in taken]
    rest = next((value for value in choices if str(value).lower() in _CATCH_ALL), None)
    pairs, asked = [], []
    for value in known or choices:
        counterpart, score = found[identity(value)]
        if score < _ALIKE and len(choices) == 1 == len(known or ()):
            counterpart = choices[0]
        elif score < _ALIKE:
            counterpart = rest if rest is not None else free.pop(0) if free else choices[0]
            asked.append(value)
        pairs.append((value, counterpart))
    if null == "keep" or (source.choices and None in source.choices):
        keeps = target.may_be_null or None in (target.choices or [])
        pairs.append((None, None if keeps else _first(rest, choices)))
    question = f"What becomes of {', '.join(map(_told, asked))} at {place(path)}?" if asked else ""
    other = None
    if known is None:
        other = {"const": _first(rest, choices)}
        question = f"What becomes of any other value at {place(path)}?"
    reason = f"{place(path)} takes other values"
    score = 0.5 if question else 0.9
    return step("enum", reason, at=path, map=_spelled(pairs), else_=other, score=score, question=question)


def _first(rest: Any, choices: list[Any]) -> Any:
    return choices[0] if rest is None else rest


def _counterpart(value: Any, choices: list[Any], *, are_words: bool) -> tuple[Any, float]:
    """The choice that a value becomes that is none itself, and how sure that is."""
    if isinstance(value, bool) or not are_words:
        meant = [choice for choice in choices if _truth(choice) is not None and _truth(choice) is _truth(value)]
        return (meant[0], 0.9) if len(meant) == 1 else (choices[0], 0.0)
    return closest(value, choices)


def _truth(value: Any) -> bool | None:
    """What a value stands for, if it is a word for yes or no."""
    word = str(value).lower()
    return True if word in _YES else False if word in _NO else None


def _told(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _spelled(pairs: list[tuple[Any, Any]]) -> Any:
    if all(isinstance(old, str) for old, _ in pairs):
        return dict(pairs)
    return [list(pair) for pair in pairs]

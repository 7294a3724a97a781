"""Making a finding small: whatever can be left out of schemas and ops is left out, while the finding stays."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, TypeVar

Question = TypeVar("Question", bound=Any)

_MOST_TRIES = 3_000


def shrunk(question: Question, parts: tuple[str, ...], is_still_wrong: Callable[[Question], bool]) -> Question:
    """The smallest question that greedy steps lead to; `parts` are the fields that get smaller, in that order."""
    tries = 0
    progress = True
    while progress:
        progress = False
        for smaller in _smaller_questions(question, parts):
            tries += 1
            if tries > _MOST_TRIES:
                return question
            if is_still_wrong(smaller):
                question, progress = smaller, True
                break
    return question


def _smaller_questions(question: Question, parts: tuple[str, ...]) -> Iterator[Question]:
    for part in parts:
        yield from (replace(question, **{part: smaller}) for smaller in _smaller(getattr(question, part)))


def _smaller(value: Any) -> Iterator[Any]:
    """The same value with one thing less: a part in place of the whole, a member left out, or a smaller part."""
    if isinstance(value, dict):
        yield from (part for held in value.values() for part in _schemas_in(held))
        yield from ({name: held for name, held in value.items() if name != left_out} for left_out in value)
        for name, held in value.items():
            yield from ({**value, name: smaller} for smaller in _smaller(held))
    elif isinstance(value, list):
        yield from (value[:index] + value[index + 1 :] for index in range(len(value)))
        for index, held in enumerate(value):
            yield from ([*value[:index], smaller, *value[index + 1 :]] for smaller in _smaller(held))
    elif isinstance(value, int | float) and not isinstance(value, bool) and value not in (0, 1):
        yield from (0, 1)


def _schemas_in(held: Any) -> Iterator[Any]:
    if isinstance(held, dict):
        yield held
        yield from (inner for inner in held.values() if isinstance(inner, dict))
    elif isinstance(held, list):
        yield from (inner for inner in held if isinstance(inner, dict))

"""Making a finding small: whatever can be left out of versions and ops is left out, while it stays."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from tests.shims.verdicts.question import Question

_MOST_TRIES = 1_500


def shrunk(question: Question, is_still_wrong: Callable[[Question], bool]) -> Question:
    """The smallest question that greedy steps lead to."""
    tries = 0
    progress = True
    while progress:
        progress = False
        for smaller in _smaller_questions(question):
            tries += 1
            if tries > _MOST_TRIES:
                return question
            if is_still_wrong(smaller):
                question, progress = smaller, True
                break
    return question


def _smaller_questions(question: Question) -> Iterator[Question]:
    yield from (replace(question, ops=ops) for ops in _smaller(question.ops))
    yield from (replace(question, target=target) for target in _smaller(question.target))
    yield from (replace(question, source=source) for source in _smaller(question.source))


def _smaller(value: Any) -> Iterator[Any]:
    """The same with one thing less: a part in place of the whole, a member left out, or a smaller part."""
    if isinstance(value, dict):
        yield from (held for held in value.values() if isinstance(held, dict))
        yield from ({name: held for name, held in value.items() if name != left_out} for left_out in value)
        for name, held in value.items():
            yield from ({**value, name: smaller} for smaller in _smaller(held))
    elif isinstance(value, list):
        yield from (value[:index] + value[index + 1 :] for index in range(len(value)))
        for index, held in enumerate(value):
            yield from ([*value[:index], smaller, *value[index + 1 :]] for smaller in _smaller(held))
    elif isinstance(value, int | float) and not isinstance(value, bool) and value not in (0, 1):
        yield from (0, 1)

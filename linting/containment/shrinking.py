"""Making a witness small and readable, while it stays a witness.

Where a schema is recursive, a part often does in place of the whole that it is a part of; that goes first, since it
takes most away at once (MacIver and Donaldson, "Test-case reduction via test-case generation: insights from the
Hypothesis reducer", ECOOP 2020, has such passes). Then whatever can be left out is left out, greedily (Zeller and
Hildebrandt, "Simplifying and isolating failure-inducing input", IEEE TSE 28, 2002, is the classic; payloads are small,
so one element at a time will do). Then values are replaced by those that the writer's schema itself gives as examples,
where the payload stays a witness with them.
"""

from collections.abc import Callable
from typing import Any

from linting.containment.payloads import Path, at, elements, parts_by_size, replaced, scalars, size_of, without
from linting.schemas import Schema

_MOST_EFFORT = 150_000
_LEAST_EFFORT = 1_000
_LARGE = 24
_MOST_PARTS = 16


def shrunk(payload: Any, writer: Schema, is_witness: Callable[[Any], bool]) -> Any:
    """A witness that is no larger than the given one; effort is counted, so that it is the same everywhere."""
    trials = _Trials(is_witness, is_small=size_of(payload) <= _LEAST_EFFORT)
    payload = _with_parts_for_wholes(payload, trials)
    payload = _without_what_can_go(payload, trials)
    return _with_examples(payload, writer, trials)


class _Trials:
    """Asks whether payloads are witnesses, as often as their size allows; none is larger than the first one."""

    def __init__(self, is_witness: Callable[[Any], bool], *, is_small: bool) -> None:
        self._is_witness = is_witness
        self._is_small = is_small
        self._left = _MOST_EFFORT

    @property
    def are_over(self) -> bool:
        return self._left <= 0

    def pass_with(self, payload: Any) -> bool:
        if self.are_over:
            return False
        self._left -= _LEAST_EFFORT if self._is_small else max(_LEAST_EFFORT, size_of(payload))
        return self._is_witness(payload)


def _with_parts_for_wholes(payload: Any, trials: _Trials) -> Any:
    waiting: list[Path] = [()]
    for path in waiting:
        whole = at(payload, path)
        if size_of(whole) <= _LARGE:
            continue
        for part in parts_by_size(whole)[:_MOST_PARTS]:
            smaller = replaced(payload, path, part)
            if trials.pass_with(smaller):
                payload = smaller
                break
        else:
            waiting.extend(elements(whole, path))
    return payload


def _without_what_can_go(payload: Any, trials: _Trials) -> Any:
    waiting: list[Path] = list(elements(payload, ()))
    while waiting and not trials.are_over:
        path = waiting.pop()
        smaller = without(payload, path)
        if trials.pass_with(smaller):
            payload = smaller
        else:
            waiting.extend(elements(at(payload, path), path))
    return payload


def _with_examples(payload: Any, writer: Schema, trials: _Trials) -> Any:
    places = [(path, next((step for step in reversed(path) if isinstance(step, str)), "")) for path in scalars(payload)]
    for path, name in places:
        for example in writer.examples.get(name, ()):
            if at(payload, path) == example:
                break
            readable = replaced(payload, path, example)
            if trials.pass_with(readable):
                payload = readable
                break
    return payload

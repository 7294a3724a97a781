"""Making a witness small and readable, while it stays a witness.

Where a schema is recursive, a part often does in place of the whole that it is a part of; that goes first, since it
takes most away at once (MacIver and Donaldson, "Test-case reduction via test-case generation: insights from the
Hypothesis reducer", ECOOP 2020, has such passes). Then whatever can be left out is left out, greedily (Zeller and
Hildebrandt, "Simplifying and isolating failure-inducing input", IEEE TSE 28, 2002, is the classic; payloads are small,
so one element at a time will do). Then values are replaced by those that the writer's schema itself gives as examples,
where the payload stays a witness with them.
"""

from collections.abc import Callable, Iterator
from typing import Any

from linting.containment.payloads import Path, at, elements, parts_by_size, replaced, size_of, without
from linting.schemas import Schema
from linting.schemas.keywords import subschemas

_MOST_EFFORT = 150_000
_LEAST_EFFORT = 1_000
_LARGE = 24
_MOST_PARTS = 16
_MOST_NODES = 4_000


def shrunk(payload: Any, writer: Schema, is_witness: Callable[[Any], bool]) -> Any:
    """A witness that is no larger than the given one; effort is counted, so that it is the same everywhere."""
    trials = _Trials(is_witness)
    payload = _with_parts_for_wholes(payload, trials)
    payload = _without_what_can_go(payload, trials)
    return _with_examples(payload, writer, trials)


class _Trials:
    """Asks whether payloads are witnesses, as often as their size allows."""

    def __init__(self, is_witness: Callable[[Any], bool]) -> None:
        self._is_witness = is_witness
        self._left = _MOST_EFFORT

    def pass_with(self, payload: Any) -> bool:
        if self._left <= 0:
            return False
        self._left -= max(_LEAST_EFFORT, size_of(payload))
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
    while waiting:
        path = waiting.pop()
        smaller = without(payload, path)
        if trials.pass_with(smaller):
            payload = smaller
        else:
            waiting.extend(elements(at(payload, path), path))
    return payload


def _with_examples(payload: Any, writer: Schema, trials: _Trials) -> Any:
    examples = _examples(writer)
    for path in list(_scalars(payload)):
        name = next((step for step in reversed(path) if isinstance(step, str)), None)
        for example in examples.get(name or "", ()):
            if at(payload, path) == example:
                break
            readable = replaced(payload, path, example)
            if trials.pass_with(readable):
                payload = readable
                break
    return payload


def _scalars(payload: Any) -> Iterator[Path]:
    waiting = list(elements(payload, ()))
    while waiting:
        path = waiting.pop()
        inner = list(elements(at(payload, path), path))
        if inner:
            waiting.extend(inner)
        elif not isinstance(at(payload, path), dict | list):
            yield path


def _examples(writer: Schema) -> dict[str, list[Any]]:
    """Scalars that the schema gives for properties of a name: `examples`, `default`, `const`."""
    found: dict[str, list[Any]] = {}
    waiting: list[tuple[str, Any]] = [("", writer.value)]
    for _ in range(_MOST_NODES):
        if not waiting:
            break
        name, node = waiting.pop()
        if not isinstance(node, dict):
            continue
        given = node.get("examples")
        values = [
            *(given if isinstance(given, list) else ()),
            *(node[key] for key in ("default", "const") if key in node),
        ]
        found.setdefault(name, []).extend(value for value in values if isinstance(value, str | int | float))
        for steps, child in subschemas(node, writer.dialect):
            inside = steps[-1] if steps[0] == "properties" else name
            waiting.append((str(inside), child))
    return found

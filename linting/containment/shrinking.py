"""Making a witness small and readable, while it stays a witness.

Whatever can be left out is left out, greedily (Zeller and Hildebrandt, "Simplifying and isolating failure-inducing
input", IEEE TSE 28, 2002, is the classic; payloads are small, so one element at a time will do). Then values are
replaced by those that the writer's schema itself gives as examples, where the payload stays a witness with them.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from linting.schemas import Schema
from linting.schemas.keywords import subschemas

_MOST_EFFORT = 20_000
_MOST_NODES = 4_000
Path = tuple[str | int, ...]


def shrunk(payload: Any, writer: Schema, is_witness: Callable[[Any], bool]) -> Any:
    """A witness that is no larger than the given one; effort is counted, so that it is the same everywhere."""
    trials = _Trials(is_witness, _size(payload))
    payload = _without_what_can_go(payload, trials)
    return _with_examples(payload, writer, trials)


class _Trials:
    """Asks whether payloads are witnesses, as often as their size allows."""

    def __init__(self, is_witness: Callable[[Any], bool], size: int) -> None:
        self._is_witness = is_witness
        self._left = min(_MOST_EFFORT // size, 150)

    def pass_with(self, payload: Any) -> bool:
        self._left -= 1
        return self._left >= 0 and self._is_witness(payload)


def _size(payload: Any) -> int:
    """How many values there are in a payload, itself included."""
    size, waiting = 0, [payload]
    while waiting:
        value = waiting.pop()
        size += 1
        waiting.extend(value.values() if isinstance(value, dict) else value if isinstance(value, list) else ())
    return size


def _without_what_can_go(payload: Any, trials: _Trials) -> Any:
    waiting: list[Path] = list(_elements(payload, ()))
    while waiting:
        path = waiting.pop()
        smaller = _without(payload, path)
        if trials.pass_with(smaller):
            payload = smaller
        else:
            waiting.extend(_elements(_at(payload, path), path))
    return payload


def _elements(value: Any, path: Path) -> Iterator[Path]:
    """The members or items of a value, so that a list of them is taken from its end."""
    if isinstance(value, dict):
        yield from ((*path, key) for key in value)
    elif isinstance(value, list):
        yield from ((*path, index) for index in range(len(value)))


def _at(payload: Any, path: Path) -> Any:
    for step in path:
        payload = payload[step]
    return payload


def _without(payload: Any, path: Path) -> Any:
    return _changed(payload, path, lambda holder, step: holder.pop(step))


def _changed(payload: Any, path: Path, change: Callable[[Any, str | int], object]) -> Any:
    """A copy, changed at one place; parts off the path are shared."""
    copy = payload.copy()
    holder = copy
    for step in path[:-1]:
        holder[step] = holder[step].copy()
        holder = holder[step]
    change(holder, path[-1])
    return copy


def _with_examples(payload: Any, writer: Schema, trials: _Trials) -> Any:
    examples = _examples(writer)
    for path in list(_scalars(payload)):
        name = next((step for step in reversed(path) if isinstance(step, str)), None)
        for example in examples.get(name or "", ()):
            if _at(payload, path) == example:
                break
            replaced = _changed(payload, path, partial(_put, example))
            if trials.pass_with(replaced):
                payload = replaced
                break
    return payload


def _put(value: Any, holder: Any, step: str | int) -> None:
    holder[step] = value


def _scalars(payload: Any) -> Iterator[Path]:
    waiting = list(_elements(payload, ()))
    while waiting:
        path = waiting.pop()
        inner = list(_elements(_at(payload, path), path))
        if inner:
            waiting.extend(inner)
        elif not isinstance(_at(payload, path), dict | list):
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

"""How large a payload is, and where its parts are. Payloads of the search share parts; written out they may explode."""

from collections.abc import Iterator
from typing import Any

Path = tuple[str | int, ...]
_CONTAINERS = (dict, list)


def size_of(payload: Any) -> int:
    """How many values a payload has when it is written out, itself included."""
    return _sizes(payload).get(id(payload), 1)


def parts_by_size(payload: Any) -> list[Any]:
    """The arrays and objects inside of a payload, each once, the smallest first."""
    sizes, parts = _sizes(payload), dict[int, Any]()
    waiting = [payload]
    while waiting:
        for part in _inside(waiting.pop()):
            if id(part) in sizes and id(part) not in parts:
                parts[id(part)] = part
                waiting.append(part)
    return sorted(parts.values(), key=lambda part: sizes[id(part)])


def _sizes(payload: Any) -> dict[int, int]:
    """The sizes of all arrays and objects of a payload, by their place in memory."""
    known: dict[int, int] = {}
    waiting = [payload] if isinstance(payload, _CONTAINERS) else []
    while waiting:
        part = waiting[-1]
        inner = part.values() if isinstance(part, dict) else part
        containers = [value for value in inner if isinstance(value, _CONTAINERS)]
        unknown = [value for value in containers if id(value) not in known] if containers else containers
        if unknown:
            waiting.extend(unknown)
        else:
            more = sum(known[id(value)] for value in containers) - len(containers) if containers else 0
            known[id(waiting.pop())] = 1 + len(inner) + more
    return known


def elements(value: Any, path: Path) -> Iterator[Path]:
    """The places of the members or items of a value that stands at `path`."""
    if isinstance(value, dict):
        yield from ((*path, key) for key in value)
    elif isinstance(value, list):
        yield from ((*path, index) for index in range(len(value)))


def at(payload: Any, path: Path) -> Any:
    """The part of a payload at a place."""
    for step in path:
        payload = payload[step]
    return payload


def scalars(payload: Any) -> Iterator[Path]:
    """The places of all values inside of a payload that are no arrays or objects."""
    waiting = list(elements(payload, ()))
    while waiting:
        path = waiting.pop()
        value = at(payload, path)
        if isinstance(value, dict | list):
            waiting.extend(elements(value, path))
        else:
            yield path


def without(payload: Any, path: Path) -> Any:
    """A copy that lacks what stands at a place."""
    copy, holder = _copied(payload, path)
    holder.pop(path[-1])
    return copy


def replaced(payload: Any, path: Path, value: Any) -> Any:
    """A copy that has another value at a place; the payload itself may be that place."""
    if not path:
        return value
    copy, holder = _copied(payload, path)
    holder[path[-1]] = value
    return copy


def _copied(payload: Any, path: Path) -> tuple[Any, Any]:
    """A copy, and in it what holds the place; parts off the path are shared with the original."""
    copy = payload.copy()
    holder = copy
    for step in path[:-1]:
        holder[step] = holder[step].copy()
        holder = holder[step]
    return copy, holder


def _inside(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        yield from value.values()
    elif isinstance(value, list):
        yield from value

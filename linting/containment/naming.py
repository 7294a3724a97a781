"""Fields of a witness whose names may be anything: called so that people see that nobody expects them.

The search takes the shortest name that there is, often the empty one, which reads like a mistake of the tool.
"""

from collections.abc import Callable, Iterator
from typing import Any

from linting.containment.payloads import Path, at, elements, replaced

NAME = "unexpected_field"
_SHORT = 2
"""Names up to this length say nothing, unless a schema says them."""
_MOST = 8
"""Fields that are named; beyond these, nobody reads their names."""


def with_telling_names(payload: Any, schemas: tuple[Any, ...], is_witness: Callable[[Any], bool]) -> Any:
    """The witness with fields of telling names, where it stays one and no schema mentions the names it had."""
    fields = _fields_of_short_names(payload)
    known = {name for schema in schemas for name in _names_in(schema)} if fields else set()
    for path in [path for path in fields if path[-1] not in known][:_MOST]:
        for name in _candidates(str(path[-1]), at(payload, path[:-1])):
            renamed = _renamed(payload, path, name)
            if is_witness(renamed):
                payload = renamed
                break
    return payload


def _names_in(schema: Any) -> Iterator[str]:
    """Every text that stands in a schema, as a key or as a value: it may be the name of a field."""
    waiting = [schema]
    while waiting:
        part = waiting.pop()
        if isinstance(part, str):
            yield part
        elif isinstance(part, dict):
            waiting += [*part, *part.values()]
        elif isinstance(part, list):
            waiting += part


def _fields_of_short_names(payload: Any) -> list[Path]:
    """Their places; those inside of others come first, so that the places stay right when one gets its name."""
    waiting = list(elements(payload, ()))
    for path in waiting:
        waiting += elements(at(payload, path), path)
    short = [path for path in waiting if isinstance(path[-1], str) and len(path[-1]) <= _SHORT]
    return sorted(short, key=len, reverse=True)


def _candidates(name: str, beside: dict[str, Any]) -> Iterator[str]:
    """The name itself or, where names have to begin in some way, with what there was in front."""
    for candidate in dict.fromkeys((NAME, name + NAME)):
        number = next(number for number in range(1, len(beside) + 2) if _numbered(candidate, number) not in beside)
        yield _numbered(candidate, number)


def _numbered(name: str, number: int) -> str:
    return name if number == 1 else f"{name}_{number}"


def _renamed(payload: Any, path: Path, name: str) -> Any:
    holder = at(payload, path[:-1])
    return replaced(payload, path[:-1], {name if key == path[-1] else key: value for key, value in holder.items()})

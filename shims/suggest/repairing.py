"""Where a draft is refuted at a field that need not be there: the draft without that field, which may be proved.

What no op can mend, such as a text that has to be an address now, can still be left out. That is for a person to
decide, so each field is asked about.
"""

from collections.abc import Sequence
from typing import Any

from linting.containment import Settings
from linting.documents.pointers import pointer_tokens
from linting.schemas import Schema
from shims.errors import MappingError
from shims.paths import Path
from shims.suggest.outline import Sketch
from shims.suggest.sketching import sketched
from shims.suggest.steps import Step, mapping_of, place
from shims.verify import Counterexample, Proved, verify

MOST_DROPPED = 8


def dropping(steps: tuple[Step, ...], source: Schema, target: Schema, settings: Settings) -> tuple[Step, ...] | None:
    """The steps with more that drop what refutes them, proved; None where that does not help."""
    wanted = sketched(target)
    for _ in range(MOST_DROPPED + 1):
        try:
            found = verify(mapping_of(steps), source, target, settings)
        except MappingError:
            return None
        if isinstance(found, Proved):
            return steps
        if not isinstance(found, Counterexample) or (removal := _removal(found, wanted)) is None:
            return None
        name = place(_named(found))
        reason = f"some values of {name} are not valid any more"
        steps = (*steps, Step(removal, reason, score=0.3, question=f"May {name} be dropped?"))
    return None


def _removal(found: Counterexample, wanted: Sketch) -> dict[str, Any] | None:
    """An op that leaves out what is wrong in the result, if that is a declared member that may be missing."""
    return _removed(pointer_tokens(found.place), found.result, wanted)


def _removed(tokens: Sequence[str], value: Any, sketch: Sketch) -> dict[str, Any] | None:
    path: list[str] = []
    for index, key in enumerate(tokens):
        if isinstance(value, list):
            inner = _removed(tokens[index + 1 :], value[int(key)], sketch.items or Sketch({}))
            return inner and {"op": "each", "at": path, "do": [inner]}
        if not isinstance(value, dict) or key not in sketch.members:
            return None
        is_last, is_needed = index == len(tokens) - 1, key in sketch.required
        if is_last and is_needed:
            return None
        value, sketch = value.get(key), sketch.members[key]
        path.append(key)
    return {"op": "remove", "at": path} if path else None


def _named(found: Counterexample) -> Path:
    """The place, with a star for whichever item of a list."""
    named, value = [], found.result
    for key in pointer_tokens(found.place):
        is_item = isinstance(value, list)
        named.append("*" if is_item else key)
        value = value[int(key)] if is_item else value[key]
    return tuple(named)

"""Where a draft is refuted at a field that need not be there: the draft without that field, which may be proved.

What no op can mend, such as a text that has to be an address now, can still be left out. That is for a person to
decide, so each field is asked about.
"""

from typing import Any

from linting.containment import Settings
from linting.documents.pointers import pointer_tokens
from linting.schemas import Schema
from shims.errors import MappingError
from shims.paths import Path
from shims.suggest.outline import Sketch, is_required, sketched
from shims.suggest.steps import Step, mapping_of, place, step
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
        path = _optional_place(found, wanted) if isinstance(found, Counterexample) else None
        if path is None:
            return None
        question = f"May {place(path)} be dropped?"
        reason = f"some values of {place(path)} are not valid any more"
        steps = (*steps, step("remove", reason, at=path, score=0.3, question=question))
    return None


def _optional_place(found: Counterexample, wanted: Sketch) -> Path | None:
    """Where the result is wrong, if that is a member that may be missing, not in a list."""
    path = tuple(pointer_tokens(found.place))
    value: Any = found.result
    for key in path:
        if not isinstance(value, dict) or key not in value:
            return None
        value = value[key]
    return path if path and not is_required(wanted, path) else None

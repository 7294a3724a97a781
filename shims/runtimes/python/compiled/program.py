"""A mapping ready to run: fast on payloads without spaces, right on all others.

orjson reads 2 KB in a few microseconds, but loses how a value was spelled: `1.50`, `\\u00e9`, a key that stands twice,
the spaces. So what it read is written again, and only if that gives the very text of the payload do the closures run:
then each value is spelled as orjson writes it, whichever of them the mapping leaves alone. Where it does not, the
payload is read once more in a way that keeps the spelling of numbers and strings, and put to the same test. Any other
payload, and any in which something does not fit, is run by the interpreter from the start; it also words all failures.
"""

from dataclasses import dataclass, field
from typing import Any

import orjson

from shims.errors import ShimError
from shims.mapping import Mapping
from shims.runtimes.python import interpreter
from shims.runtimes.python.compiled import lexemes
from shims.runtimes.python.compiled.containers import steps_of
from shims.runtimes.python.compiled.nodes import Holder, Step, UnfitError, raw

_SPACES = " \t\n\r"


@dataclass(frozen=True, slots=True)
class Program:
    """One mapping and its closures; None where it holds what they cannot do."""

    mapping: Mapping
    steps: tuple[Step, ...] | None = field(repr=False)

    def transform(self, text: str) -> str:
        """The payload of the other version, from text to text, the same as the interpreter's. Raises ShimError."""
        return self.attempt(text) or interpreter.transform(text, self.mapping)

    def attempt(self, text: str) -> str | None:
        """The same by the closures alone; None where this payload is not for them."""
        if self.steps is None:
            return None
        trimmed = text.strip(_SPACES)
        try:
            return _written(self._result(_read(trimmed))).decode()
        except (UnfitError, ShimError, ValueError, TypeError, RecursionError):  # the last three: refusals of readers
            return None

    def _result(self, root: Any) -> Any:
        holder: Holder = {"": root}
        for step in self.steps or ():
            step(holder)
        return holder[""]


def _read(text: str) -> Any:
    """The payload as closures have it; UnfitError where they would lose how it is spelled."""
    spelled = text.encode()
    try:
        root = orjson.loads(spelled)
        if orjson.dumps(root) == spelled:
            return root
    except ValueError:  # half a surrogate pair, or no JSON
        pass
    root = lexemes.read(text)
    if _written(root) != spelled:
        raise UnfitError
    return root


def _written(root: Any) -> bytes:
    return orjson.dumps(root, default=raw, option=orjson.OPT_PASSTHROUGH_DATACLASS)


def compiled(mapping: Mapping) -> Program:
    """The mapping as a program; worth its making for a mapping that runs more than a few times."""
    try:
        return Program(mapping, steps_of(mapping.ops))
    except UnfitError:
        return Program(mapping, None)

"""Patterns and formats of JSON Schema as regular languages that can be compared.

`compile` turns an ECMA-262 pattern into a `Language`; languages are combined by union, intersection and complement,
and asked whether they are empty, contained in one another, finite, and for their shortest text. Every question takes
a budget of steps and answers `Exhausted` rather than go on; the same question gets the same answer everywhere.
"""

from typing import TYPE_CHECKING, Any

from linting.patterns.errors import Exhausted, NotRegular, PatternError, PatternSyntaxError, PatternTooLarge
from linting.patterns.language import ANY, EMPTY, Language, lengths, literal, literals, union_of
from linting.patterns.product import Tally

if TYPE_CHECKING:
    from linting.patterns.compiling import compile  # noqa: A004 - the room's own word for it, as in `re`
    from linting.patterns.parser import parse

__all__ = [
    "ANY",
    "EMPTY",
    "Exhausted",
    "Language",
    "NotRegular",
    "PatternError",
    "PatternSyntaxError",
    "PatternTooLarge",
    "Tally",
    "compile",
    "lengths",
    "literal",
    "literals",
    "parse",
    "union_of",
]


def __getattr__(name: str) -> Any:
    """`compile` and `parse` when they are first asked for: most schemas have no pattern, and reading them takes half
    of this room."""
    if name not in ("compile", "parse"):
        raise AttributeError(name)
    from linting.patterns import compiling, parser

    globals().update(compile=compiling.compile, parse=parser.parse)
    return globals()[name]

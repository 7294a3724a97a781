"""Regular expressions as JSON Schema means them: ECMA-262 syntax, unanchored search, code points.

`parse` gives the syntax tree that the containment engine turns into automata; `hazard` tells which expressions
make a backtracking matcher take exponential time, and must not reach a consumer.
"""

from linting.schemas.patterns.hazards import hazard
from linting.schemas.patterns.parser import parse
from linting.schemas.patterns.syntax import (
    Alternation,
    BackReference,
    Boundary,
    Characters,
    Concatenation,
    Expression,
    Look,
    PatternError,
    Repetition,
)

__all__ = [
    "Alternation",
    "BackReference",
    "Boundary",
    "Characters",
    "Concatenation",
    "Expression",
    "Look",
    "PatternError",
    "Repetition",
    "hazard",
    "parse",
]

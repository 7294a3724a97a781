"""Whether a pattern is found in a text, as ECMA-262 means it.

The syntax tree is written out again for Python's `re` with every class spelled as ranges of code points, so that the
differences between the two languages (`\\d` and `\\w` beyond ASCII, `$` before a last line end) cannot matter.
"""

import re
from functools import lru_cache

from linting.schemas.patterns.codepoints import CodePoints
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

_LONGEST_TEXT = 20_000
_BOUNDARIES = {"start": r"\A", "end": r"\Z", "word": r"\b", "not-word": r"\B"}


class _UnsupportedError(Exception):
    pass


def found(pattern: str, text: str) -> bool | None:
    """Whether the pattern is found in the text; None where it cannot be told within bounds."""
    if len(text) > _LONGEST_TEXT:
        return None
    compiled = _compiled(pattern)
    return None if compiled is None else compiled.search(text) is not None


@lru_cache(maxsize=4096)
def _compiled(pattern: str) -> re.Pattern[str] | None:
    try:
        if hazard(pattern) is not None:
            return None
        return re.compile(_written(parse(pattern)), re.ASCII | re.DOTALL)
    except (PatternError, _UnsupportedError, re.error, OverflowError, RecursionError):
        return None


def _written(expression: Expression) -> str:
    match expression:
        case Characters(ranges):
            return _class(ranges)
        case Concatenation(parts):
            return "".join(map(_written, parts))
        case Alternation(options):
            return f"(?:{'|'.join(map(_written, options))})"
        case Repetition(body, least, most):
            return f"(?:{_written(body)}){{{least},{'' if most is None else most}}}"
        case Boundary(kind):
            return _BOUNDARIES[kind]
        case Look(body, ahead, negative):
            return f"(?{'' if ahead else '<'}{'!' if negative else '='}{_written(body)})"
        case BackReference():
            raise _UnsupportedError


def _class(ranges: CodePoints) -> str:
    if not ranges:
        return r"(?!)"
    return "[" + "".join(f"\\U{low:08x}-\\U{high:08x}" for low, high in ranges) + "]"

"""A text of any length.

What it does
    Reports text fields with neither `maxLength` nor anything else that bounds them: `enum`, `const`, a `format` of
    bounded texts, or a pattern with a longest text.

Why is this bad
    One writer that sends ten megabytes fills the memory of every reader, the column of a database cuts it off, and a
    log line never ends. A bound that comes later breaks writers.

Example
    {"type": "object", "properties": {"note": {"type": "string"}}}

Use instead
    {"type": "object", "properties": {"note": {"type": "string", "maxLength": 2000}}}
"""

from collections.abc import Iterator
from functools import lru_cache

from linting.patterns import PatternError, compile  # noqa: A004 - the room's own word
from linting.rules.finding import Level, Remark
from linting.rules.rule import rule
from linting.rules.subschema import Subschema

_BOUNDED_FORMATS = frozenset({"date", "date-time", "time", "uuid", "ipv4", "ipv6", "hostname", "email", "duration"})
_SAYS_MORE = frozenset({"maxLength", "enum", "const", "$ref", "anyOf", "oneOf", "allOf"})
_STEPS = 2_000


@rule(Level.OFF, on=("type",))
def check(here: Subschema) -> Iterator[Remark]:
    """Report the text."""
    if "string" not in here.types or not _SAYS_MORE.isdisjoint(here.node) or here.text("format") in _BOUNDED_FORMATS:
        return
    if not ("pattern" in here.node and _is_bounded(here.text("pattern"))):
        yield here.remark("this text may be of any length; `maxLength` bounds it", "type")


@lru_cache(maxsize=1024)
def _is_bounded(pattern: str) -> bool:
    try:
        return isinstance(compile(pattern).longest(_STEPS), int)
    except PatternError:
        return False

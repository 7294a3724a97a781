"""A format that nobody checks.

What it does
    Reports `format` values that are almost the name of a standard one. Other names are taken for private formats.

Why is this bad
    An unknown format accepts every text, and nobody is told.

Example
    {"type": "string", "format": "datetime"}

Use instead
    {"type": "string", "format": "date-time"}

Limits
    The fix makes the format count, so other payloads are valid afterwards. It is made with --unsafe-fixes only.
"""

from collections.abc import Iterator
from functools import lru_cache

from linting.patterns.formats import FIRST_DRAFT
from linting.rules.finding import Fix, Level, Remark, Replace
from linting.rules.rule import rule
from linting.rules.subschema import Subschema


@rule(Level.WARNING, on=("format",))
def check(here: Subschema) -> Iterator[Remark]:
    """Report a format that was probably meant to be checked."""
    name = here.text("format")
    meant = None if name in FIRST_DRAFT else _meant_by(name)
    if meant is not None:
        fix = Fix(f"Write {meant}", (Replace(here.at("format"), meant),), keeps_payloads=False)
        yield here.remark(f"there is no format {name!r}; did you mean {meant!r}?", "format", fix=fix)


@lru_cache(maxsize=256)
def _meant_by(name: str) -> str | None:
    from difflib import get_close_matches

    aliases = {"url": "uri", "datetime": "date-time", "timestamp": "date-time", "ip": "ipv4", "guid": "uuid"}
    plain = name.strip().lower().replace("_", "-")
    if plain in FIRST_DRAFT or plain in aliases:
        return aliases.get(plain, plain)
    close = get_close_matches(plain, FIRST_DRAFT, n=1, cutoff=0.85) if len(plain) > 4 else []
    return close[0] if close else None

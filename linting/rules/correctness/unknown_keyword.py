"""A keyword that looks like a misspelling.

What it does
    Reports keywords that no dialect knows and that are almost the name of one that it does know. Others are taken for
    annotations, which JSON Schema allows under any name.

Why is this bad
    Validators skip what they do not know, so a misspelt restriction is none, and nobody is told.

Example
    {"type": "object", "properties": {"tags": {"type": "array", "maxItem": 10}}}

Use instead
    {"type": "object", "properties": {"tags": {"type": "array", "maxItems": 10}}}

Limits
    The fix makes the keyword count, so other payloads are valid afterwards. It is made with --unsafe-fixes only.
"""

from collections.abc import Iterator
from functools import lru_cache

from linting.rules.finding import Fix, Level, Remark, Rename
from linting.rules.rule import rule
from linting.rules.subschema import Subschema
from linting.rules.vocabulary import ALL_KEYWORDS, KEYWORDS
from linting.schemas import Dialect

_NO_MISSPELLINGS = frozenset({"example", "nullable", "xml", "self", "$id", "id", "name", "version"})


@rule(Level.WARNING)
def check(here: Subschema) -> Iterator[Remark]:
    """Report each keyword that was probably meant to be another."""
    for keyword in here.node:
        if keyword in ALL_KEYWORDS:
            continue
        meant = _meant_by(keyword, here.place.dialect)
        if meant is not None and meant not in here.node:
            fix = Fix(f"Rename it to {meant}", (Rename(here.at(keyword), meant),), keeps_payloads=False)
            yield here.remark(f"`{keyword}` is no keyword and is ignored; did you mean `{meant}`?", keyword, fix=fix)


@lru_cache(maxsize=1024)
def _meant_by(keyword: str, dialect: Dialect) -> str | None:
    from difflib import get_close_matches

    if keyword.startswith(("x-", "x_")) or keyword in _NO_MISSPELLINGS:
        return None
    known = sorted(KEYWORDS[dialect])
    bare = keyword.replace("_", "").replace("-", "").lower()
    same = next((name for name in known if name.lower() == bare), None)
    close = get_close_matches(keyword, known, n=1, cutoff=0.85) if len(keyword) > 3 else []
    return same or (close[0] if close else None)

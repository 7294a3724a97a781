"""The standard `format` values as languages: exact where the standard's grammar is regular, opaque elsewhere.

"Exact" is meant literally: a test compares every language with the validator's own check on thousands of texts.
Where a grammar cannot say all (whether an `xn--` label decodes), the texts in doubt are left to an opaque condition, so
that `hostname` is exact for every name without such a label.
"""

from functools import lru_cache

import jsonschema_rs

from linting.patterns import compiling
from linting.patterns.formats import addresses, identifiers, moments
from linting.patterns.formula import Literal, Opaque
from linting.patterns.language import ANY, Language, lengths

DRAFTS = ("draft4", "draft6", "draft7", "draft2019-09", "draft2020-12")

FIRST_DRAFT = {
    "date": "draft4",
    "date-time": "draft4",
    "duration": "draft2019-09",
    "email": "draft4",
    "hostname": "draft4",
    "idn-email": "draft4",
    "idn-hostname": "draft7",
    "ipv4": "draft4",
    "ipv6": "draft4",
    "iri": "draft7",
    "iri-reference": "draft7",
    "json-pointer": "draft6",
    "regex": "draft4",
    "relative-json-pointer": "draft7",
    "time": "draft4",
    "uri": "draft4",
    "uri-reference": "draft6",
    "uri-template": "draft6",
    "uuid": "draft2019-09",
}
"""The draft from which the validator asserts a format; before it, and for any other name, a format asks nothing."""

_EXACT = {**moments.PATTERNS, **addresses.PATTERNS, **identifiers.PATTERNS}
_PARTLY = {**moments.PARTLY, **addresses.PARTLY}
_EXAMPLES = {
    "email": ("a@example.com", addresses.LONGEST_EMAIL),
    "hostname": ("example.com", addresses.LONGEST_HOSTNAME),
    "idn-email": ("a@example.com",),
    "idn-hostname": ("example.com",),
    "regex": ("a", "^a$"),
    "uri-template": ("a", "/{id}"),
}


def format_language(name: str, draft: str = DRAFTS[-1]) -> Language:
    """The strings that a format accepts in a draft; every string, for a name that the draft does not know."""
    first = FIRST_DRAFT.get(name)
    if first is None or DRAFTS.index(draft) < DRAFTS.index(first):
        return ANY
    if name == "hostname" and draft in ("draft4", "draft6"):
        return compiling.compile(addresses.HOSTNAME_BEFORE_IDNA)
    return _language(name)


@lru_cache(maxsize=64)
def _language(name: str) -> Language:
    if name in _EXACT:
        return compiling.compile(_EXACT[name])
    checked = Language(Literal(_condition(name)))
    if name in _PARTLY:
        grammar, doubtful = map(compiling.compile, _PARTLY[name])
        return grammar.intersect(doubtful.complement().union(checked)).intersect(_bounded(name))
    return checked


def _bounded(name: str) -> Language:
    """Texts no longer than a format allows: what is longer is seen to be none without a walk through its grammar."""
    longest = addresses.LONGEST.get(name)
    return ANY if longest is None else lengths(0, longest)


def _condition(name: str) -> Opaque:
    validator = jsonschema_rs.Draft202012Validator({"format": name}, validate_formats=True)
    return Opaque(f"format {name}", validator.is_valid, _EXAMPLES.get(name, ()))

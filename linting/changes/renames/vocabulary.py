"""What words of names mean, as far as it bears on renames: data only."""

from __future__ import annotations

_KINDS = (
    "at by code count date datetime flag has identifier is key kind number of on reference status string text the time "
    "timestamp to type uri url uuid value"
)
KINDS = frozenset(_KINDS.split())
"""Words that say only what kind of value it is."""

_ADDED = "at code date datetime identifier key name number on reference string text time timestamp utc uuid value"
ADDED = frozenset(_ADDED.split())
"""Words that a name may get at its end without naming another thing: a ``zip_code`` is a ``zip``."""

SPELT_OUT = {
    "acct": "account",
    "addr": "address",
    "amt": "amount",
    "cnt": "count",
    "curr": "currency",
    "cust": "customer",
    "desc": "description",
    "dest": "destination",
    "dt": "date",
    "id": "identifier",
    "img": "image",
    "info": "information",
    "lang": "language",
    "lat": "latitude",
    "lng": "longitude",
    "lon": "longitude",
    "max": "maximum",
    "min": "minimum",
    "msg": "message",
    "no": "number",
    "nr": "number",
    "num": "number",
    "org": "organization",
    "pct": "percent",
    "prev": "previous",
    "prod": "product",
    "qty": "quantity",
    "ref": "reference",
    "src": "source",
    "tel": "telephone",
    "ts": "timestamp",
    "tz": "timezone",
}
"""Abbreviations that names are full of."""

_OPPOSITES = (
    "first last",
    "given family",
    "start begin end finish stop",
    "started begun ended finished stopped",
    "from to",
    "source target destination origin",
    "sender recipient receiver",
    "buyer seller",
    "created updated modified changed deleted",
    "billing shipping delivery",
    "home work office",
    "old new",
    "previous next current",
    "before after",
    "minimum maximum",
    "low high",
    "lower upper",
    "in out",
    "input output",
    "inbound outbound",
    "request response",
    "open close",
    "opened closed",
    "enabled disabled",
    "left right",
    "top bottom",
    "gross net",
    "debit credit",
    "tax discount",
    "width height depth length",
    "latitude longitude altitude",
    "arrival departure",
    "parent child",
    "male female",
    "x y z",
    "primary secondary",
    "internal external",
    "public private",
    "country county city",
    "year month week day hour minute second",
)
OPPOSED = frozenset((one, other) for row in _OPPOSITES for one in row.split() for other in row.split() if one != other)
"""Pairs of words that stand beside each other in one object and never for the same."""

DENIALS = frozenset({"not", "non", "without"})
"""Words that make the contrary of a name."""
NEGATIONS = ("dis", "im", "in", "non", "un")
"""Beginnings that make the contrary of a word."""

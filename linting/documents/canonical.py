"""One spelling and one digest for equal values: RFC 8785 (JSON Canonicalization Scheme).

One documented deviation: integers beyond 2**53, which schemas have as bounds of int64, are written with all their
digits, where RFC 8785 would round them to the nearest IEEE double and make different bounds equal.
"""

import hashlib
import json
import re
from typing import Any

_FLOAT = re.compile(r"[:,\[]-?[0-9]+[.eE]")
_FAR = r"[\ue000-\U0010ffff]"
"""`re` compiles it when a text first asks for it: few are not ASCII, and it takes half a millisecond."""
_ENCODE = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode


def canonical(value: Any) -> str:
    """The canonical JSON text of a value. Raises ValueError for what JSON cannot say (NaN, infinities)."""
    text = _ENCODE(value)
    # The C encoder differs from RFC 8785 in the spelling of floats, and in the order of keys beyond the BMP.
    needs_care = isinstance(value, float) or _FLOAT.search(text) or (not text.isascii() and re.search(_FAR, text))
    return _written(value) if needs_care else text


def digest(value: Any) -> str:
    """The name of a value: `sha256:` and the hexadecimal SHA-256 of its canonical text."""
    return digest_of_text(canonical(value))


def digest_of_text(text: str) -> str:
    """The digest of a value whose canonical text is at hand."""
    return f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"


def _written(value: Any) -> str:
    if isinstance(value, dict):
        # RFC 8785 §3.2.3 sorts by UTF-16 code units, big-endian bytes of which compare alike.
        members = sorted(value.items(), key=lambda member: member[0].encode("utf-16-be"))
        return "{" + ",".join(f"{_ENCODE(key)}:{_written(item)}" for key, item in members) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(_written, value)) + "]"
    if isinstance(value, float):
        return number(value)
    return _ENCODE(value)


def number(value: float) -> str:
    """A finite float as ECMA-262 §6.1.6.1.20 (Number::toString) writes it."""
    if value == 0:
        return "0"
    sign = "-" if value < 0 else ""
    mantissa, _, exponent_text = repr(abs(value)).partition("e")
    whole, _, fraction = mantissa.partition(".")
    fraction = "" if fraction == "0" else fraction
    # value = 0.digits * 10**point; digits without leading or trailing zeros, as the standard's k, n and s.
    digits = (whole + fraction).lstrip("0")
    point = len(digits) - len(fraction) + int(exponent_text or 0)
    digits = digits.rstrip("0") or "0"
    count = len(digits)
    if count <= point <= 21:
        return sign + digits + "0" * (point - count)
    if 0 < point <= 21:
        return f"{sign}{digits[:point]}.{digits[point:]}"
    if -6 < point <= 0:
        return f"{sign}0.{'0' * -point}{digits}"
    exponent = f"{point - 1:+d}"
    return f"{sign}{digits[0]}{'.' + digits[1:] if count > 1 else ''}e{exponent}"

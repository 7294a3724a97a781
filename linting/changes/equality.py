"""When two JSON values are the same, and how to show one in a sentence."""

from __future__ import annotations

import json
from itertools import takewhile

from linting.changes.change import ABSENT

_SHOWN_AT_MOST = 60
_LED_IN = 24
"""Characters that two values have in common and that are shown before they part."""


def same(left: object, right: object) -> bool:
    """Equality of JSON values: ``1`` and ``1.0`` are the same, ``1`` and ``true`` are not, order of keys is nothing."""
    if left is ABSENT or right is ABSENT:
        return left is right
    return left == right and _booleans_agree(left, right)


def plainly_equal(old: object, new: object) -> bool:
    """Whether two subschemas read the same and lead nowhere else, told by their text, which is quick."""
    if old != new:
        return False
    text = repr(old)
    return text == repr(new) and "Ref'" not in text and "$ref'" not in text


def _booleans_agree(left: object, right: object) -> bool:
    """Python takes ``True`` for 1; given values that Python calls equal, JSON does not."""
    if isinstance(left, dict) and isinstance(right, dict):
        return all(_booleans_agree(value, right[name]) for name, value in left.items())
    if isinstance(left, list) and isinstance(right, list):
        return all(map(_booleans_agree, left, right))
    return isinstance(left, bool) is isinstance(right, bool)


def shown(value: object) -> str:
    """A value as compact JSON, cut where it gets long."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _SHOWN_AT_MOST else text[: _SHOWN_AT_MOST - 1] + "…"


def shown_apart(one: object, other: object) -> tuple[str, str]:
    """Two values as compact JSON, cut where they get long, but never to the same: from a little before they part."""
    texts = [json.dumps(value, ensure_ascii=False) for value in (one, other)]
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(*texts, strict=False)))
    are_texts = isinstance(one, str) and isinstance(other, str)
    if max(map(len, texts)) <= _SHOWN_AT_MOST or alike <= _LED_IN or not (are_texts or shown(one) == shown(other)):
        return shown(one), shown(other)
    start = alike - _LED_IN
    return _from(texts[0], start), _from(texts[1], start)


def _from(text: str, start: int) -> str:
    """From a place in a text, or from its next word; what was quoted stays quoted."""
    word = text.find(" ", start, start + _LED_IN)
    rest = text[word + 1 if word >= 0 else start :]
    quote = '"' if text.startswith('"') else ""
    return f"{quote}…{rest}" if len(rest) < _SHOWN_AT_MOST else f"{quote}…{rest[: _SHOWN_AT_MOST - 2]}…"


def listed(words: list[str], conjunction: str = "and") -> str:
    """``a, b and c``."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {conjunction} {words[-1]}"

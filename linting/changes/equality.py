"""When two JSON values are the same, and how to show one in a sentence."""

from __future__ import annotations

import json

from linting.changes.change import ABSENT

_SHOWN_AT_MOST = 60


def same(left: object, right: object) -> bool:
    """Equality of JSON values: ``1`` and ``1.0`` are the same, ``1`` and ``true`` are not, order of keys is nothing."""
    if left is ABSENT or right is ABSENT:
        return left is right
    return left == right and _booleans_agree(left, right)


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


def listed(words: list[str], conjunction: str = "and") -> str:
    """``a, b and c``."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {conjunction} {words[-1]}"

"""What the name of a field says: its words, whatever case it is written in, and what they are usually about."""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z][a-z]+|[a-z]+|[0-9]+")

MONEY = frozenset(
    {
        "amount", "balance", "cost", "discount", "fee", "fees", "fare", "payment", "price", "revenue", "salary",
        "subtotal", "surcharge", "tax", "total", "wage",
    }
)  # fmt: skip
"""Last words of fields that usually hold money."""

NOT_MONEY = frozenset({"count", "items", "number", "pages", "percent", "percentage", "rate", "ratio", "rows", "time"})


@lru_cache(maxsize=4096)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name in lower case: `createdAt`, `created_at` and `Created-At` have the same."""
    return tuple(word.lower() for word in _WORD.findall(name))


def ends_with(name: str, *endings: str) -> bool:
    """Whether the last words of a name are one of these, written with spaces between words."""
    words = words_of(name)
    return any(words[-len(ending) :] == tuple(ending) for ending in (text.split() for text in endings))


def contains_words(name: str, *phrases: str) -> bool:
    """Whether the words of a phrase stand in the name, one after the other."""
    words = f" {' '.join(words_of(name))} "
    return any(f" {phrase} " in words for phrase in phrases)


def is_about_money(name: str) -> bool:
    """Whether a field of this name usually holds an amount of money."""
    words = words_of(name)
    return bool(words) and words[-1] in MONEY and not NOT_MONEY.intersection(words)


def is_identifier(name: str) -> bool:
    """Whether a field of this name usually identifies something."""
    return words_of(name)[-1:] in (("id",), ("identifier",), ("uuid",), ("guid",))


_MOMENTS = frozenset({"at", "date", "datetime", "timestamp", "dob"})


def is_about_time(name: str) -> bool:
    """Whether a field of this name usually holds a date or a moment."""
    words = words_of(name)
    if words[-1:] == ("at",):
        return len(words) > 1
    return bool(words) and words[-1] in _MOMENTS

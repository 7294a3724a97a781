"""How near two names are, by their words and what these say about the thing.

Names are compounds whose last word says what the thing is: a ``client_name`` may be what was a ``customer_name``, a
``customer_email`` never is. Synonyms are not known here; words that contradict each other are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from linting.changes.renames.thresholds import ALIKE, KIND_COUNTS, NEAR, ONLY_ALIKE
from linting.changes.renames.vocabulary import ADDED, DENIALS, KINDS, NEGATIONS, OPPOSED, SPELT_OUT

_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_WORD = re.compile(r"[^\W\d_]+|\d+")

Words = list[str]


def words_of(name: str) -> Words:
    """``orderNo``, ``order_no`` and ``ORDER-NR`` are all of the words order and number."""
    return [SPELT_OUT.get(word, word) for word in _WORD.findall(_HUMP.sub(" ", name).lower())]


def nearness(old: str, new: str) -> float:
    """1.0 for names of the same letters, 0.0 for names of different things, else the share of words in common."""
    if _letters(old) == _letters(new) != "":
        return 1.0
    before, after = words_of(old), words_of(new)
    gone, come = _left(before, after), _left(after, before)
    if len(gone) == len(before) or _oppose(gone, come):
        return 0.0
    share = min(1 - _weight([*gone, *come]) / _weight([*before, *after]), ONLY_ALIKE)
    if not gone or not come:
        return max(share, NEAR) if _is_elaborated(before, after, {*gone, *come}) else 0.0
    return share if _are_of_one_kind(before, after, gone) else 0.0


def _letters(name: str) -> str:
    return "".join(_WORD.findall(name)).lower()


def _left(words: Words, others: Words) -> Words:
    """The words that have no counterpart among the others."""
    return [word for word in words if not any(_alike(word, other) for other in others)]


@lru_cache(maxsize=4096)
def _alike(one: str, other: str) -> bool:
    """Whether two words are one, spelt in two ways; remembered, since names are made of the same few words."""
    if one == other or _opposed(one, other):
        return one == other
    first, second = sorted((one, other))
    matcher = SequenceMatcher(None, first, second)
    return matcher.real_quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


def _opposed(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return (one, other) in OPPOSED or any(longer == negation + shorter for negation in NEGATIONS)


def contradict(old: str, new: str) -> bool:
    """Whether two names say by their words that they stand for different things."""
    before, after = words_of(old), words_of(new)
    return _oppose(_left(before, after), _left(after, before))


def _oppose(gone: Words, come: Words) -> bool:
    """Whether words that only one side has speak against it: contraries, a denial, other numbers."""
    if DENIALS & {*gone, *come} or any(_opposed(one, other) for one in gone for other in come):
        return True
    return any(word.isdigit() for word in gone) and any(word.isdigit() for word in come)


def _weight(words: Sequence[str]) -> float:
    return sum(KIND_COUNTS if word in KINDS or word.isdigit() else 1 for word in words)


def _head(words: Words) -> str:
    """What the thing is, numbers aside."""
    return next((word for word in reversed(words) if not word.isdigit()), words[-1])


def _is_elaborated(before: Words, after: Words, more: set[str]) -> bool:
    """Whether one name has all words of the other and what it has more leaves the thing what it is."""
    return _alike(_head(before), _head(after)) or more <= ADDED


def _are_of_one_kind(before: Words, after: Words, gone: Words) -> bool:
    """Whether both are the same sort of thing, and the words in common say more than what kind of value it is."""
    common = [word for word in before if word not in gone]
    return _alike(_head(before), _head(after)) and any(word not in KINDS for word in common)

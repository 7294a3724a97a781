"""How alike two fields are: by their names, types, descriptions and values. From 0 to 1."""

import re
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Any

from shims.paths import Path
from shims.suggest.outline import Sketch

_SYNONYMS = (
    ("mail", "email", "e"),
    ("phone", "telephone", "tel", "mobile"),
    ("id", "identifier", "uuid", "key"),
    ("qty", "quantity", "count", "amount"),
    ("amount", "price", "total", "value"),
    ("created", "creation", "create"),
    ("updated", "modified", "changed", "update"),
    ("status", "state"),
    ("type", "kind", "category"),
    ("zip", "postcode", "postal", "zipcode"),
    ("given", "first", "firstname", "forename"),
    ("family", "last", "lastname", "surname"),
    ("login", "username", "handle", "nickname"),
    ("message", "msg", "detail", "details"),
    ("lat", "latitude"),
    ("lng", "lon", "longitude"),
    ("customer", "client", "user", "account", "buyer"),
    ("description", "desc", "text", "summary"),
    ("items", "lines", "rows", "entries", "data", "results"),
    ("address", "location"),
    ("url", "uri", "link", "href"),
    ("number", "no", "num", "nr"),
    ("at", "time", "date", "timestamp", "on"),
)
_GROUPS = {word: index for index, group in enumerate(_SYNONYMS) for word in group}
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
_COMMON = frozenset({"the", "a", "an", "of", "in", "is", "and", "or", "to", "this", "for"})

NAME, TYPE, DESCRIPTION, VALUES = 0.7, 0.1, 0.1, 0.1
AS_A_MEMBER = 0.85
"""What is left of a likeness where the one would become a member of the other."""
LONGEST_NAME, MOST_WORDS = 80, 12
"""Characters and words of a name, or of a value, that are compared."""
MOST_CHOICES = 40
_LONGEST_TEXT = 1_000


@lru_cache(maxsize=4_096)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name in any of the usual spellings: `orderID`, `order_id` and `order-id` are the same."""
    return words_in(name[:LONGEST_NAME])[:MOST_WORDS]


def words_in(text: str) -> tuple[str, ...]:
    """The words of a text, such as a description."""
    return tuple(word.lower() for word in _WORD.findall(text[:_LONGEST_TEXT]))


def topics_of(path: Path) -> frozenset[object]:
    """What a field is about, by the words of its name: two fields without a common topic are hardly the same."""
    return frozenset(_GROUPS.get(word, word) for word in words_of(path[-1]))


def likeness(path: Path, source: Sketch, other: Path, target: Sketch) -> float:
    """How likely the one field is the other under a new name."""
    if not are_compatible(source, target):
        return 0.0
    name = max(_names(words_of(path[-1]), words_of(other[-1])), _names(_words(path), _words(other)))
    if _is_called_as_a_value(path, source, target) or _is_called_as_a_value(other, target, source):
        name = max(name, 0.9)
    description = _overlap(_plain_words(source.description), _plain_words(target.description))
    whole = (
        NAME * name
        + TYPE * (1.0 if source.solid_types == target.solid_types else 0.5)
        + DESCRIPTION * (name if description is None else description)
        + VALUES * _values(source.choices, target.choices, name)
    )
    return whole if _are_alike(_core(source), _core(target)) else whole * AS_A_MEMBER


def are_compatible(source: Sketch, target: Sketch) -> bool:
    """Whether a value of the one, or an item of it, may become one of the other: or be a member of it at least."""
    one, two = _core(source), _core(target)
    return _are_alike(one, two) or _has_room_for(one, two) or _has_room_for(two, one)


def _are_alike(one: Sketch, other: Sketch) -> bool:
    """Whether both are objects, or none is, as far as they say."""
    kinds = one.solid_types, other.solid_types
    return not all(kinds) or ("object" in kinds[0]) == ("object" in kinds[1])


def _is_called_as_a_value(path: Path, flag: Sketch, other: Sketch) -> bool:
    """Whether a boolean is called as one of the values that the other enumerates: `active` and `status`."""
    if flag.solid_types != {"boolean"}:
        return False
    return any(isinstance(value, str) and words_of(value) == words_of(path[-1]) for value in other.choices or ())


def _core(sketch: Sketch) -> Sketch:
    """What stands in a list; anything else itself."""
    return sketch.items if sketch.solid_types == {"array"} and sketch.items is not None else sketch


def _has_room_for(holder: Sketch, wanted: Sketch) -> bool:
    """Whether objects of the one have a member of the types of the other."""
    kinds = (holder, *holder.alternatives)
    return any(member.solid_types & wanted.solid_types for kind in kinds for member in kind.members.values())


def closest(value: Any, choices: list[Any]) -> tuple[Any, float]:
    """The choice that is most like a value, and how much so; of many, only one that is spelled alike."""
    wanted = "".join(words_of(str(value)))
    alike = next((choice for choice in choices if wanted and "".join(words_of(str(choice))) == wanted), None)
    if alike is not None or len(choices) > MOST_CHOICES:
        return (choices[0], 0.0) if alike is None else (alike, 1.0)
    ranked = [(_names(words_of(str(value)), words_of(str(choice))), index) for index, choice in enumerate(choices)]
    score, index = max(ranked, key=lambda pair: (pair[0], -pair[1]))
    return choices[index], score


def name_likeness(one: str, other: str) -> float:
    """How alike two names are, whatever they name."""
    return _names(words_of(one), words_of(other))


def _words(path: Path) -> tuple[str, ...]:
    return tuple(word for key in path for word in words_of(key))[-MOST_WORDS:]


@lru_cache(maxsize=16_384)
def _names(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    if not one or not other:
        return 0.0
    if one == other:
        return 1.0
    if "".join(one) == "".join(other):
        return 0.98
    same = sum(max(_word(word, found) for found in other) for word in one)
    back = sum(max(_word(word, found) for found in one) for word in other)
    alike = (same + back) / (len(one) + len(other))
    matcher = SequenceMatcher(None, "".join(one), "".join(other))
    spelled = matcher.ratio() if matcher.quick_ratio() > alike else 0.0
    return max(alike, spelled) * 0.95


@lru_cache(maxsize=65_536)
def _word(one: str, other: str) -> float:
    if one == other:
        return 1.0
    group = _GROUPS.get(one)
    if group is not None and group == _GROUPS.get(other):
        return 0.9
    ratio = SequenceMatcher(None, one, other).ratio()
    return ratio if ratio > 0.7 else 0.0


def _plain_words(text: str) -> frozenset[str]:
    return frozenset(words_in(text)) - _COMMON


def _overlap(one: frozenset[str], other: frozenset[str]) -> float | None:
    return len(one & other) / len(one | other) if one and other else None


def _values(one: list[Any] | None, other: list[Any] | None, usual: float) -> float:
    if one is None or other is None:
        return usual if one is other else 0.5 * usual
    known = {str(value).lower() for value in one} & {str(value).lower() for value in other}
    return len(known) / max(len(one), len(other))

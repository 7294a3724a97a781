"""Which of the contracts that are gone is the same as one that is new: by what it calls itself, or by all it says."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from typing import Any, TypeVar

from linting.documents import DocumentError, canonical, pointer_join, read

ALIKE = 0.6
"""Share of places and values that two schemas have in common where one was made from the other. Names and types of
fields coincide by chance, rarely for half of what is said; and who renames a contract seldom rewrites it as well."""
TITLED = 0.4
"""The share that is enough for schemas of the same title, which says less than an $id does."""
MARGIN = 0.1
"""How much more of it than any other pair that one of the two could belong to."""
LEAST = 2
"""Values that a schema has to state before it can be known again."""
_MOST = 40
"""New or gone contracts beyond this were moved about as a whole, by a change of names that their paths tell."""

_SAID_BY_ALL = frozenset({"/$schema", "/type"})

Gone = TypeVar("Gone", bound=Hashable)


def alike(new: Mapping[str, bytes], gone: Mapping[Gone, bytes]) -> dict[str, Gone]:
    """Those that are gone, by the new ones that are the same; where two would do, none is."""
    if max(len(new), len(gone)) > _MOST:
        return {}
    after = {name: _outline(content) for name, content in new.items()}
    before = {each: _outline(content) for each, content in gone.items()}
    shares = {(name, each): _share(after[name], before[each]) for name in new for each in gone}
    return {
        name: each
        for (name, each), share in shares.items()
        if share > 0 and all(share >= other + MARGIN for other in _rivals(shares, name, each))
    }


def _rivals(shares: Mapping[tuple[str, Gone], float], name: str, each: Gone) -> Iterator[float]:
    return (share for (one, other), share in shares.items() if (one == name) is not (other == each))


def _outline(content: bytes) -> dict[str, str]:
    try:
        value = read(content).value
    except DocumentError:
        return {}
    leaves = dict(_leaves(value, ""))
    return {place: said for place, said in leaves.items() if place not in _SAID_BY_ALL}


def _leaves(value: Any, at: str) -> Iterator[tuple[str, str]]:
    """What is written at each place; the order of texts and numbers in a list says nothing."""
    if isinstance(value, dict) and value:
        for name, inner in value.items():
            yield from _leaves(inner, at + pointer_join(name))
    elif isinstance(value, list) and value:
        for index, inner in enumerate(value):
            yield from _leaves(inner, f"{at}/{index if isinstance(inner, dict | list) else canonical(inner)}")
    else:
        yield at, canonical(value)


def _share(new: Mapping[str, str], old: Mapping[str, str]) -> float:
    """How much of both is in both; 0 where that is too little, or too little is said, to be the same."""
    if any(new.get(name, "") == old.get(name) for name in ("/$id", "/id")):
        return 1.0
    if min(len(new), len(old)) < LEAST:
        return 0.0
    share = len(new.items() & old.items()) / len(new.items() | old.items())
    is_titled = new.get("/title", "") == old.get("/title")
    return share if share >= (TITLED if is_titled else ALIKE) else 0.0

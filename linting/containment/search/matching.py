"""Distinct representatives: one candidate for each position, no two equal; or the positions that are too many.

Augmenting paths in the bipartite graph of positions and values (Kuhn, "The Hungarian method for the assignment
problem", Naval Research Logistics Quarterly 2, 1955; the unweighted case). Where no path is left, the positions that
were reached have fewer candidates than they are (Hall, "On representatives of subsets", 1935).
"""

from typing import Any

from linting.records import Record
from linting.schemas.values import Identity, identity


class Representatives(Record):
    """A value for each position."""

    values: list[Any]


class Crowd(Record):
    """Positions with all their candidates, of which there are fewer."""

    positions: list[int]
    values: list[Any]


def distinct_representatives(candidates: list[list[Any]]) -> Representatives | Crowd:
    """A different value for each list of candidates, or why there is none."""
    by_name = {identity(value): value for values in candidates for value in values}
    names = [[identity(value) for value in values] for values in candidates]
    taken: dict[Identity, int] = {}
    for position in range(len(candidates)):
        crowd = _augment(position, names, taken)
        if crowd is not None:
            held = dict.fromkeys(name for one in crowd for name in names[one])
            return Crowd(crowd, [by_name[name] for name in held])
    chosen: list[Any] = [None] * len(candidates)
    for name, position in taken.items():
        chosen[position] = by_name[name]
    return Representatives(chosen)


def _augment(start: int, names: list[list[Identity]], taken: dict[Identity, int]) -> list[int] | None:
    """Breadth first from a free position to a value nobody has; the positions reached if there is none."""
    reached_from: dict[Identity, int] = {}
    waiting = [start]
    for position in waiting:
        for name in names[position]:
            if name in reached_from:
                continue
            reached_from[name] = position
            if name in taken:
                waiting.append(taken[name])
                continue
            _pass_along(name, start, reached_from, taken)
            return None
    return waiting


def _pass_along(name: Identity, start: int, reached_from: dict[Identity, int], taken: dict[Identity, int]) -> None:
    """Give every position on the path the value it was left for."""
    holds = {position: value for value, position in taken.items()}
    while True:
        position = reached_from[name]
        taken[name] = position
        if position == start:
            return
        name = holds[position]

"""Distinct representatives: one candidate for each position, no two equal.

Augmenting paths in the bipartite graph of positions and values (Kuhn, "The Hungarian method for the assignment
problem", Naval Research Logistics Quarterly 2, 1955; the unweighted case), with an explicit stack.
"""

from typing import Any

from linting.schemas.values import Identity, identity


def distinct_representatives(candidates: list[list[Any]]) -> list[Any] | None:
    """A different value for each list of candidates; None where Hall's condition fails."""
    names = [[identity(value) for value in values] for values in candidates]
    taken: dict[Identity, int] = {}
    for position in range(len(candidates)):
        if not _augment(position, names, taken):
            return None
    chosen: list[Any] = [None] * len(candidates)
    for name, position in taken.items():
        chosen[position] = candidates[position][names[position].index(name)]
    return chosen


def _augment(start: int, names: list[list[Identity]], taken: dict[Identity, int]) -> bool:
    """Breadth first from a free position to a value nobody has, then pass values along the path."""
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
            _pass_along(name, start, reached_from, taken, names)
            return True
    return False


def _pass_along(
    name: Identity,
    start: int,
    reached_from: dict[Identity, int],
    taken: dict[Identity, int],
    names: list[list[Identity]],
) -> None:
    holds = {position: value for value, position in taken.items()}
    while True:
        position = reached_from[name]
        given_up = holds.get(position)
        taken[name] = position
        if position == start:
            return
        assert given_up is not None, names  # noqa: S101 - every other position on the path held a value
        name = given_up

"""All texts of a language in order of length, and how long they get."""

from collections.abc import Iterable, Iterator
from contextlib import suppress

from linting.patterns.automaton import Automaton
from linting.patterns.formula import TRUE, Formula, Literal, Span, accepts, rewritten
from linting.patterns.product import Budget, OutOfBudget, Place
from linting.patterns.search import Region, Search

_SHARE_OF_WIDER = 3

Graph = dict[Place, tuple[Place, ...]]


def longest(search: Search) -> int | None:
    """The length of the longest text; None if there is no longest; -1 if there is no text at all."""
    for region in reversed(list(search.regions())):
        length = _longest_below(search, region, region.high) if region.high is not None else _longest_of(search, region)
        if length is None or length >= 0:
            return length
    return -1


def _longest_below(search: Search, region: Region, high: int) -> int:
    levels: dict[int, bool] = {}
    for length in range(high, region.low - 1, -1):
        level = search.at_length(length)
        known = levels.get(id(level))
        if known is None:
            known = levels[id(level)] = any(map(region.judge.accepts, level))
            search.budget.spend(len(level))
        if known:
            return length
        search.budget.spend(1)
    return -1


def _longest_of(search: Search, region: Region) -> int | None:
    """The longest way from the region's first places to acceptance, unless one can go round on it."""
    graph = reachable(search, search.at_length(region.low), region)
    useful = saving(graph, region)
    if not useful:
        return -1
    entering = dict.fromkeys(useful, 0)
    for place in useful:
        for target in graph[place]:
            if target in useful:
                entering[target] += 1
    waiting = [place for place, count in entering.items() if not count]
    depth = {place: (region.low if place in search.at_length(region.low) else -1) for place in useful}
    best, visited = -1, 0
    while waiting:
        place = waiting.pop()
        visited += 1
        if region.judge.accepts(place):
            best = max(best, depth[place])
        for target in graph[place]:
            if target in useful:
                depth[target] = max(depth[target], depth[place] + 1)
                entering[target] -= 1
                if not entering[target]:
                    waiting.append(target)
    return best if visited == len(useful) else None


def reachable(search: Search, start: Iterable[Place], region: Region) -> Graph:
    """Every place reachable from `start`, with the places next to it."""
    graph: Graph = {}
    waiting = list(start)
    while waiting:
        place = waiting.pop()
        if place in graph:
            continue
        hopeless = region.judge.outlook(place) is False
        graph[place] = () if hopeless else tuple([move.target for move in search.product.moves(place)])
        waiting.extend(graph[place])
    return graph


def saving(graph: Graph, region: Region) -> dict[Place, int]:
    """The places from which the region's formula can still be met, with the least number of characters it takes."""
    sources: dict[Place, list[Place]] = {}
    for place, targets in graph.items():
        for target in targets:
            sources.setdefault(target, []).append(place)
    distance = {place: 0 for place in graph if region.judge.accepts(place)}
    waiting = list(distance)
    for place in waiting:
        for source in sources.get(place, ()):
            if source not in distance:
                distance[source] = distance[place] + 1
                waiting.append(source)
    return distance


def texts(search: Search) -> Iterator[str]:
    """Every text, the shorter first, without end if there is none. Raises OutOfBudget."""
    limit = longest(search)
    for region in search.regions():
        length = region.low
        while (limit is None or length <= limit) and (region.high is None or length <= region.high):
            yield from _texts_of_length(search, region, length)
            search.budget.spend(1)
            length += 1


def _texts_of_length(search: Search, region: Region, length: int) -> Iterator[str]:
    levels = [search.at_length(count) for count in range(length + 1)]
    useful = [{place for place in levels[-1] if region.judge.accepts(place)}]
    for level in reversed(levels[:-1]):
        reaching = useful[-1]
        useful.append(
            {place for place in level if any(move.target in reaching for move in search.product.moves(place))}
        )
    useful.reverse()
    if not all(useful):
        return
    if length == 0:
        yield ""
        return
    yield from _spelled(search, useful)


def _spelled(search: Search, useful: list[set[Place]]) -> Iterator[str]:
    """Depth first along useful places, with a stack of its own."""

    def onward(place: Place, depth: int) -> Iterator[tuple[int, Place]]:
        for move in search.product.all_moves(place):
            if move.target in useful[depth]:
                for code in search.product.spellings(move):
                    search.budget.spend(1)
                    yield code, move.target

    depth_of_last = len(useful) - 1
    stack = [onward(search.product.start, 1)]
    codes: list[int] = []
    while stack:
        step = next(stack[-1], None)
        if step is None:
            stack.pop()
            if codes:
                codes.pop()
            continue
        code, place = step
        if len(stack) == depth_of_last:
            yield "".join(map(chr, [*codes, code]))
        else:
            codes.append(code)
            stack.append(onward(place, len(stack) + 1))


def first(formula: Formula, budget: Budget, avoided: frozenset[str]) -> str | None:
    """The shortest text that is not to be avoided; None if there is none. Raises OutOfBudget.

    Bounds of lengths and large counts make for many places and seldom matter, so wider formulas without them are asked
    first: if one has no text, or its shortest text belongs to the formula itself, that is the answer.
    """
    for wider in dict.fromkeys((widened(unbounded(formula)), widened(formula))):
        if wider == formula:
            break
        share = budget.share(_SHARE_OF_WIDER)
        with suppress(OutOfBudget):
            found = _first(wider, share, avoided)
            if found is None or accepts(formula, found):
                return found
    return _first(formula, budget, avoided)


def widened(formula: Formula) -> Formula:
    """A wider formula without large counts: what they bound is bounded by one, what they exclude is let in."""

    def wide(leaf: Literal | Span) -> Formula:
        if isinstance(leaf, Literal) and isinstance(leaf.atom, Automaton) and leaf.atom.wider:
            return Literal(leaf.atom.wider) if leaf.positive else TRUE
        return leaf

    return rewritten(formula, wide)


def unbounded(formula: Formula) -> Formula:
    """A wider formula that says nothing about lengths."""
    return rewritten(formula, lambda leaf: TRUE if isinstance(leaf, Span) else leaf)


def _first(formula: Formula, budget: Budget, avoided: frozenset[str]) -> str | None:
    search = Search(formula, budget)
    found = search.shortest()
    if found is None or found not in avoided:
        return found
    return next((text for text in texts(search) if text not in avoided), None)


def members(formula: Formula, limit: int, budget: Budget, excluded: frozenset[str]) -> list[str] | None:
    """Every text but the excluded ones, if there are no more than `limit`; else None. Raises OutOfBudget."""
    found: list[str] = []
    search = Search(formula, budget)
    if longest(search) is None:
        return None
    for text in texts(search):
        if text not in excluded:
            found.append(text)
            if len(found) > limit:
                return None
    return found

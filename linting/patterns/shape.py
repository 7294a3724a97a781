"""Simpler trees with the same matches: what a language needs to know, without groups, laziness and repetition of
repetitions. Also the measures of a tree: how long its matches are, how many, how large its automaton is."""

from functools import reduce
from itertools import accumulate

from linting.patterns.charset import CharSet
from linting.patterns.syntax import NEVER, NOTHING, Anchor, Chars, Choice, Group, Look, Node, Repeat, Sequence

LARGE_COUNT = 16
"""A bound of a repetition that `relaxed` gives up."""

FEW = 8
"""A bound of a repetition that `few_counts` keeps."""

COUNTLESS = 10**9
"""Counts beyond this are all the same to us."""


def simplify(node: Node) -> Node:
    """The same language from fewer and flatter parts. Recursion is bounded by the parser's bound on nesting."""
    match node:
        case Group(item):
            return simplify(item)
        case Sequence(items):
            return sequence(*map(simplify, items))
        case Choice(options):
            return choice(*map(simplify, options))
        case Repeat(item, low, high):
            return repeat(simplify(item), low, high)
        case Look(item, negative, behind):
            return Look(simplify(item), negative, behind)
        case _:
            return node


def sequence(*parts: Node) -> Node:
    flat: list[Node] = []
    for part in parts:
        flat.extend(part.items if isinstance(part, Sequence) else (part,))
    if NEVER in flat:
        return NEVER
    return flat[0] if len(flat) == 1 else Sequence(tuple(flat))


def choice(*options: Node) -> Node:
    """Alternatives, where neighbouring single characters become one set."""
    flat: dict[Node, None] = {}
    sets: list[CharSet] = []
    for option in options:
        for inner in option.options if isinstance(option, Choice) else (option,):
            if isinstance(inner, Chars):
                sets.append(inner.charset)
            else:
                flat[inner] = None
    together = CharSet.from_intervals(interval for charset in sets for interval in charset.intervals)
    if together:
        flat[Chars(together)] = None
    if not flat:
        return NEVER
    return next(iter(flat)) if len(flat) == 1 else Choice(tuple(flat))


def repeat(item: Node, low: int, high: int | None) -> Node:
    """A repetition; one of a repetition becomes a single one wherever no count is skipped."""
    if high == 0 or item == NOTHING:
        return NOTHING
    if item == NEVER:
        return NEVER if low else NOTHING
    if (low, high) == (1, 1):
        return item
    if isinstance(item, Anchor | Look):
        return item if low else NOTHING
    if isinstance(item, Repeat) and _gapless(item, low, high):
        limit = None if high is None or item.high is None else item.high * high
        return Repeat(item.item, item.low * low, limit)
    return Repeat(item, low, high)


def _gapless(inner: Repeat, low: int, high: int | None) -> bool:
    """Whether the counts k·[inner.low, inner.high] for k in [low, high] leave no gap between them.

    From k to k+1 none is skipped if (k+1)·inner.low ≤ k·inner.high + 1, and the least k is the hardest.
    """
    if low == high:
        return inner.high is None or low > 0
    if inner.high is None:
        return low > 0 or inner.low <= 1
    return (low + 1) * inner.low <= low * inner.high + 1


def width(node: Node) -> tuple[int, int | None]:
    """The least and greatest number of characters that the node consumes."""
    match node:
        case Chars():
            return 1, 1
        case Sequence(items):
            widths = [width(item) for item in items]
            return sum(low for low, _ in widths), _total([high for _, high in widths])
        case Choice(options):
            widths = [width(option) for option in options]
            highs = [high for _, high in widths]
            return min(low for low, _ in widths), None if None in highs else max(h for h in highs if h is not None)
        case Repeat(item, low, high):
            least, most = width(item)
            return low * least, 0 if most == 0 else None if most is None or high is None else most * high
        case Group(item):
            return width(item)
        case _:
            return 0, 0


def relaxed(node: Node) -> Node:
    """A tree that matches wherever the given one does, without its large counts; the same one if it has none."""
    match node:
        case Sequence(items):
            return sequence(*map(relaxed, items))
        case Choice(options):
            return choice(*map(relaxed, options))
        case Repeat(item, low, high):
            endless = high is None or high >= LARGE_COUNT
            return Repeat(relaxed(item), low if low < LARGE_COUNT else 1, None if endless else high)
        case Look(item, False, False):
            return Look(relaxed(item), negative=False)
        case _:
            return node


def few_counts(node: Node) -> Node:
    """The tree as written, but smaller: large counts become loops, or two where they are exact."""
    match node:
        case Sequence(items):
            return Sequence(tuple(map(few_counts, items)))
        case Choice(options):
            return Choice(tuple(map(few_counts, options)))
        case Group(item):
            return few_counts(item)
        case Repeat(item, low, high) if max(low, high or 0) > FEW:
            return Repeat(few_counts(item), min(low, 2), 2 if low == high else None)
        case Repeat(item, low, high):
            return Repeat(few_counts(item), low, high)
        case _:
            return node


def _total(numbers: list[int | None]) -> int | None:
    return None if None in numbers else sum(number for number in numbers if number is not None)


def positions(node: Node) -> int:
    """How many character positions the automaton of the node has, when repetitions are written out."""
    match node:
        case Chars():
            return 1
        case Sequence(parts) | Choice(parts):
            return min(COUNTLESS, sum(map(positions, parts)))
        case Repeat(item, low, high):
            return min(COUNTLESS, max(1, low if high is None else high) * max(1, positions(item)))
        case Look(item) | Group(item):
            return positions(item)
        case _:
            return 1


def spelled_out(node: Node, limit: int) -> tuple[str, ...] | None:
    """Every text that the node matches, if these are no more than `limit` and depend on nothing around them."""
    return tuple(dict.fromkeys(_spelled(node))) if _count(node) <= limit else None


def _count(node: Node) -> int:
    """No fewer than the texts of a node, which come in several ways perhaps; `COUNTLESS` for a condition."""
    match node:
        case Chars(charset):
            return len(charset)
        case Sequence(items):
            total = 1
            for item in items:
                total = min(COUNTLESS, total * _count(item))
            return total
        case Choice(options):
            return min(COUNTLESS, sum(map(_count, options)))
        case Repeat(item, low, int(high)) if high <= 32:
            powers = accumulate([_count(item)] * high, lambda total, each: min(COUNTLESS, total * each), initial=1)
            return min(COUNTLESS, sum(list(powers)[low:]))
        case _:
            return COUNTLESS


def _spelled(node: Node) -> list[str]:
    match node:
        case Chars(charset):
            return [chr(code) for low, high in charset.intervals for code in range(low, high + 1)]
        case Sequence(items):
            return reduce(_products, map(_spelled, items), [""])
        case Choice(options):
            return [text for option in options for text in _spelled(option)]
        case Repeat(item, low, int(high)):
            powers = list(accumulate([_spelled(item)] * high, _products, initial=[""]))
            return [text for power in powers[low:] for text in power]
        case _:
            raise TypeError("a condition has no texts")


def _products(left: list[str], right: list[str]) -> list[str]:
    return [text + suffix for text in left for suffix in right]

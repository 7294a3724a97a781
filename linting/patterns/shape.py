"""Simpler trees with the same matches: what a language needs to know, without groups, laziness and repetition of
repetitions. Also the measures of a tree: how long its matches are, how many, how large its automaton is."""

from functools import reduce

from linting.patterns.charset import CharSet
from linting.patterns.syntax import NEVER, NOTHING, Anchor, Chars, Choice, Group, Look, Node, Repeat, Sequence

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
    flat: list[Node] = []
    sets: list[CharSet] = []
    for option in options:
        for inner in option.options if isinstance(option, Choice) else (option,):
            if isinstance(inner, Chars):
                sets.append(inner.charset)
            elif inner not in flat:
                flat.append(inner)
    if sets and (together := reduce(CharSet.union, sets)):
        flat.append(Chars(together))
    if not flat:
        return NEVER
    return flat[0] if len(flat) == 1 else Choice(tuple(flat))


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
    match node:
        case Chars(charset) if len(charset) <= limit:
            return tuple(chr(code) for low, high in charset.intervals for code in range(low, high + 1))
        case Sequence(items):
            return _products([spelled_out(item, limit) for item in items], limit)
        case Choice(options):
            parts = [spelled_out(option, limit) for option in options]
            if None in parts:
                return None
            texts = dict.fromkeys(text for part in parts if part is not None for text in part)
            return tuple(texts) if len(texts) <= limit else None
        case Repeat(item, low, int(high)) if high <= limit:
            part = spelled_out(item, limit)
            if part is None:
                return None
            powers = [_products([part] * count, limit) for count in range(low, high + 1)]
            if None in powers:
                return None
            texts = dict.fromkeys(text for power in powers if power is not None for text in power)
            return tuple(texts) if len(texts) <= limit else None
        case _:
            return None


def _products(factors: list[tuple[str, ...] | None], limit: int) -> tuple[str, ...] | None:
    texts: tuple[str, ...] = ("",)
    for factor in factors:
        if factor is None or len(texts) * len(factor) > limit:
            return None
        texts = tuple(text + suffix for text in texts for suffix in factor)
    return tuple(dict.fromkeys(texts))

"""From the text of a pattern to its language, by the cheapest representation that is exact."""

from functools import lru_cache, reduce
from itertools import takewhile

from linting.patterns.assembly import assemble
from linting.patterns.automaton import Automaton
from linting.patterns.charset import EVERYTHING
from linting.patterns.errors import NotRegular
from linting.patterns.formula import Literal
from linting.patterns.language import ANY, EMPTY, Language, lengths, literals, union_of
from linting.patterns.parser import parse
from linting.patterns.shape import choice, relaxed, repeat, sequence, simplify, spelled_out, width
from linting.patterns.syntax import (
    NEVER,
    Anchor,
    BackReference,
    Chars,
    Choice,
    Look,
    Node,
    Place,
    Repeat,
    Sequence,
    children,
)
from linting.patterns.writing import write

MOST_LITERALS = 2_000
"""An anchored pattern with no more texts than this is a finite set."""

COUNTED_FROM = 12
"""A repetition with more choices of count than this becomes a length where that is exact."""

_START, _END = Anchor(Place.START), Anchor(Place.END)
_ANYTHING = Chars(EVERYTHING)


@lru_cache(maxsize=2048)
def compile(pattern: str) -> Language:  # noqa: A001 - the room's own word for it, as in `re`
    """The strings in which an ECMA-262 pattern finds a match; patterns are not anchored.

    Raises PatternSyntaxError, NotRegular for what is no regular language to us, PatternTooLarge beyond fixed bounds.
    """
    tree = parse(pattern)
    _refuse_unmodelled(tree)
    return language_of(simplify(tree))


def _refuse_unmodelled(tree: Node) -> None:
    waiting = [tree]
    while waiting:
        match waiting.pop():
            case BackReference():
                raise NotRegular("a back-reference")
            case Look(_, _, True):
                raise NotRegular("look-behind")
            case node:
                waiting.extend(children(node))


def language_of(tree: Node) -> Language:
    """The language of a simplified tree: every string in which it finds a match."""
    options = [_trimmed(option) for option in (tree.options if isinstance(tree, Choice) else (tree,))]
    finite = [_finite(option) for option in options]
    if all(texts is not None for texts in finite):
        return literals(text for texts in finite if texts is not None for text in texts)
    if len(options) == 1:
        return _one(options[0])
    special = [_special(option) for option in options]
    if all(language is None for language in special):
        return _automaton(Choice(tuple(options)))
    plain = [option for option, language in zip(options, special, strict=True) if language is None]
    return union_of(
        [*(found for found in special if found is not None), *([_automaton(choice(*plain))] if plain else [])]
    )


def _one(tree: Node) -> Language:
    special = _special(tree)
    return special if special is not None else _automaton(tree)


def _special(tree: Node) -> Language | None:
    """The language of a tree that is better put as lengths or as several conditions; None if it is not."""
    items = _items(tree)
    looks = list(takewhile(lambda item: isinstance(item, Look), items[1:])) if items[:1] == (_START,) else []
    if looks:
        rest = language_of(sequence(_START, *items[len(looks) + 1 :]))
        return reduce(Language.intersect, map(_held, looks), rest)
    blank = _blank(items)
    return blank if blank is not None else _counted(items)


def _held(look: Node) -> Language:
    """The language that a look-ahead at the start demands."""
    if not isinstance(look, Look):
        return ANY
    held = language_of(sequence(_START, look.item))
    return held.complement() if look.negative else held


def _items(tree: Node) -> tuple[Node, ...]:
    return tree.items if isinstance(tree, Sequence) else (tree,)


def _trimmed(tree: Node) -> Node:
    """Without the repetitions at either end that a search need not make: `a*b{2,9}` is found where `b{2}` is."""
    items = list(_items(tree))
    for end in (-1, 0):
        while items and isinstance(last := items[end], Repeat):
            items[end] = repeat(last.item, last.low, last.low)
            if last.low:
                break
            items.pop(end)
    return sequence(*items)


def _inner(items: tuple[Node, ...]) -> tuple[Node, ...] | None:
    """What stands between `^` and `$`, if all of it does."""
    return items[1:-1] if len(items) > 1 and items[0] == _START and items[-1] == _END else None


def _finite(tree: Node) -> tuple[str, ...] | None:
    if tree == NEVER:
        return ()
    inner = _inner(_items(tree))
    return None if inner is None else spelled_out(sequence(*inner), MOST_LITERALS)


def _blank(items: tuple[Node, ...]) -> Language | None:
    """A tree that asks for nothing but a length, such as `^[^]{3,}$`."""
    inner = _inner(items)
    parts = items if inner is None else inner
    if not all(_ANYTHING in (part, part.item if isinstance(part, Repeat) else None) for part in parts):
        return None
    low, high = width(sequence(*parts))
    return lengths(low, None if inner is None else high)


def _counted(items: tuple[Node, ...]) -> Language | None:
    """An anchored tree with one large repetition among parts of fixed width, whose count the length alone tells.

    If P, r and S match only texts of p, k and s characters, P r{m,n} S are the texts of P r* S that have between
    p + km + s and p + kn + s characters.
    """
    inner = _inner(items)
    place = None if inner is None else _place_of_count(inner)
    if inner is None or place is None:
        return None
    counted = inner[place]
    assert isinstance(counted, Repeat)  # noqa: S101 - narrows the type
    endless = [*inner[:place], Repeat(counted.item, 0, None), *inner[place + 1 :]]
    low, high = width(sequence(*inner))
    return _one(sequence(_START, *endless, _END)).with_length(low, high)


def _place_of_count(inner: tuple[Node, ...]) -> int | None:
    widths = [width(item) for item in inner]
    varying = [number for number, (low, high) in enumerate(widths) if low != high]
    places = varying or range(len(inner))
    sizes = {
        number: item.low if item.high is None else item.high
        for number in places
        if isinstance(item := inner[number], Repeat) and _has_fixed_width(item.item)
    }
    place = max(sizes, key=lambda number: sizes[number], default=None)
    return place if len(varying) < 2 and place is not None and sizes[place] > COUNTED_FROM else None


def _has_fixed_width(node: Node) -> bool:
    low, high = width(node)
    return low == high and low > 0


@lru_cache(maxsize=2048)
def _automaton(tree: Node) -> Language:
    if tree == NEVER:
        return EMPTY
    wider = relaxed(tree)
    simpler = Automaton(write(wider), assemble(wider)) if wider != tree else None
    automaton = Automaton(write(tree), assemble(tree), simpler)
    verdict = automaton.start.verdict
    return Language(Literal(automaton)) if verdict is None else ANY if verdict else EMPTY

"""Random syntax trees, and their translation for Python's `re`, which serves as the second opinion."""

import re

from hypothesis import strategies as st

from linting.patterns.charset import CharSet
from linting.patterns.properties import DOT, WORD
from linting.patterns.syntax import Anchor, Chars, Choice, Look, Place, Repeat, Sequence

LETTERS = "ab-\n"

_SETS = [CharSet.of("a"), CharSet.of("b"), CharSet.of("ab"), CharSet.of("-"), CharSet.of("a").complement(), WORD, DOT]
_COUNTS = [(0, None), (1, None), (0, 1), (2, 2), (0, 2), (1, 3), (2, None), (0, 20), (14, 30)]


def trees(*, conditions=True):
    """Trees over few letters, with every construct that has a language; without anchors and looks on demand."""
    leaves = st.sampled_from([Chars(charset) for charset in _SETS])
    if conditions:
        leaves |= st.sampled_from([Anchor(place) for place in Place])

    def larger(inner):
        grown = (
            st.lists(inner, min_size=0 if conditions else 1, max_size=3).map(lambda items: Sequence(tuple(items)))
            | st.lists(inner, min_size=2, max_size=3).map(lambda options: Choice(tuple(options)))
            | st.tuples(inner, st.sampled_from(_COUNTS)).map(_repeated)
        )
        return grown | st.builds(Look, inner, st.booleans()) if conditions else grown

    return st.recursive(leaves, larger, max_leaves=7)


def _repeated(parts):
    item, (low, high) = parts
    return Repeat(item, low, high)


def as_python(node):
    """A pattern for `re` in ASCII mode with the same meaning under ECMA-262."""
    match node:
        case Chars(charset):
            members = "".join(f"\\U{low:08x}-\\U{high:08x}" for low, high in charset.intervals)
            return f"[{members}]" if members else "(?!)"
        case Anchor(place):
            return {Place.START: r"\A", Place.END: r"\Z", Place.NO_BOUNDARY: r"(?!\b)"}.get(place, place.value)
        case Sequence(items):
            return "".join(f"(?:{as_python(item)})" for item in items)
        case Choice(options):
            return "|".join(f"(?:{as_python(option)})" for option in options)
        case Repeat(item, low, high):
            return f"(?:{as_python(item)}){{{low},{'' if high is None else high}}}"
        case Look(item, negative):
            return f"(?{'!' if negative else '='}{as_python(item)})"
    raise TypeError(node)


def python_matcher(node):
    compiled = re.compile(as_python(node), re.ASCII)
    return lambda text: compiled.search(text) is not None

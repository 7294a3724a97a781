r"""A nondeterministic automaton whose conditions are promises about the rest of the text.

Positions are those of Glushkov (1961), one for each character set, so that a set of positions is the bits of an
integer. What consumes nothing becomes a *guard* on the way from one position to the next. A guard is a promise that
the rest of the text is, or is not, in some regular language, and one kind of promise serves for everything:

    $        the rest is not in  [^]…          \b after a word character   the rest is not in  \w…
    (?=x)    the rest is in      x…            \b elsewhere                the rest is in      \w…
    (?!x)    the rest is not in  x…            ^                           known at once: is anything before?

So the automaton alternates (Chandra, Kozen and Stockmeyer, "Alternation", JACM 28, 1981), as in Miyazaki and Minamide,
"Derivatives of Regular Expressions with Lookahead" (JIP 27, 2019); promises are kept by automata of their own.
"""

from enum import IntEnum

from linting.patterns.charset import CharSet
from linting.records import Record

ACCEPTED, ACCEPTED_AT_END = 0, 1
FIRST_POSITION = 2


class Before(IntEnum):
    """What stands before a position, as far as a guard can tell."""

    NOTHING = 0
    OTHER = 1
    WORD = 2


class Guard(Record):
    """A promise that the rest of the text is, or is not, in the language of a part, entered after `before`."""

    part: int
    kept_if: bool
    before: Before


Guards = frozenset[Guard]


class Reach(Record):
    """The positions one can be at without consuming: freely, as bits, or under guards."""

    free: int
    guarded: tuple[tuple[int, Guards], ...] = ()


class Part(Record):
    """One automaton: `charsets[p]` leads from position `p` to `after[before - 1][p]`; it begins at `start[before]`.

    Where no guard asks for words, `Before.WORD` has no entry of its own.
    """

    charsets: tuple[CharSet, ...]
    start: tuple[Reach, ...]
    after: tuple[tuple[Reach, ...], ...]


class Program(Record):
    """The pattern as part 0, and the languages its guards speak of."""

    parts: tuple[Part, ...]
    sees_words: bool

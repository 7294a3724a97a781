"""The fewest classes of characters that some sets can tell apart (minterms), and products of such partitions.

D'Antoni and Veanes, "Minimization of Symbolic Automata" (POPL 2014), section 2: an automaton over Unicode needs one
transition for each minterm of its sets, not one for each of 1,112,064 characters.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from linting.patterns.charset import CharSet, Interval

SURROGATE = -1
_GAP = (0xD800, 0xE000)
_ASCII = 128

# The order in which a witness tries characters, so that people can read it: a before A before 0, but T and Z before
# their small letters, as moments are written.
_LEGIBLE = "abcdefghijklmnopqrsATtuvwxyZz0123456789BCDEFGHIJKLMNOPQRSUVWXY-_./:@ +,;=~!#$%&*?()[]{}<>|^'`\"\\"
READABLE: tuple[int, ...] = (*map(ord, _LEGIBLE), 0x0A, 0x09)
_FIRST_LEGIBLE_BEYOND = 0xA1
_RANKS = {code: rank for rank, code in enumerate(READABLE)}


def legibility(text: str) -> tuple[int, tuple[int, ...]]:
    """A key that sorts texts by length, and those of one length by how well they read."""
    return len(text), tuple([_rank(code) for code in map(ord, text)])


def _rank(code: int) -> int:
    return _RANKS.get(code, code + (0 if code >= _FIRST_LEGIBLE_BEYOND else 0x110000))


class Alphabet:
    """A partition of the code points. `members[c]` tells, as a bit mask, which of the sets contain class `c`."""

    __slots__ = ("_starts", "ascii", "classes", "members")

    def __init__(self, sets: Sequence[CharSet]) -> None:
        toggles: dict[int, int] = defaultdict(int)
        toggles[0] = 0
        for index, charset in enumerate(sets):
            for low, high in charset.intervals:
                toggles[low] ^= 1 << index
                toggles[high + 1] ^= 1 << index
        for edge in _GAP:
            toggles[edge] ^= 0
        toggles.pop(0x110000, None)
        self._starts = sorted(toggles)
        numbers: dict[int, int] = {}
        self.classes: list[int] = []
        mask = 0
        for start in self._starts:
            mask ^= toggles[start]
            inside = _GAP[0] <= start < _GAP[1]
            self.classes.append(SURROGATE if inside else numbers.setdefault(mask, len(numbers)))
        self.members = tuple(numbers)
        self.ascii = tuple(self._ascii())

    def _ascii(self) -> Iterator[int]:
        ends = [*self._starts[1:], 0x110000]
        for start, end, number in zip(self._starts, ends, self.classes, strict=True):
            if start >= _ASCII:
                return
            for _ in range(start, min(end, _ASCII)):
                yield number

    def class_of(self, code: int) -> int:
        """The class that holds the code point; `SURROGATE` for those that stand in no string."""
        return self.ascii[code] if code < _ASCII else self.classes[bisect_right(self._starts, code) - 1]

    @property
    def starts(self) -> Sequence[int]:
        return self._starts


Letter = tuple[int, tuple[int, ...]]
"""A readable character and the class it has in each alphabet of a product."""


@lru_cache(maxsize=1024)
def letters(alphabets: tuple[Alphabet, ...]) -> tuple[Letter, ...]:
    """One character for each class of the common refinement, the most readable first."""
    found: dict[tuple[int, ...], int] = {}
    tables = [alphabet.ascii for alphabet in alphabets]
    for code in READABLE:
        found.setdefault(tuple([table[code] for table in tables]), code)
    for code, classes in _refinement(alphabets):
        found.setdefault(classes, code)
    for code in range(_FIRST_LEGIBLE_BEYOND):
        found.setdefault(tuple([alphabet.class_of(code) for alphabet in alphabets]), code)
    return tuple((code, classes) for classes, code in found.items())


def _refinement(alphabets: Sequence[Alphabet]) -> Iterator[Letter]:
    """The first code point of every interval beyond ASCII and its like on which all alphabets are constant."""
    starts = {_FIRST_LEGIBLE_BEYOND}.union(*(alphabet.starts for alphabet in alphabets))
    for start in sorted(starts):
        if start >= _FIRST_LEGIBLE_BEYOND and not _GAP[0] <= start < _GAP[1]:
            yield start, tuple([alphabet.class_of(start) for alphabet in alphabets])


@lru_cache(maxsize=256)
def characters(alphabets: tuple[Alphabet, ...], classes: tuple[int, ...]) -> tuple[Interval, ...]:
    """Every code point of one class of the refinement, as intervals."""
    starts = sorted({0, 0x110000, *_GAP}.union(*(alphabet.starts for alphabet in alphabets)))
    held: list[Interval] = []
    for start, end in pairwise(starts):
        if tuple(alphabet.class_of(start) for alphabet in alphabets) == classes:
            held.append((start, end - 1))
    return CharSet.from_intervals(held).intervals

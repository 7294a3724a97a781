"""Sets of code points as sorted, disjoint, inclusive intervals.

The universe is the Unicode scalar values: 0..0x10FFFF without the surrogates, which no payload may hold.
"""

from bisect import bisect_right
from collections.abc import Iterable

from linting.records import Record

Interval = tuple[int, int]

LAST = 0x10FFFF
_SCALARS: tuple[Interval, ...] = ((0, 0xD7FF), (0xE000, LAST))


class CharSet(Record):
    """An immutable set of code points. Build it by `of` or `from_intervals`, which bring it into normal form."""

    intervals: tuple[Interval, ...]

    @staticmethod
    def from_intervals(intervals: Iterable[Interval]) -> "CharSet":
        """The union of inclusive intervals in any order; surrogates are left out."""
        return CharSet(_common(_merged(intervals), _SCALARS))

    @staticmethod
    def of(characters: str) -> "CharSet":
        return CharSet.from_intervals((ord(character), ord(character)) for character in characters)

    def union(self, other: "CharSet") -> "CharSet":
        return CharSet(_merged(self.intervals + other.intervals))

    def intersect(self, other: "CharSet") -> "CharSet":
        return CharSet(_common(self.intervals, other.intervals))

    def complement(self) -> "CharSet":
        gaps: list[Interval] = []
        start = 0
        for low, high in self.intervals:
            if start < low:
                gaps.append((start, low - 1))
            start = high + 1
        if start <= LAST:
            gaps.append((start, LAST))
        return CharSet(_common(tuple(gaps), _SCALARS))

    def difference(self, other: "CharSet") -> "CharSet":
        return self.intersect(other.complement())

    def overlaps(self, other: "CharSet") -> bool:
        return bool(_common(self.intervals, other.intervals))

    def __contains__(self, code: int) -> bool:
        place = bisect_right(self.intervals, (code, LAST)) - 1
        return place >= 0 and code <= self.intervals[place][1]

    def __bool__(self) -> bool:
        return bool(self.intervals)

    def __len__(self) -> int:
        return sum(high - low + 1 for low, high in self.intervals)


def _merged(intervals: Iterable[Interval]) -> tuple[Interval, ...]:
    merged: list[Interval] = []
    for low, high in sorted(intervals):
        if low > high:
            continue
        if merged and low <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return tuple(merged)


def _common(left: tuple[Interval, ...], right: tuple[Interval, ...]) -> tuple[Interval, ...]:
    common: list[Interval] = []
    i = j = 0
    while i < len(left) and j < len(right):
        low = max(left[i][0], right[j][0])
        high = min(left[i][1], right[j][1])
        if low <= high:
            common.append((low, high))
        if left[i][1] < right[j][1]:
            i += 1
        else:
            j += 1
    return tuple(common)


EMPTY_SET = CharSet(())
EVERYTHING = CharSet(_SCALARS)

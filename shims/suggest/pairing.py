"""Which field that is gone has become which field that is new: the pairs that are most alike."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from shims.paths import Path
from shims.suggest.likeness import likeness, topics_of
from shims.suggest.outline import Sketch, at, fields_of, is_required

ONLY_ONE_LEFT, ONLY_NEED_LEFT = 0.35, 0.5
"""What is added to a likeness where no other pair is left; and where both must be there, too."""
_UNLIKE = 0.3
MOST_PAIRS = 4_000
"""How many pairs are compared at once; of more, only those whose names have a topic in common."""
MOST_COMPARISONS = 12_000
"""How many are made for one mapping; beyond, fields are taken for different."""

SAME_ENOUGH = 0.6
"""From which share of equal members on an object is the same under another name."""
WHOLE = 1.0
"""What an object is worth before its share of equal members: it is moved as a whole, and not member by member."""

Field = tuple[Path, Sketch]


@dataclass(frozen=True, order=True)
class Pair:
    """Two fields, and how alike they are (from 0; above 1 where nothing else is left)."""

    score: float
    source: Path
    target: Path
    is_guess: bool = False
    """Whether it is taken for no better reason than that nothing else is left."""

    def touches(self, other: "Pair") -> bool:
        """Whether one of them stands inside of one of the other's."""
        return _nested(self.source, other.source) or _nested(self.target, other.target)


class Pairing:
    """Finds pairs; what was compared once is remembered, since sketches change little from step to step."""

    def __init__(self) -> None:
        self._known: dict[tuple[Path, Path], tuple[Sketch, Sketch, float]] = {}
        self._left = MOST_COMPARISONS

    def pairs(
        self, current: Sketch, target: Sketch, threshold: float, apart: frozenset[Path] = frozenset()
    ) -> list[Pair]:
        """The best pairs from a threshold on, the best first; none of them has to do with another, or leads `apart`."""
        found: list[Pair] = []
        for pair in sorted(self._candidates(current, target), reverse=True):
            if pair.score < threshold:
                break
            if pair.target not in apart and not any(pair.touches(better) for better in found):
                found.append(pair)
        return found

    def _candidates(self, current: Sketch, target: Sketch) -> Iterator[Pair]:
        gone = [(path, sketch) for path, sketch in fields_of(current) if at(target, path) is None]
        new = [(path, sketch) for path, sketch in fields_of(target) if at(current, path) is None]
        is_only_one = len(_leaves(gone)) == len(_leaves(new)) == 1
        for (path, sketch), (other, wanted) in _compared(gone, new):
            if other[: len(path)] == path and sketch.members:
                continue  # an object does not move into itself
            score = self._likeness(path, sketch, other, wanted)
            is_last = bool(score) and is_only_one and sketch.solid_types == wanted.solid_types
            is_needed = is_required(current, path) and is_required(target, other)
            more = (ONLY_NEED_LEFT if is_needed else ONLY_ONE_LEFT) if is_last else 0.0
            yield Pair(score + more, path, other, is_guess=is_last and score < _UNLIKE)

    def _likeness(self, path: Path, sketch: Sketch, other: Path, wanted: Sketch) -> float:
        known = self._known.get((path, other))
        if known is not None and known[0] is sketch and known[1] is wanted:
            return known[2]
        if self._left == 0:
            return 0.0
        self._left -= 1
        score = likeness(path, sketch, other, wanted)
        if score and sketch.members and wanted.members:
            shared = overlap(set(sketch.members), set(wanted.members))
            score = max(score, WHOLE + shared if shared >= SAME_ENOUGH else 0.4 + 0.6 * shared)
        self._known[path, other] = sketch, wanted, score
        return score


def _leaves(fields: list[Field]) -> list[Field]:
    return [field for field in fields if not field[1].members]


def overlap(one: set[str], other: set[str]) -> float:
    """The share of names that both have."""
    return len(one & other) / len(one | other) if one and other else 0.0


def _compared(gone: list[Field], new: list[Field]) -> Iterator[tuple[Field, Field]]:
    if len(gone) * len(new) <= MOST_PAIRS:
        yield from ((one, other) for one in gone for other in new)
        return
    objects = [[field for field in fields if field[1].members] for fields in (gone, new)]
    yield from islice(((one, other) for one in objects[0] for other in objects[1]), MOST_PAIRS)
    by_topic: dict[object, list[int]] = defaultdict(list)
    for index, (path, _) in enumerate(new):
        for topic in topics_of(path):
            by_topic[topic].append(index)
    for one in gone:
        rarest = sorted((by_topic[topic] for topic in topics_of(one[0]) if topic in by_topic), key=len)
        indices = dict.fromkeys(index for indices in rarest for index in indices)
        yield from ((one, new[index]) for index in islice(indices, max(1, MOST_PAIRS // len(gone))))


def _nested(one: Path, other: Path) -> bool:
    length = min(len(one), len(other))
    return one[:length] == other[:length]

"""Keys that nothing names, by the patterns that they match: one key of a cell stands for all of it."""

from collections.abc import Callable, Iterable, Iterator

from linting.containment.search.languages import Languages
from linting.containment.search.strings import readable
from linting.patterns import Exhausted, Language, literals
from linting.schemas.arena import Arena
from linting.schemas.terms import Matches, Members, Term

_STEPS = 20_000
"""What it may take to see that a cell has no keys; one of which that is not seen is tried."""

_FEW_CONDITIONS = 8
"""Beyond these, what it takes to find a key that meets all of them is charged with their number, squared."""


def cells(
    language: Language, conditions: Iterable[Term], languages: Languages, spend: Callable[[int], None]
) -> Iterator[Language]:
    """The keys of a language by the conditions they satisfy; keys that satisfy fewer come first.

    Raises NotALanguage.
    """
    apart = [languages.of(condition) for condition in dict.fromkeys(conditions)]
    waiting = [(language, 0)]
    while waiting:
        cell, index = waiting.pop()
        hardness = max(0, index - _FEW_CONDITIONS) ** 2
        spend(1 + hardness // 16)
        if cell.is_empty(_STEPS) is True:
            continue
        if index == len(apart):
            spend(4 * hardness)
            yield cell
            continue
        waiting.append((cell.intersect(apart[index]), index + 1))
        waiting.append((cell.difference(apart[index]), index + 1))


def patterns_of(shapes: Iterable[Members], arena: Arena) -> list[Term]:
    """The patterns that shapes tell keys apart by, each once."""
    patterns = dict.fromkeys(pattern for shape in shapes for pattern, _ in shape.patterns)
    return [arena.make(Matches, pattern) for pattern in patterns]


def keys_of(cell: Language, spend: Callable[[int], None]) -> Iterator[str | Exhausted]:
    """All keys of a cell, without end if there is none; the last one is `Exhausted` where no further one was found."""
    while True:
        spend(1)
        key = readable(cell, spend)
        if key is None:
            return
        yield key
        if isinstance(key, Exhausted):
            return
        cell = cell.difference(literals([key]))

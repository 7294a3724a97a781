"""Various texts of a language, for payloads and tests: they take every branch before they take one again."""

from collections import Counter
from collections.abc import Iterator

from linting.patterns.enumeration import reachable, saving
from linting.patterns.product import Place
from linting.patterns.search import Region, Search

LONGER_BY = 8
"""How many characters a sample may have more than it must."""

_STOP = -1


def samples(search: Search, count: int) -> Iterator[str]:
    """Up to `count` texts for each region of lengths, perhaps with repetitions. Raises OutOfBudget."""
    for region in search.regions():
        distance = saving(reachable(search, [search.product.start], region), region)
        if search.product.start in distance:
            taken: Counter[tuple[Place, int]] = Counter()
            for _ in range(count):
                text = _walk(search, region, distance, taken)
                if text is not None:
                    yield text


def _walk(search: Search, region: Region, distance: dict[Place, int], taken: Counter[tuple[Place, int]]) -> str | None:
    """One walk to acceptance that chooses what was chosen least. None where the walk misses the region's lengths."""
    place, codes = search.product.start, list[int]()
    most = max(region.low, distance[place]) + LONGER_BY
    most = most if region.high is None else min(region.high, most)
    while True:
        room = most - len(codes)
        options = {
            move.code: move.target for move in search.product.all_moves(place) if distance.get(move.target, room) < room
        }
        if len(codes) >= region.low and region.judge.accepts(place):
            options = {_STOP: place, **options}
        if not options:
            return None
        code = min(options, key=lambda option: taken[place, option])
        taken[place, code] += 1
        if code == _STOP:
            return "".join(map(chr, codes))
        codes.append(code)
        place = options[code]

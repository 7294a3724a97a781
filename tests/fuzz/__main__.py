"""`python -m tests.fuzz`: random pairs of every world for so many seconds; what is wrong is shrunk and kept."""

import argparse
import random
import signal
import sys
import time
import traceback
from collections import Counter
from pathlib import Path

from linting.containment import Verdict, Writer
from linting.schemas import SchemaError
from tests.fuzz.judging import Finding, Question, judge
from tests.fuzz.keeping import FOUND, keep
from tests.fuzz.shrinking import shrunk
from tests.fuzz.worlds import WORLDS, World

_CRASH = "the engine crashes"
_SLOW = Finding("the engine takes its time")
_PATIENCE = 15.0


class _TooSlow(Exception):  # noqa: N818 - rung by a timer
    """A question took longer than anyone waits."""


class Fuzz:
    """One run: asks, counts, shrinks and keeps."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.counts: dict[str, Counter[str]] = {name: Counter() for name in WORLDS}
        self.found: list[Path] = []

    def ask(self, world: World, seed: int) -> None:
        """One pair of a world; a seed is one pair."""
        chance = random.Random(seed)
        dialect = chance.choice(world.dialects)
        mode = Writer.DECLARED if chance.random() < 0.15 else Writer.OPEN
        question = Question(*world.pair(chance, dialect), dialect, mode)
        try:
            verdict, finding = _judged(question, world)
        except SchemaError:
            self.counts[world.name]["refused"] += 1
            return
        self.counts[world.name][type(verdict).__name__.lower() if verdict else "crashed"] += 1
        if finding is not None:
            self._keep(world, seed, question, finding)

    def _keep(self, world: World, seed: int, question: Question, finding: Finding) -> None:
        def is_still_wrong(smaller: Question) -> bool:
            try:
                again = _judged(smaller, world)[1]
            except SchemaError:
                return False
            return again is not None and again.kind == finding.kind

        smallest = question if finding is _SLOW else shrunk(question, ("writer", "reader"), is_still_wrong)
        finding = _judged(smallest, world)[1] or finding
        place = keep(f"{world.name}-{seed}", smallest, finding, self._folder)
        self.found.append(place)
        print(f"{finding.kind}: {smallest.writer} ⊆ {smallest.reader} ({smallest.dialect}, {smallest.mode})"
              f"{'' if finding.payload is None else f', payload {finding.payload}'} → {place}", flush=True)  # fmt: skip


def _judged(question: Question, world: World) -> tuple[Verdict | None, Finding | None]:
    signal.setitimer(signal.ITIMER_REAL, _PATIENCE, _PATIENCE)
    try:
        return judge(question, world.universe)
    except SchemaError:
        raise
    except _TooSlow:
        return None, _SLOW
    except Exception:  # noqa: BLE001 - a crash is a finding
        return None, Finding(f"{_CRASH}: {traceback.format_exc(limit=-1).splitlines()[-1].split(':')[0]}")
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _ring(*_: object) -> None:
    raise _TooSlow


def main() -> int:
    """The exit code: 1 where something was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=None, help="where to start; by default somewhere new")
    parser.add_argument("--world", choices=WORLDS, action="append", help="only these")
    parser.add_argument("--folder", type=Path, default=FOUND, help="where disagreements are kept")
    options = parser.parse_args()
    first = random.SystemRandom().randrange(10**9) if options.seed is None else options.seed
    fuzz, started, pairs = Fuzz(options.folder), time.monotonic(), 0
    worlds = [WORLDS[name] for name in options.world or WORLDS]
    signal.signal(signal.SIGALRM, _ring)
    while time.monotonic() - started < options.seconds:
        fuzz.ask(worlds[pairs % len(worlds)], first + pairs)
        pairs += 1
    taken = time.monotonic() - started
    for world in worlds:
        counts = sorted(fuzz.counts[world.name].items())
        print(f"{world.name:<14}" + "  ".join(f"{count} {name}" for name, count in counts))
    print(f"{pairs} pairs from seed {first} in {taken:.0f} s, {pairs / taken:.0f} a second")
    print(f"{len(fuzz.found)} disagreements")
    return 1 if fuzz.found else 0


if __name__ == "__main__":
    sys.exit(main())

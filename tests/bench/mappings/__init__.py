"""A mapping of 20 ops on 2 KB of JSON, from text to text: our runtimes beside what others would use for it.

Processor time and no wall time, since neither the runtimes nor the peers wait for anything. Every answer is compared
with the interpreter's before its figure is printed. `python -m tests.bench.mappings --write-docs` also puts the
figures into docs/runtimes.md.
"""

import statistics
from collections.abc import Iterator
from dataclasses import dataclass

from tests.bench.figures import report
from tests.bench.mappings.contenders import Contender, contenders
from tests.bench.mappings.question import MAPPING, PAYLOAD


@dataclass(frozen=True)
class Figure:
    """Microseconds of a run, over several rounds; or why there are none."""

    contender: Contender
    microseconds: tuple[float, ...]
    failure: str = ""

    @property
    def median(self) -> float:
        return statistics.median(self.microseconds)

    def __str__(self) -> str:
        return self.failure or f"median {self.median:8.1f} µs   least {min(self.microseconds):8.1f} µs"


def run() -> None:
    list(figures())


def figures() -> Iterator[Figure]:
    """Each figure when it is there, after it was printed."""
    print(f"\nmapping of {len(MAPPING.ops)} ops, {len(PAYLOAD)} bytes of JSON, text to text, processor time of a run")
    for contender in contenders():
        microseconds, failure = contender.measured()
        figure = Figure(contender, microseconds, failure)
        report(contender.label, figure, f"{contender.aim} µs" if contender.aim else "")
        yield figure

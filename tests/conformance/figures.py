"""The figures that the engine is to reach, by set, and whether it does."""

from dataclasses import dataclass

from tests.conformance.rows import Answer, Mark


@dataclass(frozen=True)
class Figure:
    """The least share of rows decided, and the most milliseconds for the median, the 99th percentile and the slowest.

    Nothing may be wrong, of no set.
    """

    decided: float
    median: float | None = None
    p99: float | None = None
    slowest: float | None = None

    def __str__(self) -> str:
        times = (("median", self.median), ("p99", self.p99), ("slowest", self.slowest))
        share = f"{self.decided * 100:g}% decided"
        return ", ".join([share, *(f"{name} ≤ {most:g} ms" for name, most in times if most)])


FIGURES = {
    "suite/": Figure(0.995, median=1),
    "containment/": Figure(0.99, median=1, p99=50),
    "satisfiability/": Figure(0.98, slowest=1_000),
    "unevaluated/": Figure(0.95, slowest=1_000),
    "histories/iglu": Figure(1, median=5, p99=150),
    "histories/schemastore": Figure(0.95, median=30, p99=1_000),
    "histories/": Figure(0.98, median=30, p99=1_000),
}
"""By the first of these that a set's name begins with."""


@dataclass(frozen=True)
class Reached:
    """What the engine makes of a set. Rows with references to what is not there are left out of the share."""

    rows: int
    closed: int
    marks: dict[Mark, int]
    times: list[float]

    @classmethod
    def of(cls, answers: list[Answer]) -> "Reached":
        marks = {mark: sum(1 for one in answers if one.mark is mark) for mark in Mark}
        closed = sum(1 for one in answers if not one.is_open)
        return cls(len(answers), closed, marks, sorted(one.milliseconds for one in answers))

    @property
    def decided(self) -> float:
        """The share of the rows that can be decided."""
        undecided = self.marks[Mark.UNDECIDED] + self.marks[Mark.CRASHED] - (self.rows - self.closed)
        return 1 - undecided / self.closed if self.closed else 1.0

    def milliseconds(self, share: float) -> float:
        """What this share of the rows does not exceed."""
        return self.times[min(len(self.times) - 1, int(len(self.times) * share))]

    def missed(self, figure: Figure) -> list[str]:
        """The parts of a figure that are not reached."""
        times = (("median", 0.5, figure.median), ("p99", 0.99, figure.p99), ("slowest", 1.0, figure.slowest))
        return [
            *(["decided"] if self.decided < figure.decided else []),
            *(["wrong"] if self.marks[Mark.WRONG] or self.marks[Mark.CRASHED] else []),
            *(name for name, share, most in times if most is not None and self.milliseconds(share) > most),
        ]


def figure_of(file: str) -> Figure | None:
    """The figure of a set; None where there is none."""
    return next((figure for name, figure in FIGURES.items() if file.startswith(name)), None)

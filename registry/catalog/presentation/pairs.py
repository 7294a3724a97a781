"""Two versions of one contract side by side."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import unified_diff

from linting.changes import Mode
from linting.documents import read
from registry.catalog import queries
from registry.catalog.models import ONCE_PUBLISHED, Contract, Version
from registry.catalog.presentation.comparisons import ComparisonShown, Side, comparison_shown
from registry.catalog.presentation.judgements import side_of
from registry.catalog.terms import Terms

MOST_TEXT = 200_000


@dataclass(frozen=True)
class DiffLine:
    """One line of a text diff: `sign` is +, -, @ or blank."""

    sign: str
    text: str


@dataclass(frozen=True)
class Pair:
    """Which two versions are compared, and in whose interest."""

    contract: Contract
    old: Version
    new: Version
    mode: Mode

    @classmethod
    def asked_for(cls, contract: Contract, parameters: Mapping[str, str]) -> "Pair | None":
        """The pair that an address names, else the two latest; None where there are not two to compare."""
        versions = list(queries.versions_of(contract))
        published = [version.number for version in versions if version.state in ONCE_PUBLISHED]
        numbers = published or [version.number for version in versions]
        if len(numbers) < 2 and not (parameters.get("old") and parameters.get("new")):
            return None
        new = queries.version_by_number(contract, parameters.get("new") or numbers[0])
        old = queries.version_by_number(contract, parameters.get("old") or _one_before(new.number, numbers))
        wanted = parameters.get("mode", "")
        return cls(contract, old, new, Mode(wanted) if wanted in list(Mode) else Terms.of(contract).mode)

    def compared(self) -> ComparisonShown:
        return comparison_shown(
            queries.comparison_between(self.old, self.new, self.mode),
            self._side(self.old),
            self._side(self.new),
            assert_formats=self.contract.assert_formats,
        )

    def text_diff(self) -> list[DiffLine]:
        """The difference between the two texts, three lines of context around; empty for texts too long to show."""
        old, new = self.old.source_text, self.new.source_text
        if len(old) + len(new) > MOST_TEXT:
            return []
        lines = unified_diff(old.splitlines(), new.splitlines(), lineterm="", n=3)
        return [DiffLine(line[:1], line[1:]) for line in list(lines)[2:]]

    @staticmethod
    def _side(version: Version) -> Side:
        return side_of(version, read(version.source_text, syntax=version.syntax))


def _one_before(number: str, numbers: list[str]) -> str:
    """The next lower of `numbers`, which run from the highest down; the lowest has only itself."""
    after = numbers[numbers.index(number) + 1 :] if number in numbers else numbers
    return after[0] if after else number

"""Where a new version stands among those published before it, and which number it needs.

Numbers follow Semantic Versioning 2.0.0, sections 6 to 8: what breaks raises the major number. The
numbers of retired versions stay taken.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from linting.changes import Bump, SemanticVersion, suggest_version
from registry.catalog.models import IN_USE, Version
from registry.errors import RegistryError


def number_of(version: Version) -> SemanticVersion:
    return SemanticVersion(version.major, version.minor, version.patch)


def parsed_number(text: str) -> SemanticVersion:
    """Raises RegistryError `invalid-version`."""
    try:
        return SemanticVersion.parse(text)
    except ValueError as error:
        remedy = "Leave the number out to get the suggested one."
        raise RegistryError("invalid-version", f"{error}.", pointer="/version", remedy=remedy) from error


@dataclass(frozen=True)
class Standing:
    """A version to be, among all versions of its contract that were ever published (highest first)."""

    published: tuple[Version, ...]
    number: SemanticVersion | None

    @classmethod
    def among(cls, published: Sequence[Version], number: SemanticVersion | None) -> "Standing":
        return cls(tuple(sorted(published, key=number_of, reverse=True)), number)

    @property
    def in_use(self) -> list[Version]:
        return [version for version in self.published if version.state in IN_USE]

    @property
    def major(self) -> int | None:
        """The major line it is judged in: that of its number, else the latest in use."""
        if self.number is not None:
            return self.number.major
        return self.in_use[0].major if self.in_use else None

    @property
    def own_line(self) -> list[Version]:
        """The versions in use that it owes compatibility to, latest first."""
        return [version for version in self.in_use if version.major == self.major]

    @property
    def other_lines(self) -> list[Version]:
        """The latest version in use of each other major line, latest first."""
        latest: dict[int, Version] = {}
        for version in self.in_use:
            if version.major != self.major:
                latest.setdefault(version.major, version)
        return list(latest.values())

    def suggested(self, bump: Bump) -> SemanticVersion:
        """The lowest number that announces a change of this size and is not taken."""
        highest = number_of(self.published[0]) if self.published else None
        if highest is None or bump is Bump.MAJOR or not self.own_line:
            return suggest_version(highest, bump)
        return max(number_of(version) for version in self._all_of_own_major()).bumped(bump)

    def number_is_taken(self) -> bool:
        return any(number_of(version) == self.number for version in self.published)

    def number_is_behind(self) -> bool:
        """Whether its major line has moved beyond it already."""
        return self.number is not None and any(number_of(version) > self.number for version in self._all_of_own_major())

    def number_is_too_low(self, bump: Bump) -> bool:
        """Whether the number announces less than `bump`."""
        if self.number is None or not self.own_line:
            return False
        return self.number.bump_from(number_of(self.own_line[0])).rank < bump.rank

    def _all_of_own_major(self) -> list[Version]:
        return [version for version in self.published if version.major == self.major]

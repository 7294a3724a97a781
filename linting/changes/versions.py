"""Semantic version numbers, as far as contracts use them: three numbers, no pre-release tags.

Source: Semantic Versioning 2.0.0, sections 2 and 6 to 8.
"""

from __future__ import annotations

import re
from functools import total_ordering

from linting.changes.levels import Bump
from linting.records import Record

_NUMBER = r"(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})"


@total_ordering
class SemanticVersion(Record):
    """``major.minor.patch``, ordered as numbers."""

    major: int
    minor: int
    patch: int

    @classmethod
    def parse(cls, text: str) -> SemanticVersion:
        """Read ``1.2.0``; raises ValueError for anything else, leading zeros and tags included."""
        matched = re.fullmatch(_NUMBER, text, re.ASCII)
        if matched is None:
            raise ValueError(f"{text!r} is not a version number; write three numbers, as in 1.2.0")
        major, minor, patch = (int(part) for part in matched.groups())
        return cls(major, minor, patch)

    def __lt__(self, other: SemanticVersion) -> bool:
        return (self.major, self.minor, self.patch) < (other.major, other.minor, other.patch)

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}.{self.patch}"

    def bumped(self, bump: Bump) -> SemanticVersion:
        """The next number that announces a change of this size."""
        if bump is Bump.MAJOR:
            return SemanticVersion(self.major + 1, 0, 0)
        if bump is Bump.MINOR:
            return SemanticVersion(self.major, self.minor + 1, 0)
        if bump is Bump.PATCH:
            return SemanticVersion(self.major, self.minor, self.patch + 1)
        return self

    def bump_from(self, earlier: SemanticVersion) -> Bump:
        """Which part rose from an earlier number; NONE where this one is not later."""
        if self <= earlier:
            return Bump.NONE
        if self.major != earlier.major:
            return Bump.MAJOR
        return Bump.MINOR if self.minor != earlier.minor else Bump.PATCH


FIRST_VERSION = SemanticVersion(1, 0, 0)


def suggest_version(latest: SemanticVersion | None, bump: Bump) -> SemanticVersion:
    """The number for the next version; a contract starts at 1.0.0.

    A major version of zero is treated like any other: a registry holds what is already in use.
    """
    return FIRST_VERSION if latest is None else latest.bumped(bump)

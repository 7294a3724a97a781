"""Which versions of a contract an application reads: `1.2.0`, `1.x`, `^1.2.0`, `~1.2.0`, `>=1.2.0 <3.0.0`, `*`.

As node-semver writes ranges (github.com/npm/node-semver, "Ranges"), without pre-release tags, which contracts do not
have. Alternatives are joined by `||`, conditions by blanks.
"""

import re
from dataclasses import dataclass

from linting.changes import SemanticVersion

MOST_CONDITIONS = 20

_PART = r"(0|[1-9][0-9]{0,8})"
_NUMBER = re.compile(rf"{_PART}\.{_PART}\.{_PART}", re.ASCII)
_WILD = re.compile(rf"{_PART}(?:\.{_PART})?(?:\.[xX*])*", re.ASCII)
_CONDITION = re.compile(r"(?P<sign>\^|~|>=|<=|>|<|=|)(?P<number>\S+)")


@dataclass(frozen=True)
class Span:
    """Numbers from `least` on and below `end`; None: without end."""

    least: SemanticVersion
    end: SemanticVersion | None

    def __contains__(self, number: SemanticVersion) -> bool:
        return self.least <= number and (self.end is None or number < self.end)

    def within(self, other: "Span") -> "Span":
        ends = [span.end for span in (self, other) if span.end is not None]
        return Span(max(self.least, other.least), min(ends, default=None))


@dataclass(frozen=True)
class VersionRange:
    """A set of version numbers, as somebody wrote it."""

    text: str
    spans: tuple[Span, ...]

    @classmethod
    def parse(cls, text: str) -> "VersionRange":
        """Raises ValueError, saying how ranges are written."""
        alternatives = [alternative.split() for alternative in text.split("||")]
        if not all(alternatives) or sum(map(len, alternatives)) > MOST_CONDITIONS:
            raise ValueError(_HOW)
        spans = []
        for conditions in alternatives:
            span = _EVERYTHING
            for condition in conditions:
                span = span.within(_span_of(condition))
            spans.append(span)
        return cls(" || ".join(" ".join(conditions) for conditions in alternatives), tuple(spans))

    def __contains__(self, number: SemanticVersion) -> bool:
        return any(number in span for span in self.spans)

    @property
    def number(self) -> SemanticVersion | None:
        """The one number that it names; None for a range of several."""
        least = self.spans[0].least
        return least if self.spans == (_bounded("=", least),) else None

    def __str__(self) -> str:
        return self.text


_EVERYTHING = Span(SemanticVersion(0, 0, 0), None)
_HOW = "write a version or a range, as 1.2.0, 1.x, ^1.2.0, ~1.2.0, >=1.2.0 <3.0.0 or *, with || between alternatives"


def _span_of(condition: str) -> Span:
    if condition in {"*", "x", "X"}:
        return _EVERYTHING
    match = _CONDITION.fullmatch(condition)
    if match is None:
        raise ValueError(_HOW)
    sign, written = match["sign"], match["number"]
    if sign == "" and (wild := _WILD.fullmatch(written)):
        major, minor = wild.groups()
        return _line(int(major), None if minor is None else int(minor))
    if not _NUMBER.fullmatch(written):
        raise ValueError(_HOW)
    return _bounded(sign, SemanticVersion.parse(written))


def _bounded(sign: str, number: SemanticVersion) -> Span:
    after = SemanticVersion(number.major, number.minor, number.patch + 1)
    match sign:
        case ">=":
            return Span(number, None)
        case ">":
            return Span(after, None)
        case "<":
            return Span(_EVERYTHING.least, number)
        case "<=":
            return Span(_EVERYTHING.least, after)
        case "~":
            return Span(number, SemanticVersion(number.major, number.minor + 1, 0))
        case "^":
            return Span(number, _after_caret(number))
        case _:
            return Span(number, after)


def _after_caret(number: SemanticVersion) -> SemanticVersion:
    """`^` allows what leaves the leftmost part that is not zero as it is."""
    if number.major:
        return SemanticVersion(number.major + 1, 0, 0)
    if number.minor:
        return SemanticVersion(0, number.minor + 1, 0)
    return SemanticVersion(0, 0, number.patch + 1)


def _line(major: int, minor: int | None) -> Span:
    if minor is None:
        return Span(SemanticVersion(major, 0, 0), SemanticVersion(major + 1, 0, 0))
    return Span(SemanticVersion(major, minor, 0), SemanticVersion(major, minor + 1, 0))

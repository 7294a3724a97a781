"""Ranges of versions, as node-semver reads them."""

import pytest

from linting.changes import SemanticVersion
from registry.consumers.ranges import VersionRange


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        ("1.2.0", ["1.2.0"], ["1.2.1", "1.1.9"]),
        ("=1.2.0", ["1.2.0"], ["1.2.1"]),
        ("1", ["1.0.0", "1.9.9"], ["0.9.9", "2.0.0"]),
        ("1.x", ["1.0.0", "1.9.9"], ["2.0.0"]),
        ("1.2", ["1.2.0", "1.2.9"], ["1.3.0"]),
        ("1.2.x", ["1.2.9"], ["1.3.0", "1.1.9"]),
        ("^1.2.3", ["1.2.3", "1.9.0"], ["1.2.2", "2.0.0"]),
        ("^0.2.3", ["0.2.3", "0.2.9"], ["0.3.0", "1.0.0"]),
        ("^0.0.3", ["0.0.3"], ["0.0.4"]),
        ("~1.2.3", ["1.2.3", "1.2.9"], ["1.3.0"]),
        (">=1.2.0 <3.0.0", ["1.2.0", "2.9.9"], ["1.1.9", "3.0.0"]),
        (">1.2.0", ["1.2.1", "7.0.0"], ["1.2.0"]),
        ("<=1.2.0", ["1.2.0", "0.0.0"], ["1.2.1"]),
        ("1.x || 3.x", ["1.5.0", "3.0.0"], ["2.0.0"]),
        ("*", ["0.0.0", "9.9.9"], []),
    ],
)
def test_a_range_holds_what_it_says(text: str, inside: list[str], outside: list[str]) -> None:
    wanted = VersionRange.parse(text)

    assert [number for number in inside if SemanticVersion.parse(number) not in wanted] == []
    assert [number for number in outside if SemanticVersion.parse(number) in wanted] == []


@pytest.mark.parametrize(
    "text", ["", " ", "latest", "1.2.3.4", "v1.0.0", "1.02.0", "^1", "1.x.2", "||", "1.x ||", "> 1.0.0", "1.0.0-rc1"]
)
def test_what_is_no_range_says_how_ranges_are_written(text: str) -> None:
    with pytest.raises(ValueError, match="write a version or a range"):
        VersionRange.parse(text)


def test_endless_conditions_are_refused() -> None:
    with pytest.raises(ValueError, match="write a version"):
        VersionRange.parse("1.0.0 || " * 1_000 + "1.0.0")


@pytest.mark.parametrize(("text", "number"), [("1.2.0", "1.2.0"), ("=1.2.0", "1.2.0"), ("1.2.x", None), ("*", None)])
def test_a_range_of_one_number_is_known_as_such(text: str, number: str | None) -> None:
    assert VersionRange.parse(text).number == (SemanticVersion.parse(number) if number else None)

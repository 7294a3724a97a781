"""Version numbers."""

import pytest

from linting.changes import Bump, SemanticVersion, suggest_version


def test_a_number_reads_and_writes_as_itself() -> None:
    assert str(SemanticVersion.parse("1.20.3")) == "1.20.3"


@pytest.mark.parametrize(
    "text", ["", "1", "1.2", "1.2.3.4", "01.2.3", "1.2.3-rc1", "v1.2.3", "1.2.٣", "1.2.3\n", "-1.0.0"]
)
def test_anything_but_three_plain_numbers_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"1\.2\.0"):
        SemanticVersion.parse(text)


def test_numbers_are_ordered_as_numbers() -> None:
    assert SemanticVersion.parse("1.10.0") > SemanticVersion.parse("1.9.9")


@pytest.mark.parametrize(
    ("bump", "next_number"),
    [(Bump.NONE, "1.2.3"), (Bump.PATCH, "1.2.4"), (Bump.MINOR, "1.3.0"), (Bump.MAJOR, "2.0.0")],
)
def test_a_bump_raises_its_part_and_resets_the_rest(bump: Bump, next_number: str) -> None:
    number = SemanticVersion(1, 2, 3).bumped(bump)

    assert str(number) == next_number
    assert number.bump_from(SemanticVersion(1, 2, 3)) is bump


def test_an_earlier_number_is_no_bump() -> None:
    assert SemanticVersion(1, 2, 3).bump_from(SemanticVersion(2, 0, 0)) is Bump.NONE


def test_a_contract_starts_at_one() -> None:
    assert str(suggest_version(None, Bump.MAJOR)) == "1.0.0"
    assert str(suggest_version(SemanticVersion(1, 0, 0), Bump.MINOR)) == "1.1.0"

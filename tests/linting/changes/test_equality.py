"""How values are shown in sentences."""

import pytest

from linting.changes.equality import shown_apart

LONG = "The name of the tag that is made for a release; it has to be"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("internal", "public", ('"internal"', '"public"')),
        (f"{LONG} new.", f"{LONG} known.", ('"…release; it has to be new."', '"…release; it has to be known."')),
        (LONG, f"{LONG} known.", ('"…a release; it has to be"', '"…a release; it has to be known."')),
        ("a" * 90, "b" * 90, ('"' + "a" * 58 + "…", '"' + "b" * 58 + "…")),
        ("a" * 90 + "b", "a" * 90 + "c", ('"…' + "a" * 24 + 'b"', '"…' + "a" * 24 + 'c"')),
    ],
    ids=["short ones", "long ones that end apart", "one that goes on", "long ones that begin apart", "without spaces"],
)
def test_two_values_are_never_cut_to_the_same(one: str, other: str, expected: tuple[str, str]) -> None:
    assert shown_apart(one, other) == expected


def test_what_is_long_after_they_part_is_cut_as_well() -> None:
    before, after = shown_apart(LONG + " b" * 90, LONG + " c" * 90)

    assert before != after
    assert max(len(before), len(after)) <= 62
    assert before.endswith("…")

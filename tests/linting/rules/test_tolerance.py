"""Which patterns are at fault, so that a schema is loaded without them for once."""

import pytest

from linting.rules.tolerance import _is_at_fault, load_tolerantly


@pytest.mark.parametrize(
    ("pattern", "is_at_fault"),
    [
        ("^a+$", False),
        ("((", True),
        ("^(a+)+$", True),
        (r"^(a)\1$", False),
        (r"^\p{L}+$", False),
        (r"^\p{Script=Greek}+$", False),
        (r"^\p{Emoji}$", False),
    ],
)
def test_what_is_not_modelled_is_no_fault(pattern: str, is_at_fault: bool) -> None:
    assert _is_at_fault(pattern) is is_at_fault


def test_patterns_at_fault_do_not_hide_what_else_is_wrong() -> None:
    schema = load_tolerantly({"pattern": "((", "patternProperties": {r"\p{Emoji}": {"type": "string"}}})

    assert schema.value["pattern"] == "(("
    with pytest.raises(ValueError, match="is not a type"):
        load_tolerantly({"pattern": "((", "patternProperties": {r"\p{Emoji}": {"type": "strin"}}})

"""Whether a pattern is found in a text."""

from linting import patterns

_LONGEST_TEXT = 100_000


def found(pattern: str, text: str) -> bool | None:
    """Whether the pattern (ECMA-262) is found in the text; None where it cannot be told within bounds."""
    if len(text) > _LONGEST_TEXT:
        return None
    try:
        return patterns.compile(pattern).accepts(text)
    except patterns.PatternError:
        return None

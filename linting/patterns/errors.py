"""What can go wrong with a pattern, one type for each thing a caller does about it."""

from linting.records import Record


class PatternError(ValueError):
    """A pattern that gives no language. Catch this to answer "undecided"; catch the subclasses to say why."""


class PatternSyntaxError(PatternError):
    """Text that is no ECMA-262 regular expression. `position` counts code points from 0."""

    def __init__(self, position: int, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.position = position
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        text = f"{self.message} (at character {self.position + 1})"
        return f"{text}; {self.remedy}" if self.remedy else text


class NotRegular(PatternError):  # noqa: N818 - named for what it says about the pattern
    """A valid pattern that uses something this engine has no language for. It can still check payloads."""

    def __init__(self, feature: str) -> None:
        super().__init__(f"{feature} is not modelled as a regular language")
        self.feature = feature


class PatternTooLarge(PatternError):  # noqa: N818 - likewise
    """A valid pattern whose automaton would exceed a fixed bound; the same on every machine."""


class Exhausted(Record):
    """Neither yes nor no: the search ended before it knew, and `reason` says why.

    It has no truth value on purpose, so that `if language.is_empty():` cannot take it for an answer.
    """

    reason: str

    def __bool__(self) -> bool:
        raise TypeError(f"no answer was reached ({self.reason}); test for `is True` or `is False`")

"""A place in the text of a pattern, and what can be read there."""

from typing import NoReturn

from linting.patterns.errors import PatternSyntaxError

_HEXADECIMAL = frozenset("0123456789abcdefABCDEF")
_DECIMAL = frozenset("0123456789")


class Cursor:
    """Reads a pattern from left to right, code point by code point."""

    __slots__ = ("position", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0

    @property
    def at_end(self) -> bool:
        return self.position >= len(self.text)

    def peek(self) -> str:
        """The next character; the empty text at the end."""
        return self.text[self.position : self.position + 1]

    def take(self) -> str:
        character = self.text[self.position : self.position + 1]
        self.position += 1
        return character

    def skip(self, wanted: str) -> bool:
        """Step over `wanted` if it stands here."""
        found = self.text.startswith(wanted, self.position)
        self.position += len(wanted) * found
        return found

    def until(self, closing: str) -> str:
        """The text up to `closing`, which is stepped over."""
        end = self.text.find(closing, self.position)
        if end < 0:
            self.fail(f"“{closing}” is missing")
        found = self.text[self.position : end]
        self.position = end + len(closing)
        return found

    def number(self) -> int | None:
        """A decimal number, if one stands here. Beyond nine digits all are the same to us: too many."""
        start = self.position
        while self.peek() in _DECIMAL and not self.at_end:
            self.position += 1
        digits = self.text[start : self.position]
        return int(digits[:12]) if digits else None

    def hexadecimal(self, digits: int) -> int | None:
        """Exactly so many hexadecimal digits, if they stand here."""
        found = self.text[self.position : self.position + digits]
        if len(found) < digits or not _HEXADECIMAL.issuperset(found):
            return None
        self.position += digits
        return int(found, 16)

    def fail(self, message: str, remedy: str = "", *, position: int | None = None) -> NoReturn:
        raise PatternSyntaxError(self.position if position is None else position, message, remedy)

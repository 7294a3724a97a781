"""What is wrong with a text that somebody is writing."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Message:
    """Something wrong at a place of the text."""

    what: str
    remedy: str = ""
    pointer: str = ""
    line: int | None = None
    column: int | None = None

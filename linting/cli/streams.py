"""What a command is run with: streams that may be closed, cannot hold every character, or end before it does."""

from __future__ import annotations

import os
import sys
from typing import IO, Any


def prepare() -> None:
    """Make the standard streams such that writing to them never fails for what is written.

    A stream that was closed before is none in Python; it swallows what is written from now on. What the encoding of a
    stream cannot say is escaped, as are the bytes of file names that are no text.
    """
    sys.stdout = _usable(sys.stdout)
    sys.stderr = _usable(sys.stderr)


def _usable(stream: IO[Any] | None) -> Any:
    if stream is None:
        return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 - it is open until the command ends
    stream.reconfigure(errors="backslashreplace")  # type: ignore[attr-defined]
    return stream


def abandon_output() -> None:
    """Write nowhere from now on, so that what is still in a buffer does not fail once more when Python ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

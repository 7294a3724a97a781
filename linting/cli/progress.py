"""How far long work has come: one line on a terminal that is written over, and nothing in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from time import monotonic
from typing import TypeVar

Each = TypeVar("Each")

_QUIET_SECONDS = 0.5
"""Work that is done by then needs no line."""
_BETWEEN_SECONDS = 0.1
_CLEAR = "\r\x1b[K"


def shown_progress(work: Iterable[Each], total: int, noun: str) -> Iterator[Each]:
    """Pass on what is made, and tell on standard error how many of them there are by now."""
    if not sys.stderr.isatty():
        yield from work
        return
    next_line, is_shown = monotonic() + _QUIET_SECONDS, False
    try:
        for done, each in enumerate(work, 1):
            yield each
            if monotonic() >= next_line:
                sys.stderr.write(f"{_CLEAR}{done} of {total} {noun}…")
                sys.stderr.flush()
                next_line, is_shown = monotonic() + _BETWEEN_SECONDS, True
    finally:
        if is_shown:
            sys.stderr.write(_CLEAR)
            sys.stderr.flush()

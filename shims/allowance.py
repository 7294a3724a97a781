"""How much a run may make of a payload, where somebody unknown brings both payload and mapping.

`copy` may put a value into itself again and again, which doubles it each time; and a long constant may be put into
each of many items. A gateway runs mappings that were looked at and payloads that it has bounded; a server that runs
whatever it is sent sets an allowance.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from shims.errors import ShimError

A_NODE = 100
"""What an object or a list in memory counts, in characters."""


@dataclass(slots=True)
class _Purse:
    most: int
    left: int


_purse: ContextVar[_Purse | None] = ContextVar("allowance", default=None)


@contextmanager
def allowance(most: int) -> Iterator[None]:
    """Each run in here makes no more than about `most` characters; then it fails with `result-too-large`."""
    token = _purse.set(_Purse(most, most))
    try:
        yield
    finally:
        _purse.reset(token)


def begin() -> None:
    """A run begins, with all of its allowance before it."""
    purse = _purse.get()
    if purse is not None:
        purse.left = purse.most


def charge(amount: int, made: object) -> None:
    """Note that a run made this, beside what its text takes. Raises ShimError `result-too-large`."""
    purse = _purse.get()
    if purse is not None:
        purse.left -= amount + len(str(made))
        if purse.left < 0:
            raise ShimError("result-too-large", "the mapping makes more of the payload than may be made here")

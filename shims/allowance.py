"""How much a run may make of a payload, where somebody unknown brings both payload and mapping.

`copy` may put a value into itself again and again, which doubles it each time; and a long constant may be put into
each of many items. A gateway runs mappings that were looked at and payloads that it has bounded; a server that runs
whatever it is sent sets an allowance.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from shims.errors import ShimError

A_NODE = 100
"""What an object or a list in memory counts, in characters."""

_left: ContextVar[list[int] | None] = ContextVar("allowance", default=None)


@contextmanager
def allowance(most: int) -> Iterator[None]:
    """Runs in here make no more than about `most` characters; then they fail with `result-too-large`."""
    token = _left.set([most])
    try:
        yield
    finally:
        _left.reset(token)


def charge(amount: int, made: object) -> None:
    """Note that a run made this, beside what its text takes. Raises ShimError `result-too-large`."""
    left = _left.get()
    if left is not None:
        left[0] -= amount + len(str(made))
        if left[0] < 0:
            raise ShimError("result-too-large", "the mapping makes more of the payload than may be made here")

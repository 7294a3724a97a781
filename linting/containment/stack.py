"""A stack of one's own, so that an answer does not depend on how deep in Python's the question is asked."""

from collections.abc import Callable
from typing import TypeVar

Answer = TypeVar("Answer")


def on_a_fresh_stack(action: Callable[[], Answer]) -> Answer:
    """What an action gives when its calls are counted from the bottom: Python counts those of each thread by itself.

    A thread costs about what a small question does, so this is for those that did not fit. Raises what the action does.
    """
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(action).result()

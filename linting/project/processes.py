"""Much work done by two processes; little work, or where processes cannot be forked, by this one."""

from __future__ import annotations

import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Task = TypeVar("Task")
Made = TypeVar("Made")

WORTH_IT = 40
"""From so many files on, what is saved is more than what a second process costs."""


def made_of(make: Callable[[Task], Made], tasks: Sequence[Task], *, is_worth_it: bool | None = None) -> Iterator[Made]:
    """What `make` gives for each task, in their order. What it raises is raised here.

    A second process takes every other task: it is a copy of this one, so that only results have to be sent.
    """
    if is_worth_it is None:
        is_worth_it = len(tasks) >= WORTH_IT
    if is_worth_it and _can_share():
        yield from _shared(make, tasks)
    else:
        yield from map(make, tasks)


def _can_share() -> bool:
    import multiprocessing

    is_busy = multiprocessing.current_process().daemon
    return "fork" in multiprocessing.get_all_start_methods() and len(_processors()) > 1 and not is_busy


def _processors() -> set[int]:
    if sys.platform == "linux":
        return os.sched_getaffinity(0)
    return set(range(os.cpu_count() or 1))


def _shared(make: Callable[[Task], Made], tasks: Sequence[Task]) -> Iterator[Made]:
    import multiprocessing

    fork = multiprocessing.get_context("fork")
    receiver, sender = fork.Pipe(duplex=False)
    sys.stdout.flush()
    sys.stderr.flush()
    other = fork.Process(target=_make_every_other, args=(make, tasks, sender), daemon=True)
    other.start()
    sender.close()
    try:
        theirs: deque[Made] = deque()
        missing = len(tasks) // 2
        for at, task in enumerate(tasks):
            if at % 2 == 0:
                yield make(task)
            while missing and (receiver.poll() or (at % 2 == 1 and not theirs)):
                theirs.append(_received(receiver))
                missing -= 1
            if at % 2 == 1:
                yield theirs.popleft()
    finally:
        receiver.close()
        other.terminate()
        other.join()


def _make_every_other(make: Callable[[Task], Made], tasks: Sequence[Task], sender: Connection) -> None:
    """Who presses Ctrl-C ends the first process, which ends this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for task in tasks[1::2]:
        try:
            sender.send((make(task), None))
        except Exception as error:  # noqa: BLE001 - it is raised where the results are waited for
            sender.send((None, error))


def _received(receiver: Connection) -> Any:
    made, error = receiver.recv()
    if error is not None:
        raise error
    return made

"""Work that is shared with a second process: the same results in the same order, and no process left behind."""

import os
from collections.abc import Iterator
from time import sleep

import pytest

from linting.documents import Document, read
from linting.project.errors import ProjectError
from linting.project.processes import made_of

MANY = range(101)


def _with_process(task: int) -> tuple[int, int]:
    return task, os.getpid()


def test_results_come_in_order_from_two_processes() -> None:
    made = list(made_of(_with_process, MANY, is_worth_it=True))

    assert [task for task, _ in made] == list(MANY)
    assert len({process for _, process in made}) == min(2, len(os.sched_getaffinity(0)))


@pytest.mark.parametrize("slow", [0, 1])
def test_either_process_may_be_done_first(slow: int) -> None:
    def make(task: int) -> int:
        sleep(0.002 if task % 2 == slow else 0)
        return task

    assert list(made_of(make, MANY, is_worth_it=True)) == list(MANY)


@pytest.mark.parametrize("tasks", [range(0), range(1), range(2), range(39)])
def test_little_work_stays_here(tasks: range) -> None:
    assert list(made_of(_with_process, tasks)) == [(task, os.getpid()) for task in tasks]


@pytest.mark.parametrize("bad", [6, 7])
def test_what_is_raised_anywhere_is_raised_here(bad: int) -> None:
    def make(task: int) -> int:
        if task == bad:
            raise ProjectError("lost", remedy="look for it")
        return task

    with pytest.raises(ProjectError) as caught:
        list(made_of(make, MANY, is_worth_it=True))

    assert (caught.value.message, caught.value.remedy) == ("lost", "look for it")


def test_results_larger_than_a_pipe_come_through() -> None:
    def make(task: int) -> Document:
        return read(f'{{"{task}": "{"x" * 100_000}"}}', name=str(task))

    assert [made.name for made in made_of(make, MANY, is_worth_it=True)] == [str(task) for task in MANY]


def test_who_stops_asking_leaves_no_process_behind() -> None:
    import multiprocessing

    results: Iterator[object] = made_of(_with_process, MANY, is_worth_it=True)
    next(results)
    results.close()  # type: ignore[attr-defined]

    assert multiprocessing.active_children() == []

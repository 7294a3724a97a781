"""Remembering for a moment, and no longer."""

from registry.short_memory import ShortMemory


def test_within_the_moment_nothing_is_looked_up_again():
    memory, asked = ShortMemory[str, int](seconds=1, clock=lambda: 0.0), []

    answers = [memory.recall("key", lambda: asked.append(1) or 7) for _ in range(3)]

    assert (answers, len(asked)) == ([7, 7, 7], 1)


def test_after_the_moment_it_is_looked_up_again():
    now = [0.0]
    memory = ShortMemory[str, int](seconds=1, clock=lambda: now[0])
    memory.recall("key", lambda: 1)

    now[0] = 1.0

    assert memory.recall("key", lambda: 2) == 2


def test_that_there_is_nothing_is_not_remembered():
    memory = ShortMemory[str, int](seconds=1, clock=lambda: 0.0)
    memory.recall("key", lambda: None)

    assert memory.recall("key", lambda: 2) == 2


def test_it_never_holds_more_than_it_may():
    memory = ShortMemory[int, int](seconds=1, most=10, clock=lambda: 0.0)

    for key in range(1_000):
        memory.recall(key, lambda: 1)

    assert len(memory._answers) <= 10

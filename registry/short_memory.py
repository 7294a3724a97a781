"""Answers remembered for a moment, so that what is asked a thousand times a second is looked up once."""

import time
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class ShortMemory(Generic[Key, Value]):
    """Remembers within one process and for `seconds` only; what other processes change is seen after that."""

    def __init__(self, seconds: float, *, most: int = 1_024, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._most = most
        self._clock = clock
        self._answers: dict[Key, tuple[float, Value]] = {}

    def recall(self, key: Key, look_up: Callable[[], Value | None]) -> Value | None:
        """The answer of a moment ago, or of `look_up` now. None is an answer that is not remembered."""
        now = self._clock()
        remembered = self._answers.get(key)
        if remembered is not None and now < remembered[0]:
            return remembered[1]
        answer = look_up()
        if answer is None:
            self._answers.pop(key, None)
            return None
        if len(self._answers) >= self._most:
            self._answers.clear()
        self._answers[key] = (now + self._seconds, answer)
        return answer

    def forget(self) -> None:
        """Look everything up again, as after a change made in this process."""
        self._answers.clear()

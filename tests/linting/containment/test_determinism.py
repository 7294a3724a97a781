"""The same question has the same answer after the same steps: in every process, thread, order and depth of calls."""

import os
import subprocess
import sys
import threading

import pytest

from linting.containment import Proved, Refuted, Settings, Writer, contains, decision, verdict_key
from linting.schemas import load
from tests.linting.containment.watching import Watched, questions, told

LEVELS = 190
STEPS = sys.getrecursionlimit()


@pytest.fixture
def watched(monkeypatch):
    monkeypatch.setattr(decision, "Search", Watched)


def nested(levels, innermost):
    for _ in range(levels):
        innermost = {"items": innermost}
    return load(innermost)


def deep_down(calls, action):
    return action() if calls == 0 else deep_down(calls - 1, action)


def test_hash_seeds_change_neither_verdicts_nor_payloads_nor_proofs_nor_steps():
    command = [sys.executable, "-m", "tests.linting.containment.watching"]
    answers = {
        subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
        for seed in ("0", "1", "2")
    }

    assert len(answers) == 1
    assert len(answers.pop().splitlines()) > 100


@pytest.mark.usefixtures("watched")
def test_what_was_asked_before_changes_nothing():
    asked = list(questions())[::3]

    forwards = [told(*question) for question in asked]
    backwards = [told(*question) for question in reversed(asked)]

    assert forwards == backwards[::-1]


def test_many_threads_may_ask_at_once():
    asked = [(load(writer), load(reader)) for writer, reader, *rest in questions() if not rest]
    alone = [contains(writer, reader) for writer, reader in asked]
    together: list[list] = [[], [], []]
    threads = [
        threading.Thread(target=lambda answers=answers: answers.extend(contains(*pair) for pair in asked))
        for answers in together
    ]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert together == [alone] * 3


@pytest.mark.parametrize("used", [0, STEPS // 3, STEPS * 3 // 4])
def test_the_depth_of_the_caller_does_not_matter(used):
    text, short = nested(LEVELS, {"type": "string"}), nested(LEVELS, {"type": "string", "maxLength": 3})

    breaks = deep_down(used, lambda: contains(text, short))
    holds = deep_down(used, lambda: contains(short, text))

    assert isinstance(breaks, Refuted)
    assert isinstance(holds, Proved)


def test_an_answer_is_named_by_all_that_it_depends_on():
    settings = [
        Settings(),
        Settings(writer=Writer.OPEN),
        Settings(assert_formats=False),
        Settings(readers_apply_defaults=True),
        Settings(budget=1),
    ]
    keys = {verdict_key(*pair, each) for pair in (("a", "b"), ("b", "a"), ("a", "a")) for each in settings}

    assert len(keys) == 3 * len(settings)
    assert verdict_key("a", "b", Settings()) == verdict_key("a", "b", Settings())


def test_an_engine_of_another_version_has_other_answers(monkeypatch):
    before = verdict_key("a", "b", Settings())

    monkeypatch.setattr("linting.containment.verdicts.ENGINE_VERSION", "another")

    assert verdict_key("a", "b", Settings()) != before

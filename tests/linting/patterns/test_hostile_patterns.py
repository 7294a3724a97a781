"""Patterns made to hurt: each ends soon, with an answer or a reason, and the same one every time."""

import threading

import pytest

from linting.patterns import Exhausted, PatternError, PatternTooLarge, Tally, compile, literals  # noqa: A004
from linting.patterns.automaton import MOST_STATES
from linting.patterns.formula import leaves
from linting.patterns.guessing import guess

HOSTILE = {
    "nested optional counts": "(((((a?){20}){20}){20}){20}){20}",
    "nested counts of two": "(((((a?b?){20}){20}){20}){20}){20}",
    "ten thousand letters": "a" * 10_000,
    "two thousand loops": "(a|b)*" * 2000,
    "many optional parts": "(a?b?c?){500}$",
    "thousands of looks": "^" + "(?=a)" * 3000 + "a",
    "looks in a loop": "(?:(?=a)|(?=b)|(?=c)|(?=d)|(?=e)|(?=f)|(?=g))*x",
    "far looks in a loop": "(?:(?=a.*z)|(?=.*b)|(?=..c)|d)*x$",
    "nested looks": "(?!" * 30 + "a" + ")" * 30,
    "a huge count": "a{99999999999999999999}",
    "counts around a choice": "^[a-z]{0,65535}(-[0-9]{1,9})?$",
    "a state for every subset": "^(.*a.{20})+$",
    "a long way back": "[ab]*a[ab]{200}$",
    "three thousand choices": "|".join(f"a{number}" for number in range(3000)),
    "loops beside loops": "[^a]*b" * 300,
    "boundaries in loops": r"(\b|a)*" * 200,
    "deep groups": "(" * 59 + "a" + ")*" * 59,
}


def ask(pattern):
    try:
        language = compile(pattern)
    except PatternError as error:
        return str(error)
    other = compile("^[a-f]*$")
    return language.shortest(), language.complement().shortest(), language.is_subset_of(other), language.longest()


@pytest.mark.parametrize("pattern", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_pattern_ends_with_an_answer_or_a_reason(pattern):
    first, second = ask(pattern), ask(pattern)

    assert first == second


def test_a_search_out_of_steps_says_so():
    answer = compile("^(.*a.{20})+$").is_subset_of(compile("^(.*a.{20})+|b$"))

    assert isinstance(answer, Exhausted)
    assert "100000 steps" in answer.reason
    with pytest.raises(TypeError, match="no answer"):
        bool(answer)


def test_a_text_may_be_guessed_where_the_search_ends():
    both = compile("schema").intersect(compile("org$"))

    guessed = guess(both.formula, 5_000, avoided=frozenset(["orgschema"]))

    assert both.accepts(guessed)
    assert guess(compile("^a").intersect(compile("^b")).formula, 5_000, frozenset()) is None


def test_the_budget_is_the_same_whatever_was_asked_before():
    language, other = compile("^(?:a|b)*a(?:a|b){7}$"), compile("^(?:a|b)*b(?:a|b){7}$")

    fresh = [language.intersect(other).is_empty(steps) for steps in range(100, 3000, 100)]
    again = [language.intersect(other).is_empty(steps) for steps in range(100, 3000, 100)]

    assert fresh == again
    assert fresh[-1] is True


def test_patterns_side_by_side_count_for_more_than_one_after_the_other():
    steps = []

    for number in (20, 80):
        language, tally = compile("^x[0-9]+y$"), Tally()
        for one in range(number):
            language = language.intersect(compile(f"x{one}y").complement())
        language.shortest(tally=tally)
        steps.append(tally.steps)

    assert steps[1] > 2 * 4 * steps[0]


def test_bounds_are_named():
    with pytest.raises(PatternTooLarge, match="20000"):
        compile("(((((a?b?){20}){20}){20}){20}){20}")


def test_threads_may_share_a_language():
    language = compile("^(?:[ab]{3}-)*(?!aaa)[ab]{3}$")
    found = []

    def ask_all():
        found.append([language.accepts(f"{text}-bab") for text in ("aaa", "abb", "ab")] + [language.samples(5)])

    threads = [threading.Thread(target=ask_all) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert all(answers == found[0] for answers in found)


def test_memory_stays_flat_when_states_are_many():
    language = compile("^(.*a.{20})+$")
    automaton = next(iter(leaves(language.formula))).atom

    language.is_subset_of(compile("^[a-f]*$"))

    kept = automaton.machine.runners[0].table if automaton.machine else {}
    assert len(kept) <= MOST_STATES


def test_a_large_enumeration_is_quick():
    names = literals(f"property{number}" for number in range(5000))

    assert names.is_subset_of(compile("^property[0-9]+$")) is True
    assert compile("^property[0-9]+$").difference(names).shortest() == "property00"

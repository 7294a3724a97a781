"""The patterns of published schemas, all of them; runs where CASES names their folder. `-s` prints the figures."""

import random
import re
import time
from statistics import median, quantiles

import jsonschema_rs
import pytest

from linting.patterns import Exhausted, NotRegular, compile, parse  # noqa: A004
from linting.patterns.compiling import compile as cached_compile
from linting.patterns.safety import catastrophic_backtracking
from linting.patterns.shape import simplify

from .trees import as_python


def test_all_but_a_handful_compile(real_patterns):
    cached_compile.cache_clear()
    times, refused = [], []

    for pattern in real_patterns:
        started = time.process_time()
        try:
            compile(pattern)
        except NotRegular as error:
            refused.append((pattern, error.feature))
        times.append(1000 * (time.process_time() - started))

    compiled = len(times) - len(refused)
    print(f"\n{compiled} of {len(times)} compile; median {median(times):.2f} ms, most {max(times):.1f} ms")
    assert len(refused) <= 0.02 * len(real_patterns)


def test_they_match_what_two_other_engines_match(real_patterns):
    chance = random.Random(3)
    compared = 0

    for pattern in real_patterns:
        language = compile(pattern)
        second = re.compile(as_python(simplify(parse(pattern))), re.ASCII)
        try:
            third = jsonschema_rs.validator_for({"pattern": pattern}).is_valid
        except jsonschema_rs.ValidationError:
            third = language.accepts
        seeds = [*language.samples(10), *language.complement().samples(6), "", "a", "a-b"]
        for text in [*seeds, *(mutated(chance, chance.choice(seeds)) for _ in range(20))]:
            assert language.accepts(text) == bool(second.search(text)), (pattern, text)
            if not {"\r", "\u2028", "\u2029"}.intersection(text):  # which `.` matches there
                assert language.accepts(text) == third(text), (pattern, text)
            compared += 1

    print(f"\n{compared} texts agree")


def mutated(chance, text):
    characters = list(text)
    for _ in range(chance.randint(1, 3)):
        place = chance.randint(0, len(characters))
        characters[place : place + chance.randint(0, 1)] = chance.choices("ab1Z-_./: \n\t😀(x", k=chance.randint(0, 1))
    return "".join(characters)


@pytest.mark.parametrize("question", ["inclusion", "common text"])
def test_pairs_are_decided(real_patterns, question):
    chance = random.Random(11)
    languages = {pattern: compile(pattern) for pattern in real_patterns}
    times, undecided = [], []

    for _ in range(1500):
        left, right = chance.choices(real_patterns, k=2)
        first, second = languages[left], languages[right]
        started = time.process_time()
        asked = first.difference(second) if question == "inclusion" else first.intersect(second)
        answer = asked.shortest()
        times.append(1000 * (time.process_time() - started))
        if isinstance(answer, Exhausted):
            undecided.append((left, right))
        elif answer is not None:
            assert first.accepts(answer)
            assert second.accepts(answer) == (question == "common text")

    cuts = quantiles(times, n=100)
    print(f"\n{question}: {len(times) - len(undecided)} of {len(times)} decided; ", end="")
    print(f"median {cuts[49]:.2f} ms, p90 {cuts[89]:.2f} ms, p99 {cuts[98]:.1f} ms, most {max(times):.0f} ms")
    assert len(undecided) <= 0.005 * len(times)


def test_few_are_dangerous(real_patterns):
    found = {pattern: evidence for pattern in real_patterns if (evidence := catastrophic_backtracking(pattern))}

    print(f"\n{len(found)} of {len(real_patterns)} backtrack badly")
    for pattern, evidence in found.items():
        print(f"  {evidence.kind}: {pattern[:100]}")
    assert len(found) <= 0.02 * len(real_patterns)

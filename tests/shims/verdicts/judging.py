"""Every claim about a mapping, tried on payloads: an answer that a payload contradicts is a finding."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import islice
from random import Random
from typing import Any

import jsonschema

from linting.containment import Settings
from linting.schemas import Schema
from shims.compose import composed
from shims.errors import ShimError
from shims.loss import RoundTrip, round_trip
from shims.mapping import Mapping
from shims.ops.base import Kind, PointOp
from shims.runtimes.python import run, transform
from shims.samples import samples
from shims.totality import MayFail, may_fail
from shims.verify import Counterexample, Judge, Proved, Verification, verify
from tests.shims.verdicts.ops import SCALARS
from tests.shims.verdicts.question import Finding, Question

TRIED = 25


@dataclass
class Answers:
    """All that is said of one mapping, and the payloads that it is tried on."""

    source: Schema
    mapping: Mapping
    target: Schema
    settings: Settings
    payloads: list[Any] = field(default_factory=list)

    @classmethod
    def to(cls, question: Question) -> "Answers":
        answers = cls(*question.loaded(), question.settings())
        judge = Judge(answers.mapping, answers.source, answers.target, answers.settings)
        chance = Random(repr(question))
        drawn = list(samples(answers.source, answers.settings, TRIED))
        changed = (_changed(payload, chance) for payload in drawn for _ in range(4))
        answers.payloads = [*drawn, *islice((each for each in changed if judge._is_sent(each)), TRIED)]
        return answers


def judged(question: Question) -> tuple[Verification, list[Finding]]:
    """The verdict, and all that is wrong with it and what is said beside it. Raises SchemaError, MappingError."""
    answers = Answers.to(question)
    verification = verify(answers.mapping, answers.source, answers.target, answers.settings)
    failing = may_fail(answers.mapping, answers.source, answers.settings)
    back = round_trip(answers.mapping, answers.source, answers.settings)
    found = [
        *_against_verdict(answers, verification),
        *_against_totality(answers, failing, verification),
        *_against_losses(answers, back),
        *_against_composition(answers),
        *_against_class(answers),
    ]
    return verification, found


def _against_verdict(answers: Answers, verification: Verification) -> Iterator[Finding]:
    if isinstance(verification, Counterexample):
        payload = verification.payload
        if not _is_valid(payload, answers.source, answers.settings):
            yield Finding("a counterexample is not valid itself", payload)
        if _becomes_valid(answers, payload):
            yield Finding("a counterexample becomes valid", payload)
    if isinstance(verification, Proved):
        for payload in answers.payloads:
            if not _becomes_valid(answers, payload):
                yield Finding("a payload refutes a proof", payload)
                return


def _against_totality(answers: Answers, failing: tuple[MayFail, ...], verdict: Verification) -> Iterator[Finding]:
    if isinstance(verdict, Proved) and failing:
        yield Finding("an op may fail of a mapping that is proved", failing[0].payload)
    announced = {each.op_index for each in failing}
    for payload in answers.payloads:
        failure = _outcome(answers.mapping, payload)
        if isinstance(failure, ShimError) and failure.op_index not in announced:
            yield Finding("an op fails that was not announced", payload)
            return
    for each in failing:
        if each.is_shown:
            failure = _outcome(answers.mapping, each.payload)
            if not isinstance(failure, ShimError) or (failure.op_index, failure.code) != (each.op_index, each.code):
                yield Finding("an op does not fail on the payload that is to show it", each.payload)


def _against_losses(answers: Answers, back: RoundTrip) -> Iterator[Finding]:
    if back.is_identity == bool(back.sentences):
        yield Finding("what is lost and whether all comes back do not agree")
    if back.is_identity:
        inverse = answers.mapping.invert()
        for payload in answers.payloads:
            if _comes_back(answers.mapping, inverse, payload) is False:
                yield Finding("a payload does not come back that is said to", payload)
                return
    for loss in back.losses:
        if loss.payload is not None and _comes_back(answers.mapping, answers.mapping.invert(), loss.payload) is True:
            yield Finding("a payload comes back that is to show a loss", loss.payload)


def _against_composition(answers: Answers) -> Iterator[Finding]:
    """Cut in two and put together again, it does the same; and from text to text the same as on values."""
    ops = answers.mapping.ops
    for cut in range(1, len(ops)):
        first, second = Mapping(ops[:cut]), Mapping(ops[cut:])
        for text in map(json.dumps, answers.payloads[:8]):
            between = _transformed(first, text)
            apart = between if isinstance(between, ShimError) else _transformed(second, between)
            if _told(apart) != _told(_transformed(composed([first, second]), text)):
                yield Finding("two mappings together do otherwise than one after the other", json.loads(text))
    for payload in answers.payloads:
        on_text = _transformed(answers.mapping, json.dumps(payload))
        told = on_text.code if isinstance(on_text, ShimError) else json.loads(on_text)
        if _told(told) != _told(_outcome(answers.mapping, payload)):
            yield Finding("text and values are not transformed alike", payload)


def _against_class(answers: Answers) -> Iterator[Finding]:
    """What an op that changes one value keeps by its class comes back, on whatever payload it does not fail.

    Ops that move values keep what they are meant for only; `tests/shims/test_laws.py` says what that is.
    """
    for op in answers.mapping.ops:
        if isinstance(op, PointOp) and op.kind >= Kind.INJECTIVE and not op.inner:
            alone = Mapping((op,))
            for payload in answers.payloads:
                if _comes_back(alone, alone.invert(), payload) is False:
                    yield Finding("an op does not keep what its class says", payload)
                    return


def _changed(payload: Any, chance: Random) -> Any:
    """The payload with one thing otherwise: often still valid, and not what anyone thought of."""
    if isinstance(payload, dict) and payload and chance.random() < 0.8:
        key = chance.choice(sorted(payload))
        if chance.random() < 0.3:
            return {name: value for name, value in payload.items() if name != key}
        return {**payload, key: _changed(payload[key], chance)}
    if isinstance(payload, dict):
        return {**payload, chance.choice(("a", "b", "ab", "c", "d")): chance.choice((*SCALARS, {}, []))}
    if isinstance(payload, list) and payload and chance.random() < 0.8:
        index = chance.randrange(len(payload))
        return [
            *payload[:index],
            *([] if chance.random() < 0.3 else [_changed(payload[index], chance)]),
            *payload[index + 1 :],
        ]
    return chance.choice((*SCALARS, {}, [], ["a"], {"a": "x"}))


def _outcome(mapping: Mapping, payload: Any) -> Any:
    try:
        return run(mapping, payload)
    except ShimError as failure:
        return failure


def _transformed(mapping: Mapping, text: str) -> Any:
    try:
        return transform(text, mapping)
    except ShimError as failure:
        return failure


def _told(outcome: Any) -> str:
    return repr(outcome.code if isinstance(outcome, ShimError) else outcome)


def _becomes_valid(answers: Answers, payload: Any) -> bool:
    """By either validator: they differ in rare places, and neither is asked about numbers beyond doubles."""
    result = _outcome(answers.mapping, payload)
    if isinstance(result, ShimError):
        return False
    if answers.target.accepts(result, assert_formats=answers.settings.assert_formats):
        return True
    return not _has_formats(answers.target) and jsonschema.Draft202012Validator(answers.target.value).is_valid(result)


def _is_valid(payload: Any, schema: Schema, settings: Settings) -> bool:
    is_valid = _has_formats(schema) or jsonschema.Draft202012Validator(schema.value).is_valid(payload)
    return is_valid and schema.accepts(payload, assert_formats=settings.assert_formats)


def _has_formats(schema: Schema) -> bool:
    """Formats are for one validator alone: the reference one leaves them alone."""
    return "'format'" in repr(schema.value)


def _comes_back(mapping: Mapping, inverse: Mapping, payload: Any) -> bool | None:
    """Whether the way back restores it, in numbers as they are written; None where the mapping fails on it."""
    text = json.dumps(payload)
    there = _transformed(mapping, text)
    if isinstance(there, ShimError):
        return None
    back = _transformed(inverse, there)
    return not isinstance(back, ShimError) and _exact(back) == _exact(text)


def _exact(text: str) -> Any:
    return _typed(json.loads(text, parse_float=Decimal, parse_int=Decimal))


def _typed(value: Any) -> Any:
    """With types, since true is 1 in Python."""
    if isinstance(value, dict):
        return {key: _typed(member) for key, member in value.items()}
    return list(map(_typed, value)) if isinstance(value, list) else (type(value).__name__, value)

"""From values of several kinds to values of several kinds: each kind by itself, under a `switch`.

What tells the kinds apart is left alone in the cases, so that the way back can tell them apart too; where it is called
otherwise now, or has other values, that is changed after all cases.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Protocol

from shims.paths import Path
from shims.suggest.likeness import name_likeness
from shims.suggest.outline import Sketch, fields_of, placed
from shims.suggest.pairing import overlap
from shims.suggest.steps import Step, mapping_of, place, step
from shims.suggest.unions import Branch, Union, kinds_of, specialised, union_of


class Inside(Protocol):
    """Gives the steps from one kind to another; not `is_whole` where the kind has members that are not spoken of."""

    def __call__(self, source: Sketch, target: Sketch, *, is_whole: bool = True) -> list[Step]: ...


_SURE = 0.5
"""From which likeness on two kinds are taken for one under another name without asking."""
_NEAREST_TYPES = ("array", "object", "string", "number", "boolean")
"""What a value of a type that is gone becomes rather than something else."""


@dataclass(frozen=True)
class _Case:
    """One kind, what it becomes, and how."""

    source: Branch
    target: Branch
    steps: tuple[Step, ...]
    question: str = ""


def kind_by_kind(source: Sketch, target: Sketch, inside: Inside) -> list[Step] | None:
    """The steps for each kind; None where there is one only, or nothing tells kinds apart."""
    wanted = union_of(target)
    found = union_of(source) or (_specialised_for(wanted, source) if wanted is not None else None)
    if (found is None and wanted is None) or not source.solid_types or not target.solid_types:
        return None
    found, wanted = found or _alone(source), wanted or _alone(target)
    keeps_label = found.by == wanted.by == "value"
    cases = []
    for one, other, question in _paired(found, wanted):
        pair = (one.sketch, other.sketch)
        if keeps_label:
            pair = placed(one.sketch, found.on, None), placed(other.sketch, wanted.on, None)
        cases.append(_Case(one, other, tuple(inside(*pair, is_whole=not keeps_label)), question))
    if len(cases) == 1:
        return _of_one_kind(cases[0])
    shared, own = _shared(cases, found)
    switch = _switch(found, own)
    return [*shared, *([switch] if switch else []), *(_relabelled(found, wanted, own) if keeps_label else ())]


def _alone(sketch: Sketch) -> Union:
    """What is of one kind only, to be one of several."""
    kinds = kinds_of(sketch)
    return Union("type", (), (Branch(kinds[0] if len(kinds) == 1 else "", sketch),))


def _specialised_for(wanted: Union, source: Sketch) -> Union | None:
    """The kinds that one object of the source stands for, by the member with the values of the target's kinds."""
    if wanted.by != "value":
        return None
    fields = [path for path, member in fields_of(source) if member.choices is not None]
    for path in sorted(fields, key=lambda path: path != wanted.on):
        found = specialised(source, path)
        if found is not None and 2 * len(set(found.labels) & set(wanted.labels)) >= len(found.labels):
            return found
    return None


def _paired(found: Union, wanted: Union) -> Iterator[tuple[Branch, Branch, str]]:
    """Each kind with the one it becomes, and what has to be asked about that."""
    ranked = sorted(
        ((_alike(found, one, wanted, other), i, j) for i, one in enumerate(found.branches)
         for j, other in enumerate(wanted.branches)),
        key=lambda scored: (-scored[0], scored[1], scored[2]),
    )  # fmt: skip
    chosen: dict[int, tuple[float, int]] = {}
    for is_second_round in (False, True):
        for score, one, other in ranked:
            taken = {index for _, index in chosen.values()}
            if one not in chosen and (is_second_round or other not in taken):
                chosen[one] = (score, other) if not is_second_round else (0.0, other)
    for index, branch in enumerate(found.branches):
        score, other = chosen[index]
        is_asked = score < _SURE and len(wanted.branches) > 1 and (found.by, wanted.by) != ("type", "type")
        yield branch, wanted.branches[other], f"What becomes of {branch.label}?" if is_asked else ""


def _alike(found: Union, one: Branch, wanted: Union, other: Branch) -> float:
    """How likely the one kind is the other now: 1 where it is known by the same."""
    if (found.by, wanted.by) == ("type", "presence") and (member := other.sketch.members.get(other.label)) is not None:
        return 0.9 if kinds_of(member) == [one.label] else 0.0
    if type(one.label) is type(other.label) and one.label == other.label:
        return 1.0
    if wanted.by == "type":
        return 0.1 / (1 + _NEAREST_TYPES.index(other.label)) if other.label in _NEAREST_TYPES else 0.0
    members = overlap(set(one.sketch.members), set(other.sketch.members))
    return 0.9 * max(name_likeness(str(one.label), str(other.label)), members)


def _of_one_kind(case: _Case) -> list[Step]:
    """No switch is needed; whether it is that kind may have to be asked."""
    if not case.question:
        return list(case.steps)
    first, *rest = case.steps or (Step({"op": "in", "at": [], "do": []}, "it is one of several kinds now"),)
    question = f"Is it {case.target.label}? {first.question}".strip()
    return [replace(first, question=question, score=min(first.score, 0.5)), *rest]


def _shared(cases: list[_Case], found: Union) -> tuple[list[Step], list[_Case]]:
    """The steps that stand in every case and may as well go before all of them, and the cases without these."""
    telling: list[Path] = [found.on]
    if found.by == "presence":
        telling = [(branch.label,) for branch in found.branches]
    shared = [
        made
        for made in cases[0].steps
        if not _meets(made, telling) and all(_is_first_at_its_places(made, case.steps) for case in cases)
    ]
    ops = [made.op for made in shared]
    own = [
        _Case(case.source, case.target, tuple(each for each in case.steps if each.op not in ops), case.question)
        for case in cases
    ]
    return shared, own


def _is_first_at_its_places(made: Step, steps: tuple[Step, ...]) -> bool:
    before: list[Path] = []
    for each in steps:
        if each.op == made.op:
            return not _meets(made, before)
        before += _places(each)
    return False


def _places(made: Step) -> list[Path]:
    (op,) = mapping_of([made]).ops
    return [*op.reads, *op.writes]


def _meets(made: Step, others: list[Path]) -> bool:
    return any(one[: len(other)] == other or other[: len(one)] == one for one in _places(made) for other in others)


def _switch(found: Union, cases: list[_Case]) -> Step | None:
    told = [f"{case.source.label}: {'; '.join(made.reason for made in case.steps) or 'as it is'}" for case in cases]
    inner = [made for case in cases for made in case.steps]
    questions = dict.fromkeys([*(case.question for case in cases), *(made.question for made in inner)])
    if not inner and not any(questions):
        return None
    spelled = _by_presence(cases) if found.by == "presence" else _by_label(found, cases)
    score = min([made.score for made in inner] + [0.4 if any(questions) else 0.9])
    reason = f"each kind by itself, {', '.join(told)}"
    return step("switch", reason, score=score, question=" ".join(filter(None, questions)), **spelled)


def _by_label(found: Union, cases: list[_Case]) -> dict[str, Any]:
    changing = [{found.by: case.source.label, "do": _ops(case)} for case in cases if case.steps]
    listed = changing or [{found.by: cases[0].source.label, "do": []}]
    return {"on": found.on, "cases": listed, "else_": None if len(changing) == len(cases) else "keep"}


def _by_presence(cases: list[_Case]) -> dict[str, Any]:
    """One switch in the other, each on a member that only one kind has."""
    case, rest = cases[0], cases[1:]
    key = case.source.label
    kinds = case.source.sketch.members[key].types or {"object"}
    types = sorted({"number" if kind == "integer" else kind for kind in kinds})
    otherwise: Any = [{"op": "switch", **_named(_by_presence(rest))}] if len(rest) > 1 else _ops(rest[0]) or "keep"
    return {"on": [key], "cases": [{"type": kind, "do": _ops(case)} for kind in types], "else_": otherwise}


def _named(parameters: dict[str, Any]) -> dict[str, Any]:
    return {name.rstrip("_"): value for name, value in parameters.items()}


def _ops(case: _Case) -> list[dict[str, Any]]:
    return [made.op for made in case.steps]


def _relabelled(found: Union, wanted: Union, cases: list[_Case]) -> Iterator[Step]:
    """What tells the kinds apart, in its new place and with its new values."""
    if found.on != wanted.on:
        reason = f"{place(found.on)} tells the kinds apart, which {place(wanted.on)} does now"
        prune = True if len(found.on) > 1 else None
        yield step("move", reason, from_=found.on, to=wanted.on, prune=prune, score=0.9)
    pairs = [(case.source.label, case.target.label) for case in cases]
    if any(old != new for old, new in pairs):
        reason = f"the kinds at {place(wanted.on)} are called otherwise"
        is_text = all(isinstance(old, str) for old, _ in pairs)
        table = dict(pairs) if is_text else [list(pair) for pair in pairs]
        yield step("enum", reason, at=wanted.on, map=table, score=0.9)

"""Ops on strings in several places, on lists and objects, and ops that run others."""

from collections.abc import Sequence
from typing import Any

from shims.ops.base import Op, PointOp
from shims.ops.each import Each
from shims.ops.each_value import EachValue
from shims.ops.extract import Extract
from shims.ops.join import Join
from shims.ops.split import Split
from shims.ops.switch import Switch
from shims.ops.template import Template, places_in
from shims.ops.unwrap import Unwrap
from shims.ops.within import In
from shims.paths import Path
from shims.runtimes.python.compiled.nodes import (
    Changed,
    Holder,
    Step,
    UnfitError,
    finder,
    key_of,
    on_parent,
    putter,
    taker,
    text_of,
)
from shims.runtimes.python.compiled.places import place_step
from shims.runtimes.python.compiled.scalars import changed_by
from shims.tree import ABSENT


def steps_of(ops: Sequence[Op]) -> tuple[Step, ...]:
    """A closure for each op. Raises UnfitError for an op, or a constant, that closures cannot do."""
    return tuple(map(_step_of, ops))


def _step_of(op: Op) -> Step:
    step = place_step(op)
    if step is not None:
        return step
    match op:
        case Split():
            return _splitting(op)
        case Extract():
            return _extracting(op)
        case Join():
            return _joining(op)
        case Template():
            return _templating(op)
        case Switch():
            return _choosing(op)
        case Unwrap():
            return _unwrapping(op)
        case Each(at, do, keeps_null):
            return _changing(at, _on_items(steps_of(do)), keeps_null=keeps_null)
        case EachValue(at, do, keeps_null):
            return _changing(at, _on_values(steps_of(do)), keeps_null=keeps_null)
        case In(at, do, keeps_null):
            return _changing(at, _runner(steps_of(do)), keeps_null=keeps_null)
        case PointOp():
            return _changing(op.at, changed_by(op), keeps_null=getattr(op, "keeps_null", False))
    raise UnfitError


def _changing(at: Path, changed: Changed, *, keeps_null: bool) -> Step:
    key = key_of(at)

    def change(parent: Holder) -> None:
        node = parent.get(key, ABSENT)
        if node is not ABSENT and not (keeps_null and node is None):
            parent[key] = changed(node)

    return on_parent(at, change)


def _runner(steps: tuple[Step, ...]) -> Changed:
    def run(node: Any) -> Any:
        holder = {"": node}
        for step in steps:
            step(holder)
        return holder[""]

    return run


def _on_items(steps: tuple[Step, ...]) -> Changed:
    def change(node: Any) -> Any:
        if type(node) is not list:
            raise UnfitError
        holder: Holder = {}
        for index, item in enumerate(node):
            holder[""] = item
            for step in steps:
                step(holder)
            node[index] = holder[""]
        return node

    return change


def _on_values(steps: tuple[Step, ...]) -> Changed:
    run = _runner(steps)

    def change(node: Any) -> Any:
        if type(node) is not dict:
            raise UnfitError
        return {key: run(member) for key, member in node.items()}

    return change


def _splitting(op: Split) -> Step:
    find, take, puts = finder(op.source), taker(op.source), tuple(map(putter, op.into))
    parts_of = op.parts_of

    def split(holder: Holder) -> None:
        node = find(holder)
        if node is ABSENT:
            return
        parts = parts_of(text_of(node))
        if parts is None:
            raise UnfitError
        take(holder)
        for put, part in zip(puts, parts, strict=False):
            put(holder, part)

    return split


def _extracting(op: Extract) -> Step:
    find, take = finder(op.source), taker(op.source)
    puts = {place: putter(place) for place in op.writes}

    def extract(holder: Holder) -> None:
        node = find(holder)
        if node is ABSENT:
            return
        found = op.read(text_of(node))
        if found is None:
            raise UnfitError
        take(holder)
        for place, text in found.items():
            puts[place](holder, text)

    return extract


def _joining(op: Join) -> Step:
    finds, takes, put = tuple(map(finder, op.sources)), tuple(map(taker, op.sources)), putter(op.target)
    separator, may_miss = op.sep, op.missing == "skip"

    def join(holder: Holder) -> None:
        nodes = [find(holder) for find in finds]
        texts = [text_of(node) for node in nodes if node is not ABSENT]
        if not texts:
            return
        if len(texts) < len(nodes) and not may_miss:
            raise UnfitError
        for take in takes:
            take(holder)
        put(holder, separator.join(texts))

    return join


def _templating(op: Template) -> Step:
    places = places_in(op.parts)
    finds, takes, put = tuple(map(finder, places)), tuple(map(taker, places)), putter(op.target)
    pattern = tuple(part if isinstance(part, str) else places.index(part) for part in op.parts)

    def template(holder: Holder) -> None:
        nodes = [find(holder) for find in finds]
        if all(node is ABSENT for node in nodes):
            return
        texts = [text_of(node) for node in nodes]
        for take in takes:
            take(holder)
        put(holder, "".join(part if isinstance(part, str) else texts[part] for part in pattern))

    return template


def _choosing(op: Switch) -> Step:
    find = finder(op.on)
    cases = tuple((case, steps_of(case.do)) for case in op.cases)
    otherwise = None if op.otherwise is None else steps_of(op.otherwise)
    only_texts = all(case.by == "value" and isinstance(case.wanted, str) for case in op.cases)
    by_text = {case.wanted: steps for case, steps in cases} if only_texts else {}

    def choose(holder: Holder) -> None:
        node = find(holder)
        if only_texts and type(node) is str:
            chosen = by_text.get(node, otherwise)
        else:
            chosen = next((steps for case, steps in cases if case.fits(node)), otherwise)
        if chosen is None:
            raise UnfitError
        for step in chosen:
            step(holder)

    return choose


def _unwrapping(op: Unwrap) -> Step:
    key, index, only = key_of(op.at), -1 if op.pick == "last" else 0, op.pick == "only"
    empty, keeps_null = op.empty, op.keeps_null

    def unwrap(parent: Holder) -> None:
        node = parent.get(key, ABSENT)
        if node is ABSENT or (keeps_null and node is None):
            return
        if type(node) is not list or (len(node) > 1 and only) or (not node and empty == "fail"):
            raise UnfitError
        if node:
            parent[key] = node[index]
        elif empty == "null":
            parent[key] = None
        else:
            del parent[key]

    return on_parent(op.at, unwrap)

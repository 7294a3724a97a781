"""A verdict on a mapping: its headline, the payload that refutes it with what comes of that, and what is lost."""

import json
from dataclasses import dataclass
from typing import Any

from linting.documents import read
from registry.catalog.models import Version
from registry.catalog.queries import schema_of
from registry.delivery import verifying
from registry.delivery.drafts import drafted
from registry.errors import RegistryError
from registry.pages import sentence_of as sentence_told
from registry.presentation.lines import Code, payload_code, payload_text
from registry.presentation.member_order import declared_order, in_order
from registry.presentation.messages import Message
from registry.presentation.refusals import refusals_of
from shims.mapping import Mapping
from shims.ops.base import NotInvertibleError

LONGEST_FAILING = 200
_TONES = {"proved": "good", "counterexample": "bad", "unknown": "unsure"}


@dataclass(frozen=True)
class CounterexampleShown:
    """A valid payload, and its result with what the target has against it; no result where an op fails."""

    payload: Code
    text: str
    result: Code | None
    error: str


@dataclass(frozen=True)
class FailingShown:
    """An op that may fail, with a payload in a line where there is one."""

    index: int
    name: str
    payload: str = ""


@dataclass(frozen=True)
class VerdictShown:
    """What the pane beside the editor shows. `tone` is one of good, unsure, bad, idle."""

    tone: str
    headline: str
    sentences: tuple[str, ...] = ()
    messages: tuple[Message, ...] = ()
    counterexample: CounterexampleShown | None = None
    failing: tuple[FailingShown, ...] = ()
    lost: tuple[str, ...] = ()
    kept: str = ""
    kind: str = ""
    way_back: str = ""

    @property
    def icon(self) -> str:
        return {"idle": "clock"}.get(self.tone, self.tone)


def judged(text: str, source: Version, target: Version) -> VerdictShown:
    """The verdict on ops that somebody is typing."""
    try:
        mapping = drafted(text)
    except RegistryError as refusal:
        return refused(refusal)
    if source.pk == target.pk:
        return VerdictShown("idle", "A mapping leads to another version")
    try:
        assessment = verifying.assessed(mapping, source, target)
    except RegistryError as refusal:
        return VerdictShown("unsure", "Not verified here", (sentence_told(refusal),))
    return verdict_shown(assessment.as_json(), source, target, way_back=_way_back(mapping))


def refused(refusal: RegistryError) -> VerdictShown:
    """Ops that are none: what is wrong, at its line."""
    message = Message(refusal.message, refusal.remedy, refusal.pointer or "", refusal.line, refusal.column)
    return VerdictShown("bad", "This is not a mapping yet", messages=(message,))


def verdict_shown(verdict: dict[str, Any], source: Version, target: Version, *, way_back: str = "") -> VerdictShown:
    """A verdict in its wire form, between two versions."""
    status = verdict["status"]
    headline, sentence = _words(verdict, source, target)
    return VerdictShown(
        _TONES[status],
        headline,
        (sentence,),
        counterexample=_counterexample(verdict, source, target) if status == "counterexample" else None,
        failing=tuple(_failing(found) for found in verdict["may_fail"]),
        lost=tuple(verdict["lost"]),
        kept=_kept(verdict),
        kind=verdict["class"],
        way_back=way_back,
    )


def _words(verdict: dict[str, Any], source: Version, target: Version) -> tuple[str, str]:
    every = f"every valid payload of {source.number} becomes a valid payload of {target.number}"
    match verdict["status"]:
        case "proved":
            return "Proved", f"{every[0].upper()}{every[1:]}."
        case "counterexample":
            return "Refuted", f"Here is a valid payload of {source.number} that does not become one of {target.number}."
    reason, tried = verdict["reason"].rstrip("."), verdict["fuzzed"]
    sentence = f"It could not be shown that {every}: {reason}. {tried} payloads were tried, and all went well."
    return "Not decided", sentence


def _counterexample(verdict: dict[str, Any], source: Version, target: Version) -> CounterexampleShown:
    found = verdict["counterexample"]
    places = order_of(source) | order_of(target)
    payload = in_order(found["payload"], places)
    result = None
    if found.get("op") is None:
        formats = source.contract.assert_formats
        refusals = refusals_of(schema_of(target), found["result"], assert_formats=formats)
        result = payload_code(in_order(found["result"], places), refusals)
    return CounterexampleShown(payload_code(payload, {}), payload_text(payload), result, sentence_of(found["error"]))


def order_of(version: Version) -> dict[str, int]:
    """The places of the fields as the author of the version wrote them."""
    return declared_order(read(version.source_text, syntax=version.syntax).value)


def ops_text(ops: list[dict[str, Any]]) -> str:
    """Ops as the editor shows them: one a line."""
    lines = ",\n".join(f"  {json.dumps(op, ensure_ascii=False)}" for op in ops)
    return f"[\n{lines}\n]" if ops else "[]"


def sentence_of(words: str) -> str:
    """Words of the engine as a sentence."""
    return f"{words[:1].upper()}{words[1:].rstrip('.')}."


def _failing(found: dict[str, Any]) -> FailingShown:
    text = json.dumps(found["payload"], ensure_ascii=False) if "payload" in found else ""
    return FailingShown(found["op"], found["name"], text if len(text) <= LONGEST_FAILING else "")


def _kept(verdict: dict[str, Any]) -> str:
    if verdict["round_trip"]:
        return "Nothing is lost: the way back restores every payload."
    return f"Of the way back, nothing is known: {verdict['way_back'].rstrip('.')}." if "way_back" in verdict else ""


def _way_back(mapping: Mapping) -> str:
    try:
        return ops_text(mapping.invert().as_json()["ops"])
    except NotInvertibleError:
        return ""

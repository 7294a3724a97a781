"""The verdict on a text that somebody is writing: what to show beside the editor, whatever state it is in."""

from dataclasses import dataclass

from linting.documents import Document, DocumentError, read
from registry.catalog import queries, services
from registry.catalog.comparisons import schema_of
from registry.catalog.models import Contract, Version
from registry.catalog.presentation.comparisons import ComparisonShown, Side, comparison_shown
from registry.catalog.submissions import submission_from
from registry.catalog.verdicts import CheckResult, Outcome
from registry.consumers.queries import BrokenConsumer
from registry.errors import Place, RegistryError
from registry.presentation.messages import Message

NEW_LABEL = "the new version"
_TONES = {"compatible": "good", "risky": "warn", "undecided": "unsure", "breaking": "bad"}


@dataclass(frozen=True)
class Judgement:
    """What the verdict pane shows. `tone` is one of good, warn, unsure, bad, idle."""

    tone: str
    headline: str
    sentences: tuple[str, ...] = ()
    messages: tuple[Message, ...] = ()
    comparisons: tuple[ComparisonShown, ...] = ()
    consumers: tuple[BrokenConsumer, ...] = ()
    suggested: str = ""
    fails: bool = True

    @property
    def icon(self) -> str:
        return {"idle": "clock"}.get(self.tone, self.tone)

    @property
    def prefill(self) -> str:
        """The number to fill in. A break is never numbered as a new major by itself: that is for a person to choose."""
        return "" if self.fails else self.suggested

    @property
    def counted(self) -> bool:
        """Whether any comparison could fail it; otherwise those for information are all there is to read."""
        return any(comparison.counts for comparison in self.comparisons)

    @property
    def offers_major(self) -> bool:
        """Whether a number exists under which this may be proposed as it is."""
        return self.fails and bool(self.suggested)


IDLE = Judgement(
    "idle", "No schema yet", ("Paste or write a JSON Schema, as JSON or YAML. The verdict appears here as you type.",)
)


def judged(contract: Contract, source: str, number: str | None) -> Judgement:
    """Judge a text as its submission would be judged, and store nothing."""
    if not source.strip():
        return IDLE
    try:
        result = services.check(
            contract_name=contract.full_name, source=source, number=number or None, keep_verdicts=False
        )
    except RegistryError as refusal:
        return refused(refusal, source)
    return _passed_on(contract, result, source)


def refused(refusal: RegistryError, source: str) -> Judgement:
    """A text that is no schema, or none that the registry takes: every fault at its line."""
    document = _document_of(source)
    faults = tuple(_message(place, refusal, document) for place in refusal.places)
    headline = "The text cannot be read yet" if document is None else "This is not a schema the registry can take"
    return Judgement("bad", headline, messages=faults)


def rejected(contract: Contract, refusal: RegistryError, source: str, number: str | None) -> Judgement:
    """What to show after a proposal was turned down: its verdict where that was the reason, else the refusal."""
    if refusal.code == "check-failed":
        return judged(contract, source, number)
    return refused(refusal, source)


def _passed_on(contract: Contract, result: CheckResult, source: str) -> Judgement:
    submission = submission_from(source)
    new = Side(NEW_LABEL, submission.schema, submission.document)
    shown = tuple(
        comparison_shown(
            compared.comparison,
            side_of(queries.version_by_number(contract, compared.version)),
            new,
            assert_formats=contract.assert_formats,
            counts=compared.counts,
        )
        for compared in result.comparisons
    )
    return Judgement(
        _tone(result),
        _headline(result, shown),
        tuple(reason.sentence for reason in result.reasons),
        comparisons=shown,
        consumers=result.consumers,
        suggested=result.suggested_version,
        fails=result.outcome is Outcome.FAIL,
    )


def side_of(version: Version, document: Document | None = None) -> Side:
    """A stored version as one side of a comparison."""
    return Side(version.number, schema_of(version), document, version.number)


def _tone(result: CheckResult) -> str:
    if result.outcome is Outcome.PASS:
        return "good"
    return "warn" if result.outcome is Outcome.WARN else _TONES.get(result.level, "bad").replace("good", "bad")


def _headline(result: CheckResult, comparisons: tuple[ComparisonShown, ...]) -> str:
    if not comparisons:
        return "Nothing to compare with, so nothing can break"
    against = next((shown for shown in comparisons if shown.counts and shown.level == result.level), comparisons[0])
    return {
        "compatible": f"Compatible with {against.old.label}",
        "risky": f"Compatible with {against.old.label}, while writers send only declared fields",
        "undecided": f"Undecided against {against.old.label}, so not taken for compatible",
        "breaking": f"Breaking for readers on {against.is_breaking_for}",
    }[against.level]


def _document_of(source: str) -> Document | None:
    try:
        return read(source)
    except DocumentError:
        return None


def _message(place: Place, refusal: RegistryError, document: Document | None) -> Message:
    line, column = place.line, place.column
    if line is None and document is not None:
        line, column = document.position_of(place.pointer or "")
    return Message(place.detail, refusal.remedy, place.pointer or "", line, column)

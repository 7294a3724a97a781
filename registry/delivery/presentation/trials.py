"""One payload through a mapping, as somebody types either of them."""

from dataclasses import dataclass
from typing import Any

from linting.documents import DocumentError, read
from registry.catalog.models import Version
from registry.catalog.queries import schema_of
from registry.delivery import verifying
from registry.delivery.drafts import drafted
from registry.delivery.presentation.verdicts import order_of, sentence_of
from registry.errors import RegistryError
from registry.presentation.lines import Code, payload_code, payload_text
from registry.presentation.member_order import in_order
from registry.presentation.refusals import refusals_of
from shims.errors import ShimError
from shims.samples import samples

MOST_LOOKED_AT = 12


@dataclass(frozen=True)
class TrialShown:
    """What comes of a payload: a result, with what the target has against it; or a sentence that says why none does.

    `doubt` says that the payload is not one that the source allows.
    """

    tone: str
    says: str
    doubt: str = ""
    result: Code | None = None
    text: str = ""

    @property
    def icon(self) -> str:
        return {"idle": "clock"}.get(self.tone, self.tone)


def tried(ops: str, payload: str, source: Version, target: Version) -> TrialShown:
    """The payload's way through the mapping. Both are texts that may be wrong."""
    try:
        given = read(payload, syntax="json", name="payload").value
        mapping = drafted(ops)
    except DocumentError as error:
        return TrialShown("idle", f"Line {error.line} of the payload: {error.message}")
    except RegistryError:
        return TrialShown("idle", "The ops are no mapping yet.")
    doubt = "" if _accepts(source, given) else f"This payload is not valid under {source.number}."
    try:
        text = verifying.transformed(payload, mapping)
    except ShimError as failure:
        where = "" if failure.op_index is None else f"Op {failure.op_index} fails: "
        return TrialShown("bad", sentence_of(f"{where}{failure.message} ({failure.code})"), doubt)
    try:
        result = read(text, syntax="json").value
    except DocumentError as error:
        return TrialShown("bad", f"The result is none that the registry reads: {error.message}.", doubt)
    refusals = refusals_of(schema_of(target), result, assert_formats=target.contract.assert_formats)
    says = f"The result is not valid under {target.number}." if refusals else f"Valid under {target.number}."
    return TrialShown("bad" if refusals else "good", says, doubt, payload_code(result, refusals), text)


def sample_of(version: Version) -> str:
    """A payload to begin with, in the order in which the schema has its fields."""
    settings = verifying.settings_of(version.contract)
    found: list[Any] = sorted(samples(schema_of(version), settings, MOST_LOOKED_AT), key=lambda each: len(repr(each)))
    payload = found[-1] if found else {}
    return payload_text(in_order(payload, order_of(version)))


def _accepts(version: Version, payload: Any) -> bool:
    return schema_of(version).accepts(payload, assert_formats=version.contract.assert_formats)

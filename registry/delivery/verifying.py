"""What can be said of a mapping between two versions of a contract, under the contract's terms.

Nothing here writes, and nothing holds a database lock: the engine may think for a while, though never for long, since
its steps are counted.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from linting.containment import ENGINE_VERSION, Settings
from linting.records import replace
from linting.schemas import field_names
from registry.catalog.models import Contract, Version
from registry.catalog.queries import schema_of
from registry.catalog.terms import Terms
from registry.delivery.models import Mapping, MappingState, Verification
from registry.errors import Conflict, RegistryError
from shims.allowance import allowance
from shims.assessment import Assessment, assess
from shims.compose import MissingHopError, TooLongError, along
from shims.errors import MappingError
from shims.mapping import Mapping as Ops
from shims.mapping import parse
from shims.ops.base import OPLEVEL
from shims.runtimes.python import transform
from shims.suggest import Direction, Suggestion, suggest

BUDGET = 20_000
"""Steps of the engine for one question; a person waits for the answer, and so does a thread of the server."""
MOST_FIELDS = 3_000
"""Of a schema; the time grows with their square."""
MOST_HOPS = 20
MOST_MADE = 8_000_000
"""Characters that a mapping may make of a payload, whatever it is, and more for each that the payload has."""
MOST_MADE_OF_A_CHARACTER = 50
MOST_MADE_OF_A_SAMPLE = 1_000_000
"""The same where it is verified; samples are small, and many."""
_STATUS = {"proved": Verification.PROVED, "counterexample": Verification.REFUTED, "unknown": Verification.UNKNOWN}


def transformed(payload: str, mapping: Ops) -> str:
    """What the mapping makes of a text of JSON, within bounds. Raises ShimError."""
    with allowance(MOST_MADE + MOST_MADE_OF_A_CHARACTER * len(payload)):
        return transform(payload, mapping)


def parsed(ops: Any, oplevel: int = OPLEVEL) -> Ops:
    """The mapping that these ops are. Raises RegistryError with a pointer into `{"oplevel": …, "ops": …}`."""
    return parsed_whole({"oplevel": oplevel, "ops": ops})


def parsed_whole(value: Any) -> Ops:
    """The same for the published form of a mapping."""
    try:
        return parse(value)
    except MappingError as problem:
        raise RegistryError(problem.code, problem.message, pointer=problem.pointer) from problem


def assessed(mapping: Ops, source: Version, target: Version) -> Assessment:
    """The mapping from payloads of `source` to those of `target`, looked at from every side."""
    _require_handy(source, target)
    with allowance(MOST_MADE_OF_A_SAMPLE):
        return assess(mapping, schema_of(source), schema_of(target), settings_of(source.contract))


def suggested(old: Version, new: Version, direction: Direction | None = None) -> list[Suggestion]:
    """Mappings between the two, the best of each direction first; both directions where none is given."""
    _require_handy(old, new)
    found = suggest(schema_of(old), schema_of(new), settings_of(new.contract), direction)
    return list(found)


def _require_handy(*versions: Version) -> None:
    """Raises RegistryError `too-many-fields` for schemas over which the engine would think for minutes."""
    for version in versions:
        count = len(field_names(schema_of(version)))
        if count > MOST_FIELDS:
            sentence = (
                f"Version {version.number} declares {count:,} fields; mappings are verified up to {MOST_FIELDS:,}."
            )
            raise RegistryError("too-many-fields", sentence, remedy="Verify it with `contracts shim verify`.")


def verdict_of(assessment: Assessment, contract: Contract) -> dict[str, Any]:
    """What is stored with a mapping: the wire form of the assessment, and under which terms it holds."""
    return assessment.as_json() | {"terms": terms_of(contract)}


def status_of(verdict: dict[str, Any]) -> Verification:
    """The one word for a verdict."""
    return _STATUS[verdict["status"]]


def terms_of(contract: Contract) -> dict[str, Any]:
    """All that a verdict depends on beside mapping and schemas, which never change."""
    settings = settings_of(contract)
    return {"engine": ENGINE_VERSION, "writer": settings.writer.value, "assert_formats": settings.assert_formats}


def settings_of(contract: Contract) -> Settings:
    """The contract's own settings, within the budget of a request."""
    return replace(Terms.of(contract).settings, budget=BUDGET)


def is_current(mapping: Mapping) -> bool:
    """Whether the stored verdict is about the contract as it is now."""
    return mapping.verdict is not None and mapping.verdict["terms"] == terms_of(mapping.contract)


def chained(versions: Sequence[Version], mappings: Sequence[Mapping]) -> Ops:
    """One mapping from the first version to the last, through all between, of those attached.

    For each hop the one that runs goes before drafts, and then the newest. Refuted and withdrawn ones are no way.
    Raises Conflict `missing-hop`, RegistryError `too-many-ops`.
    """
    usable = [mapping for mapping in mappings if mapping.state != MappingState.WITHDRAWN and not mapping.is_refuted]
    usable.sort(key=lambda mapping: (mapping.state == MappingState.ACTIVE, mapping.pk))
    wanted = set(pairwise(version.number for version in versions))
    hops = {
        hop: parsed(mapping.ops, mapping.oplevel)
        for mapping in usable
        if (hop := (mapping.source_version.number, mapping.target_version.number)) in wanted
    }
    try:
        return along([version.number for version in versions], hops)
    except MissingHopError as missing:
        remedy = "Attach a mapping for it, or leave the version out."
        raise Conflict(
            f"No mapping leads from {missing.source} to {missing.target}.", code="missing-hop", remedy=remedy
        ) from missing
    except TooLongError as problem:
        raise RegistryError("too-many-ops", f"{problem}.".capitalize(), pointer="/versions") from problem

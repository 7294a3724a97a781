"""What a check answers."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from registry.consumers.queries import BrokenConsumer


class Outcome(StrEnum):
    PASS = "pass"  # noqa: S105
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True)
class Reason:
    """One sentence on why the outcome is what it is; `code` is stable."""

    code: str
    sentence: str
    outcome: Outcome


@dataclass(frozen=True)
class ComparedVersion:
    """One comparison: with which version, whether it can fail the check, and `comparison_as_json` of it."""

    version: str
    counts: bool
    comparison: dict[str, Any]


@dataclass(frozen=True)
class CheckResult:
    """The verdict on a schema: the same for a check and for the submission that follows it.

    `consumers` are the registered ones that the schema would break, as `registry.consumers` names them.
    """

    contract: str | None
    outcome: Outcome
    level: str
    reasons: tuple[Reason, ...]
    comparisons: tuple[ComparedVersion, ...]
    number: str
    suggested_version: str
    schema_digest: str
    dialect: str
    field_names: tuple[str, ...] = field(default=(), repr=False)
    consumers: tuple[BrokenConsumer, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return {
            "contract": self.contract,
            "outcome": self.outcome.value,
            "level": self.level,
            "reasons": [
                {"code": reason.code, "sentence": reason.sentence, "outcome": reason.outcome.value}
                for reason in self.reasons
            ],
            "comparisons": [
                {"version": compared.version, "counts": compared.counts, "comparison": compared.comparison}
                for compared in self.comparisons
            ],
            "consumers": [consumer.as_json() for consumer in self.consumers],
            "version": self.number,
            "suggested_version": self.suggested_version,
            "schema_digest": self.schema_digest,
            "dialect": self.dialect,
        }

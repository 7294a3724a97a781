"""All that can be said of a mapping between two versions, in one place and with one wire form.

Whether its results are valid, which ops may fail, what comes back on the way back, and what is lost.
"""

from dataclasses import dataclass
from typing import Any

from linting.containment import Settings
from linting.schemas import Schema
from shims.loss import RoundTrip, round_trip
from shims.mapping import Mapping
from shims.totality import MayFail, may_fail
from shims.verify import Counterexample, Proved, Unknown, Verification, verify

_DEFAULTS = Settings()


@dataclass(frozen=True)
class Assessment:
    """A mapping with its verdict. `failing` is empty where it is proved: no op fails on any valid payload."""

    mapping: Mapping
    verification: Verification
    back: RoundTrip
    failing: tuple[MayFail, ...] = ()

    @property
    def lost(self) -> tuple[str, ...]:
        """What does not survive, one sentence a field."""
        return self.back.sentences

    def as_json(self) -> dict[str, Any]:
        """The wire form of the commands and the API."""
        told = verification_as_json(self.verification)
        told |= {"class": self.mapping.kind.label, "lost": list(self.lost), "round_trip": self.back.is_identity}
        if self.back.reason:
            told["way_back"] = self.back.reason
        return told | {"may_fail": [failing.as_json() for failing in self.failing]}


def assess(mapping: Mapping, source: Schema, target: Schema, settings: Settings = _DEFAULTS) -> Assessment:
    """Look at a mapping from every side, within a few times `settings.budget` steps. Never raises for its input."""
    verification = verify(mapping, source, target, settings)
    failing = () if isinstance(verification, Proved) else may_fail(mapping, source, settings)
    return Assessment(mapping, verification, round_trip(mapping, source, settings), failing)


def verification_as_json(verification: Verification) -> dict[str, Any]:
    """The wire form of a verdict alone."""
    match verification:
        case Proved():
            return {"status": "proved"}
        case Counterexample(payload, result, error, op_index):
            found = {"payload": payload, "result": result, "error": error, "op": op_index}
            return {"status": "counterexample", "counterexample": found, "reason": error}
        case Unknown(reason, fuzzed):
            return {"status": "unknown", "reason": reason, "fuzzed": fuzzed}

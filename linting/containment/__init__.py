"""Containment of JSON Schemas: a proof, a payload, or a reason why neither."""

from linting.containment.decision import contains
from linting.containment.verdicts import (
    ENGINE_VERSION,
    Proved,
    Refuted,
    Settings,
    Undecided,
    Verdict,
    Writer,
    verdict_key,
)

__all__ = [
    "ENGINE_VERSION",
    "Proved",
    "Refuted",
    "Settings",
    "Undecided",
    "Verdict",
    "Writer",
    "contains",
    "verdict_key",
]

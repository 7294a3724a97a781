"""The audit log of a contract, or of an application, in sentences."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from registry.events.models import AuditEntry

_DONE = {
    "contract.registered": "registered the contract",
    "contract.updated": "changed its settings",
    "version.proposed": "proposed version {number}",
    "version.published": "published version {number}",
    "version.withdrawn": "withdrew version {number}",
    "version.rejected": "rejected version {number}",
    "version.deprecated": "deprecated version {number}",
    "version.retired": "retired version {number}",
    "version.sunset-extended": "moved the sunset of version {number} later",
    "mapping.attached": "attached mapping {number}",
    "mapping.verified": "verified mapping {number} again",
    "mapping.acknowledged": "let mapping {number} run without a proof",
    "mapping.activated": "activated mapping {number}",
    "mapping.withdrawn": "withdrew mapping {number}",
    "application.registered": "registered the application",
    "application.version-registered": "registered version {number}",
    "application.deployed": "deployed {version} to {environment}",
    "application.undeployed": "took {version} out of {environment}",
}


@dataclass(frozen=True)
class Deed:
    """One thing that somebody did."""

    who: str
    what: str
    at: datetime
    note: str


def activity_of(entries: Iterable[AuditEntry]) -> list[Deed]:
    return [Deed(entry.actor_label, _sentence(entry), entry.at, _note(entry)) for entry in entries]


def _sentence(entry: AuditEntry) -> str:
    wording = _DONE.get(entry.action, entry.action.replace(".", " ").replace("_", " "))
    named = {name: entry.detail.get(name, "") for name in ("version", "environment")}
    return wording.format(number=entry.subject.rpartition("/")[2], **named)


def _note(entry: AuditEntry) -> str:
    """What was said about it: the change note, the reason, or the names of the settings that changed."""
    detail = entry.detail
    note = detail.get("change_note") if entry.action == "version.proposed" else ""
    said = note or detail.get("reason") or ""
    changed = detail.get("changed")
    return ", ".join(changed).replace("_", " ") if not said and isinstance(changed, list | dict) else str(said)

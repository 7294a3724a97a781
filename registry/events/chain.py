"""The hash chain of the audit log: whoever alters or removes an entry breaks every hash after it."""

import hashlib
import json

from registry.events.models import AuditEntry

GENESIS = "0" * 64


def hash_of(entry: AuditEntry) -> str:
    """SHA-256 over everything the entry says, its place and the hash before it."""
    said = [
        entry.sequence,
        entry.at.isoformat(),
        entry.actor_id,
        entry.actor_label,
        entry.action,
        entry.subject,
        entry.detail,
        entry.previous_hash,
        *([entry.request_id] if entry.request_id else []),
    ]
    text = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()

"""What a bundle says, as bytes: compact JSON with sorted keys, so that equal content is equal text."""

import json
from collections.abc import Iterable
from typing import Any

from registry.delivery.models import Bundle, Mapping


def entry_of(mapping: Mapping) -> dict[str, Any]:
    """One mapping, as a gateway reads it."""
    return {
        "id": mapping.public_id,
        "contract": mapping.contract.full_name,
        "from": mapping.source_version.number,
        "to": mapping.target_version.number,
        "direction": mapping.direction,
        "verification": mapping.verification,
        "oplevel": mapping.oplevel,
        "ops": mapping.ops,
    }


def content_of(environment: str, revision: int, entries: Iterable[dict[str, Any]]) -> bytes:
    """The bytes of a bundle: whose it is, its revision, the oplevel it needs, its mappings."""
    mappings = list(entries)
    bundle = {
        "environment": environment,
        "revision": revision,
        "oplevel": max((entry["oplevel"] for entry in mappings), default=1),
        "mappings": mappings,
    }
    return json.dumps(bundle, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def entries_in(bundle: Bundle) -> list[dict[str, Any]]:
    """The mappings that a bundle carries, as its gateways read them."""
    return json.loads(bytes(bundle.content))["mappings"]

"""Comparing versions, once: a verdict is true for ever, so it is kept under the key of all it depends on."""

import json
from collections.abc import Callable
from functools import lru_cache, partial
from typing import Any

from linting import changes
from linting.changes import Mode
from linting.containment import contains, verdict_key
from linting.schemas import Schema, load
from registry.catalog.models import ONCE_PUBLISHED, VerdictRecord, Version
from registry.catalog.references import resources_for
from registry.catalog.terms import Terms
from registry.clock import utc_now

_WIRE_FORM = "1"  # raised when `comparison_as_json` changes, so that old records are made anew


def schema_of(version: Version) -> Schema:
    """The compiled schema of a stored version; kept in memory, since versions never change."""
    return _compiled(version.digest, version.pk)


def comparison(
    old: Schema, new: Schema, *, terms: Terms, mode: Mode | None = None, keep: bool = True
) -> dict[str, Any]:
    """`comparison_as_json` of the two under `terms`. With `keep`, an answer not known yet is stored."""
    mode = mode or terms.mode
    key = f"{_WIRE_FORM}:{mode.value}:{verdict_key(old.digest, new.digest, terms.settings)}"
    compare = partial(changes.compare, old, new, mode=mode, settings=terms.settings)
    return _remembered(key, lambda: changes.comparison_as_json(compare()), keep=keep)


def verdict_on(writer: Schema, reader: Schema, *, terms: Terms, keep: bool = True) -> dict[str, Any]:
    """`verdict_as_json` of whether every payload of `writer` is valid under `reader`, without what changed between."""
    key = f"{_WIRE_FORM}:contains:{verdict_key(writer.digest, reader.digest, terms.settings)}"
    return _remembered(key, lambda: changes.verdict_as_json(contains(writer, reader, terms.settings)), keep=keep)


def _remembered(key: str, find_out: Callable[[], Any], *, keep: bool) -> dict[str, Any]:
    record = VerdictRecord.objects.filter(key=key).first()
    if record is not None:
        return record.comparison
    answer: dict[str, Any] = find_out()
    if keep:
        fresh = VerdictRecord(key=key, comparison=answer, created_at=utc_now())
        VerdictRecord.objects.bulk_create([fresh], ignore_conflicts=True)
    return answer


@lru_cache(maxsize=256)
def _compiled(_digest: str, version_id: int) -> Schema:
    """A stored schema may refer to versions that were retired since; it still means what it meant."""
    value = json.loads(Version.objects.values_list("canonical", flat=True).get(pk=version_id))
    return load(value, resources=resources_for(value, states=ONCE_PUBLISHED).by_uri)

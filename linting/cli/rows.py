"""Many containment questions as rows of JSON, one answer a line; a bad row is answered and never ends the run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from time import perf_counter
from typing import Any

from linting.containment import Proved, Refuted, Settings, contains
from linting.documents import DocumentError, read
from linting.schemas import Dialect, Schema, SchemaError, load

Answer = dict[str, Any]


def answered_rows(lines: Iterable[bytes], settings: Settings, draft: str | None) -> Iterator[Answer]:
    """For each row ``{id, draft, lhs, rhs}``: ``{id, answer, witness?, reason?, certificate_ok?, ms}``.

    ``answer`` is true, false, or null where it is undecided; a proof was checked when ``certificate_ok`` is there.
    """
    for number, line in enumerate(lines, 1):
        if line.strip():
            started = perf_counter()
            answer = _answered(line, number, settings, draft)
            yield {**answer, "ms": round((perf_counter() - started) * 1000, 3)}


def _answered(line: bytes, number: int, settings: Settings, draft: str | None) -> Answer:
    identity: object = number
    try:
        row = read(line, name=f"row {number}", syntax="json").value
        identity = row.get("id", number)
        known = row.get("draft") or draft
        dialect = None if known is None else Dialect(known)
        writer, reader = (_schema(row[side], dialect) for side in ("lhs", "rhs"))
        verdict = contains(writer, reader, settings)
    except (DocumentError, SchemaError) as error:
        return {"id": identity, "answer": None, "reason": f"{error.code}: {error}"}
    except Exception as error:  # noqa: BLE001 - thousands of rows must not be lost to one that is odd
        return {"id": identity, "answer": None, "reason": f"{type(error).__name__}: {error}"}
    if isinstance(verdict, Proved):
        is_valid = verdict.certificate is None or verdict.certificate.is_valid()
        return {"id": identity, "answer": True, "certificate_ok": is_valid}
    if isinstance(verdict, Refuted):
        return {"id": identity, "answer": False, "witness": verdict.witness, "reason": verdict.reason}
    return {"id": identity, "answer": None, "reason": verdict.reason}


def _schema(value: object, named: Dialect | None) -> Schema:
    """What a schema says of its dialect counts before what its row says."""
    if not isinstance(value, dict | bool):
        raise SchemaError("metaschema", "A schema is an object, true or false")
    says_itself = isinstance(value, dict) and "$schema" in value
    return load(value, dialect=None if says_itself else named, lenient=True)

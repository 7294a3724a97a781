"""Many containment questions as rows of JSON, one answer a line; a bad row is answered and never ends the run."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from time import process_time
from typing import IO, Any

from linting.containment import Proved, Refuted, Settings, Verdict, contains
from linting.documents import DocumentError, Limits, read
from linting.schemas import Dialect, Schema, SchemaError, load

Answer = dict[str, Any]

_SCHEMA = Limits()
_ROW = Limits(size=4 * _SCHEMA.size, depth=_SCHEMA.depth + 1)
"""A row holds two schemas, one level down, each as large as a file may be."""
_IDENTITY_IN_FRONT = re.compile(rb'\s*\{\s*"id"\s*:\s*("(?:[^"\\]|\\.){0,500}"|-?\d{1,15})\s*[,}]')


class RowError(ValueError):
    """A line that is JSON, and no question."""


def answered_rows(stream: IO[bytes], settings: Settings, draft: str | None) -> Iterator[Answer]:
    """For each row ``{id, draft, lhs, rhs}``: ``{id, answer, witness?, reason?, certificate_ok?, ms}``.

    ``answer`` is true, false, or null where it is undecided; a proof was checked when ``certificate_ok`` is there.
    ``ms`` is the processor time from two JSON values to the answer: to load both schemas and to decide. A row without
    ``id`` is named by its line.
    """
    for number, line in enumerate(_lines(stream), 1):
        if line.strip():
            yield _answered(line, number, settings, draft)


def _lines(stream: IO[bytes]) -> Iterator[bytes]:
    """Lines; of one that is too long for a row, only as much as shows that, so that no line fills the memory."""
    while line := stream.readline(_ROW.size + 2):
        rest = line
        while len(rest) > _ROW.size and not rest.endswith(b"\n"):
            rest = stream.readline(_ROW.size + 2)
        yield line


def _answered(line: bytes, number: int, settings: Settings, draft: str | None) -> Answer:
    answer: Answer = {"id": _identity_in_front(line, number), "answer": None}
    started, taken = process_time(), None
    try:
        row = read(line, name=f"row {number}", syntax="json", limits=_ROW).value
        if not isinstance(row, dict):
            raise RowError("This is no object with id, draft, lhs and rhs")
        answer["id"] = row.get("id", number)
        started = process_time()
        verdict = contains(*_schemas(row, draft), settings)
        taken = process_time() - started
        answer |= _told(verdict)
    except (DocumentError, SchemaError) as error:
        answer["reason"] = f"{error.code}: {error}"
    except RowError as error:
        answer["reason"] = f"bad-row: {error}"
    except Exception as error:  # noqa: BLE001 - thousands of rows must not be lost to one that is odd
        answer["reason"] = f"{type(error).__name__}: {error}"
    answer["ms"] = round((process_time() - started if taken is None else taken) * 1000, 3)
    return answer


def _identity_in_front(line: bytes, number: int) -> object:
    """The name of a row that may turn out unreadable, where it begins with it, as rows do."""
    match = _IDENTITY_IN_FRONT.match(line)
    try:
        return number if match is None else json.loads(match[1])
    except ValueError:
        return number


def _schemas(row: Answer, draft: str | None) -> tuple[Schema, Schema]:
    """Both sides of a row. Raises RowError and SchemaError."""
    named = row.get("draft") or draft
    if named is not None and named not in list(Dialect):
        raise RowError(f"draft is {named!r}, and not one of {', '.join(Dialect)}")
    missing = [side for side in ("lhs", "rhs") if side not in row]
    if missing:
        raise RowError(f"There is no {missing[0]}")
    lhs, rhs = (_schema(row[side], None if named is None else Dialect(named)) for side in ("lhs", "rhs"))
    return lhs, rhs


def _schema(value: object, named: Dialect | None) -> Schema:
    """What a schema says of its dialect counts before what its row says."""
    if not isinstance(value, dict | bool):
        raise SchemaError("metaschema", "A schema is an object, true or false")
    says_itself = isinstance(value, dict) and "$schema" in value
    return load(value, dialect=None if says_itself else named, lenient=True)


def _told(verdict: Verdict) -> Answer:
    if isinstance(verdict, Proved):
        is_valid = verdict.certificate is None or verdict.certificate.is_valid()
        return {"answer": True, "certificate_ok": is_valid}
    if isinstance(verdict, Refuted):
        return {"answer": False, "witness": verdict.witness, "reason": verdict.reason}
    return {"answer": None, "reason": verdict.reason}

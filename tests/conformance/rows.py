"""One row of the cases, and what the engine makes of it."""

import json
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from linting.containment import Proved, Refuted, Settings, Undecided, Writer, contains
from linting.schemas import Dialect, Schema, SchemaError, load
from tests.conformance.reference import is_refuted_by

SETTINGS = Settings(writer=Writer.OPEN, assert_formats=False)


class Mark(StrEnum):
    """How an answer compares with what is known.

    `disputed`: the engine refutes what the data calls true, with a payload that both validators confirm, so that it is
    the data that is wrong. Where nothing is known, a proof or a confirmed payload is `right`.
    """

    RIGHT = "right"
    WRONG = "wrong"
    UNDECIDED = "undecided"
    CRASHED = "crashed"
    DISPUTED = "disputed"


@dataclass(frozen=True)
class Answer:
    """A row's mark, the processor time of the decision alone, and a line for whoever looks into it."""

    file: str
    row: str
    mark: Mark
    milliseconds: float
    detail: str = ""
    keyword: str = ""
    is_contained: bool | None = None
    """What was answered and can be relied on: by proof, or by a confirmed payload."""
    is_open: bool = False
    """Whether a schema refers to another that is not in the row, so that nobody can answer."""


def case_files(directory: Path) -> list[Path]:
    """The files whose rows ask about containment."""
    return [
        path
        for path in sorted(directory.glob("*/*.jsonl"))
        if not (path.parent.name == "histories" and not path.stem.endswith("-pairs"))
    ]


def rows_of(path: Path, directory: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each row with the name of its file."""
    name = str(path.relative_to(directory).with_suffix(""))
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield name, json.loads(line)


def answer(named_row: tuple[str, dict[str, Any]]) -> Answer:
    """Decide one row; a fault of ours is an answer too."""
    file, row = named_row
    known: bool | None = None
    is_open = False
    started = time.process_time()
    try:
        writer, reader = (_schema(row[side], Dialect(row["draft"])) for side in ("lhs", "rhs"))
        started = time.process_time()
        verdict = contains(writer, reader, SETTINGS)
        taken = (time.process_time() - started) * 1000
        mark, detail = _marked(verdict, writer, reader, row["expected"])
        known = {Proved: True, Refuted: False}.get(type(verdict)) if mark is not Mark.WRONG else None
    except SchemaError as error:
        taken = (time.process_time() - started) * 1000
        mark, detail, is_open = Mark.UNDECIDED, f"{error.code}: {error}", error.code == "remote-reference"
    except Exception:  # noqa: BLE001 - counted, shown and failed by the caller
        taken = (time.process_time() - started) * 1000
        mark, detail = Mark.CRASHED, traceback.format_exc(limit=-3)
    return Answer(file, row["id"], mark, taken, detail, row.get("keyword") or "", known, is_open)


def _schema(value: Any, draft: Dialect) -> Schema:
    named = isinstance(value, dict) and "$schema" in value
    return load(value, dialect=None if named else draft, lenient=True)


def _marked(
    verdict: Proved | Refuted | Undecided, writer: Schema, reader: Schema, expected: bool | None
) -> tuple[Mark, str]:
    match verdict:
        case Proved():
            if verdict.certificate is not None and not verdict.certificate.is_valid():
                return Mark.WRONG, "the proof does not hold"
            return (Mark.WRONG, "proved") if expected is False else (Mark.RIGHT, "")
        case Undecided(reason, keyword, pointer):
            return Mark.UNDECIDED, f"{reason} ({keyword} at {pointer})" if keyword else reason
        case Refuted(witness):
            if not is_refuted_by(witness, writer, reader):
                return Mark.WRONG, f"not confirmed: {json.dumps(witness)[:200]}"
            return (Mark.DISPUTED if expected is True else Mark.RIGHT), json.dumps(witness)[:200]

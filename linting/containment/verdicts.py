"""What is asked and what is answered."""

import hashlib
import json
from enum import StrEnum
from typing import Any

from linting.containment.proofs import Certificate
from linting.records import Record, field, parts_of

ENGINE_VERSION = "8"


class Writer(StrEnum):
    """What writers send (DESIGN §5): only the fields that their schema declares, or anything it allows."""

    DECLARED = "declared"
    OPEN = "open"


class Settings(Record):
    """What a verdict depends on beside the two schemas.

    `readers_apply_defaults`: a missing required property breaks nothing where the reader's schema of it has a
    `default`. `budget` counts steps of the engine, not time, so that the same input has the same answer everywhere.
    """

    writer: Writer = Writer.DECLARED
    assert_formats: bool = True
    readers_apply_defaults: bool = False
    budget: int = 60_000


class Proved(Record):
    """Every payload of the writer is valid under the reader.

    The certificate says why, and can be checked; it is None where the two schemas are the same.
    """

    certificate: Certificate | None = field(default=None, aside=True)


class Refuted(Record):
    """`witness` is valid under the writer and invalid under the reader, as an independent validator confirmed.

    `pointer` names the place in the reader's schema that rejects it, `reason` says why in a sentence.
    """

    witness: Any
    pointer: str
    reason: str


class Undecided(Record):
    """Neither proved nor refuted: why, by which keyword, and where in the reader's schema."""

    reason: str
    keyword: str | None = None
    pointer: str = ""


Verdict = Proved | Refuted | Undecided


def verdict_key(writer_digest: str, reader_digest: str, settings: Settings) -> str:
    """The name of a verdict: equal keys have equal verdicts for ever, so that it can be cached without expiry."""
    question = [ENGINE_VERSION, writer_digest, reader_digest, parts_of(settings)]
    return hashlib.sha256(json.dumps(question, sort_keys=True).encode()).hexdigest()

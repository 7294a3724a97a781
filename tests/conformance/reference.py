"""The second validator: `jsonschema`, which shares no code with the engine or with jsonschema-rs."""

import json
import re
from typing import Any

import jsonschema
from referencing.exceptions import Unresolvable

from linting.schemas import Dialect, Schema

_VALIDATORS = {
    Dialect.DRAFT4: jsonschema.Draft4Validator,
    Dialect.DRAFT6: jsonschema.Draft6Validator,
    Dialect.DRAFT7: jsonschema.Draft7Validator,
    Dialect.DRAFT2019_09: jsonschema.Draft201909Validator,
    Dialect.DRAFT2020_12: jsonschema.Draft202012Validator,
}


def is_refuted_by(payload: Any, writer: Schema, reader: Schema) -> bool:
    """Whether the payload is valid under the writer and invalid under the reader.

    A side that this validator cannot judge is left to jsonschema-rs alone: a pattern that Python's `re` does not read,
    or one for a text with line breaks, since Python's `$` looks past the last of them, and ECMA's does not.
    """
    return is_accepted_by(payload, writer) is not False and is_accepted_by(payload, reader) is not True


def is_accepted_by(payload: Any, schema: Schema) -> bool | None:
    """Whether the payload is valid; None where this validator cannot tell."""
    if "\\n" in json.dumps(payload) and "attern" in json.dumps(schema.value):
        return None
    try:
        return bool(_VALIDATORS[schema.dialect](schema.value).is_valid(payload))
    except (re.error, Unresolvable, RecursionError, TypeError):
        return None

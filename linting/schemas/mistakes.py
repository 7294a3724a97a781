"""What a metaschema has against a schema, in words that help: `"strin"` is no type, and `"string"` was meant."""

import json
from typing import Any

import jsonschema_rs

from linting.schemas.dialects import Dialect

LONGEST_MESSAGE = 300
TYPES = ("array", "boolean", "integer", "null", "number", "object", "string")
_OF_TYPE = ["properties", "type", "anyOf"]


def told(error: jsonschema_rs.ValidationError, dialect: Dialect) -> tuple[str, str]:
    """The message and the remedy for what the metaschema refuses."""
    if list(error.schema_path)[-3:] == _OF_TYPE:
        return _told_of_type(error.instance)
    message = error.message if len(error.message) <= LONGEST_MESSAGE else error.message[: LONGEST_MESSAGE - 1] + "…"
    return message, f"Correct it as the metaschema of {dialect} says ({dialect.uri})."


def _told_of_type(value: Any) -> tuple[str, str]:
    from difflib import get_close_matches

    names = value if isinstance(value, list) else [value]
    wrong = [name for name in names if name not in TYPES]
    known = f"The types are {', '.join(TYPES)}."
    if not wrong:
        return "the types in a list are named once each, and at least one is", known
    name = json.dumps(wrong[0], ensure_ascii=False)
    shown = name if len(name) <= LONGEST_MESSAGE else name[: LONGEST_MESSAGE - 1] + "…"
    meant = get_close_matches(wrong[0].lower(), TYPES, n=1, cutoff=0.7) if isinstance(wrong[0], str) else []
    return f"{shown} is not a type", f'Did you mean "{meant[0]}"? {known}' if meant else known

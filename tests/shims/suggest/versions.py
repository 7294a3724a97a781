"""Small versions of schemas, and the best mapping between two of them."""

from linting.schemas import load
from shims.suggest import Direction, suggest

TEXT, WHOLE, NUMBER = {"type": "string"}, {"type": "integer"}, {"type": "number"}


def a_record(*required, closed=False, **properties):
    extra = {"additionalProperties": False} if closed else {}
    return {"type": "object", "properties": properties, "required": list(required), **extra}


def a_list_of(items):
    return {"type": "array", "items": items}


def best(old, new, direction=Direction.UP):
    return next(found for found in suggest(load(old), load(new)) if found.direction is direction)

"""Whether a schema describes an event, and which of its fields tell where it came from."""

from __future__ import annotations

from linting.rules.declaring import declares
from linting.rules.names import words_of
from linting.rules.subschema import Subschema

_TELLTALES = frozenset(
    {"eventtype", "eventname", "eventtime", "occurredat", "emittedat", "eventid", "specversion", "eventtimestamp"}
)


def envelope_of(root: Subschema) -> frozenset[str] | None:
    """The fields at the top of an event, without case and punctuation; None where it is no event.

    An event says so: by a title that ends in "event", or by a field that only events have. Where an envelope such as
    CloudEvents 1.0 goes around the payload, set the rules to ignore.
    """
    if root.types and "object" not in root.types:
        return None
    fields = frozenset("".join(words_of(name)) for name in declares(root).names)
    is_titled = words_of(root.text("title"))[-1:] in (("event",), ("events",))
    return fields if fields and (is_titled or fields & _TELLTALES) else None

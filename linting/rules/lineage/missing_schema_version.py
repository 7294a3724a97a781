"""An event that does not say which version it was written in.

What it does
    Reports schemas of events without a field such as `schema_version` or `dataschema`. A schema is an
    event's if its title ends in "event", or if it has a field that only events have, such as `event_type`.

Why is this bad
    Events are kept for years and read again. Whoever replays them has to know by which version of the contract they
    were written, and cannot tell from the shape alone.

Example
    {"title": "Order event", "type": "object", "properties": {"id": {"type": "string"}}}

Use instead
    {
      "title": "Order event", "type": "object",
      "properties": {"id": {"type": "string"}, "schema_version": {"type": "string"}}
    }

Options
    names: Fields that will do, without case and punctuation.
"""

from collections.abc import Iterator

from linting.rules.events import envelope_of
from linting.rules.finding import Level, Remark
from linting.rules.rule import ROOT, rule
from linting.rules.subschema import Subschema

_NAMES = (
    "schemaversion",
    "dataschema",
    "version",
    "eventversion",
    "schema",
    "schemaid",
    "specversion",
    "contractversion",
)


@rule(Level.NOTE, on=ROOT)
def check(here: Subschema, *, names: tuple[str, ...] = _NAMES) -> Iterator[Remark]:
    """Report the event as a whole."""
    fields = envelope_of(here)
    if fields is not None and fields.isdisjoint(names):
        yield here.remark("nothing says by which version of the contract this event was written")

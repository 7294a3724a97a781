"""An event that cannot be followed through systems.

What it does
    Reports schemas of events without a field such as `traceparent` or `correlation_id`. A schema is an
    event's if its title ends in "event", or if it has a field that only events have, such as `event_type`.

Why is this bad
    One order causes ten events in five systems. Without a common thread, such as the `traceparent` of W3C Trace
    Context, nobody finds the others when one of them is wrong.

Example
    {"title": "Order event", "type": "object", "properties": {"id": {"type": "string"}}}

Use instead
    {
      "title": "Order event", "type": "object",
      "properties": {"id": {"type": "string"}, "correlation_id": {"type": "string"}}
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
    "correlationid",
    "traceparent",
    "traceid",
    "requestid",
    "causationid",
    "conversationid",
    "sessionid",
    "transactionid",
    "spanid",
)


@rule(Level.NOTE, on=ROOT)
def check(here: Subschema, *, names: tuple[str, ...] = _NAMES) -> Iterator[Remark]:
    """Report the event as a whole."""
    fields = envelope_of(here)
    if fields is not None and fields.isdisjoint(names):
        yield here.remark("no field ties this event to the others of the same request")

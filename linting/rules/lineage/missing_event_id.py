"""An event that cannot be told from its copy.

What it does
    Reports schemas of events without a field such as `id` or `event_id`. A schema is an
    event's if its title ends in "event", or if it has a field that only events have, such as `event_type`.

Why is this bad
    Messages are delivered twice. Without an identifier of the event itself, no reader can drop the copy, and no two
    systems can talk about the same event.

Example
    {"title": "Order event", "type": "object", "properties": {"order_id": {"type": "string"}}}

Use instead
    {"title": "Order event", "type": "object", "properties": {"id": {"type": "string"}, "order_id": {"type": "string"}}}

Options
    names: Fields that will do, without case and punctuation.
"""

from collections.abc import Iterator

from linting.rules.events import envelope_of
from linting.rules.finding import Level, Remark
from linting.rules.rule import ROOT, rule
from linting.rules.subschema import Subschema

_NAMES = ("id", "eventid", "messageid", "uuid", "eventuuid", "guid")


@rule(Level.NOTE, on=ROOT)
def check(here: Subschema, *, names: tuple[str, ...] = _NAMES) -> Iterator[Remark]:
    """Report the event as a whole."""
    fields = envelope_of(here)
    if fields is not None and fields.isdisjoint(names):
        yield here.remark("this event has no identifier of its own, so that copies of it cannot be recognised")

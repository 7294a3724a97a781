"""An event that does not say where it came from.

What it does
    Reports schemas of events without a field such as `source` or `producer`. A schema is an
    event's if its title ends in "event", or if it has a field that only events have, such as `event_type`.

Why is this bad
    When a value is wrong, the first question is who sent it. CloudEvents 1.0 demands `source` for this reason; together
    with `id` it names the event for the whole world.

Example
    {"title": "Order event", "type": "object", "properties": {"id": {"type": "string"}}}

Use instead
    {"title": "Order event", "type": "object", "properties": {"id": {"type": "string"}, "source": {"type": "string"}}}

Options
    names: Fields that will do, without case and punctuation.
"""

from collections.abc import Iterator

from linting.rules.events import envelope_of
from linting.rules.finding import Level, Remark
from linting.rules.rule import ROOT, rule
from linting.rules.subschema import Subschema

_NAMES = (
    "source",
    "producer",
    "origin",
    "publisher",
    "emitter",
    "app",
    "appid",
    "application",
    "service",
    "system",
    "sourcesystem",
    "platform",
)


@rule(Level.NOTE, on=ROOT)
def check(here: Subschema, *, names: tuple[str, ...] = _NAMES) -> Iterator[Remark]:
    """Report the event as a whole."""
    fields = envelope_of(here)
    if fields is not None and fields.isdisjoint(names):
        yield here.remark("nothing says which system sent this event")

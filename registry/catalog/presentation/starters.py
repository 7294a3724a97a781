"""What the editor holds before anybody has typed."""

from registry.catalog import queries
from registry.catalog.models import Contract
from registry.errors import NotFound

EXAMPLE = """\
{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Order placed",
  "type": "object",
  "properties": {
    "order_id": { "type": "string", "format": "uuid", "description": "Identifies the order for ever." },
    "placed_at": { "type": "string", "format": "date-time" },
    "total_cents": { "type": "integer", "minimum": 0 }
  },
  "required": ["order_id", "placed_at"]
}
"""


def starting_text(contract: Contract, number: str | None) -> str:
    """The text of version `number`, else of the latest one, else an example to write over."""
    try:
        version = queries.version_by_number(contract, number) if number else queries.latest_published(contract)
    except NotFound:
        version = queries.latest_published(contract)
    return version.source_text if version else EXAMPLE

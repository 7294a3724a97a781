"""What only a registry knows about a contract. Rules that need it are silent without it."""

from __future__ import annotations

from linting.records import Record


class Knowledge(Record):
    """Facts about who uses a contract.

    `fields_read` are the paths that registered consumers say they read, written as `field_names` writes them
    (`customer.address.city`, `items[].sku`); None where nobody has said so, which is not the same as reading nothing.
    """

    fields_read: frozenset[str] | None = None

"""What the browser tests find in the registry; run by the shell of the live server."""

import json

from django.utils.timezone import now

from registry.catalog import services as catalog
from registry.identity import services as identity
from registry.identity.actors import SYSTEM, Role
from registry.lifecycle import services as lifecycle

PASSWORD = "a-long-phrase-for-tests"

ORDER = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Order placed",
    "type": "object",
    "properties": {
        "order_id": {"type": "string", "format": "uuid", "description": "Identifies the order for ever."},
        "status": {"enum": ["open", "paid", "shipped"]},
        "total": {
            "type": "object",
            "properties": {"amount": {"type": "integer", "minimum": 0}, "currency": {"type": "string"}},
            "required": ["amount", "currency"],
        },
    },
    "required": ["order_id", "status"],
}


def fill() -> None:
    """One team, an owner and a viewer, and contracts in different states."""
    team = identity.team_create(SYSTEM, slug="checkout", name="Checkout")
    for username, role in (("ada", Role.OWNER), ("vera", Role.VIEWER)):
        user = identity.user_create(SYSTEM, username=username, password=PASSWORD)
        identity.member_add(SYSTEM, team, user, role)
    details = {"owner_team": team, "domain": "sales", "tags": ["event"], "on_call": "#checkout-oncall"}
    order = catalog.contract_register(
        SYSTEM, namespace="shop", name="order-placed", description="Every order that is placed.", **details
    )
    _published(order, ORDER)
    stock = catalog.contract_register(SYSTEM, namespace="shop", name="stock-level", criticality="high", **details)
    _published(stock, {"type": "object", "properties": {"sku": {"type": "string"}}})
    latest = _published(stock, {"type": "object", "properties": {"sku": {"type": "string"}, "at": {"type": "string"}}})
    first = stock.versions.get(major=1, minor=0)
    lifecycle.version_deprecate(
        SYSTEM, first, sunset_at=now().replace(year=now().year + 1), reason="Say when.", successor=latest
    )
    catalog.contract_register(SYSTEM, namespace="shop", name="refund", **details)


def _published(contract, schema):
    version = catalog.version_propose(SYSTEM, contract, source=json.dumps(schema, indent=2))
    return catalog.version_publish(SYSTEM, version)

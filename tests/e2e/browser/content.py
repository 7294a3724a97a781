"""What the browser tests find in the registry; run by the shell of the live server."""

import json
from typing import Any

from django.utils.timezone import now

from registry.catalog import services as catalog
from registry.catalog.models import Contract, Version
from registry.consumers import services as consumers
from registry.delivery import services as delivery
from registry.identity import services as identity
from registry.identity.actors import SYSTEM, Role
from registry.identity.models import Team
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
INVOICE_1 = {
    "type": "object",
    "properties": {
        "number": {"type": "string"},
        "customer_name": {"type": "string"},
        "total_eur": {"type": "number", "minimum": 0, "maximum": 1_000_000},
        "status": {"enum": ["open", "paid", "cancelled"]},
    },
    "required": ["number", "total_eur", "status"],
}
INVOICE_2 = {
    "type": "object",
    "properties": {
        "invoice_number": {"type": "string"},
        "customer": {"type": "object", "properties": {"name": {"type": "string"}}},
        "total_eur": {"type": "number", "minimum": 0, "maximum": 1_000_000},
        "status": {"enum": ["OPEN", "PAID", "CANCELLED"]},
    },
    "required": ["invoice_number", "total_eur", "status"],
}
STOCK = {"type": "object", "properties": {"sku": {"type": "string"}}}


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
    _published(order, ORDER, "1.0.0")
    stock = catalog.contract_register(SYSTEM, namespace="shop", name="stock-level", criticality="high", **details)
    first = _published(stock, STOCK, "1.0.0")
    latest = _published(stock, {**STOCK, "properties": {**STOCK["properties"], "at": {"type": "string"}}}, "1.1.0")
    lifecycle.version_deprecate(
        SYSTEM, first, sunset_at=now().replace(year=now().year + 1), reason="Say when.", successor=latest
    )
    _applications(team, order)
    invoice = catalog.contract_register(SYSTEM, namespace="shop", name="invoice", **details)
    old, new = (_published(invoice, schema, f"{number}.0.0") for number, schema in ((1, INVOICE_1), (2, INVOICE_2)))
    delivery.mapping_attach(SYSTEM, source=new, target=old, ops=[{"op": "move", "from": ["a"], "to": ["b"]}])
    refund = {**details, "domain": "money that goes back to customers, partners and carriers after a dispute"}
    catalog.contract_register(SYSTEM, namespace="shop", name="refund", **refund)


def _applications(team: Team, order: Contract) -> None:
    """One that reads the order and runs, and one whose second build would break it."""
    environment = delivery.environment_begin(SYSTEM, name="production")
    reads = [consumers.Reads(order, "1.0.0", ("/status",))]
    billing = consumers.application_register(SYSTEM, name="billing", owner_team=team, description="Sends invoices.")
    build, _ = consumers.application_version_register(SYSTEM, billing, number="2.4.1", reads=reads)
    consumers.deployment_record(SYSTEM, build, environment)
    states = {**ORDER["properties"], "status": {"enum": ["open", "paid", "shipped", "lost"]}}
    later = catalog.version_propose(SYSTEM, order, source=json.dumps({**ORDER, "properties": states}), number="1.1.0")
    shop = consumers.application_register(SYSTEM, name="shop", owner_team=team)
    for number, version in (("1", order.versions.get(minor=0)), ("2", later)):
        consumers.application_version_register(SYSTEM, shop, number=number, provides=[version])
    catalog.version_withdraw(SYSTEM, later)


def _published(contract: Contract, schema: dict[str, Any], number: str) -> Version:
    version = catalog.version_propose(SYSTEM, contract, source=json.dumps(schema, indent=2), number=number)
    return catalog.version_publish(SYSTEM, version)

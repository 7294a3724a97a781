"""The shop of the demo, as tables: its teams, its contracts, its applications and the mapping between two orders."""

from dataclasses import dataclass


@dataclass(frozen=True)
class DemoContract:
    name: str
    team: str
    description: str
    tags: tuple[str, ...]
    domain: str
    criticality: str
    classification: str
    versions: tuple[tuple[str, int, str], ...]  # number, days ago, what changed


CONTRACTS = (
    DemoContract(
        "shop/orders", "checkout", "Every order, from the moment it is placed.",
        ("event", "core"), "sales", "critical", "confidential",
        (
            ("1.0.0", 210, "First version."),
            ("1.1.0", 120, "Customers may leave a note."),
            ("2.0.0", 14, "Order numbers are text, the address is just `email`, states have new names."),
        ),
    ),
    DemoContract(
        "shop/customers", "checkout", "People and companies with an account.",
        ("entity", "personal-data"), "sales", "high", "restricted",
        (("1.0.0", 200, "First version."), ("2.0.0", 40, "Several phone numbers instead of one.")),
    ),
    DemoContract(
        "billing/invoices", "finance", "Invoices as they go to the ledger.",
        ("event", "ledger"), "finance", "critical", "confidential", (("1.0.0", 13, "First version."),),
    ),
    DemoContract(
        "billing/refunds", "finance", "Money that goes back to customers.",
        ("event",), "finance", "high", "internal", (("1.0.0", 90, "First version."),),
    ),
    DemoContract(
        "logistics/shipments", "fulfilment", "Parcel scans, one event each.",
        ("event", "carrier"), "logistics", "medium", "internal",
        (("1.0.0", 160, "First version."), ("1.1.0", 30, "Parcels can come back.")),
    ),
)  # fmt: skip


@dataclass(frozen=True)
class DemoBuild:
    number: str
    reads: tuple[tuple[str, str, tuple[str, ...]], ...] = ()  # contract, versions, fields
    provides: tuple[tuple[str, str], ...] = ()  # contract, version


@dataclass(frozen=True)
class DemoApplication:
    """An application with its builds; the last of them runs."""

    name: str
    team: str
    description: str
    builds: tuple[DemoBuild, ...]


APPLICATIONS = (
    DemoApplication(
        "storefront", "checkout", "Takes orders.",
        (
            DemoBuild("40.7.2", provides=(("shop/orders", "1.1.0"),)),
            DemoBuild("41.2.0", provides=(("shop/orders", "2.0.0"),)),
        ),
    ),
    DemoApplication(
        "invoicing", "finance", "Writes an invoice for every order.",
        (
            DemoBuild(
                "7.4.1",
                reads=(("shop/orders", "^2.0.0", ("/order_id", "/total_cents", "/currency")),),
                provides=(("billing/invoices", "1.0.0"),),
            ),
        ),
    ),
    DemoApplication(
        "parcel-tracker", "fulfilment", "Tells customers where their parcel is.",
        (
            DemoBuild(
                "2.0.3",
                reads=(
                    ("shop/orders", "^2.0.0", ("/order_id", "/status")),
                    ("logistics/shipments", "1.x", ()),
                ),
            ),
        ),
    ),
    DemoApplication(
        "warehouse", "fulfilment", "Packs what was ordered.",
        (DemoBuild("19.1", provides=(("logistics/shipments", "1.1.0"),)),),
    ),
)  # fmt: skip

TEAMS = {"checkout": "Checkout", "finance": "Finance systems", "fulfilment": "Fulfilment"}

# What a reader of version 1 gets from a writer of version 2.
ORDERS_2_TO_1 = [
    {"op": "move", "from": ["order_id"], "to": ["id"]},
    {"op": "cast", "at": ["id"], "from": "string", "to": "integer"},
    {"op": "move", "from": ["email"], "to": ["customer_email"]},
    {
        "op": "enum",
        "at": ["status"],
        "map": {"placed": "open", "paid": "paid", "dispatched": "shipped"},
        "else": "fail",
    },
    {"op": "remove", "at": ["currency"], "restore": {"value": "EUR"}},
]

"""Demo content for `make run`: a small shop, told through the same services that everybody uses."""

import json
import os
import secrets
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path

from django.db import transaction

from registry.catalog import queries as catalog_queries
from registry.catalog import services as catalog
from registry.catalog.models import Version
from registry.clock import Clock, fixed, utc_now
from registry.delivery import services as delivery
from registry.identity import queries as identity_queries
from registry.identity import services as identity
from registry.identity.actors import SYSTEM, Role, Scope
from registry.lifecycle import services as lifecycle

SCHEMAS = Path(__file__).resolve().parent / "contracts"
LIFETIME = timedelta(days=365)


@dataclass(frozen=True)
class DemoCredentials:
    """What `make run` prints. Kept beside the demo database, readable by its owner only; never made elsewhere."""

    user: str
    password: str
    pipeline_token: str
    gateway_token: str
    gateway: str


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


class DemoError(Exception):
    """The demo is there, but what signs in to it was removed."""


def load_demo_once(var: Path) -> DemoCredentials:
    """Load the demo unless it is there, whole; a load that was cut short left nothing and is done again."""
    path = var / "demo.json"
    if not identity_queries.teams().filter(slug="checkout").exists():
        with transaction.atomic():
            credentials = _load()
            _write_privately(path, json.dumps(asdict(credentials), indent=2))
        return credentials
    try:
        return DemoCredentials(**json.loads(path.read_text()))
    except (OSError, ValueError, TypeError) as error:
        raise DemoError(
            f"The demo content is loaded, but {path}, which holds its login, is missing or damaged. "
            f"Put it back, or start afresh: mv {var} {var}.old && make run"
        ) from error


def _write_privately(path: Path, text: str) -> None:
    unfinished = path.with_suffix(".part")
    unfinished.unlink(missing_ok=True)
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(text)
    unfinished.replace(path)


def _load() -> DemoCredentials:
    password = f"demo-{secrets.token_hex(4)}"
    for slug, name in TEAMS.items():
        identity.team_create(SYSTEM, slug=slug, name=name)
    _load_people(password)
    for contract in CONTRACTS:
        _load_contract(contract)
    _deprecate("shop/orders", "1.0.0", "1.1.0", days=45)
    _deprecate("shop/customers", "1.0.0", "2.0.0", days=75)
    gateway = _load_gateway()
    return DemoCredentials(
        user="demo",
        password=password,
        pipeline_token=_token("ci", "demo pipeline", Scope.CONTRACTS_READ, Scope.CHECKS_RUN),
        gateway_token=_token("gw", "demo gateway", Scope.BUNDLES_PULL, Scope.TELEMETRY_WRITE),
        gateway=gateway,
    )


def _load_people(password: str) -> None:
    demo = identity.user_create(
        SYSTEM, username="demo", password=password, first_name="Ada", last_name="Demo", email="ada@example.com"
    )
    for slug in TEAMS:
        identity.member_add(SYSTEM, identity_queries.team_by_slug(slug), demo, Role.OWNER)
    for username, first_name, team, role in (
        ("grace", "Grace", "finance", Role.EDITOR),
        ("linus", "Linus", "fulfilment", Role.VIEWER),
    ):
        person = identity.user_create(SYSTEM, username=username, password=None, first_name=first_name)
        identity.member_add(SYSTEM, identity_queries.team_by_slug(team), person, role)


def _load_contract(demo: DemoContract) -> None:
    namespace, name = demo.name.split("/")
    first_day = _days_ago(demo.versions[0][1])
    contract = catalog.contract_register(
        SYSTEM,
        namespace=namespace,
        name=name,
        owner_team=identity_queries.team_by_slug(demo.team),
        description=demo.description,
        tags=list(demo.tags),
        domain=demo.domain,
        criticality=demo.criticality,
        classification=demo.classification,
        on_call=f"#{demo.team}-on-call",
        runbook_url=f"https://runbooks.example.com/{demo.name}",
        clock=first_day,
    )
    for number, days, note in demo.versions:
        (source,) = SCHEMAS.glob(f"{demo.name}-{number}.*")
        version = catalog.version_propose(
            SYSTEM,
            contract,
            source=source.read_bytes(),
            syntax=source.suffix[1:],
            number=number,
            change_note=note,
            clock=_days_ago(days),
        )
        catalog.version_publish(SYSTEM, version, clock=_days_ago(days))


def _deprecate(contract: str, number: str, successor: str, *, days: int) -> None:
    lifecycle.version_deprecate(
        SYSTEM,
        _version(contract, number),
        sunset_at=utc_now() + timedelta(days=days),
        reason=f"Move to {successor}.",
        successor=_version(contract, successor),
    )


def _load_gateway() -> str:
    delivery.gateway_register(
        SYSTEM, name="edge-demo", environment="production", team=identity_queries.team_by_slug("checkout")
    )
    mapping = delivery.mapping_attach(
        SYSTEM,
        source=_version("shop/orders", "2.0.0"),
        target=_version("shop/orders", "1.1.0"),
        ops=ORDERS_2_TO_1,
    )
    delivery.mapping_activate(SYSTEM, mapping, environment="production")
    return "edge-demo"


def _token(kind: str, name: str, *scopes: Scope) -> str:
    _, text = identity.token_issue(
        SYSTEM,
        kind=kind,
        name=name,
        team=identity_queries.team_by_slug("checkout"),
        role=Role.VIEWER,
        scopes=scopes,
        expires_at=utc_now() + LIFETIME,
    )
    return text


def _version(full_name: str, number: str) -> Version:
    namespace, name = full_name.split("/")
    return catalog_queries.version_by_number(catalog_queries.contract_by_name(namespace, name), number)


def _days_ago(days: int) -> Clock:
    return fixed(utc_now() - timedelta(days=days))

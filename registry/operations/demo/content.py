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
from registry.catalog.models import Contract, Version
from registry.clock import Clock, fixed, utc_now
from registry.consumers import services as consumers
from registry.delivery import queries as delivery_queries
from registry.delivery import services as delivery
from registry.identity import queries as identity_queries
from registry.identity import services as identity
from registry.identity.actors import SYSTEM, Actor, Role, Scope
from registry.identity.authentication import actor_for_user
from registry.lifecycle import services as lifecycle
from registry.operations.demo.shop import APPLICATIONS, CONTRACTS, ORDERS_2_TO_1, TEAMS, DemoContract

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
    _load_applications()
    return DemoCredentials(
        user="demo",
        password=password,
        pipeline_token=_token(
            "ci", "demo pipeline", Role.EDITOR, Scope.CONTRACTS_READ, Scope.CHECKS_RUN, Scope.DEPLOYMENTS_WRITE
        ),
        gateway_token=_token("gw", "demo gateway", Role.VIEWER, Scope.BUNDLES_PULL, Scope.TELEMETRY_WRITE),
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
    author = _person("grace" if demo.team == "finance" else "demo")
    contract = catalog.contract_register(
        author,
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
            author,
            contract,
            source=source.read_bytes(),
            syntax=source.suffix[1:],
            number=number,
            change_note=note,
            clock=_days_ago(days),
        )
        catalog.version_publish(author, version, clock=_days_ago(days))


def _deprecate(contract: str, number: str, successor: str, *, days: int) -> None:
    lifecycle.version_deprecate(
        _person("demo"),
        _version(contract, number),
        sunset_at=utc_now() + timedelta(days=days),
        reason=f"Move to {successor}.",
        successor=_version(contract, successor),
    )


def _load_gateway() -> str:
    ada = _person("demo")
    delivery.gateway_register(
        ada, name="edge-demo", environment="production", team=identity_queries.team_by_slug("checkout")
    )
    mapping = delivery.mapping_attach(
        ada,
        source=_version("shop/orders", "2.0.0"),
        target=_version("shop/orders", "1.1.0"),
        ops=ORDERS_2_TO_1,
    )
    delivery.mapping_activate(ada, mapping, environment="production")
    return "edge-demo"


def _load_applications() -> None:
    """A shop that writes, and others that read; among them one that a change of an order's states would break."""
    ada, environment = _person("demo"), delivery_queries.environment_by_name("production")
    for demo in APPLICATIONS:
        application = consumers.application_register(
            ada, name=demo.name, owner_team=identity_queries.team_by_slug(demo.team), description=demo.description
        )
        for demo_build in demo.builds:
            build, _ = consumers.application_version_register(
                ada,
                application,
                number=demo_build.number,
                reads=[consumers.Reads(_contract(name), *read) for name, *read in demo_build.reads],
                provides=[_version(*written) for written in demo_build.provides],
            )
        consumers.deployment_record(ada, build, environment)


def _token(kind: str, name: str, role: Role, *scopes: Scope) -> str:
    _, text = identity.token_issue(
        SYSTEM,
        kind=kind,
        name=name,
        team=identity_queries.team_by_slug("checkout"),
        role=role,
        scopes=scopes,
        expires_at=utc_now() + LIFETIME,
    )
    return text


def _version(full_name: str, number: str) -> Version:
    return catalog_queries.version_by_number(_contract(full_name), number)


def _contract(full_name: str) -> Contract:
    return catalog_queries.contract_by_name(*full_name.split("/"))


def _person(username: str) -> Actor:
    return actor_for_user(identity_queries.user_by_name(username))


def _days_ago(days: int) -> Clock:
    return fixed(utc_now() - timedelta(days=days))

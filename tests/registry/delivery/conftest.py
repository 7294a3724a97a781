"""A contract whose second version broke the first, a mapping between them, and a gateway."""

import pytest

from registry.catalog.models import Contract, Version
from registry.delivery import services, verifying
from registry.delivery.models import Gateway, Mapping
from registry.identity.actors import SYSTEM, Actor, Role, Scope
from registry.identity.models import Team
from tests.contracts_api.calling import Caller, machine_of
from tests.factories import make_actor, make_contract, make_published_version, make_team

ID = {"type": "integer", "minimum": 1, "maximum": 10**18 - 1}
OLD = {"type": "object", "properties": {"id": ID, "state": {"enum": ["open"]}}, "required": ["id"]}
KEY = {"type": "string", "pattern": "^[1-9][0-9]*$", "maxLength": 18}
NEW = {"type": "object", "properties": {"key": KEY, "state": {"enum": ["OPEN"]}}, "required": ["key"]}
DOWN = [
    {"op": "move", "from": ["key"], "to": ["id"]},
    {"op": "cast", "at": ["id"], "from": "string", "to": "integer"},
    {"op": "enum", "at": ["state"], "map": {"OPEN": "open"}},
]
UP = [
    {"op": "move", "from": ["id"], "to": ["key"]},
    {"op": "cast", "at": ["key"], "from": "integer", "to": "string"},
    {"op": "enum", "at": ["state"], "map": {"open": "OPEN"}},
]
REFUTED = DOWN[:1]
"""Leaves a text where the old version has a number."""


@pytest.fixture
def team(db) -> Team:
    return make_team("checkout")


@pytest.fixture
def editor(team: Team) -> Actor:
    return make_actor(team, Role.EDITOR)


@pytest.fixture
def owner(team: Team) -> Actor:
    return make_actor(team, Role.OWNER)


@pytest.fixture
def contract(team: Team) -> Contract:
    return make_contract(team, name="shop/orders")


@pytest.fixture
def old(contract: Contract) -> Version:
    return make_published_version(contract, OLD, number="1.0.0")


@pytest.fixture
def new(contract: Contract, old: Version) -> Version:
    return make_published_version(contract, NEW, number="2.0.0")


@pytest.fixture
def gateway(team: Team) -> Gateway:
    return services.gateway_register(SYSTEM, name="edge-1", environment="production", team=team)


@pytest.fixture
def mapping(editor: Actor, new: Version, old: Version) -> Mapping:
    return services.mapping_attach(editor, source=new, target=old, ops=DOWN)


@pytest.fixture
def refuted(editor: Actor, new: Version, old: Version) -> Mapping:
    return services.mapping_attach(editor, source=new, target=old, ops=REFUTED)


@pytest.fixture
def undecided(editor: Actor, new: Version, old: Version, monkeypatch) -> Mapping:
    """The mapping of an engine that was allowed a single step."""
    monkeypatch.setattr(verifying, "BUDGET", 1)
    return services.mapping_attach(editor, source=new, target=old, ops=DOWN)


@pytest.fixture
def puller(team: Team, gateway: Gateway) -> Caller:
    """The gateway's own token: it may pull, and nothing else."""
    return machine_of(team, Role.VIEWER, (Scope.BUNDLES_PULL,))


@pytest.fixture
def nobody() -> Caller:
    return Caller()

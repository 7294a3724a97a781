"""A contract whose second version broke the first, a mapping between them, and a gateway."""

import pytest

from registry.catalog.models import Contract, Version
from registry.delivery import services
from registry.delivery.models import Gateway, Mapping
from registry.identity.actors import SYSTEM, Actor, Role, Scope
from registry.identity.models import Team
from tests.contracts_api.calling import Caller, machine_of
from tests.factories import make_actor, make_contract, make_published_version, make_team

OLD = {"type": "object", "properties": {"id": {"type": "integer"}, "state": {"enum": ["open"]}}, "required": ["id"]}
NEW = {"type": "object", "properties": {"key": {"type": "string"}, "state": {"enum": ["OPEN"]}}, "required": ["key"]}
DOWN = [
    {"op": "move", "from": ["key"], "to": ["id"]},
    {"op": "cast", "at": ["id"], "from": "string", "to": "integer"},
    {"op": "enum", "at": ["state"], "map": {"OPEN": "open"}},
]


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
def puller(team: Team, gateway: Gateway) -> Caller:
    """The gateway's own token: it may pull, and nothing else."""
    return machine_of(team, Role.VIEWER, (Scope.BUNDLES_PULL,))


@pytest.fixture
def nobody() -> Caller:
    return Caller()

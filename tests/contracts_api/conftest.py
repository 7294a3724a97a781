import pytest

from registry.identity import services
from registry.identity.actors import SYSTEM, Role
from registry.identity.models import Team
from tests.contracts_api.calling import Caller, machine_of

ORDER = {"type": "object", "properties": {"id": {"type": "string"}}, "required": ["id"]}


@pytest.fixture
def team(db) -> Team:
    return services.team_create(SYSTEM, slug="payments", name="Payments")


@pytest.fixture
def machine(team: Team) -> Caller:
    """An owner of the team, with every scope."""
    return machine_of(team)


@pytest.fixture
def viewer(team: Team) -> Caller:
    return machine_of(team, Role.VIEWER)


@pytest.fixture
def nobody() -> Caller:
    return Caller()


@pytest.fixture
def contract(machine: Caller) -> str:
    """The address of a contract without versions."""
    registered = machine.post("/contracts", {"namespace": "shop", "name": "order", "owner_team": "payments"})
    assert registered.status == 201, registered.body
    return "/contracts/shop/order"


@pytest.fixture
def published(machine: Caller, contract: str) -> str:
    """The address of a contract with version 1.0.0."""
    submitted = machine.post(f"{contract}/versions", {"schema": ORDER, "publish": True})
    assert submitted.status == 201, submitted.body
    return contract

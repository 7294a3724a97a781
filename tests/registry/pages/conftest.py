"""A team with an editor in the browser, and one contract with two versions."""

import pytest
from django.test import Client

from registry.catalog.models import Contract
from registry.identity.actors import Role
from registry.identity.models import Team, User
from tests.factories import make_contract, make_member, make_published_version, make_team

FIRST = {
    "type": "object",
    "properties": {"id": {"type": "string"}, "status": {"enum": ["open", "paid"]}},
    "required": ["id"],
}
SECOND = {
    **FIRST,
    "properties": {**FIRST["properties"], "note": {"type": "string", "description": "For <the> courier."}},
}


@pytest.fixture
def team(db) -> Team:
    return make_team("checkout", name="Checkout")


@pytest.fixture
def owner(team: Team) -> User:
    return make_member(team, Role.OWNER, username="ada")


@pytest.fixture
def browser(owner: User) -> Client:
    """A browser in which an owner of the team is signed in."""
    client = Client()
    client.force_login(owner)
    return client


@pytest.fixture
def viewer(team: Team) -> Client:
    client = Client()
    client.force_login(make_member(team, Role.VIEWER))
    return client


@pytest.fixture
def contract(team: Team) -> Contract:
    contract = make_contract(team, name="shop/order", domain="sales", tags=["core"])
    make_published_version(contract, FIRST)
    make_published_version(contract, SECOND, number="1.1.0")
    return contract

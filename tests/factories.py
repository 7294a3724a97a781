"""Things that tests need, made through the same services that everybody uses."""

import json
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from registry.catalog import services as catalog
from registry.catalog.models import Contract, Version
from registry.identity import services as identity
from registry.identity.actors import SYSTEM, Actor, Role, Scope
from registry.identity.authentication import actor_for_user
from registry.identity.models import AccessToken, Team, User

PASSWORD = "correct horse battery staple"
ORDER = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "properties": {"id": {"type": "string"}, "amount": {"type": "integer"}},
    "required": ["id"],
}

_numbers = count(1)


def make_user(username: str | None = None, *, is_platform_admin: bool = False, password: str | None = None) -> User:
    """A person. Passwords are slow to hash, so one is set only where a test signs in by form."""
    return identity.user_create(
        SYSTEM,
        username=username or f"person-{next(_numbers)}",
        password=password,
        is_platform_admin=is_platform_admin,
    )


def make_team(slug: str | None = None, *, name: str | None = None) -> Team:
    slug = slug or f"team-{next(_numbers)}"
    return identity.team_create(SYSTEM, slug=slug, name=name or slug.title())


def make_member(team: Team, role: Role = Role.EDITOR, *, username: str | None = None) -> User:
    """A new person with that role in `team`."""
    user = make_user(username)
    identity.member_add(SYSTEM, team, user, role)
    return user


def make_actor(team: Team, role: Role = Role.EDITOR) -> Actor:
    """A new person with that role in `team`, as services see them."""
    return actor_for_user(make_member(team, role))


def make_token(
    team: Team,
    *,
    kind: str = "ci",
    role: Role = Role.EDITOR,
    scopes: tuple[Scope, ...] = tuple(Scope),
    life: timedelta = timedelta(days=30),
) -> tuple[AccessToken, str]:
    """A team's token and its secret text."""
    return identity.token_issue(
        SYSTEM,
        kind=kind,
        name=f"token {next(_numbers)}",
        team=team,
        role=role,
        scopes=scopes,
        expires_at=datetime.now(UTC) + life,
    )


def make_contract(team: Team | None = None, *, name: str | None = None, **details: Any) -> Contract:
    """A contract without versions; `name` is `namespace/name`."""
    namespace, _, own_name = (name or f"shop/order-{next(_numbers)}").partition("/")
    return catalog.contract_register(
        SYSTEM, namespace=namespace, name=own_name, owner_team=team or make_team(), **details
    )


def make_proposed_version(
    contract: Contract | None = None, schema: Any = None, *, number: str | None = None, **details: Any
) -> Version:
    """A version waiting to be published."""
    source = json.dumps(ORDER if schema is None else schema)
    return catalog.version_propose(SYSTEM, contract or make_contract(), source=source, number=number, **details)


def make_published_version(
    contract: Contract | None = None, schema: Any = None, *, number: str | None = None, **details: Any
) -> Version:
    """A version in use."""
    return catalog.version_publish(SYSTEM, make_proposed_version(contract, schema, number=number, **details))

"""Who is asking: one value for people, machines and the registry itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum, StrEnum
from types import MappingProxyType

from django.http import HttpRequest


class Role(IntEnum):
    """What a member may do in a team; each role includes those below it."""

    VIEWER = 10
    EDITOR = 20
    OWNER = 30


class Scope(StrEnum):
    """What a token may be used for, whatever role it carries."""

    CONTRACTS_READ = "contracts:read"
    CONTRACTS_WRITE = "contracts:write"
    CHECKS_RUN = "checks:run"
    DEPLOYMENTS_WRITE = "deployments:write"
    BUNDLES_PULL = "bundles:pull"
    TELEMETRY_WRITE = "telemetry:write"
    TOKENS_WRITE = "tokens:write"


class ActorKind(StrEnum):
    PERSON = "person"
    MACHINE = "machine"


@dataclass(frozen=True)
class Actor:
    """Somebody known. `id` is stable and unique (`user:3`, `token:7`); `label` is for people to read.

    `scopes` is None where no scope limits the actor, and `expires_at` where its rights do not end, as for a person
    in the browser.
    """

    kind: ActorKind
    id: str
    label: str
    roles: Mapping[str, Role] = field(default_factory=lambda: MappingProxyType({}))
    is_platform_admin: bool = False
    scopes: frozenset[Scope] | None = None
    expires_at: datetime | None = None

    def role_in(self, team_slug: str) -> Role | None:
        """The actor's role in that team; a platform admin owns every team."""
        return Role.OWNER if self.is_platform_admin else self.roles.get(team_slug)

    def has_role(self, least: Role, team_slug: str) -> bool:
        role = self.role_in(team_slug)
        return role is not None and role >= least

    def has_role_anywhere(self, least: Role) -> bool:
        return self.is_platform_admin or any(role >= least for role in self.roles.values())

    def has_scope(self, scope: Scope) -> bool:
        return self.scopes is None or scope in self.scopes

    @property
    def user_id(self) -> int | None:
        """The account behind the actor, where it is a person in the browser."""
        kind, _, number = self.id.partition(":")
        return int(number) if kind == "user" else None


SYSTEM = Actor(ActorKind.MACHINE, "system", "the registry", is_platform_admin=True)


def actor_of(request: HttpRequest) -> Actor | None:
    """Who sent this request, as `AccessMiddleware` found out; None for nobody known."""
    return getattr(request, "actor", None)

"""Who may use which address: every route of the registry, in one table.

`AccessMiddleware` looks the name of the resolved view up here before the view runs; a route that is
not in the table is refused. This gate answers "may somebody like this come in at all"; whether the
actor may touch *this* contract is asked by the services, with `authorisation.require`.

A role here means: at least this role in any team (platform admins have every role everywhere).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from registry.identity.actors import Role, Scope


@dataclass(frozen=True)
class Access:
    """What one route asks of who calls it."""

    anyone: bool = False
    role: Role | None = None  # None: being known is enough
    scope: Scope | None = None  # asked of tokens only
    platform_admin: bool = False
    machine_readable: bool = False  # an API route: problems as JSON, bearer tokens accepted
    often_asked: bool = False  # a token that was good a moment ago is taken as good


@dataclass(frozen=True)
class ByMethod:
    """A route that asks different things of readers and of writers."""

    methods: Mapping[str, Access]


def public() -> Access:
    """Anyone, signed in or not."""
    return Access(anyone=True)


def page(role: Role | None = Role.VIEWER) -> Access:
    """A page for people in a session; `page(None)` for anyone who is signed in."""
    return Access(role=role)


def admin_page() -> Access:
    return Access(platform_admin=True)


def api(role: Role | None, scope: Scope) -> Access:
    """A machine's address: that role, and for tokens that scope."""
    return Access(role=role, scope=scope, machine_readable=True)


def admin_api(scope: Scope) -> Access:
    return Access(platform_admin=True, scope=scope, machine_readable=True)


def by_method(**methods: Access) -> ByMethod:
    """`by_method(GET=…, POST=…)`; HEAD asks what GET asks, a method not named is answered with 405."""
    return ByMethod(methods)


_READ = api(Role.VIEWER, Scope.CONTRACTS_READ)
_WRITE = api(Role.EDITOR, Scope.CONTRACTS_WRITE)

OPERATIONS: dict[str, Access | ByMethod] = {
    "operations:home": page(None),
    "operations:problem-list": public(),
    "operations:problem": public(),
    "operations:healthz": public(),
    "operations:readyz": public(),
    "operations:metrics": public(),
}

IDENTITY: dict[str, Access | ByMethod] = {
    "identity:sign-in": public(),
    "identity:sign-out": public(),
    "identity:team-list": page(None),
    "identity:team-create": admin_page(),
    "identity:team": page(None),
    "identity:member-add": page(Role.OWNER),
    "identity:member-remove": page(Role.OWNER),
    "identity:token-list": page(),
    "identity:token-issue": page(),
    "identity:token-rotate": page(),
    "identity:token-revoke": page(),
}

CATALOG: dict[str, Access | ByMethod] = {
    "catalog:contract-list": page(),
    "catalog:contract-register": page(Role.EDITOR),
    "catalog:contract": page(),
    "catalog:contract-settings": page(Role.EDITOR),
    "catalog:contract-activity": page(),
    "catalog:comparison": page(),
    "catalog:version-new": page(Role.EDITOR),
    "catalog:version-check": page(),
    "catalog:version-list": page(),
    "catalog:version": page(),
    "catalog:version-source": page(),
    "catalog:version-publish": page(Role.EDITOR),
    "catalog:version-withdraw": page(Role.EDITOR),
    "catalog:rule-list": page(None),
    "catalog:rule": page(None),
}

LIFECYCLE: dict[str, Access | ByMethod] = {
    "lifecycle:deprecate": page(Role.EDITOR),
    "lifecycle:extend-sunset": page(Role.EDITOR),
    "lifecycle:retire": page(Role.EDITOR),
}

DELIVERY: dict[str, Access | ByMethod] = {
    "delivery:mapping-list": page(),
    "delivery:mapping-new": page(Role.EDITOR),
    "delivery:mapping-check": page(Role.EDITOR),
    "delivery:mapping-try": page(Role.EDITOR),
    "delivery:mapping-suggestions": page(Role.EDITOR),
    "delivery:mapping-verify": page(Role.EDITOR),
    "delivery:mapping-acknowledge": page(Role.OWNER),
    "delivery:mapping-activate": page(Role.EDITOR),
    "delivery:mapping-withdraw": page(Role.EDITOR),
    "delivery:op-list": page(None),
    "delivery:op": page(None),
    "delivery:gateway-list": page(),
    "delivery:gateway-register": page(Role.EDITOR),
    "delivery:gateway": page(),
    "delivery:environment": page(),
    "delivery:environment-roll-back": page(Role.OWNER),
}

CONSUMERS: dict[str, Access | ByMethod] = {
    "consumers:application-list": page(),
    "consumers:application-register": page(Role.EDITOR),
    "consumers:application": page(),
    "consumers:can-i-deploy": page(),
    "consumers:contract-readers": page(),
}

_CHECK = api(Role.VIEWER, Scope.CHECKS_RUN)
_MANAGE_TOKENS = api(Role.VIEWER, Scope.TOKENS_WRITE)
_MANAGE_TEAM = api(Role.OWNER, Scope.TOKENS_WRITE)
_MANAGE_SUBSCRIPTIONS = api(Role.OWNER, Scope.CONTRACTS_WRITE)

API_V1: dict[str, Access | ByMethod] = {
    "api-unknown": public(),
    "v1:openapi": public(),
    "v1:docs": public(),
    "v1:contracts": by_method(GET=_READ, POST=_WRITE),
    "v1:contract": by_method(GET=_READ, PATCH=_WRITE),
    "v1:contract-diff": _READ,
    "v1:versions": by_method(GET=_READ, POST=_WRITE),
    "v1:version": _READ,
    "v1:version-schema": _READ,
    "v1:version-publish": _WRITE,
    "v1:version-withdraw": _WRITE,
    "v1:version-deprecate": _WRITE,
    "v1:version-sunset": _WRITE,
    "v1:version-retire": _WRITE,
    "v1:checks": _CHECK,
    "v1:tokens": _MANAGE_TOKENS,
    "v1:token": _MANAGE_TOKENS,
    "v1:token-rotate": _MANAGE_TOKENS,
    "v1:token-revoke": _MANAGE_TOKENS,
    "v1:teams": by_method(GET=_READ, POST=admin_api(Scope.TOKENS_WRITE)),
    "v1:team": _READ,
    "v1:members": _READ,
    "v1:member": _MANAGE_TEAM,
    "v1:subscriptions": by_method(GET=_WRITE, POST=_MANAGE_SUBSCRIPTIONS),
    "v1:subscription": by_method(GET=_WRITE, PATCH=_MANAGE_SUBSCRIPTIONS),
    "v1:subscription-rotate-secret": _MANAGE_SUBSCRIPTIONS,
    "v1:deliveries": _WRITE,
    "v1:delivery-replay": _WRITE,
}

_DEPLOY = api(Role.EDITOR, Scope.DEPLOYMENTS_WRITE)

API_V1_CONSUMERS: dict[str, Access | ByMethod] = {
    "v1:applications": by_method(GET=_READ, POST=_DEPLOY),
    "v1:application": _READ,
    "v1:application-versions": by_method(GET=_READ, POST=_DEPLOY),
    "v1:deployments": by_method(GET=_READ, POST=_DEPLOY),
    "v1:deployment": by_method(DELETE=_DEPLOY),
    "v1:environments": by_method(GET=_READ, POST=_DEPLOY),
    "v1:can-i-deploy": _CHECK,
    "v1:contract-consumers": _READ,
}

_PULL = api(Role.VIEWER, Scope.BUNDLES_PULL)
_POLL = replace(_PULL, often_asked=True)

API_V1_GATEWAYS: dict[str, Access | ByMethod] = {
    "v1:mappings": by_method(GET=_READ, POST=_WRITE),
    "v1:mapping": _READ,
    "v1:mapping-verify": _WRITE,
    "v1:mapping-acknowledge": api(Role.OWNER, Scope.CONTRACTS_WRITE),
    "v1:mapping-activate": _WRITE,
    "v1:mapping-withdraw": _WRITE,
    "v1:mapping-verifying": _CHECK,
    "v1:mapping-suggesting": _CHECK,
    "v1:mapping-running": _CHECK,
    "v1:mapping-inverting": _CHECK,
    "v1:mapping-composing": _CHECK,
    "v1:ops": _READ,
    "v1:op": _READ,
    "v1:gateways": by_method(GET=_READ, POST=_WRITE),
    "v1:gateway": _READ,
    "v1:bundle": _POLL,
    "v1:gateway-status": _PULL,
    "v1:bundle-keys": public(),
    "v1:environment-bundles": _READ,
    "v1:environment-roll-back": api(Role.OWNER, Scope.CONTRACTS_WRITE),
}

ROUTES: dict[str, Access | ByMethod] = {
    **OPERATIONS,
    **IDENTITY,
    **CATALOG,
    **LIFECYCLE,
    **DELIVERY,
    **CONSUMERS,
    **API_V1,
    **API_V1_CONSUMERS,
    **API_V1_GATEWAYS,
}

"""Writes of the catalog slice."""

from typing import Any

from registry.catalog.models import Contract, Version
from registry.catalog.verdicts import CheckResult
from registry.clock import Clock, utc_now
from registry.identity.actors import Actor
from registry.identity.models import Team


def contract_register(
    actor: Actor, *, namespace: str, name: str, owner_team: Team, clock: Clock = utc_now, **details: Any
) -> Contract:
    """A new contract; `details` are fields of Contract. Raises Forbidden, Conflict, RegistryError."""
    raise NotImplementedError


def contract_update(
    actor: Actor, contract: Contract, *, expected_revision: int | None, clock: Clock = utc_now, **changes: Any
) -> Contract:
    """Change details; raises RegistryError of kind STALE when `expected_revision` is not the current one."""
    raise NotImplementedError


def version_propose(
    actor: Actor,
    contract: Contract,
    *,
    source: bytes | str,
    syntax: str | None = None,
    number: str | None = None,
    change_note: str = "",
    clock: Clock = utc_now,
) -> Version:
    """Submit a schema as a proposed version. Raises RegistryError `check-failed` with `.extra["check"]`."""
    raise NotImplementedError


def version_publish(actor: Actor, version: Version, *, clock: Clock = utc_now) -> Version:
    """Raises Conflict when the version is no longer proposed."""
    raise NotImplementedError


def version_withdraw(actor: Actor, version: Version, *, clock: Clock = utc_now) -> Version:
    """Raises Conflict when the version is no longer proposed."""
    raise NotImplementedError


def check_run(
    actor: Actor,
    *,
    contract_name: str | None,
    source: bytes | str | None = None,
    value: Any = None,
    syntax: str | None = None,
    number: str | None = None,
    settings: dict[str, Any] | None = None,
    store: bool = True,
    clock: Clock = utc_now,
) -> CheckResult:
    """Judge a schema as a submission would be; `store=False` for live previews while typing.

    `settings` overrides the contract's `compatibility`, `writer`, `assert_formats`,
    `readers_apply_defaults`, `allow_undecided` for this check.
    """
    raise NotImplementedError

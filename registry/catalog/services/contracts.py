"""Registering contracts and changing what is said about them."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F

from registry import events
from registry.catalog import search
from registry.catalog.models import Contract
from registry.clock import Clock, utc_now
from registry.errors import Kind, Place, RegistryError
from registry.identity.actors import Actor, Role
from registry.identity.authorisation import require
from registry.identity.models import Team
from registry.texts import plain_text
from registry.uniqueness import refusing_duplicates

MOST_TAGS = 30

_TAG = re.compile(r"[a-z0-9][a-z0-9._:/-]{0,59}")
_LONGEST = {"description": 20_000, "on_call": 200, "domain": 120, "runbook_url": 500}
_DETAILS = frozenset(
    {
        *_LONGEST,
        "steward",
        "tags",
        "criticality",
        "classification",
        "compatibility",
        "writer",
        "assert_formats",
        "readers_apply_defaults",
        "allow_undecided",
    }
)


@transaction.atomic
def contract_register(
    actor: Actor, *, namespace: str, name: str, owner_team: Team, clock: Clock = utc_now, **details: Any
) -> Contract:
    """A new contract, owned by `owner_team`; `details` are further fields of Contract.

    Raises Forbidden for anyone but the team's editors, Conflict `name-taken`, and RegistryError
    `invalid-contract` with a place for each field.
    """
    require(actor, Role.EDITOR, owner_team)
    now = clock()
    contract = Contract(namespace=namespace, name=name, owner_team=owner_team, created_at=now, updated_at=now)
    _assign(contract, details)
    _check_fields(contract)
    with refusing_duplicates(f"A contract “{contract.full_name}” exists already."):
        contract.save(force_insert=True)
    search.remember(contract, field_names=())
    events.record(actor, "contract.registered", subject_of(contract), _described(contract), clock=clock)
    return contract


@transaction.atomic
def contract_update(
    actor: Actor, contract: Contract, *, expected_revision: int | None, clock: Clock = utc_now, **changes: Any
) -> Contract:
    """Change what is said about a contract; `changes` are fields of Contract, `owner_team` among them.

    Raises RegistryError `stale-revision` when somebody changed it since `expected_revision`.
    """
    require(actor, Role.EDITOR, contract.owner_team)
    changes = dict(changes)
    new_owner = changes.pop("owner_team", contract.owner_team)
    if new_owner != contract.owner_team:
        require(actor, Role.OWNER, contract.owner_team)
        require(actor, Role.EDITOR, new_owner)
    claimed = Contract.objects.filter(pk=contract.pk, revision=expected_revision or contract.revision)
    if not claimed.update(revision=F("revision") + 1, updated_at=clock()):
        raise RegistryError(
            "stale-revision",
            f"Somebody changed “{contract.full_name}” in the meantime.",
            kind=Kind.STALE,
            remedy="Read it again and repeat your change.",
        )
    current = Contract.objects.select_related("owner_team", "steward").get(pk=contract.pk)
    before = _described(current)
    current.owner_team = new_owner
    _assign(current, changes)
    _check_fields(current)
    current.save(force_update=True)
    search.remember(current)
    changed = {name: value for name, value in _described(current).items() if before[name] != value}
    was = {name: before[name] for name in changed}
    events.record(
        actor, "contract.updated", subject_of(current), {"changed": changed}, audit_detail={"was": was}, clock=clock
    )
    return current


def subject_of(contract: Contract) -> str:
    """How audit entries and events name a contract."""
    return f"contracts/{contract.full_name}"


def _assign(contract: Contract, details: dict[str, Any]) -> None:
    if unknown := sorted(set(details) - _DETAILS):
        places = tuple(Place("unknown-field", f"There is no field “{name}”.", f"/{name}") for name in unknown)
        raise RegistryError("invalid-contract", f"Unknown fields: {', '.join(unknown)}.", places=places)
    for name, value in details.items():
        setattr(contract, name, _plain(name, value))


def _plain(name: str, value: Any) -> Any:
    if name in _LONGEST:
        return plain_text(value, pointer=f"/{name}", longest=_LONGEST[name])
    return _plain_tags(value) if name == "tags" else value


def _plain_tags(tags: Any) -> list[str]:
    listed = tags if isinstance(tags, list | tuple) else [None]
    wanted = list(dict.fromkeys(tag.strip().lower() if isinstance(tag, str) else "" for tag in listed))
    if len(wanted) > MOST_TAGS or not all(_TAG.fullmatch(tag) for tag in wanted):
        raise RegistryError(
            "invalid-contract",
            f"Tags are at most {MOST_TAGS} words of lower-case letters, digits and . _ : / -",
            pointer="/tags",
        )
    return wanted


def _check_fields(contract: Contract) -> None:
    try:
        contract.clean_fields(exclude=["owner_team", "steward", "tags"])
    except ValidationError as problem:
        places = tuple(
            Place("invalid-field", " ".join(messages), f"/{name}") for name, messages in problem.message_dict.items()
        )
        message = places[0].detail if len(places) == 1 else f"{len(places)} fields are not valid."
        raise RegistryError("invalid-contract", message, pointer=places[0].pointer, places=places) from problem


def _described(contract: Contract) -> dict[str, Any]:
    details = {name: getattr(contract, name) for name in sorted(_DETAILS - {"steward"})}
    steward = contract.steward.get_username() if contract.steward else None
    return {
        "contract": contract.full_name,
        "owner_team": contract.owner_team.slug,
        "steward": steward,
        **{name: str(value) if isinstance(value, str) else value for name, value in details.items()},
    }

"""Gateways: who pulls, and what they say of what they pulled."""

from django.core.exceptions import ValidationError
from django.db import transaction

from registry import events
from registry.clock import Clock, utc_now
from registry.delivery.models import Environment, Gateway, GatewayStatus, Mapping
from registry.delivery.queries import LARGEST_ID
from registry.delivery.services.bundles import next_bundle, require_command_of
from registry.errors import NotFound, RegistryError
from registry.identity.actors import Actor, Role
from registry.identity.authorisation import require
from registry.identity.models import Team
from registry.texts import plain_text
from registry.uniqueness import refusing_duplicates


@transaction.atomic
def gateway_register(actor: Actor, *, name: str, environment: str, team: Team, clock: Clock = utc_now) -> Gateway:
    """A gateway of `team` in that environment, which begins with the first gateway in it.

    An environment has a bundle from its first day on, with nothing in it, so that a gateway always
    finds one. Whoever runs a gateway in an environment has a say in what all of it runs, so a team joins
    one that others began only by the hand of somebody who commands it already.
    Raises Forbidden, Conflict, RegistryError `invalid-gateway`.
    """
    require(actor, Role.EDITOR, team)
    now = clock()
    gateway = Gateway(name=name, team=team, created_at=now)
    _check_names(Environment(name=environment, created_at=now), gateway)
    place, is_new = Environment.objects.get_or_create(name=environment, defaults={"created_at": now})
    if place.gateways.exists() and not place.gateways.filter(team=team).exists():
        require_command_of(actor, place)
    gateway.environment = place
    with refusing_duplicates(f"A gateway “{name}” exists already."):
        gateway.save()
    if is_new:
        next_bundle(actor, place, reason="The environment begins.", now=now)
    events.record(
        actor, "gateway.registered", f"gateways/{name}", {"environment": environment, "team": team.slug}, clock=clock
    )
    return gateway


@transaction.atomic
def status_report(
    actor: Actor,
    gateway: Gateway,
    *,
    revision: int,
    outcome: str,
    code: str = "",
    reason: str = "",
    mapping_id: str | None = None,
    op_index: int | None = None,
    runtime: str = "",
    clock: Clock = utc_now,
) -> GatewayStatus:
    """What the gateway made of a revision; saying the same again changes nothing.

    Raises Forbidden, or NotFound for a revision that its environment never had.
    """
    require(actor, Role.VIEWER, gateway.team)
    if not gateway.environment.bundles.filter(revision=revision).exists():
        raise NotFound(f"{gateway.environment.name} has had no revision {revision}.", code="unknown-revision")
    said = {
        "outcome": GatewayStatus.Outcome(outcome),
        "code": plain_text(code, pointer="/code", longest=64),
        "reason": plain_text(reason, pointer="/reason", longest=500),
        "mapping": _mapping_named(mapping_id),
        "op_index": op_index,
        "runtime": plain_text(runtime, pointer="/runtime", longest=120),
    }
    known = GatewayStatus.objects.select_for_update().filter(gateway=gateway, revision=revision).first()
    if known is not None and all(getattr(known, name) == value for name, value in said.items()):
        return known
    now_said = {**said, "at": clock()}
    status, _ = GatewayStatus.objects.update_or_create(gateway=gateway, revision=revision, defaults=now_said)
    told = {name: said[name] for name in ("code", "reason", "op_index")} | {"revision": revision, "mapping": mapping_id}
    events.record(actor, f"gateway.{outcome}-bundle", f"gateways/{gateway.name}", told, clock=clock)
    return status


def _mapping_named(public_id: str | None) -> Mapping | None:
    number = (public_id or "").removeprefix("m-")
    known = number.isascii() and number.isdecimal() and int(number) <= LARGEST_ID
    return Mapping.objects.filter(pk=int(number)).first() if known else None


def _check_names(environment: Environment, gateway: Gateway) -> None:
    try:
        gateway.clean_fields(exclude=["environment"])
    except ValidationError as problem:
        raise RegistryError("invalid-gateway", " ".join(problem.messages), pointer="/name") from problem
    try:
        environment.clean_fields()
    except ValidationError as problem:
        raise RegistryError("invalid-gateway", " ".join(problem.messages), pointer="/environment") from problem

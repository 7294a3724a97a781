"""Environments: begun by the first gateway in them, or by name, before anything runs there."""

from django.core.exceptions import ValidationError
from django.db import transaction

from registry import events
from registry.clock import Clock, utc_now
from registry.delivery.models import Environment
from registry.delivery.services.bundles import next_bundle
from registry.errors import Forbidden, RegistryError
from registry.identity.actors import Actor, Role
from registry.uniqueness import refusing_duplicates


@transaction.atomic
def environment_begin(actor: Actor, *, name: str, clock: Clock = utc_now) -> Environment:
    """A new environment, with a bundle that holds nothing yet, so that a gateway always finds one.

    Raises Forbidden for who edits in no team, Conflict `name-taken`, RegistryError `invalid-environment`.
    """
    if not actor.has_role_anywhere(Role.EDITOR):
        raise Forbidden("This needs the role editor in some team.", remedy="Ask an owner of your team for that role.")
    now = clock()
    environment = Environment(name=name, created_at=now)
    try:
        environment.clean_fields()
    except ValidationError as problem:
        raise RegistryError("invalid-environment", " ".join(problem.messages), pointer="/name") from problem
    with refusing_duplicates(f"An environment “{name}” exists already."):
        environment.save(force_insert=True)
    next_bundle(actor, environment, reason="The environment begins.", now=now)
    events.record(actor, "environment.begun", f"environments/{name}", {"environment": name}, clock=clock)
    return environment

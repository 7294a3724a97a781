"""Applications, builds and deployments, made through the services."""

from collections.abc import Sequence
from typing import Any

from registry.catalog.models import Contract, Version
from registry.consumers import services
from registry.consumers.models import Application, ApplicationVersion, Deployment
from registry.consumers.services import Reads
from registry.delivery import services as delivery
from registry.delivery.models import Environment
from registry.identity.actors import SYSTEM
from registry.identity.models import Team
from tests.factories import make_team

ORDER = {
    "type": "object",
    "properties": {"id": {"type": "string"}, "status": {"enum": ["open", "paid"]}},
    "required": ["id", "status"],
}
WITH_NOTE = {**ORDER, "properties": {**ORDER["properties"], "note": {"type": "string"}}}
MORE_STATES = {**ORDER, "properties": {**ORDER["properties"], "status": {"enum": ["open", "paid", "lost"]}}}


def make_environment(name: str = "production") -> Environment:
    return Environment.objects.filter(name=name).first() or delivery.environment_begin(SYSTEM, name=name)


def make_application(name: str, team: Team | None = None) -> Application:
    known = Application.objects.filter(name=name).first()
    return known or services.application_register(SYSTEM, name=name, owner_team=team or make_team())


def make_build(
    name: str,
    number: str = "1.0.0",
    *,
    reads: Sequence[tuple[Contract, str] | tuple[Contract, str, Sequence[str]]] = (),
    provides: Sequence[Version] = (),
    **details: Any,
) -> ApplicationVersion:
    """A build of the application `name`, which is registered if need be."""
    build, _ = services.application_version_register(
        SYSTEM,
        make_application(name),
        number=number,
        reads=[Reads(*read) for read in reads],
        provides=provides,
        **details,
    )
    return build


def deploy(build: ApplicationVersion, environment: str = "production", **details: Any) -> Deployment:
    deployment, _ = services.deployment_record(SYSTEM, build, make_environment(environment), **details)
    return deployment

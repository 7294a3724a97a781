"""Writes of the consumers slice: applications, their builds, and where these run."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction

from linting.documents import pointer_tokens
from registry import events
from registry.catalog.models import GIVEN_UP, Contract, Version, VersionState
from registry.clock import Clock, utc_now
from registry.consumers import queries
from registry.consumers.models import Application, ApplicationVersion, Deployment, Provision, Reading
from registry.consumers.ranges import VersionRange
from registry.delivery.models import Environment
from registry.errors import Conflict, NotFound, RegistryError
from registry.identity.actors import Actor, Role
from registry.identity.authorisation import require
from registry.identity.models import Team
from registry.texts import can_be_stored, plain_text
from registry.uniqueness import refusing_duplicates

MOST_DEPENDENCIES = 200
MOST_FIELDS = 500
LONGEST_FIELD = 400


@dataclass(frozen=True)
class Reads:
    """What a build is to read: a contract, versions of it (see `ranges`), and fields, or none for all of them."""

    contract: Contract
    range: str
    fields: Sequence[str] = ()


@transaction.atomic
def application_register(
    actor: Actor, *, name: str, owner_team: Team, description: str = "", clock: Clock = utc_now
) -> Application:
    """A new application of a team. Raises Forbidden, Conflict `name-taken`, RegistryError `invalid-application`."""
    require(actor, Role.EDITOR, owner_team)
    application = Application(
        name=name,
        owner_team=owner_team,
        description=plain_text(description, pointer="/description", longest=5_000),
        created_at=clock(),
    )
    _check_fields(application, "invalid-application", exclude=["owner_team"])
    with refusing_duplicates(f"An application “{name}” exists already."):
        application.save(force_insert=True)
    told = {"application": name, "owner_team": owner_team.slug}
    events.record(actor, "application.registered", application_subject(application), told, clock=clock)
    return application


@transaction.atomic
def application_version_register(
    actor: Actor,
    application: Application,
    *,
    number: str,
    reads: Sequence[Reads] = (),
    provides: Sequence[Version] = (),
    clock: Clock = utc_now,
) -> tuple[ApplicationVersion, bool]:
    """A build with what it reads and writes, and whether it is new: to say the same again changes nothing.

    Raises Forbidden; RegistryError `invalid-application-version` with a pointer into `{"number", "reads",
    "provides"}`; Conflict `application-version-differs` where that number was registered with other dependencies.
    """
    require(actor, Role.EDITOR, application.owner_team)
    build = ApplicationVersion(application=application, number=number, registered_by=actor.label, registered_at=clock())
    _check_fields(build, "invalid-application-version", exclude=["application"])
    readings = _checked_readings(reads)
    told = _told(application, number, readings, provides)
    known = queries.builds_of(application).filter(number=number).first()
    if known is not None:
        return _same_again(known, told), False
    _check_provisions(provides)
    with refusing_duplicates(f"“{application.name}” {number} is being registered.", code="application-version-differs"):
        build.save(force_insert=True)
    for reading in readings:
        reading.application_version = build
    Reading.objects.bulk_create(readings)
    Provision.objects.bulk_create(Provision(application_version=build, version=version) for version in provides)
    events.record(
        actor, "application.version-registered", f"{application_subject(application)}/{number}", told, clock=clock
    )
    return queries.build_by_number(application, number), True


@transaction.atomic
def deployment_record(
    actor: Actor, build: ApplicationVersion, environment: Environment, *, clock: Clock = utc_now
) -> tuple[Deployment, bool]:
    """That a build runs in an environment from now on, in place of any other of its application.

    The second value says whether that is new: to say it again changes nothing, since when included. Raises Forbidden.
    """
    application = build.application
    require(actor, Role.EDITOR, application.owner_team)
    Application.objects.select_for_update().get(pk=application.pk)
    running = queries.deployments_of(application).filter(environment=environment, until=None)
    before = running.first()
    if before is not None and before.application_version_id == build.pk:
        return before, False
    now = clock()
    running.update(until=now)
    deployment = Deployment.objects.create(
        application=application,
        application_version=build,
        environment=environment,
        since=now,
        deployed_by=actor.label,
    )
    told = {
        "application": application.name,
        "version": build.number,
        "environment": environment.name,
        "replaced": before.application_version.number if before else None,
    }
    events.record(actor, "application.deployed", application_subject(application), told, clock=clock)
    return deployment, True


@transaction.atomic
def deployment_end(
    actor: Actor, application: Application, environment: Environment, *, clock: Clock = utc_now
) -> Deployment:
    """That the application runs there no more. Raises Forbidden, NotFound `not-deployed`."""
    require(actor, Role.EDITOR, application.owner_team)
    deployment = queries.deployments_of(application).filter(environment=environment, until=None).first()
    now = clock()
    if deployment is None or not Deployment.objects.filter(pk=deployment.pk, until=None).update(until=now):
        raise NotFound(f"“{application.name}” does not run in {environment.name}.", code="not-deployed")
    deployment.until = now
    told = {
        "application": application.name,
        "version": deployment.application_version.number,
        "environment": environment.name,
    }
    events.record(actor, "application.undeployed", application_subject(application), told, clock=clock)
    return deployment


def application_subject(application: Application) -> str:
    """How audit entries and events name an application."""
    return f"applications/{application.name}"


def _check_fields(row: models.Model, code: str, *, exclude: list[str]) -> None:
    try:
        row.clean_fields(exclude=exclude)
    except ValidationError as problem:
        name, messages = next(iter(problem.message_dict.items()))
        raise RegistryError(code, " ".join(messages), pointer=f"/{name}") from problem


def _checked_readings(reads: Sequence[Reads]) -> list[Reading]:
    if len(reads) > MOST_DEPENDENCIES:
        raise _invalid(f"A build reads at most {MOST_DEPENDENCIES} contracts.", "/reads")
    if len({read.contract.pk for read in reads}) < len(reads):
        raise _invalid("Each contract is named once; join several ranges by ||.", "/reads")
    return [_checked_reading(read, f"/reads/{index}") for index, read in enumerate(reads)]


def _checked_reading(read: Reads, pointer: str) -> Reading:
    try:
        wanted = VersionRange.parse(read.range)
    except ValueError as problem:
        raise _invalid(f"“{read.range[:60]}” is no range of versions: {problem}.", f"{pointer}/version") from problem
    if number := wanted.number:
        parts = {"major": number.major, "minor": number.minor, "patch": number.patch}
        if not read.contract.versions.filter(**parts).exclude(state__in=GIVEN_UP).exists():
            raise _invalid(f"“{read.contract.full_name}” has no version {number}.", f"{pointer}/version")
    if len(read.fields) > MOST_FIELDS or any(not _is_pointer(field) for field in read.fields):
        message = f"Fields are JSON Pointers into the payload, as /lines/*/sku; at most {MOST_FIELDS} of them."
        raise _invalid(message, f"{pointer}/fields")
    return Reading(contract=read.contract, range=str(wanted), fields=sorted(set(read.fields)))


def _is_pointer(field: str) -> bool:
    if len(field) > LONGEST_FIELD or not can_be_stored(field):
        return False
    try:
        pointer_tokens(field)
    except ValueError:
        return False
    return True


def _check_provisions(provides: Sequence[Version]) -> None:
    if len(provides) > MOST_DEPENDENCIES:
        raise _invalid(f"A build writes at most {MOST_DEPENDENCIES} versions.", "/provides")
    if len({version.pk for version in provides}) < len(provides):
        raise _invalid("Each version is named once.", "/provides")
    for index, version in enumerate(provides):
        if version.state in (*GIVEN_UP, VersionState.RETIRED):
            raise _invalid(f"{version} is {version.state}.", f"/provides/{index}/version")


def _same_again(known: ApplicationVersion, told: dict[str, Any]) -> ApplicationVersion:
    provided = [provision.version for provision in known.provisions.all()]
    if _told(known.application, known.number, list(known.readings.all()), provided) != told:
        raise Conflict(
            f"“{known.application.name}” {known.number} was registered with other dependencies.",
            code="application-version-differs",
            remedy="A build never changes: register this one under a number of its own.",
        )
    return known


def _told(
    application: Application, number: str, readings: Sequence[Reading], provides: Sequence[Version]
) -> dict[str, Any]:
    reads = [{"contract": each.contract.full_name, "version": each.range, "fields": each.fields} for each in readings]
    written = [{"contract": version.contract.full_name, "version": version.number} for version in provides]
    return {
        "application": application.name,
        "version": number,
        "reads": sorted(reads, key=lambda read: read["contract"]),
        "provides": sorted(written, key=lambda each: (each["contract"], each["version"])),
    }


def _invalid(message: str, pointer: str) -> RegistryError:
    return RegistryError("invalid-application-version", message, pointer=pointer)

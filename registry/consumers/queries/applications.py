"""Applications, their builds, where these run, and who reads or writes a contract."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery

from linting.documents import pointer_tokens
from registry.catalog.models import Contract
from registry.consumers.models import Application, ApplicationVersion, Deployment, Provision, Reading
from registry.consumers.projection import ANY_ITEM
from registry.delivery.models import Environment
from registry.errors import NotFound
from registry.texts import can_be_stored

_READINGS = Reading.objects.select_related("contract")
_PROVISIONS = Provision.objects.select_related("version__contract").defer("version__source", "version__canonical")


@dataclass(frozen=True)
class Reader:
    """A build that reads a contract, and the environments in which it runs; none where it was never deployed."""

    build: ApplicationVersion
    reading: Reading
    environments: tuple[str, ...]


def applications(*, team: str = "", contract: str = "") -> QuerySet[Application]:
    """All applications with their teams, `running_count` of open deployments, and `latest_number`.

    `team` (a slug) and `contract` (`namespace/name`, read or written by any of its builds) narrow the list.
    """
    latest = ApplicationVersion.objects.filter(application=OuterRef("pk")).values("number")[:1]
    running = Count("deployments", filter=Q(deployments__until=None), distinct=True)
    found = (
        Application.objects.order_by("name")
        .select_related("owner_team")
        .annotate(running_count=running, latest_number=Subquery(latest))
    )
    if not (can_be_stored(team) and can_be_stored(contract)):
        return found.none()
    if team:
        found = found.filter(owner_team__slug=team)
    if contract:
        found = found.filter(_uses(*contract.partition("/")[::2]))
    return found


def application_by_name(name: str) -> Application:
    """Raises NotFound `unknown-application`."""
    known = Application.objects.select_related("owner_team")
    application = known.filter(name=name).first() if can_be_stored(name) else None
    if application is None:
        raise NotFound(
            f"There is no application “{name[:120]}”.",
            code="unknown-application",
            remedy="Register it with POST /api/v1/applications, or look for it in the list.",
        )
    return application


def builds_of(application: Application) -> QuerySet[ApplicationVersion]:
    """Its versions, the latest first, each with what it reads and writes."""
    return _with_dependencies(application.versions.select_related("application__owner_team"))


def build_by_number(application: Application, number: str) -> ApplicationVersion:
    """Raises NotFound `unknown-application-version`."""
    build = builds_of(application).filter(number=number).first() if can_be_stored(number) else None
    if build is None:
        raise NotFound(
            f"“{application.name}” has no version {number[:120]}.",
            code="unknown-application-version",
            remedy=f"Register it with POST /api/v1/applications/{application.name}/versions.",
        )
    return build


def deployments_of(application: Application) -> QuerySet[Deployment]:
    """Where it runs and ran, the latest first."""
    return application.deployments.select_related("application", "application_version", "environment")


def open_deployments(*, application: str = "", environment: str = "") -> QuerySet[Deployment]:
    """What runs where, of one application or in one environment if named."""
    names = {"application__name": application, "environment__name": environment}
    asked = {name: value for name, value in names.items() if value}
    if not all(map(can_be_stored, asked.values())):
        return Deployment.objects.none()
    found = Deployment.objects.filter(until=None, **asked)
    return found.select_related("application__owner_team", "application_version", "environment")


def running_in(environment: Environment, *, besides: Application | None = None) -> list[Deployment]:
    """What runs in an environment, each build with its team and what it reads and writes."""
    running = Deployment.objects.filter(environment=environment, until=None)
    if besides is not None:
        running = running.exclude(application=besides)
    builds = _with_dependencies(ApplicationVersion.objects.select_related("application__owner_team"))
    return list(
        running.select_related("application__owner_team")
        .prefetch_related(Prefetch("application_version", builds))
        .order_by("application__name")
    )


def readers_of(contract: Contract) -> list[Reader]:
    """Who reads the contract: the builds that run anywhere; of an application that runs nowhere, its latest build."""
    here = Deployment.objects.filter(application_version=OuterRef("pk"), until=None)
    anywhere = Deployment.objects.filter(application=OuterRef("application"), until=None)
    newest = ApplicationVersion.objects.filter(application=OuterRef("application")).values("pk")[:1]
    running = Deployment.objects.filter(until=None).select_related("environment").order_by("environment__name")
    builds = (
        ApplicationVersion.objects.filter(readings__contract=contract)
        .filter(Exists(here) | (~Exists(anywhere) & Q(pk=Subquery(newest))))
        .select_related("application__owner_team")
        .prefetch_related(
            Prefetch("deployments", running, to_attr="running"),
            Prefetch("readings", Reading.objects.filter(contract=contract), to_attr="of_contract"),
        )
        .order_by("application__name", "-registered_at")
    )
    return [
        Reader(build, build.of_contract[0], tuple(each.environment.name for each in build.running)) for build in builds
    ]


def fields_read(readers: Iterable[Reader]) -> list[str] | None:
    """The fields that `readers` use between them, written as `linting.schemas.field_names` writes them.

    None where nobody reads, or somebody reads everything: then no field is known to be unread.
    """
    named: set[str] = set()
    for reader in readers:
        if not reader.reading.fields or "" in reader.reading.fields:
            return None
        named.update(_path_of(field) for field in reader.reading.fields)
    return sorted(named) or None


def providers_of(contract: Contract) -> Sequence[Deployment]:
    """The open deployments of builds that write payloads of the contract, with their environments."""
    of_contract = _PROVISIONS.filter(version__contract=contract)
    return (
        Deployment.objects.filter(until=None, application_version__provisions__version__contract=contract)
        .distinct()
        .select_related("application__owner_team", "application_version", "environment")
        .prefetch_related(Prefetch("application_version__provisions", of_contract, to_attr="of_contract"))
        .order_by("application__name", "environment__name")
    )


def _with_dependencies(builds: QuerySet[ApplicationVersion]) -> QuerySet[ApplicationVersion]:
    return builds.prefetch_related(
        Prefetch("readings", _READINGS.select_related("contract__owner_team")), Prefetch("provisions", _PROVISIONS)
    )


def _path_of(pointer: str) -> str:
    """`/lines/*/sku` as `lines[].sku`."""
    path = ""
    for token in pointer_tokens(pointer):
        path += "[]" if token == ANY_ITEM else f".{token}" if path else token
    return path


def _uses(namespace: str, name: str) -> Q:
    builds = ApplicationVersion.objects.filter(application=OuterRef("pk"))
    reads = Q(readings__contract__namespace=namespace, readings__contract__name=name)
    writes = Q(provisions__version__contract__namespace=namespace, provisions__version__contract__name=name)
    return Q(Exists(builds.filter(reads | writes)))

"""Reads of the delivery slice."""

from dataclasses import dataclass

from django.db.models import Min, OuterRef, Prefetch, QuerySet, Subquery

from registry.catalog.models import IN_USE, Contract, Version
from registry.delivery import verifying
from registry.delivery.models import (
    Bundle,
    BundleKey,
    Environment,
    Gateway,
    GatewayStatus,
    Mapping,
    Rollout,
    Verification,
    etag_of,
)
from registry.errors import NotFound
from registry.short_memory import ShortMemory

LARGEST_ID = 2**63 - 1
_REVISION = Bundle.objects.filter(environment=OuterRef("environment")).order_by("-revision").values("revision")[:1]


@dataclass(frozen=True, slots=True)
class BundleHead:
    """What a conditional pull needs to know, and no more."""

    gateway_name: str
    team: str
    bundle_id: int
    etag: str


@dataclass(frozen=True, slots=True)
class Shim:
    """A proved mapping in an environment's bundle, and who runs it there.

    `lagging` are the gateways that have reported, but never that they took a bundle with it.
    """

    mapping: Mapping
    gateways: tuple[str, ...]
    lagging: tuple[str, ...]

    @property
    def is_at_work(self) -> bool:
        """Whether every payload passes through it, as far as gateways have said."""
        return bool(self.gateways) and not self.lagging


RECENT_HEADS: ShortMemory[str, BundleHead] = ShortMemory(seconds=1.0)
"""Forgotten when this process publishes a bundle; of what another publishes, it hears within the second."""


def bundle_head(gateway_name: str) -> BundleHead:
    """The latest bundle for a gateway, without its content: one small query. Raises NotFound."""
    row = (
        Gateway.objects.filter(name=gateway_name)
        .order_by("-environment__bundles__revision")
        .values_list(
            "team__slug",
            "environment__bundles__pk",
            "environment__bundles__revision",
            "environment__bundles__sha256",
        )
        .first()
    )
    if row is None:
        raise NotFound(f"There is no gateway “{gateway_name}”.", code="unknown-gateway")
    team, bundle_id, revision, sha256 = row
    return BundleHead(gateway_name, team, bundle_id, etag_of(revision, sha256))


def recent_bundle_head(gateway_name: str) -> BundleHead:
    """The same, up to a second old: what a gateway that polls may hear. Raises NotFound."""
    head = RECENT_HEADS.recall(gateway_name, lambda: bundle_head(gateway_name))
    assert head is not None, "bundle_head raises where there is none"  # noqa: S101
    return head


def bundle_by_id(bundle_id: int) -> Bundle:
    return Bundle.objects.select_related("key").get(pk=bundle_id)


def bundles_of(environment: Environment) -> QuerySet[Bundle]:
    """All revisions, the latest first, without their content."""
    return environment.bundles.select_related("key").defer("content", "signature")


def environments() -> QuerySet[Environment]:
    """All environments, with `revision`."""
    latest = Bundle.objects.filter(environment=OuterRef("pk")).order_by("-revision").values("revision")[:1]
    return Environment.objects.annotate(revision=Subquery(latest))


def environment_by_name(name: str) -> Environment:
    """Raises NotFound."""
    environment = Environment.objects.filter(name=name).first()
    if environment is None:
        raise NotFound(f"There is no environment “{name}”.", code="unknown-environment")
    return environment


def gateways() -> QuerySet[Gateway]:
    """All gateways with team, environment, `latest_revision` of it, and their `statuses`, the newest first."""
    return (
        Gateway.objects.select_related("team", "environment")
        .annotate(latest_revision=Subquery(_REVISION))
        .prefetch_related(Prefetch("statuses", GatewayStatus.objects.order_by("-revision")))
    )


def gateway_by_name(name: str) -> Gateway:
    """Raises NotFound."""
    gateway = gateways().filter(name=name).first()
    if gateway is None:
        raise NotFound(f"There is no gateway “{name}”.", code="unknown-gateway")
    return gateway


def mappings_of(contract: Contract) -> QuerySet[Mapping]:
    """A contract's mappings, the newest first, each with its open rollouts."""
    return _mappings().filter(source_version__contract=contract)


def shims_in(environment: Environment) -> list[Shim]:
    """The mappings in the environment's bundle that are proved under the terms of today.

    A rollout is of all the traffic; one of a share would help nobody here, for a reader must not break on the rest.
    """
    told = [gateway for gateway in gateways().filter(environment=environment) if gateway.statuses.all()]
    found = []
    for rollout in environment.rollouts.filter(ended_at=None, mapping__verification=Verification.PROVED):
        mapping = _mappings().get(pk=rollout.mapping_id)
        since = environment.bundles.filter(created_at__gte=rollout.started_at).aggregate(Min("revision"))
        if verifying.is_current(mapping) and (first := since["revision__min"]) is not None:
            taken = {gateway.name for gateway in told if (gateway.running_revision or 0) >= first}
            lagging = tuple(gateway.name for gateway in told if gateway.name not in taken)
            found.append(Shim(mapping, tuple(sorted(taken)), lagging))
    return found


def mapping_by_id(mapping_id: int) -> Mapping:
    """Raises NotFound."""
    mapping = _mappings().filter(pk=mapping_id).first() if mapping_id <= LARGEST_ID else None
    if mapping is None:
        raise NotFound(f"There is no mapping m-{mapping_id}.", code="unknown-mapping")
    return mapping


def published_version(contract: Contract, number: str) -> Version | None:
    """The version in use with that number, None where there is none."""
    version = contract.versions.filter(state__in=IN_USE).select_related("contract__owner_team")
    return next((found for found in version if found.number == number), None)


def is_newer(version: Version, other: Version) -> bool:
    """Whether the one has a higher number than the other."""
    numbers = [(each.major, each.minor, each.patch) for each in (version, other)]
    return numbers[0] > numbers[1]


def public_keys() -> QuerySet[BundleKey]:
    """Every key that a bundle was signed with, the newest first."""
    return BundleKey.objects.all()


def _mappings() -> QuerySet[Mapping]:
    running = Rollout.objects.filter(ended_at=None).select_related("environment")
    return Mapping.objects.select_related("source_version__contract__owner_team", "target_version").prefetch_related(
        Prefetch("rollouts", running, to_attr="open_rollouts"), "refusals__gateway"
    )

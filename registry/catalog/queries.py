"""Reads of the catalog slice."""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from django.db.models import Case, CharField, Count, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Cast, Concat

from linting.changes import Mode
from registry.catalog import search
from registry.catalog.comparisons import comparison, schema_of, verdict_on  # noqa: F401 - part of this slice's door
from registry.catalog.models import GIVEN_UP, IN_USE, CheckRun, Contract, Version, VersionState
from registry.catalog.references import resources_for  # noqa: F401 - part of this slice's door
from registry.catalog.terms import Terms
from registry.errors import NotFound, RegistryError
from registry.texts import can_be_stored

MOST_COMPARED = 1_000
_FULL_NAME = re.compile(r"(?P<namespace>[a-z0-9][a-z0-9._-]{0,119})/(?P<name>[a-z0-9][a-z0-9._-]{0,199})")
_NUMBER = re.compile(r"(\d{1,9})\.(\d{1,9})\.(\d{1,9})", re.ASCII)
_FILTERS = {
    "team": "owner_team__slug",
    "namespace": "namespace",
    "domain": "domain",
    "criticality": "criticality",
    "classification": "classification",
}


def contracts_matching(query: str = "", filters: Mapping[str, str] | None = None) -> QuerySet[Contract]:
    """Contracts whose words begin with those of `query`, those so named first; any query text is safe.

    `filters` narrows by team (slug), namespace, domain, criticality, classification, tag and state (of any
    version); empty values are ignored. Each contract comes with its owner team and `latest_number`, in one statement.
    """
    contracts = Contract.objects.select_related("owner_team").filter(search.matching(query))
    for name, value in (filters or {}).items():
        if value:
            contracts = contracts.filter(_narrowed(name, value))
    return contracts.annotate(latest_number=_latest_number(), rank=_rank(query)).order_by("rank", "namespace", "name")


def contract_by_name(namespace: str, name: str) -> Contract:
    """Raises NotFound `unknown-contract`."""
    is_a_name = _FULL_NAME.fullmatch(f"{namespace}/{name}") is not None
    contract = _with_people().filter(namespace=namespace, name=name).first() if is_a_name else None
    if contract is None:
        raise NotFound(
            f"There is no contract “{namespace[:120]}/{name[:200]}”.",
            code="unknown-contract",
            remedy="Look for it in the list.",
        )
    return contract


def contract_named(full_name: str) -> Contract | None:
    """The contract `namespace/name`, or None for one not registered yet.

    Raises RegistryError `invalid-name` for what could never be registered.
    """
    match = _FULL_NAME.fullmatch(full_name)
    if match is None:
        raise RegistryError(
            "invalid-name",
            f"“{full_name[:80]}” is no contract name.",
            pointer="/contract",
            remedy="Write namespace/name, in lower-case letters, digits, dots, dashes and underscores.",
        )
    return _with_people().filter(**match.groupdict()).first()


def contracts_named_like(full_name: str) -> list[str]:
    """Up to three names that `full_name` may be a slip of, the most similar first."""
    namespace, _, name = full_name.partition("/")
    near = Contract.objects.filter(Q(namespace=namespace) | Q(name=name))
    known = near.values_list("namespace", "name")[:MOST_COMPARED] or _all_names()
    return get_close_matches(full_name, ["/".join(names) for names in known], n=3)


def versions_of(contract: Contract) -> QuerySet[Version]:
    """All versions, highest number first; without their texts, which a list does not show."""
    return contract.versions.select_related("contract", "contract__owner_team").defer("source", "canonical")


def version_by_number(contract: Contract, number: str) -> Version:
    """The living version with that number, else the last one given up; raises NotFound `unknown-version`."""
    match = _NUMBER.fullmatch(number)
    found = None
    if match is not None:
        major, minor, patch = match.groups()
        candidates = contract.versions.select_related("contract", "contract__owner_team", "deprecation_window")
        found = (
            candidates.filter(major=major, minor=minor, patch=patch)
            .alias(given_up=Case(When(state__in=GIVEN_UP, then=1), default=0))
            .order_by("given_up", "-pk")
            .first()
        )
    if found is None:
        raise NotFound(
            f"“{contract.full_name}” has no version {number[:40]}.",
            code="unknown-version",
            remedy="See the list of its versions.",
        )
    return found


def latest_published(contract: Contract) -> Version | None:
    """The highest version that is in use: published, or deprecated and not retired."""
    return contract.versions.filter(state__in=IN_USE).select_related("contract", "contract__owner_team").first()


def comparison_between(old: Version, new: Version, mode: str | None = None) -> dict[str, Any]:
    """`comparison_as_json` of two versions under their contract's terms; kept, so the second time it is free.

    `mode` is backward, forward or full; None is what the contract promises. Raises RegistryError `invalid-mode`.
    """
    try:
        asked = None if mode is None else Mode(mode)
    except ValueError:
        raise RegistryError("invalid-mode", "The mode is backward, forward or full.", pointer="/mode") from None
    return comparison(schema_of(old), schema_of(new), terms=Terms.of(new.contract), mode=asked)


def check_runs_of(contract: Contract) -> QuerySet[CheckRun]:
    """The checks of a contract, latest first, without their full results."""
    return contract.check_runs.defer("result")


def namesake_of(schema_id: str, contract: Contract) -> Version | None:
    """The latest living version of another contract in the namespace whose schema has the same `$id`."""
    others = Version.objects.filter(schema_id=schema_id, contract__namespace=contract.namespace)
    living = others.exclude(contract=contract).exclude(state__in=GIVEN_UP)
    return living.select_related("contract").defer("source", "canonical").first() if schema_id else None


def versions_referring_to(version: Version) -> QuerySet[Version]:
    """The versions in use, or proposed, whose schemas refer to `version`."""
    alive = (*IN_USE, VersionState.PROPOSED)
    return (
        Version.objects.filter(references__target=version, state__in=alive)
        .select_related("contract")
        .defer("source", "canonical")
    )


def references_of(version: Version) -> QuerySet[Version]:
    """The versions of other contracts that `version` refers to."""
    targets = Version.objects.filter(referred_to_by__version=version)
    return targets.select_related("contract").defer("source", "canonical")


def namespaces() -> list[str]:
    return list(Contract.objects.order_by("namespace").values_list("namespace", flat=True).distinct())


def domains() -> list[str]:
    named = Contract.objects.exclude(domain="")
    return list(named.order_by("domain").values_list("domain", flat=True).distinct())


def versions_by_state() -> dict[str, int]:
    """How many versions there are in each state, none left out."""
    return dict.fromkeys(VersionState.values, 0) | _counted(Version.objects.order_by(), "state")


def check_runs_by_outcome() -> dict[str, int]:
    """How many checks were run, by what they answered."""
    return dict.fromkeys(("pass", "warn", "fail"), 0) | _counted(CheckRun.objects.order_by(), "outcome")


def _counted(rows: QuerySet[Any], column: str) -> dict[str, int]:
    return dict(rows.values_list(column).annotate(Count("pk")))


def _narrowed(name: str, value: str) -> Q:
    if not can_be_stored(value):
        return Q(pk__in=[])
    if name == "tag":
        return search.tagged(value)
    if name == "state":
        return Q(pk__in=Version.objects.filter(state=value).values("contract"))
    return Q(**{_FILTERS[name]: value})


def _all_names() -> QuerySet[Any]:
    return Contract.objects.values_list("namespace", "name")[:MOST_COMPARED]


def _with_people() -> QuerySet[Contract]:
    return Contract.objects.select_related("owner_team", "steward")


def _latest_number() -> Subquery:
    in_use = Version.objects.filter(contract=OuterRef("pk"), state__in=IN_USE)
    parts = [Cast(part, CharField()) for part in ("major", "minor", "patch")]
    spelled = Concat(parts[0], Value("."), parts[1], Value("."), parts[2])
    return Subquery(in_use.annotate(spelled=spelled).values("spelled")[:1])


def _rank(query: str) -> Case | Value:
    """0 for a contract of that very name, 1 for one whose name begins so, 2 for the others."""
    asked = query.strip().lower().rpartition("/")[2]
    if not asked or not can_be_stored(asked):
        return Value(0)
    return Case(When(name=asked, then=0), When(name__startswith=asked, then=1), default=2)

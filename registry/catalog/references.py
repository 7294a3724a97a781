"""References between contracts: `contract:namespace/name@1.2.0` in a `$ref`, resolved through the catalog."""

import json
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q

from linting.schemas import external_references
from registry.catalog.models import IN_USE, Version
from registry.errors import RegistryError

MOST_RESOURCES = 200
_URI = re.compile(
    r"contract:(?P<namespace>[a-z0-9][a-z0-9._-]*)/(?P<name>[a-z0-9][a-z0-9._-]*)"
    r"@(?P<major>\d{1,9})\.(?P<minor>\d{1,9})\.(?P<patch>\d{1,9})",
    re.ASCII,
)


@dataclass(frozen=True)
class Resources:
    """The schemas that a schema refers to, near and far, by URI; and the versions that they are."""

    by_uri: dict[str, Any]
    versions: dict[str, Version]


def resources_for(value: Any, *, states: Collection[str] = IN_USE) -> Resources:
    """Everything that `value` refers to by `contract:` URI, directly or through another contract.

    Only versions in one of `states` are found; what is not found is left out, so that loading the
    schema reports the reference as dangling. One query for each step away. Raises RegistryError
    `too-many-references`.
    """
    found: dict[str, Version] = {}
    values: dict[str, Any] = {}
    wanted = set(external_references(value))
    asked: set[str] = set()
    while wanted:
        if len(asked | wanted) > MOST_RESOURCES:
            raise RegistryError(
                "too-many-references",
                f"This schema refers to more than {MOST_RESOURCES} other schemas, counting theirs.",
                remedy="Refer to fewer contracts, or bundle what they define.",
            )
        asked |= wanted
        step = _versions_at(wanted, states)
        found |= step
        values |= {uri: _value_of(version) for uri, version in step.items()}
        wanted = {uri for version_uri in step for uri in external_references(values[version_uri])} - asked
    return Resources(values, found)


def _versions_at(uris: Iterable[str], states: Collection[str]) -> dict[str, Version]:
    places = [match.groupdict() for uri in uris if (match := _URI.fullmatch(uri))]
    if not places:
        return {}
    any_of_them = reduce(
        or_,
        (
            Q(
                contract__namespace=place["namespace"],
                contract__name=place["name"],
                major=place["major"],
                minor=place["minor"],
                patch=place["patch"],
            )
            for place in places
        ),
    )
    versions = Version.objects.filter(any_of_them, state__in=states).select_related("contract")
    return {version.uri: version for version in versions}


def _value_of(version: Version) -> Any:
    return json.loads(version.canonical)

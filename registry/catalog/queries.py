"""Reads of the catalog slice."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from registry.catalog.models import Contract, Version


def contracts_matching(query: str = "", filters: Mapping[str, str] | None = None) -> QuerySet[Contract]:
    """Contracts that fit the search text and the filters: team, tag, domain, criticality, classification, namespace."""
    raise NotImplementedError


def contract_by_name(namespace: str, name: str) -> Contract:
    """Raises NotFound."""
    raise NotImplementedError


def versions_of(contract: Contract) -> QuerySet[Version]:
    """All versions, newest number first."""
    raise NotImplementedError


def version_by_number(contract: Contract, number: str) -> Version:
    """The living version with that number (else the latest one given up); raises NotFound."""
    raise NotImplementedError


def latest_published(contract: Contract) -> Version | None:
    """The highest version that is published or deprecated."""
    raise NotImplementedError


def comparison_between(old: Version, new: Version, mode: str = "backward") -> dict[str, Any]:
    """`comparison_as_json` of two versions under their contract's settings, from the cache where possible."""
    raise NotImplementedError

"""Every code that the registry answers with, explained; `/problems/<code>` shows it (RFC 9457, section 3.1.1)."""

from collections.abc import Mapping
from types import MappingProxyType

from registry.problems import applications, contracts, delivery, requests, schemas
from registry.problems.explained import Explained

SECTIONS: Mapping[str, tuple[Explained, ...]] = MappingProxyType(
    {
        "Requests and who sends them": requests.PROBLEMS,
        "Schemas that cannot be taken": schemas.PROBLEMS,
        "Contracts, versions and checks": contracts.PROBLEMS,
        "Applications and what may be deployed": applications.PROBLEMS,
        "Mappings, gateways and webhooks": delivery.PROBLEMS,
    }
)
PROBLEMS: Mapping[str, Explained] = MappingProxyType(
    {problem.code: problem for section in SECTIONS.values() for problem in section}
)

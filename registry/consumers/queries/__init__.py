"""Reads of the consumers slice: who there is, who would break or be left behind, and what may be deployed."""

from registry.consumers.fitting import Answer
from registry.consumers.queries.applications import (
    Reader,
    application_by_name,
    applications,
    build_by_number,
    builds_of,
    deployments_of,
    fields_read,
    open_deployments,
    providers_of,
    readers_of,
    running_in,
)
from registry.consumers.queries.breakage import BrokenConsumer, Moment, broken_by
from registry.consumers.queries.dependants import Dependant, dependants_of
from registry.consumers.queries.deployability import Deployability, Obstacle, can_i_deploy
from registry.consumers.queries.shims import Help

__all__ = [
    "Answer",
    "BrokenConsumer",
    "Dependant",
    "Deployability",
    "Help",
    "Moment",
    "Obstacle",
    "Reader",
    "application_by_name",
    "applications",
    "broken_by",
    "build_by_number",
    "builds_of",
    "can_i_deploy",
    "dependants_of",
    "deployments_of",
    "fields_read",
    "open_deployments",
    "providers_of",
    "readers_of",
    "running_in",
]

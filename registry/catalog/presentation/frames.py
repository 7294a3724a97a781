"""What every page of a contract shows around its own content."""

from typing import Any

from registry.catalog import queries
from registry.catalog.models import Contract
from registry.identity.actors import Actor, Role


def frame_of(actor: Actor, contract: Contract) -> dict[str, Any]:
    """The contract, its versions without their texts, and whether the actor may change it."""
    return {
        "contract": contract,
        "versions": list(queries.versions_of(contract)),
        "may_edit": actor.has_role(Role.EDITOR, contract.owner_team.slug),
    }

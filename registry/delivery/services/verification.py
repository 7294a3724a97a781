"""What is known of a mapping's results: found out again, and taken upon oneself where nobody can prove it."""

from typing import Any

from django.db import transaction

from registry import events
from registry.catalog.models import IN_USE, Version
from registry.clock import Clock, utc_now
from registry.delivery import verifying
from registry.delivery.models import Mapping, MappingState, Verification
from registry.delivery.services.bundles import take_out, told_of
from registry.errors import Conflict, RegistryError
from registry.identity.actors import Actor, Role
from registry.identity.authorisation import require
from registry.texts import plain_text

LONGEST_REASON = 500
_KEPT = ("verification", "verdict", "acknowledgement", "acknowledged_by", "acknowledged_at")


def mapping_verify(actor: Actor, mapping: Mapping, *, clock: Clock = utc_now) -> Mapping:
    """Verify the mapping again, as after a change of the contract's settings.

    One that is refuted leaves every bundle at once; what an owner took upon them has to be said anew. The engine
    thinks before the transaction begins. Raises Forbidden.
    """
    require(actor, Role.EDITOR, mapping.contract.owner_team)
    parsed = verifying.parsed(mapping.ops, mapping.oplevel)
    assessment = verifying.assessed(parsed, mapping.source_version, mapping.target_version)
    verdict = verifying.verdict_of(assessment, mapping.contract)
    status = verifying.status_of(verdict)
    with transaction.atomic():
        mapping = _locked(mapping)
        bundles = []
        if status is Verification.REFUTED and mapping.state == MappingState.ACTIVE:
            bundles = take_out(actor, mapping, reason=f"{mapping.public_id} is refuted.", now=clock())
        mapping.verdict, mapping.verification = verdict, status
        mapping.acknowledgement, mapping.acknowledged_by, mapping.acknowledged_at = "", "", None
        mapping.save(update_fields=_KEPT)
        data = told_of_mapping(mapping) | {"bundles": [told_of(bundle) for bundle in bundles]}
        events.record(actor, "mapping.verified", subject_of(mapping), data, clock=clock)
    return mapping


@transaction.atomic
def mapping_acknowledge(actor: Actor, mapping: Mapping, *, reason: str, clock: Clock = utc_now) -> Mapping:
    """An owner takes it upon them to run a mapping that is neither proved nor refuted, and says why.

    Raises Forbidden; Conflict where there is nothing to take upon oneself; RegistryError `reason-missing`.
    """
    require(actor, Role.OWNER, mapping.contract.owner_team)
    reason = plain_text(reason, pointer="/reason", longest=LONGEST_REASON)
    if not reason:
        raise RegistryError("reason-missing", "Say why it may run without a proof.", pointer="/reason")
    mapping = _locked(mapping)
    if mapping.verification != Verification.UNKNOWN:
        sentence = f"{mapping.public_id} is {mapping.get_verification_display()}; only what could not be decided can be"
        raise Conflict(f"{sentence} acknowledged.", code="nothing-to-acknowledge")
    mapping.acknowledgement, mapping.acknowledged_by, mapping.acknowledged_at = reason, actor.label, clock()
    mapping.save(update_fields=_KEPT)
    data = told_of_mapping(mapping) | {"reason": reason}
    events.record(actor, "mapping.acknowledged", subject_of(mapping), data, clock=clock)
    return mapping


def check_pair(source: Version, target: Version) -> None:
    """That a mapping may lead from the one version to the other. Raises RegistryError with a pointer."""
    if source.contract_id != target.contract_id:
        raise RegistryError("other-contract", "Both versions belong to one contract.", pointer="/target")
    if source.pk == target.pk:
        raise RegistryError("same-version", "A mapping leads to another version.", pointer="/target")
    for version, pointer in ((source, "/source"), (target, "/target")):
        if version.state not in IN_USE:
            raise RegistryError(
                "version-not-in-use",
                f"Version {version.number} is {version.state}; a mapping joins published versions.",
                pointer=pointer,
            )


def subject_of(mapping: Mapping) -> str:
    """How the audit log names a mapping."""
    return f"contracts/{mapping.contract.full_name}/mappings/{mapping.public_id}"


def told_of_mapping(mapping: Mapping) -> dict[str, Any]:
    """What subscribers and the audit log learn of a mapping; payloads stay on its page."""
    return {
        "mapping": mapping.public_id,
        "from": mapping.source_version.number,
        "to": mapping.target_version.number,
        "verification": mapping.verification,
    }


def _locked(mapping: Mapping) -> Mapping:
    related = ("source_version__contract__owner_team", "target_version")
    return Mapping.objects.select_for_update(of=("self",)).select_related(*related).get(pk=mapping.pk)

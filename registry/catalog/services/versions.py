"""Versions from proposal to publication. Who comes second is told so by the database."""

from datetime import datetime
from typing import Any

from django.db import transaction

from registry import events
from registry.catalog import search
from registry.catalog.comparisons import schema_of
from registry.catalog.judging import judge
from registry.catalog.models import Contract, ContractReference, Version, VersionState
from registry.catalog.numbering import number_of, parsed_number
from registry.catalog.services.contracts import subject_of
from registry.catalog.services.judgement import judgement_on, published_versions
from registry.catalog.submissions import Submission, submission_from
from registry.catalog.terms import Terms
from registry.catalog.verdicts import CheckResult, Outcome
from registry.clock import Clock, utc_now
from registry.errors import Conflict, RegistryError
from registry.identity.actors import Actor, Role
from registry.identity.authorisation import require
from registry.texts import plain_text
from registry.uniqueness import refusing_duplicates


def version_propose(
    actor: Actor,
    contract: Contract,
    *,
    source: bytes | str,
    syntax: str | None = None,
    number: str | None = None,
    change_note: str = "",
    clock: Clock = utc_now,
) -> Version:
    """Submit a schema as a proposed version, under `number` or the one suggested; it carries its `check_result`.

    Raises Forbidden; Conflict `number-taken`; RegistryError for text that is no schema, and
    `check-failed`, whose `extra["check"]` is the CheckResult as JSON, for one that breaks its promise.
    The schema is judged before the transaction begins (and again when it is published), so that no
    database lock is held while the engine thinks.
    """
    require(actor, Role.EDITOR, contract.owner_team)
    change_note = plain_text(change_note, pointer="/change_note", longest=5_000)
    submission = submission_from(source, syntax=syntax)
    result = judgement_on(submission.schema, contract, number=number)
    _require_pass(result, unless_taken=True)
    with transaction.atomic():
        version = _insert(actor, contract, submission, number=result.number, change_note=change_note, now=clock())
        events.record(
            actor,
            "version.proposed",
            version_subject(version),
            _described(version) | {"outcome": result.outcome.value, "level": result.level},
            audit_detail={"reasons": [reason.sentence for reason in result.reasons]},
            clock=clock,
        )
    version.check_result = result
    return version


@transaction.atomic
def version_publish(actor: Actor, version: Version, *, clock: Clock = utc_now) -> Version:
    """Make a proposed version the contract's word. It is judged again, for others may have published meanwhile.

    Raises Forbidden; Conflict `version-not-proposed` for whoever comes second; RegistryError `check-failed`.
    """
    require(actor, Role.EDITOR, version.contract.owner_team)
    contract = (
        Contract.objects.select_for_update(of=("self",))
        .select_related("owner_team", "steward")
        .get(pk=version.contract_id)
    )
    require_state(version, VersionState.PROPOSED)
    others = published_versions(contract, besides=version)
    result = judge(
        schema_of(version),
        terms=Terms.of(contract),
        published=others,
        contract_name=contract.full_name,
        number=version.number,
    )
    _require_pass(result)
    state_claim(
        version,
        to=VersionState.PUBLISHED,
        expected=VersionState.PROPOSED,
        published_by=actor.label,
        published_by_id=actor.id,
        published_at=clock(),
    )
    if all(number_of(version) > number_of(other) for other in others):
        search.remember(contract, result.field_names)
    events.record(
        actor,
        "version.published",
        version_subject(version),
        _described(version) | {"outcome": result.outcome.value, "level": result.level},
        clock=clock,
    )
    return version


@transaction.atomic
def version_withdraw(actor: Actor, version: Version, *, clock: Clock = utc_now) -> Version:
    """Take a proposal back; its number is free again. Raises Conflict `version-not-proposed`."""
    require(actor, Role.EDITOR, version.contract.owner_team)
    state_claim(version, to=VersionState.WITHDRAWN, expected=VersionState.PROPOSED)
    events.record(actor, "version.withdrawn", version_subject(version), _described(version), clock=clock)
    return version


def state_claim(version: Version, *, to: VersionState, expected: VersionState, **fields: Any) -> None:
    """Move `version` from state `expected` to `to`, in the database and in memory; the first to ask wins.

    Part of other services' transactions: it writes no audit entry of its own. Raises Conflict
    `version-not-<expected>` for everyone after the first.
    """
    fields = {**fields, "state": to}
    if not Version.objects.filter(pk=version.pk, state=expected).update(**fields):
        raise _not_in_state(version, expected)
    for name, value in fields.items():
        setattr(version, name, value)


def require_state(version: Version, expected: VersionState) -> None:
    """Raises Conflict `version-not-<expected>` unless the database says that `version` is in that state."""
    if not Version.objects.filter(pk=version.pk, state=expected).exists():
        raise _not_in_state(version, expected)


def version_subject(version: Version) -> str:
    """How audit entries and events name a version."""
    return f"{subject_of(version.contract)}/{version.number}"


def _not_in_state(version: Version, expected: VersionState) -> Conflict:
    now = Version.objects.values_list("state", flat=True).get(pk=version.pk)
    return Conflict(
        f"Version {version.number} of “{version.contract.full_name}” is {now}, not {expected}.",
        code=f"version-not-{expected}",
        remedy="Reload it to see what happened.",
    )


def _require_pass(result: CheckResult, *, unless_taken: bool = False) -> None:
    if result.outcome is not Outcome.FAIL:
        return
    failures = [reason for reason in result.reasons if reason.outcome is Outcome.FAIL]
    if unless_taken and any(reason.code == "number-taken" for reason in failures):
        raise _number_taken(result.number)
    raise RegistryError(
        "check-failed",
        " ".join(reason.sentence for reason in failures),
        remedy=f"Change the schema, or submit it as {result.suggested_version}.",
        extra={"check": result.as_json()},
    )


def _number_taken(number: str) -> Conflict:
    return Conflict(
        f"There is a version {number} already.",
        code="number-taken",
        remedy="Choose another number; or withdraw that version, if it is only proposed.",
    )


def _insert(
    actor: Actor, contract: Contract, submission: Submission, *, number: str, change_note: str, now: datetime
) -> Version:
    parsed = parsed_number(number)
    version = Version(
        contract=contract,
        major=parsed.major,
        minor=parsed.minor,
        patch=parsed.patch,
        state=VersionState.PROPOSED,
        dialect=submission.schema.dialect.value,
        source=submission.source,
        syntax=submission.document.syntax,
        canonical=submission.canonical,
        digest=submission.schema.digest,
        schema_id=submission.schema_id,
        change_note=change_note,
        submitted_by=actor.label,
        submitted_by_id=actor.id,
        submitted_at=now,
    )
    taken = _number_taken(number)
    with refusing_duplicates(taken.message, code=taken.code, remedy=taken.remedy):
        version.save(force_insert=True)
    ContractReference.objects.bulk_create(
        ContractReference(version=version, target=target) for target in submission.referenced.values()
    )
    return version


def _described(version: Version) -> dict[str, Any]:
    return {
        "contract": version.contract.full_name,
        "version": version.number,
        "uri": version.uri,
        "digest": version.digest,
        "state": str(version.state),
        "change_note": version.change_note,
    }

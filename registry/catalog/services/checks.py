"""Checks: the answer that a submission would get, without submitting."""

from collections.abc import Mapping
from typing import Any

from registry.catalog.models import CheckRun
from registry.catalog.queries import contract_named
from registry.catalog.services.judgement import judgement_on, judgement_on_its_own
from registry.catalog.submissions import submission_from, text_of
from registry.catalog.terms import Terms
from registry.catalog.verdicts import CheckResult
from registry.clock import Clock, utc_now
from registry.identity.actors import Actor


def check(
    *,
    contract_name: str | None = None,
    source: bytes | str | None = None,
    value: Any = None,
    syntax: str | None = None,
    number: str | None = None,
    settings: Mapping[str, Any] | None = None,
    keep_verdicts: bool = True,
) -> CheckResult:
    """Judge a schema (`source` text, or a JSON `value`) as a submission to that contract would be.

    A name that no contract has yet is judged as a new one. `settings` overrides the contract's terms by
    name (see `Terms`); `keep_verdicts=False` leaves no trace, for previews while somebody types. The engine may
    think for a while, so no transaction should be open around this. Raises RegistryError where the text is no
    schema or the number none.
    """
    submission = submission_from(text_of(value) if source is None else source, syntax=syntax)
    contract = None if contract_name is None else contract_named(contract_name)
    terms = (Terms() if contract is None else Terms.of(contract)).with_overrides(settings or {})
    if contract is None:
        return judgement_on_its_own(submission.schema, name=contract_name, terms=terms, number=number)
    return judgement_on(submission.schema, contract, terms=terms, number=number, keep=keep_verdicts)


def check_record(actor: Actor, result: CheckResult, *, clock: Clock = utc_now) -> None:
    """Keep what a check found out, with who asked and when."""
    CheckRun.objects.create(
        contract=None if result.contract is None else contract_named(result.contract),
        contract_name=result.contract or "",
        actor_id=actor.id,
        actor_label=actor.label,
        at=clock(),
        outcome=result.outcome.value,
        level=result.level,
        schema_digest=result.schema_digest,
        suggested_version=result.suggested_version,
        result=result.as_json(),
    )


def check_run(actor: Actor, *, clock: Clock = utc_now, **asked: Any) -> CheckResult:
    """`check`, and keep what it found out."""
    result = check(**asked)
    check_record(actor, result, clock=clock)
    return result

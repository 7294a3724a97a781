"""The verdict on a schema with all that the registry knows: what a check answers is what a submission obeys."""

from collections.abc import Sequence
from dataclasses import replace

from linting.schemas import Schema
from registry.catalog.judging import judge
from registry.catalog.models import ONCE_PUBLISHED, Contract, Version
from registry.catalog.queries import contracts_named_like, namesake_of
from registry.catalog.submissions import schema_id_of
from registry.catalog.terms import Terms
from registry.catalog.verdicts import CheckResult, Outcome, Reason
from registry.consumers.queries import Answer, BrokenConsumer, Moment, broken_by

MOST_NAMED = 5


def judgement_on(
    schema: Schema, contract: Contract, *, terms: Terms | None = None, number: str | None = None, keep: bool = True
) -> CheckResult:
    """Whether `schema` may become the contract's next version, and which registered consumers it would break."""
    terms = terms or Terms.of(contract)
    published = published_versions(contract)
    result = judge(
        schema,
        terms=terms,
        published=published,
        contract_name=contract.full_name,
        number=number,
        keep_verdicts=keep,
    )
    consumers = broken_by(schema, contract, published, terms=terms, keep=keep)
    warnings = [*_warnings_about(consumers), *_warnings_about_its_id(schema, contract)]
    outcome = max([result.outcome, *(warning.outcome for warning in warnings)], key=list(Outcome).index)
    return replace(result, outcome=outcome, reasons=(*result.reasons, *warnings), consumers=consumers)


def judgement_on_its_own(schema: Schema, *, name: str | None, terms: Terms, number: str | None = None) -> CheckResult:
    """The same for a schema of no contract yet. A `name` that no contract has may be a slip of the keys, or new."""
    result = judge(schema, terms=terms, published=[], contract_name=name, number=number, keep_verdicts=False)
    return result if name is None else replace(result, reasons=(*result.reasons, _unknown(name)))


def published_versions(contract: Contract, *, besides: Version | None = None) -> list[Version]:
    """Every version that ever was published, without its text: what a new one is judged against."""
    versions = contract.versions.filter(state__in=ONCE_PUBLISHED).defer("source", "canonical")
    return list(versions if besides is None else versions.exclude(pk=besides.pk))


def _warnings_about(consumers: Sequence[BrokenConsumer]) -> list[Reason]:
    """A warning for what runs and would refuse the new payloads, whatever the contract promises."""
    hit = [each for each in consumers if each.environments and each.breaks is Moment.AT_ONCE]
    if not hit:
        return []
    names = list(dict.fromkeys(each.application for each in hit))
    listed = ", ".join(names[:MOST_NAMED]) + (f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else "")
    runs = "runs" if len(names) == 1 else "run"
    would = "would" if all(each.fit.answer is Answer.REFUTED for each in hit) else "may"
    return [Reason("consumers-break", f"{listed} {runs} and {would} refuse payloads of this version.", Outcome.WARN)]


def _warnings_about_its_id(schema: Schema, contract: Contract) -> list[Reason]:
    """A warning where another contract of the namespace has a schema of the same `$id`: readers mix them up."""
    name = schema_id_of(schema)
    namesake = namesake_of(name, contract)
    if namesake is None:
        return []
    sentence = f"{namesake} has the same `$id` “{name}”; give each contract's schema an `$id` of its own."
    return [Reason("duplicate-id", sentence, Outcome.WARN)]


def _unknown(name: str) -> Reason:
    similar = contracts_named_like(name)
    hint = f" Was {_either(similar)} meant?" if similar else ""
    sentence = f"There is no contract “{name}”, so this was checked on its own.{hint}"
    return Reason("contract-unknown", sentence, Outcome.WARN)


def _either(names: list[str]) -> str:
    return " or ".join(f"“{name}”" for name in names)

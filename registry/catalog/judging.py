"""The one function that judges a schema: a check shows its answer, a submission obeys it.

A new version owes compatibility to its own major line: to the latest version in use there, or to all
of them where the contract is transitive. A new major line owes nothing, which is what majors are
for. Comparisons with other majors are made for information and never fail.
"""

from collections.abc import Iterator, Sequence

from linting.changes import Bump, Level
from linting.schemas import Schema, field_names
from registry.catalog.comparisons import comparison, schema_of
from registry.catalog.models import Version
from registry.catalog.numbering import Standing, parsed_number
from registry.catalog.terms import Terms
from registry.catalog.verdicts import CheckResult, ComparedVersion, Outcome, Reason

OTHER_MAJORS_SHOWN = 3


def judge(
    schema: Schema,
    *,
    terms: Terms,
    published: Sequence[Version],
    contract_name: str | None = None,
    number: str | None = None,
    keep_verdicts: bool = True,
) -> CheckResult:
    """Whether `schema` may become version `number` (None: the one suggested) of the contract.

    `published` is every version of the contract that ever was, in any order. Raises RegistryError
    `invalid-version` for a number that is none.
    """
    standing = Standing.among(published, None if number is None else parsed_number(number))
    owed = standing.own_line if terms.transitive else standing.own_line[:1]
    counted = [_compared(schema, version, terms, keep_verdicts, counts=True) for version in owed]
    shown = [
        _compared(schema, version, terms, keep_verdicts, counts=False)
        for version in standing.other_lines[:OTHER_MAJORS_SHOWN]
    ]
    level = max((_level(compared) for compared in counted or shown[:1]), default=Level.COMPATIBLE)
    bump = _needed_bump(counted or shown[:1], standing, terms)
    reasons = tuple(_reasons(schema, standing, terms, counted=counted, shown=shown, bump=bump))
    suggested = standing.suggested(bump)
    return CheckResult(
        contract=contract_name,
        outcome=max((reason.outcome for reason in reasons), key=list(Outcome).index, default=Outcome.PASS),
        level=level.value,
        reasons=reasons,
        comparisons=(*counted, *shown),
        number=str(standing.number or suggested),
        suggested_version=str(suggested),
        schema_digest=schema.digest,
        dialect=schema.dialect.value,
        field_names=tuple(field_names(schema)),
    )


def _compared(schema: Schema, version: Version, terms: Terms, keep: bool, *, counts: bool) -> ComparedVersion:
    answer = comparison(schema_of(version), schema, terms=terms, keep=keep)
    return ComparedVersion(version.number, counts and not terms.promises_nothing, answer)


def _level(compared: ComparedVersion) -> Level:
    return Level(compared.comparison["level"])


def _needed_bump(compared: Sequence[ComparedVersion], standing: Standing, terms: Terms) -> Bump:
    """What the number must announce: at least a patch, for a version that is published is never replaced."""
    if not compared:
        return Bump.MAJOR  # every earlier version was retired, or there was none
    bump = max((Bump(each.comparison["bump"]) for each in compared), key=lambda each: each.rank)
    worst = max(_level(each) for each in compared)
    if standing.own_line and worst is Level.UNDECIDED and terms.allow_undecided and bump is Bump.MAJOR:
        return Bump.MINOR
    return max(bump, Bump.PATCH, key=lambda each: each.rank)


def _reasons(
    schema: Schema,
    standing: Standing,
    terms: Terms,
    *,
    counted: Sequence[ComparedVersion],
    shown: Sequence[ComparedVersion],
    bump: Bump,
) -> Iterator[Reason]:
    if not standing.published:
        yield Reason("first-version", "This is the first version.", Outcome.PASS)
    elif counted and schema.digest == standing.own_line[0].digest:
        yield Reason("unchanged", f"Nothing changed since {counted[0].version}.", Outcome.PASS)
    for compared in counted:
        yield from _reason_of_own_line(compared, terms)
    if not counted and shown:
        yield from _reason_of_new_major(shown[0])
    yield from _reasons_of_number(standing, terms, bump)


def _reason_of_own_line(compared: ComparedVersion, terms: Terms) -> Iterator[Reason]:
    level, against = _level(compared), compared.version
    if level is Level.BREAKING:
        outcome = Outcome.WARN if terms.promises_nothing else Outcome.FAIL
        yield Reason("breaking", f"{_breaks(compared)} compatibility with {against}.", outcome)
    elif level is Level.UNDECIDED:
        allowed = terms.promises_nothing or terms.allow_undecided
        sentence = f"Whether this is compatible with {against} could not be decided."
        yield Reason("undecided", sentence, Outcome.WARN if allowed else Outcome.FAIL)
    elif level is Level.RISKY:
        sentence = f"Compatible with {against} only while writers send nothing but the fields that they declare."
        yield Reason("risky", sentence, Outcome.WARN)


def _reason_of_new_major(compared: ComparedVersion) -> Iterator[Reason]:
    if _level(compared) is Level.BREAKING:
        sentence = f"{_breaks(compared)} compatibility with {compared.version}, as a new major version may."
        yield Reason("breaking-new-major", sentence, Outcome.WARN)
    elif _level(compared) is Level.UNDECIDED:
        sentence = f"Whether this breaks {compared.version} could not be decided; a new major version may."
        yield Reason("undecided-new-major", sentence, Outcome.WARN)


def _reasons_of_number(standing: Standing, terms: Terms, bump: Bump) -> Iterator[Reason]:
    if standing.number_is_taken():
        yield Reason("number-taken", f"Version {standing.number} was published already.", Outcome.FAIL)
    elif standing.number_is_behind():
        yield Reason("number-behind", f"A version later than {standing.number} was published already.", Outcome.FAIL)
    elif not terms.promises_nothing and standing.number_is_too_low(bump):
        sentence = f"{standing.number} announces too little: this needs {standing.suggested(bump)}."
        yield Reason("number-too-low", sentence, Outcome.FAIL)


def _breaks(compared: ComparedVersion) -> str:
    count = sum(change["level"] == Level.BREAKING.value for change in compared.comparison["changes"])
    return "One change breaks" if count == 1 else f"{count} changes break"

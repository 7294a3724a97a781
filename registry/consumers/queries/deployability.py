"""May this build go there? Only where everybody there is proved to keep working, and the build itself is, too."""

from collections.abc import Generator, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from registry.catalog import queries as catalog
from registry.catalog.models import IN_USE, Contract, Version, VersionState
from registry.catalog.queries import schema_of
from registry.catalog.terms import Terms
from registry.consumers.fitting import Answer, Fit, fit_of, versions_read
from registry.consumers.models import ApplicationVersion, Deployment, Reading
from registry.consumers.queries.applications import build_by_number, deployments_of, running_in
from registry.consumers.queries.shims import Help, Shims, help_of, lagging_sentence
from registry.delivery.models import Environment


@dataclass(frozen=True)
class Obstacle:
    """Why a build may not be deployed, or why that cannot be said (`undecided`). `code` is stable."""

    code: str
    message: str
    contract: str
    version: str
    consumer: str
    environment: str
    witness: dict[str, Any] | None = None
    undecided: bool = False

    def as_json(self) -> dict[str, Any]:
        told = {name: getattr(self, name) for name in ("code", "message", "contract", "version", "consumer")}
        told["environment"] = self.environment
        return told if self.witness is None else told | {"witness": self.witness}


@dataclass(frozen=True)
class Deployability:
    """Whether a build may be deployed: None where nobody could prove it and nobody could show that it breaks."""

    build: ApplicationVersion
    environment: Environment
    obstacles: tuple[Obstacle, ...]
    helps: tuple[Help, ...] = ()

    @property
    def deployable(self) -> bool | None:
        if any(not obstacle.undecided for obstacle in self.obstacles):
            return False
        return None if self.obstacles else True


def can_i_deploy(build: ApplicationVersion, environment: Environment) -> Deployability:
    """Hold a build against what runs in an environment beside it.

    Each deployed reader of a contract that the build writes has to suit one of the versions that it writes; and of each
    contract that it reads, all who write it there have to write a version that suits the build. A version also suits
    where a proved mapping at work in the environment turns it into one that the reader was written for.
    """
    application = build.application
    others = running_in(environment, besides=application)
    before = deployments_of(application).filter(environment=environment, until=None).first()
    asking = _Assessment(build, environment, others)
    found = [*asking.of_what_it_writes(), *asking.of_what_it_reads()]
    if before is not None and before.application_version_id != build.pk:
        found += asking.of_what_it_no_longer_writes(before)
    return Deployability(build, environment, tuple(found), tuple(dict.fromkeys(asking.helps)))


class _Assessment:
    def __init__(self, build: ApplicationVersion, environment: Environment, others: list[Deployment]) -> None:
        self._build = build
        self._environment = environment
        self._others = [deployment.application_version for deployment in others]
        self._lines: dict[int, list[Version]] = {}
        self._fits: dict[Hashable, Fit] = {}
        self._shims = Shims(environment)
        self.helps: list[Help] = []

    def of_what_it_writes(self) -> Iterator[Obstacle]:
        for contract, versions in _written_by(self._build).items():
            unusable = [version for version in versions if version.state not in IN_USE]
            yield from (self._not_in_use(version, self._build) for version in unusable)
            for other in self._others:
                for reading in _readings_of(other, contract):
                    yield from self._between(versions, reading, writer=self._build, reader=other)

    def of_what_it_reads(self) -> Iterator[Obstacle]:
        for reading in self._build.readings.all():
            writers = [
                (writer, versions)
                for writer in (*self._others, self._build)
                if (versions := _written_by(writer).get(reading.contract))
            ]
            if not writers:
                yield self._without_provider(reading)
            for writer, versions in writers:
                usable = [version for version in versions if version.state in IN_USE]
                if not usable and writer is not self._build:
                    yield self._not_in_use(versions[0], writer)
                yield from self._between(usable, reading, writer=writer, reader=self._build)

    def of_what_it_no_longer_writes(self, before: Deployment) -> Iterator[Obstacle]:
        gone = _written_by(build_by_number(self._build.application, before.application_version.number))
        for contract, versions in gone.items():
            if any(contract in _written_by(writer) for writer in (*self._others, self._build)):
                continue
            for other in self._others:
                if any(_readings_of(other, contract)):
                    message = f"{other} reads {contract.full_name}, which nothing else here writes."
                    yield self._obstacle("no-longer-provided", message, contract, versions[0].number, other)

    def _between(
        self, versions: Sequence[Version], reading: Reading, *, writer: ApplicationVersion, reader: ApplicationVersion
    ) -> Iterator[Obstacle]:
        """What stands between one who writes `versions` and one who reads; nothing, where one of them suits."""
        worst: tuple[Version, Fit] | None = None
        for version in versions:
            fit = self._fit(version, reading)
            if fit.answer is Answer.PROVED:
                return
            if worst is None or fit.answer is Answer.UNDECIDED:
                worst = version, fit
        if worst is not None and not (yield from self._through_a_shim(versions, reading, reader)):
            yield self._misfit(*worst, reading, writer=writer, reader=reader)

    def _through_a_shim(
        self, versions: Iterable[Version], reading: Reading, reader: ApplicationVersion
    ) -> Generator[Obstacle, None, bool]:
        """Whether a mapping in the bundle helps the reader; an obstacle where nobody knows whether it is at work."""
        shim = self._shims.for_reader(versions, reading, self._line_of(reading.contract))
        if shim is None:
            return False
        if shim.is_at_work:
            self.helps.append(help_of(shim, reader, self._environment))
            return True
        number = shim.mapping.source_version.number
        message = lagging_sentence(shim, reader, self._environment)
        yield self._obstacle("mapping-not-taken", message, reading.contract, number, reader, undecided=True)
        return True

    def _fit(self, version: Version, reading: Reading) -> Fit:
        """Each different question is asked once, however many builds read the same."""
        line = self._line_of(reading.contract)
        question = (version.pk, tuple(read.pk for read in versions_read(reading, line)), tuple(reading.fields))
        if question not in self._fits:
            self._fits[question] = fit_of(schema_of(version), reading, line, terms=Terms.of(reading.contract))
        return self._fits[question]

    def _misfit(
        self, version: Version, fit: Fit, reading: Reading, *, writer: ApplicationVersion, reader: ApplicationVersion
    ) -> Obstacle:
        contract = reading.contract
        code, sentence = _MISFITS[fit.answer]
        message = sentence.format(
            reader=reader,
            writer=writer,
            contract=contract.full_name,
            range=reading.range,
            number=version.number,
            against=fit.against,
            why=fit.reason,
        )
        undecided = fit.answer is Answer.UNDECIDED
        return self._obstacle(code, message, contract, version.number, reader, witness=fit.witness, undecided=undecided)

    def _not_in_use(self, version: Version, writer: ApplicationVersion) -> Obstacle:
        code = "provides-retired" if version.state == VersionState.RETIRED else "provides-unpublished"
        message = f"{writer} writes {version.contract.full_name} {version.number}, which is {version.state}."
        return self._obstacle(code, message, version.contract, version.number, self._build)

    def _without_provider(self, reading: Reading) -> Obstacle:
        contract = reading.contract
        message = f"{self._build} reads {contract.full_name}, and nothing in {self._environment.name} writes it."
        return self._obstacle("no-provider", message, contract, reading.range, self._build)

    def _obstacle(
        self, code: str, message: str, contract: Contract, version: str, consumer: ApplicationVersion, **more: Any
    ) -> Obstacle:
        name = consumer.application.name
        return Obstacle(code, message, contract.full_name, version, name, self._environment.name, **more)

    def _line_of(self, contract: Contract) -> list[Version]:
        if contract.pk not in self._lines:
            self._lines[contract.pk] = list(catalog.versions_of(contract))
        return self._lines[contract.pk]


_MISFITS = {
    Answer.REFUTED: (
        "reader-breaks",
        "{reader} refuses payloads that {writer} writes: {contract} {number} is not contained in {against}.",
    ),
    Answer.UNDECIDED: (
        "undecided",
        "Whether {reader} reads what {writer} writes could not be decided ({contract} {number}, {against}): {why}",
    ),
    Answer.RETIRED: ("reads-retired", "All versions of {contract} that {reader} reads ({range}) were retired."),
    Answer.UNKNOWN: (
        "reads-unpublished",
        "No version of {contract} that {reader} could have been written for ({range}) was published.",
    ),
}


def _written_by(build: ApplicationVersion) -> dict[Contract, list[Version]]:
    """The versions that a build writes, contract by contract."""
    written: dict[Contract, list[Version]] = {}
    for provision in build.provisions.all():
        written.setdefault(provision.version.contract, []).append(provision.version)
    return written


def _readings_of(build: ApplicationVersion, contract: Contract) -> list[Reading]:
    return [reading for reading in build.readings.all() if reading.contract_id == contract.pk]

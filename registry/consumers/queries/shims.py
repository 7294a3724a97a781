"""Readers that are helped: a mapping at work turns what is written into what they were written for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from registry.catalog.models import Version, VersionState
from registry.consumers.fitting import versions_read
from registry.consumers.models import ApplicationVersion, Reading
from registry.delivery import queries as delivery
from registry.delivery.models import Environment
from registry.delivery.queries import Shim


@dataclass(frozen=True)
class Help:
    """That a reader keeps working only because a mapping is at work in the environment."""

    mapping: str
    contract: str
    source: str
    target: str
    consumer: str
    environment: str

    @property
    def sentence(self) -> str:
        through = f"{self.contract} {self.source} as {self.target}"
        return f"{self.consumer} reads {through} through mapping {self.mapping} in {self.environment}."

    def as_json(self) -> dict[str, str]:
        told = {name: getattr(self, name) for name in ("mapping", "contract", "source", "target", "consumer")}
        return told | {"environment": self.environment, "message": self.sentence}


class Shims:
    """The shims of an environment, looked up once and only when somebody needs help."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment

    @cached_property
    def _all(self) -> list[Shim]:
        return delivery.shims_in(self._environment)

    def for_reader(self, written: Iterable[Version], reading: Reading, line: Sequence[Version]) -> Shim | None:
        """One that turns a version that is written into one that the reader was written for; first one at work.

        The result has to be valid under that very version: what else its reader might take has not been proved of it.
        """
        sources = {version.pk for version in written}
        targets = {read.pk for read in versions_read(reading, line) if read.state != VersionState.RETIRED}
        fitting = [
            shim
            for shim in self._all
            if shim.mapping.source_version_id in sources and shim.mapping.target_version_id in targets
        ]
        return next(iter(sorted(fitting, key=lambda shim: not shim.is_at_work)), None)


def help_of(shim: Shim, reader: ApplicationVersion, environment: Environment) -> Help:
    """In words."""
    mapping = shim.mapping
    numbers = (mapping.source_version.number, mapping.target_version.number)
    return Help(mapping.public_id, mapping.contract.full_name, *numbers, reader.application.name, environment.name)


def lagging_sentence(shim: Shim, reader: ApplicationVersion, environment: Environment) -> str:
    """Why a shim in the bundle does not count yet."""
    who = f"{', '.join(shim.lagging)} did not take" if shim.lagging else "no gateway there has said that it took"
    helped = f"{reader} would be helped by mapping {shim.mapping.public_id} in the bundle of {environment.name}"
    return f"{helped}, but {who} that bundle."

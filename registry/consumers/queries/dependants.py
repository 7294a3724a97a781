"""Who would be left with nothing if a version were retired."""

from dataclasses import dataclass

from registry.catalog import queries as catalog
from registry.catalog.models import IN_USE, Version
from registry.consumers.fitting import versions_read
from registry.consumers.models import ApplicationVersion
from registry.consumers.queries.applications import providers_of, readers_of


@dataclass(frozen=True)
class Dependant:
    """A build that runs, and reads no other version in use; or one that writes this version."""

    build: ApplicationVersion
    environments: tuple[str, ...]
    does: str  # reads or writes

    def __str__(self) -> str:
        return f"{self.build} {self.does} it in {' and '.join(self.environments)}"


def dependants_of(version: Version) -> list[Dependant]:
    """What runs and depends on `version`: its writers, and the readers that have nothing else to read."""
    line = list(catalog.versions_of(version.contract).filter(state__in=IN_USE))
    readers = [
        Dependant(reader.build, reader.environments, "reads")
        for reader in readers_of(version.contract)
        if reader.environments and versions_read(reader.reading, line) == [version]
    ]
    writers: dict[ApplicationVersion, list[str]] = {}
    for deployment in providers_of(version.contract):
        build = deployment.application_version
        if any(provision.version_id == version.pk for provision in build.of_contract):
            writers.setdefault(build, []).append(deployment.environment.name)
    return readers + [Dependant(build, tuple(places), "writes") for build, places in writers.items()]

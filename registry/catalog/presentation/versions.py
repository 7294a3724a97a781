"""One version, as its page shows it."""

from dataclasses import dataclass

from linting.documents import read
from registry.catalog import queries
from registry.catalog.models import Version, VersionState
from registry.catalog.presentation.fields import FieldRow, field_rows
from registry.clock import utc_now
from registry.consumers.queries import Dependant, dependants_of
from registry.lifecycle import queries as lifecycle
from registry.lifecycle.models import DeprecationWindow
from registry.presentation.lines import Code, source_code


@dataclass(frozen=True)
class VersionShown:
    """A version with everything that its page says about it."""

    version: Version
    code: Code
    fields: tuple[FieldRow, ...]
    refers_to: tuple[Version, ...]
    referred_to_by: tuple[Version, ...]
    window: DeprecationWindow | None
    may_be_retired: bool
    dependants: tuple[Dependant, ...]
    """What runs and has to move before it can be retired."""


def version_shown(version: Version) -> VersionShown:
    return VersionShown(
        version,
        source_code(version.source_text, version.syntax),
        field_rows(read(version.source_text, syntax=version.syntax).value),
        tuple(queries.references_of(version)),
        tuple(queries.versions_referring_to(version)),
        lifecycle.window_of(version),
        lifecycle.sunset_has_passed(version, utc_now()),
        tuple(dependants_of(version)) if version.state == VersionState.DEPRECATED else (),
    )

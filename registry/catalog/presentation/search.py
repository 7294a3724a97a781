"""The search of the contract list: its text, its filters, and the address that finds the same again."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from registry.catalog import queries
from registry.catalog.models import Classification, Criticality, VersionState
from registry.identity import queries as identity

FILTERS = ("domain", "criticality", "classification", "team", "state", "tag", "namespace")


@dataclass(frozen=True)
class Choice:
    """One filter as a drop-down."""

    name: str
    any: str
    options: tuple[tuple[str, str], ...]
    chosen: str


@dataclass(frozen=True)
class Search:
    """What somebody looks for; filters left empty are left out."""

    text: str
    filters: Mapping[str, str]

    @classmethod
    def of(cls, parameters: Mapping[str, str]) -> "Search":
        filters = {name: value for name in FILTERS if (value := parameters.get(name, "").strip())}
        return cls(parameters.get("q", "").strip(), filters)

    @property
    def parameters(self) -> str:
        """For links to other pages of the same search."""
        return urlencode({**({"q": self.text} if self.text else {}), **self.filters, "": ""}).removesuffix("=")

    def address(self, path: str) -> str:
        """The search as an address without empty parts."""
        query = self.parameters.strip("&")
        return f"{path}?{query}" if query else path

    @property
    def words(self) -> tuple[str, ...]:
        """Filters that have no drop-down, for chips that take them off again."""
        return tuple(value for name, value in self.filters.items() if name in {"tag", "namespace"})

    def choices(self) -> list[Choice]:
        """The drop-downs, with what the registry holds."""
        teams = tuple((team.slug, team.name) for team in identity.teams())
        return [
            self._choice("domain", "Any domain", tuple((domain, domain) for domain in queries.domains())),
            self._choice("criticality", "Any criticality", tuple(Criticality.choices)),
            self._choice("classification", "Any classification", tuple(Classification.choices)),
            self._choice("team", "Any team", teams),
            self._choice("state", "Any state", tuple(VersionState.choices)),
        ]

    def _choice(self, name: str, any_: str, options: tuple[tuple[str, str], ...]) -> Choice:
        return Choice(name, any_, options, self.filters.get(name, ""))

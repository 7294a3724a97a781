"""The settings of a contract that a verdict depends on."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from linting.changes import Mode
from linting.containment import Settings, Writer
from registry.catalog.models import Compatibility, Contract, WriterSetting
from registry.errors import RegistryError

_TRANSITIVE = "_transitive"


@dataclass(frozen=True)
class Terms:
    """What new versions of a contract owe to earlier ones. The defaults are those of a new contract."""

    compatibility: Compatibility = Compatibility.BACKWARD
    writer: WriterSetting = WriterSetting.DECLARED
    assert_formats: bool = True
    readers_apply_defaults: bool = False
    allow_undecided: bool = False

    @classmethod
    def of(cls, contract: Contract) -> "Terms":
        return cls(
            Compatibility(contract.compatibility),
            WriterSetting(contract.writer),
            contract.assert_formats,
            contract.readers_apply_defaults,
            contract.allow_undecided,
        )

    def with_overrides(self, overrides: Mapping[str, Any]) -> "Terms":
        """These terms with some replaced by name; raises RegistryError `invalid-settings`."""
        return replace(self, **{name: _override(name, value) for name, value in overrides.items()})

    @property
    def promises_nothing(self) -> bool:
        return self.compatibility is Compatibility.NONE

    @property
    def transitive(self) -> bool:
        return self.compatibility.endswith(_TRANSITIVE)

    @property
    def mode(self) -> Mode:
        """The question to ask of two versions; a contract that promises nothing is told about backward breaks."""
        return Mode.BACKWARD if self.promises_nothing else Mode(self.compatibility.removesuffix(_TRANSITIVE))

    @property
    def settings(self) -> Settings:
        return Settings(
            writer=Writer(self.writer.value),
            assert_formats=self.assert_formats,
            readers_apply_defaults=self.readers_apply_defaults,
        )


_CHOICES = {"compatibility": Compatibility, "writer": WriterSetting}


def _override(name: str, value: Any) -> Any:
    if name not in {field.name for field in fields(Terms)}:
        known = ", ".join(field.name for field in fields(Terms))
        raise RegistryError(
            "invalid-settings", f"There is no setting “{name}”; there are {known}.", pointer=f"/settings/{name}"
        )
    choices = _CHOICES.get(name)
    if choices is None:
        if isinstance(value, bool):
            return value
        expected = "true or false"
    else:
        if value in choices.values:
            return choices(value)
        expected = ", ".join(choices.values)
    raise RegistryError("invalid-settings", f"“{name}” must be {expected}.", pointer=f"/settings/{name}")

"""A schema that is known to be usable: the only kind that the rest of the project ever sees."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

import jsonschema_rs

from linting.documents import pointer_join
from linting.records import Record, field
from linting.schemas.dialects import Dialect
from linting.schemas.references import References
from linting.schemas.validators import compiled


class Schema(Record, eq=False):
    """A checked schema with its dialect, its digest and its resolved references. Made by `load` only."""

    __slots__ = ("__dict__",)

    value: Any
    dialect: Dialect
    digest: str
    resources: Mapping[str, Any] = field(aside=True)
    index: References = field(aside=True)

    @property
    def references(self) -> tuple[str, ...]:
        """The URIs of the supplied resources that this schema uses, directly or through one another."""
        return tuple(sorted(uri for uri in self.index.external if uri in self.resources))

    @property
    def validator(self) -> jsonschema_rs.Validator:
        """The validator of payloads that asserts formats."""
        return self.validator_for(assert_formats=True)

    def validator_for(self, *, assert_formats: bool) -> jsonschema_rs.Validator:
        """The validator of payloads, compiled once. Raises SchemaError (unsupported)."""
        return self._asserting if assert_formats else self._annotating

    def accepts(self, payload: Any, *, assert_formats: bool = True) -> bool:
        """Whether a payload is valid. Raises SchemaError (unsupported)."""
        return self.validator_for(assert_formats=assert_formats).is_valid(payload)

    def errors(self, payload: Any, *, assert_formats: bool = True) -> list[tuple[str, str]]:
        """Where and why a payload is invalid: pointer into the payload and a sentence each, told within bounds."""
        from linting.schemas.faults import TooManyFaultsError, faults_of

        try:
            faults = faults_of(self, payload, assert_formats=assert_formats)
        except TooManyFaultsError as error:
            return [] if self.accepts(payload, assert_formats=assert_formats) else [("", str(error))]
        return [(pointer_join(*fault.instance_path), fault.message) for fault in faults]

    @cached_property
    def examples(self) -> Mapping[str, list[Any]]:
        """Scalars that it gives itself, by the name of the property that they are for; the empty name is the whole."""
        from linting.schemas.examples import examples_in

        return examples_in(self.value)

    @cached_property
    def _asserting(self) -> jsonschema_rs.Validator:
        return compiled(self.value, self.dialect, self.index.external, assert_formats=True)

    @cached_property
    def _annotating(self) -> jsonschema_rs.Validator:
        return compiled(self.value, self.dialect, self.index.external, assert_formats=False)

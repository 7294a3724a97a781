"""A mapping: ops in order, read from its published JSON form or refused as a whole."""

import functools
import json
from dataclasses import dataclass
from typing import Any

import jsonschema_rs

from linting.documents.pointers import pointer_join
from shims import language
from shims.errors import MappingError
from shims.ops.base import OPLEVEL, Kind, Op


@dataclass(frozen=True, slots=True)
class Mapping:
    """Ops that run one after the other, each on what the one before it left."""

    ops: tuple[Op, ...]

    @property
    def oplevel(self) -> int:
        """The lowest level of the language that a runtime must speak to run it."""
        return max(map(_level, self.ops), default=1)

    @property
    def kind(self) -> Kind:
        """What it keeps: the least of what its ops keep."""
        return min((step.kind for step in self.ops), default=Kind.ISO)

    @property
    def size(self) -> int:
        """How many ops there are, counting those inside of others."""
        return sum(map(_size, self.ops))

    @property
    def losses(self) -> tuple[str, ...]:
        """What cannot be told from the result, one plain sentence each."""
        return tuple(loss for step in self.ops for loss in step.losses)

    def invert(self) -> "Mapping":
        """The way back. Raises NotInvertibleError where it is not determined."""
        return Mapping(tuple(inverse for step in reversed(self.ops) for inverse in step.invert()))

    def as_json(self) -> dict[str, Any]:
        """The published form, `mapping.schema.json`."""
        return {"oplevel": self.oplevel, "ops": [{"op": step.name, **step.as_json()} for step in self.ops]}


def parse(value: object) -> Mapping:
    """The mapping that this JSON value spells.

    Raises MappingError `not-a-mapping`, `oplevel-too-high`, `unknown-op`, `invalid-parameters`, `too-deep` or
    `too-many-ops`. What this runtime does not know is refused and never skipped.
    """
    if not _is_json(value):
        raise MappingError("not-a-mapping", "The mapping holds what JSON text cannot: NaN, or half a character.")
    if not isinstance(value, dict) or set(value) != {"oplevel", "ops"}:
        raise MappingError("not-a-mapping", "A mapping is an object with `oplevel` and `ops` and nothing else.")
    oplevel, steps = value["oplevel"], value["ops"]
    if not isinstance(oplevel, int) or isinstance(oplevel, bool) or oplevel < 1:
        raise MappingError("not-a-mapping", "`oplevel` is a whole number from 1.", pointer="/oplevel")
    if oplevel > OPLEVEL:
        sentence = f"The mapping needs oplevel {oplevel}; this runtime speaks {OPLEVEL}."
        raise MappingError("oplevel-too-high", sentence, pointer="/oplevel")
    if not isinstance(steps, list):
        raise MappingError("not-a-mapping", "`ops` is a list.", pointer="/ops")
    try:
        mapping = Mapping(tuple(_placed(step, index) for index, step in enumerate(steps)))
    except RecursionError:
        raise MappingError("too-deep", "Ops stand too deep inside of one another.") from None
    if mapping.oplevel > oplevel:
        sentence = f"The mapping has ops of oplevel {mapping.oplevel} and says {oplevel}."
        raise MappingError("unknown-op", sentence, pointer="/oplevel")
    if max(map(_depth, mapping.ops), default=0) > language.DEEPEST:
        raise MappingError("too-deep", f"Ops stand inside of one another at most {language.DEEPEST} deep.")
    if mapping.size > language.MOST_OPS:
        sentence = f"A mapping has at most {language.MOST_OPS} ops; this one has {mapping.size}."
        raise MappingError("too-many-ops", sentence, pointer="/ops")
    return mapping


def op_of(step: object, place: tuple[str | int, ...]) -> Op:
    """The op that a JSON value spells; `place` says where in the mapping. Raises MappingError."""
    here = pointer_join(*place)
    if not isinstance(step, dict) or not isinstance(name := step.get("op"), str):
        raise MappingError("not-a-mapping", "An op is an object that names itself in `op`.", pointer=here)
    definition = language.ops().get(name)
    if definition is None:
        sentence = f"No op is called {name!r}; there are {', '.join(language.ops())}."
        raise MappingError("unknown-op", sentence, pointer=f"{here}/op")
    for problem in _validator(name).iter_errors(step):
        sentence = f"{name}: {problem.message}"
        raise MappingError("invalid-parameters", sentence, pointer=here + pointer_join(*problem.instance_path))
    try:
        return definition.of(step)
    except MappingError as problem:
        raise MappingError(problem.code, problem.message, pointer=here + problem.pointer) from None
    except ValueError as problem:
        raise MappingError("invalid-parameters", f"{name}: {problem}", pointer=here) from None


def _placed(step: object, index: int) -> Op:
    try:
        return op_of(step, ("ops", index))
    except MappingError as problem:
        raise MappingError(problem.code, problem.message, op_index=index, pointer=problem.pointer) from None


def _depth(step: Op) -> int:
    return 1 + max(map(_depth, step.inner), default=0)


def _size(step: Op) -> int:
    return 1 + sum(map(_size, step.inner))


def _level(step: Op) -> int:
    return max(step.level, *map(_level, step.inner), 1)


def _is_json(value: object) -> bool:
    try:
        json.dumps(value, allow_nan=False, ensure_ascii=False).encode()
    except (TypeError, ValueError, RecursionError):
        return False
    return True


@functools.cache
def _validator(name: str) -> jsonschema_rs.Draft202012Validator:
    schema = language.parameters_schema(language.ops()[name])
    return jsonschema_rs.Draft202012Validator(schema | {"$defs": language.shared_definitions()})

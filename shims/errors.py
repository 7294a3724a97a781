"""What can go wrong: a mapping that may not run, and a payload that a mapping cannot transform."""

from shims.paths import Path, pointer_of


class MappingError(ValueError):
    """A mapping that this runtime refuses, as a whole and before any payload is touched."""

    def __init__(self, code: str, message: str, *, op_index: int | None = None, pointer: str = "") -> None:
        """`pointer` is a JSON Pointer into the mapping; `op_index` counts from 0."""
        super().__init__(message)
        self.code = code
        self.message = message
        self.op_index = op_index
        self.pointer = pointer


class ShimError(Exception):
    """A payload that the mapping cannot transform; the payload is left as it was.

    `code` is stable and the same in every runtime. The message never holds a value of the
    payload: it ends up in logs and on pages.
    """

    def __init__(self, code: str, message: str, *, path: Path = (), op_index: int | None = None) -> None:
        """`path` says where in the payload; `op_index` counts from 0, None: the payload could not be read."""
        super().__init__(message)
        self.code = code
        self.message = message
        self.path = path
        self.op_index = op_index

    @property
    def pointer(self) -> str:
        """Where in the payload, as a JSON Pointer."""
        return pointer_of(self.path)

    def at_op(self, op_index: int) -> "ShimError":
        """The same failure, placed at one op of the mapping."""
        return ShimError(self.code, self.message, path=self.path, op_index=op_index)

    def inside(self, place: Path) -> "ShimError":
        """The same failure, met by an op that works on what stands at `place`."""
        return ShimError(self.code, self.message, path=(*place, *self.path), op_index=self.op_index)

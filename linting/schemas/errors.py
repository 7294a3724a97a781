"""What can be wrong with a value as a schema."""


class SchemaError(ValueError):
    """A value that is no usable schema.

    `code` is stable and meant for machines, `pointer` names the place (RFC 6901), `remedy` says what to do.
    """

    def __init__(self, code: str, message: str, *, pointer: str = "", remedy: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.pointer = pointer
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} (at {self.pointer})" if self.pointer else self.message

"""What can be wrong with a text before it is even looked at as a schema."""


class DocumentError(ValueError):
    """A text that is not one well-formed, bounded JSON value.

    `code` is stable and meant for machines; `message` says what is wrong and `remedy` what to do about it.
    `line` and `column` count from 1; `pointer` is given where the place has one (RFC 6901).
    """

    def __init__(
        self,
        code: str,
        message: str,
        *,
        line: int | None = None,
        column: int | None = None,
        pointer: str | None = None,
        remedy: str = "",
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.line = line
        self.column = column
        self.pointer = pointer
        self.remedy = remedy

    def __str__(self) -> str:
        place = f" (line {self.line}, column {self.column})" if self.line is not None else ""
        return f"{self.message}{place}"

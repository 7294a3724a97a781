"""What is wrong with a project, for the person who has to mend it."""


class ProjectError(ValueError):
    """A configuration or repository that cannot be used; `remedy` says what to do."""

    def __init__(self, message: str, *, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

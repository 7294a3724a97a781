"""What is wrong with a project, for the person who has to mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from linting.reports import Location


class ProjectError(ValueError):
    """A configuration or repository that cannot be used; `remedy` says what to do.

    Where it is one of the contracts that cannot be used, `location` is the place in it.
    """

    def __init__(self, message: str, *, remedy: str = "", location: Location | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
        self.location = location

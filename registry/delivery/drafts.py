"""Ops as somebody types them: read, or refused at a line."""

from linting.documents import DocumentError, read
from registry.delivery import verifying
from registry.errors import RegistryError
from shims.mapping import Mapping
from shims.ops.base import OPLEVEL

_ABOUT_OPS = "/ops"


def drafted(text: str) -> Mapping:
    """The mapping that a text spells: a list of ops, or all of `{"oplevel": …, "ops": […]}`.

    Raises RegistryError with the line and column in the text.
    """
    try:
        document = read(text, syntax="json", name="ops")
    except DocumentError as error:
        raise RegistryError(
            error.code, error.message, line=error.line, column=error.column, remedy=error.remedy
        ) from error
    whole = document.value if isinstance(document.value, dict) else {"oplevel": OPLEVEL, "ops": document.value}
    try:
        return verifying.parsed_whole(whole)
    except RegistryError as problem:
        pointer = problem.pointer or ""
        inside = pointer.removeprefix(_ABOUT_OPS) if whole is not document.value else pointer
        place = document.position_of(inside)
        raise RegistryError(
            problem.code, problem.message, pointer=pointer, line=place.line, column=place.column
        ) from problem

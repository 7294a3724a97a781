"""Read JSON and YAML as one thing: a JSON value that knows where each part of it stands.

Everything downstream — schema loading, comparison, reports — works on the plain value and asks the
`Document` for a line and column only when something has to be shown.
"""

from linting.documents.canonical import canonical, digest
from linting.documents.document import Document, Position
from linting.documents.errors import DocumentError
from linting.documents.limits import Limits
from linting.documents.pointers import pointer_join, pointer_tokens
from linting.documents.reading import read

__all__ = [
    "Document",
    "DocumentError",
    "Limits",
    "Position",
    "canonical",
    "digest",
    "pointer_join",
    "pointer_tokens",
    "read",
]

"""From schemas of any dialect to terms, which have one meaning.

Each keyword has one function, registered with the dialects that know it. Whatever has no function and is not known to
be an annotation becomes an `Opaque` term: the engine may prove around it, and never guesses it.
"""

from linting.schemas.compilation.compiler import Compiler

__all__ = ["Compiler"]

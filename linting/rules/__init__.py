"""Lint rules: what is unwise about one schema by itself, each with a page and, where it is safe, a fix.

`linting.rules.loading` has the table of rules and `linting.rules.running` asks them; both are imported when needed, as
the command line has to start fast.
"""

from linting.rules.finding import Finding, Fix, Level
from linting.rules.knowledge import Knowledge
from linting.rules.selection import Override, Selection, SelectionError

__all__ = ["Finding", "Fix", "Knowledge", "Level", "Override", "Selection", "SelectionError"]

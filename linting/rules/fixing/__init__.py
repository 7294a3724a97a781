"""Make the fixes that findings carry, in the text as its author laid it out.

Every fix is checked before it is kept: the new text has to read as exactly the value that the edits ask for.
"""

from linting.rules.fixing.applying import Fixed, fixed

__all__ = ["Fixed", "fixed"]

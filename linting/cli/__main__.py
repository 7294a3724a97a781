"""``python -m linting.cli`` is ``contracts``."""

from linting.cli import main

main()

"""The Python runtime: `run` on values and `transform` on text interpret a mapping; `compiled` makes it fast."""

from shims.runtimes.python.compiled import Program, compiled
from shims.runtimes.python.interpreter import run, transform

__all__ = ["Program", "compiled", "run", "transform"]

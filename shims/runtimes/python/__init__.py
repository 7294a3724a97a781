"""The Python runtime: `run` on values, `transform` on text."""

from shims.runtimes.python.interpreter import run, transform

__all__ = ["run", "transform"]

"""Mappings made into closures once, then run on payloads much faster than the interpreter runs them."""

from shims.runtimes.python.compiled.program import Program, compiled

__all__ = ["Program", "compiled"]

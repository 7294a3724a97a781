"""Mappings proposed from two versions of a schema, each with its reasons and its verification."""

from shims.suggest.suggestion import Direction, Suggestion, suggest

__all__ = ["Direction", "Suggestion", "suggest"]

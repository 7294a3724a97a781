"""Fixtures that every room may use; a room's own live beside its tests."""

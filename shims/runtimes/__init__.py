"""Interpreters of the mapping language; every one gives the same answers on one set of vectors."""

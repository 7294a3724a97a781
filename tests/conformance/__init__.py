"""The engine on public cases whose answers are known: `python -m tests.conformance CASES_DIR`."""

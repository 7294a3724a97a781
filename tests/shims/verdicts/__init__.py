"""Random mappings between random versions against what is said of them: every claim is tried on payloads."""

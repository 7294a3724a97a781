"""How schemas, payloads and verdicts read on a page: plain frozen values that templates print as they are."""

"""How mappings, verdicts and suggestions read on a page: plain frozen values that templates print as they are."""

"""Pages about mappings, gateways and environments."""

"""Random small schemas against the engine: what it calls proved is tried on every payload of a small universe."""

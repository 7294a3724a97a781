"""A small gateway: Envoy in front, and a Python sidecar that pulls mappings and applies them to responses."""

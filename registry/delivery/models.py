"""What reaches a gateway: mappings, environments, gateways and the bundles they pull."""

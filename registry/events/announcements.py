"""Which events leave the house. What is not listed here stays in the audit log, so forgetting is safe."""

ANNOUNCED = (
    "registry.contract.registered",
    "registry.contract.updated",
    "registry.version.proposed",
    "registry.version.published",
    "registry.version.withdrawn",
    "registry.version.deprecated",
    "registry.version.sunset-extended",
    "registry.version.retired",
    "registry.mapping.attached",
    "registry.mapping.activated",
    "registry.mapping.withdrawn",
    "registry.bundle.published",
    "registry.bundle.rolled-back",
    "registry.gateway.registered",
    "registry.gateway.accepted-bundle",
    "registry.gateway.refused-bundle",
)

"""Rules about payloads and patterns that do harm."""

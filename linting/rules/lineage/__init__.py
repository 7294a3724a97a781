"""Rules about where a payload came from, and what in it is personal."""

"""Rules about what will be hard to change without a break."""

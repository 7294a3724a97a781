"""Rules about what makes a schema harder to read than it need be."""

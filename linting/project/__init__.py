"""A repository of schemas: which files are which contracts, what they were before, and what is accepted as it is."""

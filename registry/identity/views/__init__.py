"""Pages about people, teams and tokens."""

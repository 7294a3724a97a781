"""Pages about contracts and their versions."""

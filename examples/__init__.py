"""Examples that run, each a folder with its own README."""

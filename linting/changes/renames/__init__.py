"""Which property that went is the same as one that came under another name."""

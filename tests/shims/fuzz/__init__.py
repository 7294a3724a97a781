"""`make fuzz-shims`: the runtimes, compared on many pairs of a mapping and a payload."""

"""`make bench`: speed, measured and printed; never a test, since a timed assertion fails on a busy machine."""

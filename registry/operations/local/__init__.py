"""`make run`: the whole registry on one machine, as a person tries it."""

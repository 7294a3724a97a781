"""What a mapping does to schemas: a target is pulled back through the ops, to a condition on payloads of the source.

The ops run once, on places instead of values: `Trace` is to a schema what `shims.tree.Tree` is to a payload. What comes
out says of each place of the result where its value comes from. `Pull` then reads the target schema on it, and gives
the terms of `linting.schemas.terms` that a source payload satisfies exactly if its result satisfies the target: the
weakest precondition (Dijkstra, "Guarded commands", CACM 18(8), 1975). What an op can only say in part stands between
two bounds, with an opaque term that no verdict is ever based on.
"""

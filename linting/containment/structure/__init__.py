"""Structural containment: the reader's schema is walked beside the writer's, and each condition is looked for.

This is a simulation in the sense of process algebra: the reader's term is taken apart, and at each part the writer must
offer something at least as strong. It proves most real pairs in linear time, since versions of one contract differ
in few places and equal parts are one term. Recursive schemas are proved by coinduction: a pair that comes up again
inside of its own proof, about a smaller part of the payload, is taken as proved, as in Amadio and Cardelli, "Subtyping
recursive types" (TOPLAS 15, 1993, §3.5). That is sound because values are finite: a smallest payload to the contrary
would have to contain a smaller one.
(Habib, Shinnar, Hirzel and Pradel, "Finding data compatibility bugs with JSON subschema checks", ISSTA 2021, decide
containment by rules of this kind alone; here they are only the first and cheapest layer.)

It proves and never refutes: where it fails, payloads are tried and the general search is asked.
"""

from linting.containment.structure.simulation import Simulation

__all__ = ["Simulation"]

"""Containment of JSON Schemas: a proof, a payload, or a reason why neither.

Is every payload that one schema allows allowed by another? For any two schemas of the dialects from draft 4 to 2020-12:

    >>> from linting.containment import contains
    >>> from linting.schemas import load
    >>> old, new = load({"type": "integer", "minimum": 0}), load({"type": "number", "maximum": 10})
    >>> contains(old, new)
    Refuted(witness=11, pointer='/maximum', reason='11 is greater than the maximum of 10')

The question is the subschema problem of Habib, Shinnar, Hirzel and Pradel, "Finding data compatibility bugs with JSON
subschema checks" (ISSTA 2021), who bring both sides into a canonical form and compare these type by type. Here it is
reduced to witness generation, as Attouche, Baazizi, Colazzo, Ghelli, Sartiani and Scherzinger do ("Witness generation
for JSON Schema", PVLDB 2022): a payload of `writer and not reader` is searched for, and containment holds where there
is none. What they do to whole schemas in phases, the search does to the branch that it is in, when that is needed.

- `linting.schemas.compilation` reads a schema as a term. Negation is a term too, pushed inwards on demand ("Not
  elimination and witness generation for JSON Schema", Baazizi, Colazzo, Ghelli, Sartiani and Scherzinger, BDA 2020,
  whose algebra adds to JSON Schema what its negations need; `obligations` has the like); `unevaluated…` becomes
  conditions without annotations ("Elimination of annotation dependencies in validation for Modern JSON Schema").
- `linting.schemas.likeness` sees what both sides share before it is read.
- `closing` narrows the writer to payloads whose fields are declared, where the settings say so.
- `search` finds a payload, or a proof that there is none.
- `certificate` checks such a proof without the search; `proofs` says what one is made of.
- `confirmation` shows a payload to an independent validator, and to the engine's own reading of it (`evaluation`);
  `shrinking` makes it small. No payload is shown that was not confirmed, and no keyword that is not modelled is taken
  for true or false: so a wrong answer takes two mistakes that agree.

Work is counted in steps, not in seconds, so that a verdict is a pure function of schemas, settings and
`ENGINE_VERSION`. Nothing is shared between questions but patterns and validators, which threads may share.
"""

from linting.containment.decision import Question, contains
from linting.containment.verdicts import (
    ENGINE_VERSION,
    Proved,
    Refuted,
    Settings,
    Undecided,
    Verdict,
    Writer,
    verdict_key,
)

__all__ = [
    "ENGINE_VERSION",
    "Proved",
    "Question",
    "Refuted",
    "Settings",
    "Undecided",
    "Verdict",
    "Writer",
    "contains",
    "verdict_key",
]

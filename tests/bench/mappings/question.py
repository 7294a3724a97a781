"""What every contender is asked."""

import json
from pathlib import Path

from shims.mapping import parse

HERE = Path(__file__).parent
ROUNDS = 15

MAPPING_TEXT = (HERE / "mapping.json").read_text()
MAPPING = parse(json.loads(MAPPING_TEXT))
_VALUE = json.loads((HERE / "payload.json").read_text())
PAYLOAD = json.dumps(_VALUE, ensure_ascii=False, separators=(",", ":"))
SPACED = json.dumps(_VALUE)
RESPELLED = PAYLOAD.replace("19.99", "19.90").replace("Ghent", "Gh\\u00e9nt")


def asked(mapping: str, runs: int, rounds: int = ROUNDS) -> dict:
    """The question to another process: the mapping in its language."""
    return {"mapping": mapping, "payload": PAYLOAD, "rounds": rounds, "runs": runs}

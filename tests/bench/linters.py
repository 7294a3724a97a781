"""Spectral and datacontract on the same repository, installed by the benchmark into `var/bench-peers`.

They do less: a few rules on the text of each file, or the form of one contract. None compares versions by what payloads
do.
"""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.bench.figures import report
from tests.bench.programs import row

FOLDER = Path(__file__).resolve().parent.parent.parent / "var" / "bench-peers"
SPECTRAL = "@stoplight/spectral-cli@6.16.3"
DATACONTRACT = "datacontract-cli==1.2.8"
_MINUTES = 5
_RULES = """\
rules:
  title: {given: $, then: {field: title, function: truthy}}
  dialect: {given: $, then: {field: $schema, function: truthy}}
  description: {given: "$.properties[*]", then: {field: description, function: truthy}}
  name: {given: "$.properties[*]~", then: {function: casing, functionOptions: {type: snake}}}
  type:
    given: "$..[?(@ && @.type)]"
    then: {field: type, function: enumeration, functionOptions: {values: [object, array, string, integer, boolean]}}
"""
_CONTRACT = """\
apiVersion: v3.0.2
kind: DataContract
id: bench
name: bench
version: 1.0.0
status: active
schema:
  - name: orders
    physicalType: table
    properties: [{name: order_id, logicalType: string, required: true, description: The id.}]
"""


def run(folder: Path, files: int) -> None:
    """Rows beside those of `contracts` for the repository in `folder`."""
    if (spectral := _spectral()) is None:
        report("spectral lint", "could not be installed here")
    else:
        (folder / "spectral.yaml").write_text(_RULES)
        command = [spectral, "lint", "-r", "spectral.yaml", "--ignore-unknown-format", "schemas/*.json"]
        row("spectral lint, five rules on all files", folder, command)
    if (datacontract := _datacontract()) is None:
        report("datacontract lint", "could not be installed here")
    else:
        (folder / "contract.odcs.yaml").write_text(_CONTRACT)
        row(f"datacontract lint, one small file of {files}", folder, [datacontract, "lint", "contract.odcs.yaml"])


def _spectral() -> str | None:
    place = FOLDER / "spectral"
    install = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(place), SPECTRAL]
    return _installed(place / "node_modules" / ".bin" / "spectral", [install])


def _datacontract() -> str | None:
    place = FOLDER / "datacontract"
    install = [str(place / "bin" / "python"), "-m", "pip", "install", "--quiet", DATACONTRACT]
    return _installed(place / "bin" / "datacontract", [[sys.executable, "-m", "venv", str(place)], install])


def _installed(program: Path, steps: Sequence[Sequence[str]]) -> str | None:
    """The program, made by these steps where it is not there yet; None where that does not work."""
    try:
        for step in () if program.exists() else steps:
            subprocess.run(step, check=True, capture_output=True, timeout=_MINUTES * 60)
    except (subprocess.SubprocessError, OSError):
        return None
    return str(program) if program.exists() else None

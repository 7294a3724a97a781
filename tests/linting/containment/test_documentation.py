"""docs/containment.md tells the truth about its two examples and about the rules."""

import copy
import json
import re
from pathlib import Path

from linting.containment import Proved, Refuted, Settings, Writer, contains
from linting.containment.proofs import Arithmetic, Member, Obvious, Split
from linting.schemas import load
from tests.linting.containment.certificates.pairs import rules_of
from tests.linting.containment.certificates.test_rules import RULES

PAGE = Path(__file__).resolve().parents[3] / "docs" / "containment.md"
TEXT = PAGE.read_text(encoding="utf-8")
ORDER, PAYMENT, READER = map(json.loads, re.findall(r"```json\n(.*?)```", TEXT, re.DOTALL))


def test_the_refutation_is_the_one_that_is_shown():
    reader = copy.deepcopy(ORDER)
    reader["properties"]["items"]["items"]["properties"]["quantity"]["maximum"] = 99

    verdict = contains(load(ORDER), load(reader))

    assert isinstance(verdict, Refuted)
    assert json.dumps(verdict.witness) in TEXT
    assert f"`{verdict.pointer}`" in TEXT


def test_the_proof_is_the_one_that_is_shown():
    verdict = contains(load(PAYMENT), load(READER), Settings(writer=Writer.OPEN))

    assert isinstance(verdict, Proved)
    assert verdict.certificate.is_valid()
    assert len(verdict.certificate.lemmas) == 3
    assert rules_of(tuple(verdict.certificate.lemmas.values())) == {Split, Obvious, Member, Arithmetic}


def test_every_rule_is_explained():
    table = TEXT.partition("| rule | claims |")[2].partition("\n\n")[0]

    assert set(re.findall(r"`([A-Z]\w+)`", table)) == {rule.__name__ for rule in RULES}


def test_its_pictures_are_there():
    pictures = re.findall(r"!\[.*?\]\((.*?)\)", TEXT)

    assert pictures
    assert all((PAGE.parent / picture).is_file() for picture in pictures)

import datetime as dt
import random
import re

import jsonschema_rs
import pytest

from linting.patterns import ANY, compile  # noqa: A004
from linting.patterns.formats import DRAFTS, FIRST_DRAFT, format_language
from linting.patterns.language import lengths

SEEDS = {
    "date": ["2024-02-29", "1900-02-28", "2000-02-29"],
    "date-time": ["2024-02-29T23:59:60Z", "1998-12-31T15:59:60.123-08:00", "2024-01-01t00:00:00z"],
    "duration": ["P1Y2M3DT4H5M6S", "P1W", "PT1H"],
    "email": ["a.b@c.example", '"a b"@c', "a@[1.2.3.4]", "a@[IPv6:::1]", "x" * 64 + "@" + "b" * 63],
    "hostname": ["a-b.c.example", "xn--nxasmq6b", "a" * 63 + "." + "b" * 60, ".".join(["a" * 50] * 5)],
    "ipv4": ["255.249.0.19", "1.10.100.200"],
    "ipv6": ["1:2:3:4:5:6:7:8", "::ffff:1.2.3.4", "1::8", "::", "1:2::7:1.2.3.4", "1:2:3:4:5:6:7::"],
    "iri": ["http://u:p@é.example:80/ü/d?e=\ue000#g", "urn:x:y", "http://[::1]:80/", "a:b/c//d"],
    "json-pointer": ["/a~0b/~1", "", "/é//"],
    "relative-json-pointer": ["0#", "12/a~1", "3"],
    "time": ["23:59:60Z", "12:00:00.5+01:30", "01:29:60+01:30", "15:59:60-08:00"],
    "uri": ["http://u:p@a.b:80/c/d?e=f#g", "http://[v1.a:b]/", "file:///a%20b", "a:", "a://@:", "a:/b//c"],
    "uuid": ["2EB8AA08-aa98-11ea-B4AA-73B441D16380"],
}
SEEDS["uri-reference"] = [*SEEDS["uri"], "//a", "a/b:c", "", "?a", "#", "./a:b", "a:b"]
SEEDS["iri-reference"] = [*SEEDS["iri"], "//é", "?\ue000"]
ALPHABET = "abzAZ0123456789-_.:/#?%@[]~+TtZzPDWMYHS \n!$&'()*,;=<>\"\\^`{|}é\u00a0\ue000\ufdd0😀\uffff٣vVFfxn"
VALIDATORS = {
    "draft4": jsonschema_rs.Draft4Validator,
    "draft6": jsonschema_rs.Draft6Validator,
    "draft7": jsonschema_rs.Draft7Validator,
    "draft2019-09": jsonschema_rs.Draft201909Validator,
    "draft2020-12": jsonschema_rs.Draft202012Validator,
}


def mutations(texts, count):
    """Texts a few edits away from the given ones, the same at every run."""
    chance = random.Random(7)
    for _ in range(count):
        characters = list(chance.choice(texts))
        for _ in range(chance.randint(0, 3)):
            place = chance.randint(0, len(characters))
            characters[place : place + chance.randint(0, 1)] = chance.choices(ALPHABET, k=chance.randint(0, 1))
        yield "".join(characters)


def is_the_validators_own_slip(name, text):
    """jsonschema-rs 0.60 takes the characters just below 0 for digits of moments, as in `2024-01-1.`; we do not."""
    return name in ("date", "time", "date-time") and re.search(r"[*+,\-./]", text) is not None


@pytest.mark.parametrize("draft", DRAFTS)
@pytest.mark.parametrize("name", FIRST_DRAFT)
def test_a_format_accepts_what_the_validator_accepts(name, draft):
    language = format_language(name, draft)
    accepts = VALIDATORS[draft]({"format": name}, validate_formats=True).is_valid
    texts = [*SEEDS.get(name, []), *language.samples(30), "", "a", "\0"]

    differing = [text for text in [*texts, *mutations(texts, 600)] if language.accepts(text) != accepts(text)]

    assert [text for text in differing if not (accepts(text) and is_the_validators_own_slip(name, text))] == []


def test_dates_are_those_of_the_calendar():
    language = format_language("date")
    days = [
        f"{year}-{month:02}-{day:02}" for year in (1900, 2000, 2023, 2024) for month in range(14) for day in range(33)
    ]

    def exists(text):
        try:
            return bool(dt.date.fromisoformat(text))
        except ValueError:
            return False

    assert [day for day in days if language.accepts(day) != exists(day)] == []


@pytest.mark.parametrize("name", ["date-time", "hostname", "email", "time"])
def test_what_can_only_be_tried_leaves_the_rest_decided(name):
    language = format_language(name)

    assert language.is_subset_of(language) is True
    assert language.is_subset_of(compile("^[^\n]+$")) is True
    assert language.is_subset_of(compile("^x")) is False
    assert language.accepts(language.shortest())


def test_formats_and_patterns_are_compared():
    assert format_language("date").is_subset_of(compile(r"^\d{4}-\d{2}-\d{2}$")) is True
    assert compile(r"^\d{4}-\d{2}-\d{2}$").is_subset_of(format_language("date")) is False
    assert compile(r"^20\d\d-0[1-9]-(?:0[1-9]|1\d|2[0-8])$").is_subset_of(format_language("date")) is True
    assert format_language("ipv4").intersect(format_language("ipv6")).is_empty() is True
    assert format_language("ipv4").is_subset_of(format_language("hostname")) is True
    assert format_language("uri").is_subset_of(format_language("uri-reference")) is True
    assert format_language("uri").is_subset_of(format_language("iri")) is True
    assert format_language("uuid").maximum_length == 36


@pytest.mark.parametrize("name", ["email", "hostname"])
@pytest.mark.parametrize("labels", [1, 60, 126, 127, 128, 150, 300])
def test_a_name_of_many_labels_is_accepted_as_far_as_the_validator_accepts_it(name, labels):
    text = ("a@" if name == "email" else "") + ".".join(["a"] * labels)
    accepts = jsonschema_rs.Draft202012Validator({"format": name}, validate_formats=True).is_valid

    assert format_language(name).accepts(text) is accepts(text)
    assert compile(f"^{re.escape(text)}$").is_subset_of(format_language(name)) is accepts(text)


@pytest.mark.parametrize(("name", "longest"), [("email", 318), ("hostname", 253)])
def test_how_long_a_name_gets_is_known(name, longest):
    language = format_language(name)

    assert language.is_subset_of(lengths(0, longest)) is True
    for shorter in (longest - 1, longest // 2, 4):
        assert language.is_subset_of(lengths(0, shorter)) is False
    assert language.accepts(language.intersect(lengths(longest, None)).shortest())


def test_an_opaque_format_is_equal_to_itself_only():
    pattern, template = format_language("regex"), format_language("uri-template")

    assert pattern.is_subset_of(pattern) is True
    assert pattern.intersect(pattern.complement()).is_empty() is True
    assert pattern.intersect(template).is_subset_of(pattern) is True
    assert pattern.is_subset_of(pattern.union(template)) is True
    assert pattern.accepts(pattern.shortest())


def test_a_format_that_the_draft_does_not_know_asks_nothing():
    assert format_language("uuid", "draft7") == ANY
    assert format_language("color") == ANY

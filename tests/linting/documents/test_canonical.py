import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from linting.documents import canonical, digest, pointer_join, pointer_tokens, read

_text = st.text(st.characters(exclude_categories=["Cs"]))
_scalars = st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.floats(allow_nan=False) | _text
_finite = _scalars.filter(lambda value: value not in (float("inf"), float("-inf")))
values = st.recursive(_finite, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_text, inner, max_size=4))


@given(values)
def test_it_writes_what_rfc_8785_says(value):
    assert canonical(value).encode() == rfc8785.dumps(value)


@given(values)
def test_reading_the_canonical_text_gives_the_same_digest(value):
    assert digest(read(canonical(value), syntax="json").value) == digest(value)


def test_integers_beyond_double_precision_keep_their_digits():
    assert canonical({"maximum": 9223372036854775807}) == '{"maximum":9223372036854775807}'


def test_a_digest_names_its_algorithm():
    assert digest({"b": 1, "a": 2.0}) == digest({"a": 2, "b": 1})
    assert digest({}).startswith("sha256:44136fa355b3678a")


@given(st.lists(_text))
def test_pointer_tokens_undo_pointer_join(tokens):
    assert pointer_tokens(pointer_join(*tokens)) == tuple(tokens)

"""The columns of a document say what spaCy's tokens say, and never what another document says."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc, Span

from parley import read
from parley.columns import read_columns

DEVELOPMENT = sorted((Path(__file__).parent / "texts" / "development").glob("*.txt"))
ATTRIBUTES = {
    "texts": "text",
    "lowers": "lower_",
    "lemmas": "lemma_",
    "poses": "pos_",
    "tags": "tag_",
    "deps": "dep_",
    "kinds": "ent_type_",
    "starts": "idx",
    "lower_numbers": "lower",
    "lemma_numbers": "lemma",
    "puncts": "is_punct",
}
WORDS = ("Mali", "France", "US", "us", "’s", "“", "leave", ",", ".", "\n", "  ")


@pytest.fixture(scope="module")
def documents() -> list[Doc]:
    """Parsed documents, one without a parse, one without a word."""
    texts = [path.read_text(encoding="utf-8") for path in DEVELOPMENT[:4]]
    blank = spacy.blank("en")
    parsed = [read(text, published="2024-03-01").doc for text in texts]
    return [*parsed, blank("Mali’s envoy left."), blank("")]


def check_columns(doc: Doc) -> None:
    """Compare the columns of a document with its tokens."""
    columns = read_columns(doc)
    for name, attribute in ATTRIBUTES.items():
        assert getattr(columns, name) == [getattr(token, attribute) for token in doc], name
    assert columns.heads == [token.head.i for token in doc]
    assert [*map(bool, columns.spaced)] == [bool(token.whitespace_) for token in doc]
    assert columns.opening == [token.i for token in doc if token.is_sent_start]


def test_columns_say_what_tokens_say(documents):
    for doc in (*documents, *reversed(documents)):
        check_columns(doc)


@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=12), min_size=1, max_size=3))
def test_columns_are_those_of_the_document_that_is_asked(texts):
    vocab = read("Mali left.", published="2024-03-01").doc.vocab
    documents = [Doc(vocab, words=words) for words in texts]
    for doc in (*documents, *documents):
        check_columns(doc)


def test_columns_are_read_once_until_something_changes(documents):
    doc = documents[0].copy()
    columns = read_columns(doc)
    assert read_columns(doc) is columns
    doc.set_ents([Span(doc, 0, 1, label="EVENT")])
    assert read_columns(doc) is not columns
    check_columns(doc)
    doc[0].lemma_ = "unheard"
    check_columns(doc)
    doc[1].tag_ = "UH"
    check_columns(doc)


def test_equal_numbers_of_another_vocabulary_are_read_anew():
    first, second = (spacy.blank("en")("Mali left.") for _ in range(2))
    assert read_columns(first) is not read_columns(second)
    assert read_columns(first) == read_columns(second)

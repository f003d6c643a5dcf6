"""Shortcuts: what Parley does in less time than spaCy's own stages, with the same outcome."""

import re
from copy import deepcopy
from functools import cache

import numpy as np
import pytest
import spacy
from benchmarks.fuzz import EXTREMES
from benchmarks.fuzz import make_text as make_hostile
from benchmarks.synthetic import make_text
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from parley import read
from parley.attributes import WRITTEN, Attributes
from parley.dates import finding
from parley.language import MODEL, OWN_NER, PARSE_PIPES, build_language
from parley.parse import MaskedParser
from parley.reading import Reading, make_doc, read_all
from parley.recognition import Recogniser
from parley.source import Source
from parley.tables.frames import make_rows

TEXTS = (
    "There are talks. There were none; there's hope, and let's go on. It ain't over, y'all.",
    "Gonna sign? They gotta. C'm on: do it. He'd do what she'd done, you know; I did, it hurt.",
    "On 5 May 2024 the Prime Minister of New Zealand, Dr. Ann Lee-Smith of the Bank of England",
    "He met Bank of\n\nEngland officials. They met in the United\n\nArab Emirates in 2020.",
    "On 5 May\n\n2024 talks began. It was $ 5\n\nmillion in all. She left New\n\nYork on Monday.",
    "US$ 5 million\nLondon\n\nParis\nBank of\nNew York",
    "\ufeff \t\n ",
    "Paris",
    "",
)


@cache
def stages(name):
    """The model's own stages that a shortcut stands for."""
    language = build_language()
    return [language.get_pipe(part) for part in name.split("+")]


def tag(text):
    """Tag and parse a text with the model's own stages, no attributes yet."""
    doc = build_language().make_doc(text)
    for stage in stages("tok2vec+tagger+parser"):
        doc = stage(doc) if len(doc) else doc
    return doc


def parse(text):
    """Parse a text as a reading does: each paragraph ends a sentence, and with it an entity."""
    return build_language().get_pipe("parley_parse")(build_language().make_doc(text))


def entities(doc):
    return [(e.start, e.end, e.label_) for e in doc.ents], [t.ent_iob_ for t in doc]


def check_attributes(text):
    """Both ways give each token the same tag, part of speech, morphology, lemma, dependency."""
    own = tag(text)
    for stage in stages("attribute_ruler+lemmatizer"):
        own = stage(own)
    quick = Attributes(*stages("attribute_ruler+lemmatizer"))(tag(text))
    assert np.array_equal(own.to_array(WRITTEN), quick.to_array(WRITTEN))
    again = build_language().get_pipe("parley_parse").parts[-1](tag(text))
    assert np.array_equal(own.to_array(WRITTEN), again.to_array(WRITTEN))


def check_entities(text):
    """Both ways find the same entities, with and without sentences known."""
    [own] = stages(OWN_NER)
    for make in (tag, parse, build_language().make_doc):
        slow = own(make(text)) if len(make(text)) else make(text)
        assert entities(Recogniser(own)(make(text))) == entities(slow)


def check(text):
    check_attributes(text)
    check_entities(text)


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_odd_is_read_alike(text):
    check(text)


@pytest.mark.parametrize("name", EXTREMES)
def test_what_is_extreme_is_read_alike(name):
    check(EXTREMES[name][:5000])


def test_dispatches_are_read_alike(root):
    paths = [*(root / "seeds").rglob("*.txt"), *(root / "tests/texts/development").glob("*.txt")]
    assert len(paths) > 20
    for path in paths:
        check(path.read_text(encoding="utf-8"))


@given(st.integers(0, 99_999))
@settings(max_examples=60)
def test_synthetic_texts_are_read_alike(number):
    check(make_text(number))


@given(st.integers(0, 99_999))
@settings(max_examples=60)
def test_hostile_texts_are_read_alike(number):
    check(make_hostile(number)[:3000])


@given(st.text(max_size=200))
@settings(max_examples=60)
def test_any_text_is_read_alike(text):
    check(text)


def test_several_documents_at_once_have_the_entities_of_each():
    texts = [make_text(number) for number in range(20)] + ["", "Oslo"]
    make = build_language().make_doc
    [own] = stages(OWN_NER)
    together = list(Recogniser(own).pipe(make(text) for text in texts))
    assert [doc.text for doc in together] == texts
    assert [entities(doc) for doc in together] == [
        entities(own(make(text)) if text else make(text)) for text in texts
    ]


def test_entities_that_stand_are_left_to_the_model():
    [own] = stages(OWN_NER)
    docs = [build_language().make_doc("Ann Lee left Oslo.") for _ in range(2)]
    for doc in docs:
        doc.set_ents([spacy.tokens.Span(doc, 0, 1, label="ORG")], default="missing")
    assert entities(Recogniser(own)(docs[0])) == entities(own(docs[1]))
    assert docs[0].ents[0].text == "Ann"


def test_kinds_of_words_are_forgotten_when_they_are_many(monkeypatch):
    monkeypatch.setattr("parley.attributes.KEPT", 5)
    quick = Attributes(*stages("attribute_ruler+lemmatizer"))
    for text in ("Oslo urged Lima to free the envoys.", "They left on Friday, it is said."):
        own = tag(text)
        for stage in stages("attribute_ruler+lemmatizer"):
            own = stage(own)
        assert np.array_equal(quick(tag(text)).to_array(WRITTEN), own.to_array(WRITTEN))
    assert len(quick.known) < 15


def test_a_ruler_that_looks_further_is_not_shortened():
    nlp = spacy.load(MODEL)
    ruler = nlp.get_pipe("attribute_ruler")
    ruler.add([[{"ENT_TYPE": "GPE"}]], {"POS": "X"})
    with pytest.raises(ValueError, match="patterns"):
        Attributes(ruler, nlp.get_pipe("lemmatizer"))


def test_a_recogniser_of_another_make_is_not_shortened():
    nlp = spacy.load(MODEL)
    ner = nlp.get_pipe("ner")
    ner.cfg["beam_width"] = 4
    with pytest.raises(ValueError, match="make"):
        Recogniser(ner)


def test_the_whole_parse_is_the_one_of_the_model_s_own_stages(root):
    language = build_language()
    parser = language.get_pipe("parley_parse")
    assert isinstance(parser.parts[-1], Attributes)
    plain = MaskedParser([language.get_pipe(part) for part in PARSE_PIPES])
    for path in sorted((root / "tests/texts/development").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        one, other = (make(language.make_doc(text)) for make in (parser, plain))
        assert isinstance(one, Doc)
        assert one.to_json() == other.to_json()


def read_plainly(text, monkeypatch):
    """Read a text with the model's own stages, every rule of dates, records made anew."""
    language = build_language()
    own = {
        "parley_parse": MaskedParser([language.get_pipe(part) for part in PARSE_PIPES]),
        "ner": language.get_pipe(OWN_NER),
    }
    source = _source_of(text)
    doc = make_doc(source)
    with monkeypatch.context() as patched:
        patched.setattr(finding, "build_gate", lambda: re.compile(""))
        for name, stage in language.pipeline:
            doc = own.get(name, stage)(doc) if len(doc) else stage(doc)
    doc.user_data.update(deepcopy(doc.user_data))
    return Reading(source, doc)


def _source_of(text):
    return Source("t", text, published="2025-05-11")


def check_tables(texts, monkeypatch):
    """All tables are the same: plainly, one text after the other, and all texts at once."""
    wanted = [make_rows(read_plainly(text, monkeypatch)) for text in texts]
    sources = [_source_of(text) for text in texts]
    assert [make_rows(read(source)) for source in sources] == wanted
    assert [make_rows(reading) for reading in read_all(sources)] == wanted
    return wanted


def test_all_tables_of_dispatches_are_the_same_without_a_shortcut(root, monkeypatch):
    paths = [*(root / "seeds").rglob("*.txt"), *(root / "tests/texts/development").glob("*.txt")]
    found = check_tables([path.read_text(encoding="utf-8") for path in paths], monkeypatch)
    for table in ("mentions", "dates", "demands", "links", "reasons"):
        assert sum(len(rows[table]) for rows in found) > 20, table


def test_all_tables_of_other_texts_are_the_same_without_a_shortcut(monkeypatch):
    made = [make_text(number) for number in range(0, 4000, 100)]
    hostile = [make_hostile(number)[:3000] for number in range(0, 4000, 100)]
    check_tables([*TEXTS, *made, *hostile], monkeypatch)

"""The mask and the parse: what is set aside, and what comes back for it."""

import pytest

from parley.language import build_language
from parley.mask import find_masks, mask_text
from parley.sentences import find_paragraphs, find_sentences


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("Chad, along with the U.S., called for calm.", ["along with the U.S."]),
        ("Kenya, during talks in Addis Ababa, urged restraint.", ["during talks in Addis Ababa"]),
        ("Seoul (which hosts the summit) agreed.", ["which hosts the summit"]),
        ("The truce – which was brief – collapsed.", ["which was brief"]),
        ("The envoy [sic] left.", ["sic"]),
        ("Iran, Iraq, and Oman met.", []),
        ("The minister, Ali Sabry, resigned.", []),
        ("In March, they met.", []),
        ("They met in March, in Geneva. The talks, he said, failed.", []),
        ("a long-term well-known deal", []),
    ],
)
def test_masks_hold_circumstance_and_no_list(text, phrases):
    assert [text[m.inner_start : m.inner_end] for m in find_masks(text)] == phrases


def test_the_mask_keeps_every_offset():
    text = "“Stop,” Peru, together with Chile, said."
    masked = mask_text(text)
    assert len(masked) == len(text)
    assert all(m in (" ", t) for m, t in zip(masked, text, strict=True))
    assert "Peru" in masked
    assert "Chile" not in masked


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("Ghana, alongside its neighbours, calls on Mali to hold elections.", "calls", "Ghana"),
        ("Arab leaders, during a visit to Beirut, called for a truce.", "called", "leaders"),
        ("The bloc, along with the African Union, pushed for sanctions.", "pushed", "bloc"),
        ("Civil groups, particularly Sudan’s doctors, are urging a halt.", "urging", "groups"),
    ],
)
def test_the_parse_keeps_the_subject_over_a_parenthetical(text, verb, subject):
    doc = build_language()(text)
    [word] = [token for token in doc if token.text == verb]
    assert [t.text for t in word.children if t.dep_ == "nsubj"] == [subject]
    assert len(list(doc.sents)) == 1


def test_a_masked_phrase_hangs_on_the_noun_before_it():
    doc = build_language()("Ghana, alongside its neighbours, calls on Mali to hold elections.")
    [company] = [token for token in doc if token.text == "alongside"]
    assert (company.head.text, company.dep_) == ("Ghana", "prep")


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("He agreed. She did not.", ["He agreed.", "She did not."]),
        ("“We agree.” She left.", ["“We agree.”", "She left."]),
        ("TALKS FAIL\nThe parties left Doha", ["TALKS FAIL", "The parties left Doha"]),
        ("One side\nagreed to wait.\n\nThe end.", ["One side\nagreed to wait.", "The end."]),
        ("Demands:\n\n- a truce\n- free passage", ["Demands:", "- a truce", "- free passage"]),
        ("\ufeffKyiv agreed.", ["Kyiv agreed."]),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences_end_with_their_marks_and_paragraphs(text, sentences):
    doc = build_language().make_doc(text)
    build_language().get_pipe("parley_parse")(doc)
    assert [text[s.start : s.end] for s in find_sentences(doc)] == sentences


def test_paragraphs_of_the_second_line_are_counted():
    assert find_paragraphs("a\nb\nc") == [(0, 1), (2, 3), (4, 5)]


@pytest.mark.parametrize("run", [",", "(", "…", "-", "’", "a.", "(,"])
def test_long_runs_without_white_space_cost_no_more_than_their_length(run):
    """In spaCy's own tokenizer 8,000 commas take seconds; the number of tokens shows the cut."""
    text = "Peace " + run * 20_000 + " now"
    doc = build_language().make_doc(text)
    assert doc.text == text
    assert len(doc) < len(run) * 20_000 / 90 + 10

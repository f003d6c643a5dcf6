"""What the stage of the demands keeps or skips for speed changes nothing that it finds."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from parley import read
from parley.actors.identity import party_of
from parley.datafiles import read_rows
from parley.demands import (
    dyads,
    find_demands,
    issue_frames,
    quotations,
    records,
    sequence,
    triggers,
)
from parley.demands.clauses import places_below, subtree_of
from parley.demands.earlier import Earlier
from parley.demands.forms import find_between, find_places, may_stand, number_of
from parley.demands.issue_frames import find_leads, find_pairs
from parley.demands.lexicon import SKIPPED, PhraseTable, load_acts, load_table, load_words
from parley.demands.operatives import find_operatives
from parley.demands.storage import KEPT, keeping
from parley.demands.wording import find_quoted, is_mostly_quoted
from parley.demands.words import Words
from parley.records import Span

DEVELOPMENT = sorted((Path(__file__).parent / "texts" / "development").glob("*.txt"))
REGISTERS = (
    '“Open the port,” he said. “We will not wait.” "Leave now," she added.\n\nThey left.',
    "Should Mali refuse, France will leave; had it agreed, talks could have begun.",
    "NO TALKS WITHOUT A TRUCE, SAYS OMAN\n\nPERU DEMANDS THAT CHILE PAY",
    "We offer talks as long as Chad holds its fire. “We,” he said, “were ready.” We urge calm.",
    "1. Calls upon Togo to sign;\n2. Demands that Benin leave;\n3. Decides to remain seized.",
    "There can be no peace. It isn't up to us to say it's off the table, is it?",
    "France, together with Togo, urged Mali to leave. On behalf of Oman, Chad urged Benin to go.",
    "France urged that Mali halt its raids, free the envoys and pay Togo.",
)
WORDS = ("Mali", "France", "should", "“", "”", '"', "we", "urged", "to", "leave", ",", ".", "\n")


def _documents() -> list[Doc]:
    texts = [path.read_text(encoding="utf-8") for path in DEVELOPMENT] + list(REGISTERS)
    return [read(text, published="2024-03-01").doc for text in texts]


@cache
def _read_register() -> Doc:
    return read("\n\n".join(REGISTERS), published="2024-03-01").doc


@pytest.fixture(scope="module")
def documents() -> list[Doc]:
    """Documents of several registers, read once."""
    return _documents()


def test_what_is_kept_of_a_document_changes_nothing(documents, monkeypatch):
    kept = [find_demands(doc) for doc in documents]
    stages = [module for name, module in sys.modules.items() if name.startswith("parley.demands.")]
    for module in stages:
        if hasattr(module, "kept_of"):
            monkeypatch.setattr(module, "kept_of", lambda doc: None)
        if hasattr(module, "keep"):
            monkeypatch.setattr(module, "keep", lambda doc, name, make: make(doc))
    assert [find_demands(doc) for doc in documents] == kept
    assert any(found.demands for found in kept)


def test_looking_for_rare_words_first_changes_nothing(documents, monkeypatch):
    looked = [find_demands(doc) for doc in documents]
    stages = [module for name, module in sys.modules.items() if name.startswith("parley.demands.")]
    asking = [module for module in stages if hasattr(module, "may_stand")]
    for module in asking:
        with monkeypatch.context() as patch:  # each is asked for something that is there
            patch.setattr(module, "may_stand", lambda token, numbers: False)
            missing = module.__name__ != "parley.demands.forms"
            assert ([find_demands(doc) for doc in documents] != looked) == missing, module
        monkeypatch.setattr(module, "may_stand", lambda token, numbers: True)
    assert [find_demands(doc) for doc in documents] == looked
    assert len(asking) > 5


def test_a_word_may_stand_in_the_sentences_that_hold_it(documents):
    held = 0
    for doc in documents:
        words = sorted({number for token in doc for number in (token.lower, token.lemma)})
        with keeping(doc):
            for numbers in zip(words[::40], words[1::40], strict=False):
                forms = ((t.sent.start, t.lower, t.lemma) for t in doc)
                starts = {start for start, *said in forms if not set(said).isdisjoint(numbers)}
                for sentence in doc.sents:
                    found = may_stand(sentence[-1], frozenset(numbers))
                    assert found == (sentence.start in starts)
                held += len(starts)
    assert held > len(documents)


# Who is once read as speaking for a state does so later on, too, also where he is read in a part
# of what is refused.
SPEAKING = "Chad rejected the truce and %s's proposal. %s an apology from Chad."


@pytest.mark.parametrize(
    ("text", "issuers", "addressees"),
    [
        (
            SPEAKING % ("spokesman Emmanuel Macron", "Macron demanded"),
            ("FRA/emmanuel-macron", "FRA"),
            ("FRA/emmanuel-macron", "FRA"),
        ),
        (
            SPEAKING % ("Jean Dupont", "Dupont, who speaks for France, demanded"),
            ("FRA/jean-dupont", "FRA"),
            ("FRA/jean-dupont",),
        ),
    ],
)
def test_what_is_parted_is_read_before_what_follows(text, issuers, addressees):
    demands = read(text, published="2024-03-01").demands
    assert demands[-1].issuers == issuers
    assert demands[-2].addressees == addressees


@given(st.text(alphabet='ab “”"«»\n', max_size=40), st.data())
def test_what_is_mostly_quoted_is_so_by_counting_its_characters(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    quoted = find_quoted(text)
    inside = {place for first, last in quoted for place in range(first, last)}
    count = sum(place in inside for place in range(start, end))
    span = Span(start, end, text[start:end])
    assert is_mostly_quoted(quoted, span) == (count * 2 > end - start)
    assert quoted == sorted(quoted)


def test_words_read_once_change_nothing(documents, monkeypatch):
    once = [find_demands(doc) for doc in documents]
    monkeypatch.setattr(records, "read_words", nullcontext)
    assert [find_demands(doc) for doc in documents] == once


def test_words_say_what_tokens_say(documents):
    plain = "text lower_ lemma_ pos_ tag_ dep_ ent_type_ lower lemma idx is_punct is_space is_quote"
    for doc in documents:
        words = Words(doc)
        assert words.text == doc.text
        assert [(s.start, s.end) for s in words.sents] == [(s.start, s.end) for s in doc.sents]
        for word, token in zip(words, doc, strict=True):
            for name in f"{plain} is_alpha is_stop is_sent_start".split():
                assert getattr(word, name) == getattr(token, name), name
            for name in ("head", "left_edge", "right_edge"):
                assert getattr(word, name).i == getattr(token, name).i, name
            for name in ["children", "lefts", "rights", "ancestors", "subtree", "conjuncts"]:
                found = [[w.i for w in getattr(each, name)] for each in (word, token)]
                assert found[0] == found[1], name
            assert (word.sent.start, len(word)) == (token.sent.start, len(token))
            assert repr(word) == repr(token)


@given(st.integers(-1, 400), st.integers(0, 60))
def test_words_between_characters_are_those_of_spacy(start, length):
    doc = _read_register()
    run = Words(doc).char_span(start, start + length + 1, alignment_mode="expand")
    span = doc.char_span(start, start + length + 1, alignment_mode="expand")
    assert (run is None) == (span is None)
    if span is not None:
        assert (run.start, run.end, run.text) == (span.start, span.end, span.text)
        assert not len(span) or (run.root.i, run.lemma_) == (span.root.i, span.lemma_)


def test_nothing_is_left_on_a_document(documents, monkeypatch):
    assert not any(KEPT in doc.user_data for doc in documents)
    monkeypatch.setattr(triggers, "operatives_of", lambda doc: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        find_demands(documents[0])
    assert KEPT not in documents[0].user_data


def test_every_word_that_may_act_is_looked_at(documents):
    acting = 0
    for doc in documents:
        operative = find_operatives(doc.text)
        looked_at = set(triggers._list_candidates(doc, operative))
        for token in doc:
            reading = triggers._read_verb if token.idx in operative else triggers.read_word
            acts = any(True for _ in reading(token))
            acting += acts
            assert token.i in looked_at or not acts, (token, token.sent)
    assert acting > len(documents)


@pytest.mark.parametrize("case", [str.lower, str.upper, str.title])
def test_the_first_word_of_every_act_is_looked_at(case):
    words = sorted({word for _, word in load_acts() if word.isalpha()})
    vocab = read("Mali left.", published="2024-03-01").doc.vocab
    doc = Doc(vocab, words=[case(word) for word in words], lemmas=[case(word) for word in words])
    assert triggers._list_candidates(doc, frozenset()) == list(range(len(words)))


def test_every_word_that_leads_a_pair_of_issue_words_is_looked_at(documents):
    led = 0
    for doc in [*documents, read("The number of guns is rising.", published="2024-03-01").doc]:
        leads = find_leads(doc)
        for token in doc:
            pairs = find_pairs(token, set(range(len(doc))), {})
            led += bool(pairs)
            assert token.i in leads or not pairs, (token, token.sent)
    assert led > len(documents)


def test_every_predicate_is_read_to_its_last_word():
    words = [e.words for (pos, _), rows in load_acts().items() if pos == "adj" for e in rows]
    longest = 1 + max(len(each) - 1 for each in words) * (1 + SKIPPED)
    assert longest <= triggers.LONGEST_PREDICATE


@cache
def _tables() -> dict[str, PhraseTable]:
    names = ("issues", "conditions", "sequences", "consequences", "instead_words")
    tables = {name: load_table(f"{name}.csv") for name in names}
    return {**tables, "idioms": triggers._load_idioms()}


@pytest.mark.parametrize("name", _tables())
def test_phrases_are_found_alike_in_documents_and_in_lists(documents, name):
    table = _tables()[name]
    for doc in documents:
        slow = [i for i in range(len(doc)) if table._match_at(doc, i)]
        assert set(slow) <= set(table._find_places(doc))
        assert table.find(doc) == table.find(list(doc))


@pytest.mark.parametrize("name", _tables())
@given(data=st.data())
def test_phrases_are_found_in_runs_with_gaps_as_by_trying_every_word(documents, name, data):
    table, doc = _tables()[name], data.draw(st.sampled_from(documents))
    places = data.draw(st.lists(st.integers(0, len(doc) - 1), max_size=40, unique=True))
    # In text order, as every run is.
    around = [place for i in sorted(places) for place in range(i, min(i + 3, len(doc)))]
    tokens = [doc[place] for place in dict.fromkeys(around)]
    found, free = [], 0
    for place, token in enumerate(tokens):
        match = table._match_at(tokens, place) if place >= free else None
        if match:
            found.append((token.i, match[1]))
            free = match[0] + 1
    assert [(match.start, match.row) for match in table.find(tokens)] == found


# With an article between their words another phrase, *or the*, comes first.
SHADOWED = {"or incur", "or expect"}


@pytest.mark.parametrize("between", [(), ("the",), ("the", "the")])
@pytest.mark.parametrize("case", [str.lower, str.title])
@pytest.mark.parametrize("name", _tables())
def test_every_phrase_is_found_where_it_stands(name, case, between):
    vocab, table = read("Mali left.", published="2024-03-01").doc.vocab, _tables()[name]
    phrases = {row["phrase"] for row in read_rows(f"lexicon/{name}.csv")}
    articles = load_words("determiners.csv", "word")
    several = {phrase for phrase in phrases if " " in phrase}
    assert len(several) > 3
    for phrase in sorted(several if name == "idioms" else phrases):
        if between and phrase in SHADOWED:
            continue
        first, *others = phrase.split()
        set_in = [() if other in articles else between for other in others]
        words = [
            first,
            *(w for new, other in zip(set_in, others, strict=True) for w in (*new, other)),
        ]
        doc = Doc(vocab, words=["so", case(words[0]), *words[1:], "."])
        with keeping(doc):
            found = [(m.start, m.end) for m in table.find(list(doc))]
        assert (1, len(words) + 1) in found, (phrase, words, found)


def test_what_is_passed_over_unread_holds_nothing(documents):
    claims = sure = 0
    for doc in documents:
        for token in doc:
            claimed = bool(sequence.find_sequence(subtree_of(token)))
            assert sequence.may_claim(token) or not claimed, token
            claims += claimed
            leading = token.dep_ in issue_frames.SURE
            assert not leading or all(issue_frames._is_below(token, {}, n) for n in (0, 1)), token
            sure += leading
            assert sorted(places_below(token)) == [below.i for below in subtree_of(token)]
    assert min(claims, sure) > len(documents)


def test_opponents_are_found_among_a_partys_acts_as_among_all(documents):
    known = 0
    for doc in documents:
        demands, kinds = doc._.demands, dyads._list_kinds(doc)
        index = dyads._index_dealings(demands)
        hostile = [demands[place] for place in sorted({p for ps in index.values() for p in ps})]
        assert hostile == [
            d
            for d in demands
            if d.act in dyads.HOSTILE
            and not d.evidence.rule.endswith(dyads.UNSURE)
            and (d.issuers or d.addressees)
        ]
        for demand in demands:
            own = {dyads._side(i, kinds) for i in demand.issuers}
            parties = {party_of(side) for side in own}
            mine = sorted({place for party in parties for place in index.get(party, ())})
            found = dyads._find_opponent(own, [demands[place] for place in mine], kinds)
            assert found == dyads._find_opponent(own, hostile, kinds)
            known += bool(found)
    assert known > len(documents)


def test_records_are_found_by_issue_and_party_as_by_going_through_all(documents):
    asked = 0
    for doc in documents:
        demands = doc._.demands
        earlier = Earlier(lambda ids: ids)
        for place, demand in enumerate(demands):
            before = demands[:place][::-1]
            parties = {*demand.issuers, *demand.addressees}
            number = demand.evidence.sentence - 2
            named = [d for d in before if parties & {*d.issuers, *d.addressees}]
            assert list(earlier.with_any(parties)) == named
            assert list(earlier.on_issue(demand.issue)) == [
                d for d in before if d.issue == demand.issue
            ]
            assert earlier.since(number) == [d for d in before if d.evidence.sentence >= number]
            asked += bool(named)
            earlier.add(demand)
    assert asked > len(documents)


@pytest.mark.parametrize("word", ["number", "agent", "mark", "root", "possessive", "truce"])
def test_words_that_spacy_numbers_itself_are_found(word):
    vocab = read("Mali left.", published="2024-03-01").doc.vocab
    doc = Doc(vocab, words=["No", f"{word}s", "left"], lemmas=["no", word, "leave"])
    assert number_of(word) == doc[1].lemma
    assert find_places(doc, {number_of(word)}) == [1]
    for phrase in (word, f"{word} leave"):
        assert [m.start for m in PhraseTable([{"phrase": phrase}], "phrase").find(doc)] == [1]


@given(st.lists(st.sampled_from(WORDS), max_size=30), st.sampled_from(WORDS), st.data())
def test_the_places_of_a_word_are_those_where_it_stands(words, wanted, data):
    doc = Doc(read("Mali left.", published="2024-03-01").doc.vocab, words=words)
    start, end = (data.draw(st.integers(0, len(words))) for _ in range(2))
    places = [i for i, word in enumerate(words) if word.lower() == wanted.lower()]
    number = number_of(wanted.lower())
    assert find_places(doc, {number}) == places
    assert list(find_between(doc, number, start, end)) == [i for i in places if start <= i < end]


@given(st.lists(st.sampled_from(WORDS), max_size=30))
def test_quotation_marks_part_what_stands_between_them(words):
    doc = Doc(read("Mali left.", published="2024-03-01").doc.vocab, words=words)
    inside: set[int] = set()
    opened = False
    for token in doc:
        if token.text in '“”"\n':
            opened = token.text == "“" or (token.text == '"' and not opened)
        elif opened:
            inside.add(token.i)
    assert {token.i for token in doc if quotations.is_quoted(token)} == inside
    with keeping(doc):
        assert {token.i for token in doc if quotations.is_quoted(token)} == inside

"""Authors: the body that speaks in a statement, a communiqué or a resolution."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from operator import itemgetter

from spacy.tokens import Doc

from parley.actors.identity import GROUP
from parley.actors.speakers import TOPIC
from parley.actors.transcripts import ANSWERS
from parley.demands.lexicon import load_words
from parley.demands.operatives import SIGNING
from parley.demands.storage import keep, text_of
from parley.mask import LABEL
from parley.records import Mention
from parley.sentences import find_paragraphs

WORDS = re.compile(r"[\w-]+")
LEADING = ("nsubj", "nsubjpass", "ROOT", "npadvmod", "dep", "appos", "attr", "nmod")
OPENING = 2  # sentences behind the first that has an actor, in which the author is named
HEAD = 4  # paragraphs in which a document says what it is
# Which kinds of actors adopt documents, the likeliest first.
SPEAKING = ("international", "organisation", "state", "armed-group", "person", "group")


def find_author(doc: Doc) -> str:
    """Find who speaks in a document that calls itself a statement, or the empty string.

    Its title holds a noun of ``documents.csv``; the author is the first body that leads one of its
    first sentences, else the first person. What such a text demands without naming anybody, its
    author demands.

    >>> from parley import read
    >>> text = "Joint communiqué\\n\\nThe African Union met in Lomé. Mali should hold elections."
    >>> find_author(read(text, published="2024-03-01").doc)
    'AU'
    """
    if not _is_statement(doc):
        return ""
    signed = _find_signatories(doc)
    if signed:
        return signed
    kinds = {actor.actor_id: actor.kind for actor in doc._.actors}
    titled = [m for m in doc._.mentions if m.evidence.rule == "name.title"]
    if titled and titled[0].evidence.sentence == 1 and kinds[titled[0].actor_id] in SPEAKING:
        return titled[0].actor_id
    by = _find_by(doc)
    if by and kinds.get(by) in SPEAKING:
        return by
    leading = [m for m in doc._.mentions if m.how != "pronoun" and leads_sentence(doc, m)]
    opening = leading[0].evidence.sentence + OPENING if leading else 0
    early = [m.actor_id for m in leading if m.evidence.sentence <= opening]
    speaking = [i for i in early if kinds.get(i) in SPEAKING]
    return min(speaking, key=lambda i: SPEAKING.index(kinds[i]), default="")


def _find_by(doc: Doc) -> str:
    """Give who is named first behind *by* or *of* in a title (*Statement of the Ministry of X*)."""
    text = text_of(doc)
    titles = _list_titles(text)
    opened = (m for m in _said_by().finditer(text) if _lies_in(m.start(), titles))
    said = next((m for m in opened if _lies_in(m.end(), titles)), None)
    start = said.end() if said else text.partition("\n")[0].rfind(" by ")
    if start < 0:
        return ""
    line = text.find("\n", start)
    line = len(text) if line < 0 else line
    topic = TOPIC.search(text, start, line)
    end = topic.start() if topic else line
    named = [m for m in doc._.mentions if start <= m.evidence.start < end]
    return named[0].actor_id if named else ""


@cache
def _said_by() -> re.Pattern[str]:
    """Give what opens a title that says who speaks: a document's noun, and *by*, *of* or *from*."""
    nouns = "|".join(re.escape(n) for n in sorted(_nouns(), key=len, reverse=True))
    opening = (
        r"^(?:[A-Z][\w-]*[ ]+){0,3}"  # *Final Communiqué of*, and no *considered the statement of*
    )
    return re.compile(
        rf"{opening}(?i:{nouns})\s+(?:issued |delivered |made )?(?:by|of|from)\s", re.MULTILINE
    )


def _find_signatories(doc: Doc) -> str:
    """Give the states that make a declaration together, as its title or its opening names them.

    >>> from parley import read
    >>> text = "Statement by Kenya and Mali\\n\\nWe, the Ministers,\\n\\n1. Agree to meet;"
    >>> _find_signatories(read(text, published="2024-03-01").doc)
    'group:KEN+MLI'
    """
    opened = SIGNING.search(text_of(doc))
    if opened is None:
        return ""
    states = {actor.actor_id for actor in doc._.actors if actor.kind == "state"}
    before = (m for m in doc._.mentions if m.evidence.end <= opened.end())
    named = sorted({m.actor_id for m in before if m.actor_id in states})
    return GROUP + "+".join(named) if len(named) > 1 else ""


def find_turns(doc: Doc) -> list[tuple[int, str]]:
    """Find who speaks from where on in a transcript.

    A turn begins where a paragraph opens with a speaker's name and a colon, a title before it or
    not (*MR. PATEL:*); a label that names nobody known (*QUESTION:*) ends the turn before it.

    Returns:
        Pairs of the turn's first offset and the speaker's id, ``""`` for an unknown one.

    >>> from parley import read
    >>> text = "MODERATOR: Welcome.\\n\\nGUTERRES: We call for a truce in Mali."
    >>> [speaker for _, speaker in find_turns(read(text, published="2024-03-01").doc)]
    ['', 'UN/antonio-guterres']
    """
    spoken = {m.evidence.end: m.actor_id for m in doc._.mentions}
    people = {actor.actor_id for actor in doc._.actors if actor.kind == "person"}
    within = [(m.evidence.start, m.actor_id) for m in doc._.mentions if m.actor_id in people]
    turns, known = [], {}
    for label in labels_of(doc):
        called = label.group("name")
        who = spoken.get(label.end("name")) or _find_bracketed(label, within)
        if not who and called.lower() in ANSWERS:
            who = _find_interviewed(doc, within)
        known.setdefault(called, who)
        turns.append((label.start(), who or known[called]))
    return turns


def labels_of(doc: Doc) -> list[re.Match[str]]:
    """Find the labels of the speakers in a transcript.

    >>> import spacy
    >>> [label["name"] for label in labels_of(spacy.blank("en")("PATEL: Welcome."))]
    ['PATEL']
    """
    return keep(doc, "labels", lambda doc: list(LABEL.finditer(text_of(doc))))


def _find_interviewed(doc: Doc, people: Sequence[tuple[int, str]]) -> str:
    """Give whom the head of an interview names first (*A:* is the label of his turns)."""
    labels = labels_of(doc)
    early = people and labels and people[0][0] < labels[0].start()
    return people[0][1] if early else ""


def _find_bracketed(label: re.Match[str], people: Sequence[tuple[int, str]]) -> str:
    """Give who is named in the brackets of a label (*SPOKESWOMAN (Ms. Tveit):*), or nothing."""
    first = bisect_right(people, label.end("name"), key=itemgetter(0))
    start, who = people[first] if first < len(people) else (label.end(), "")
    return who if start < label.end() else ""


def _is_statement(doc: Doc) -> bool:
    """Say whether a title among the first paragraphs names the text as a document of a body."""
    text = text_of(doc)
    titles = [text[start:end] for start, end in _list_titles(text)]
    head = " ".join(WORDS.findall(" ".join(titles).lower()))
    return any(f" {noun} " in f" {head} " for noun in _nouns())


def _list_titles(text: str) -> list[tuple[int, int]]:
    """List the first paragraphs that are no sentences, where a text has more than one."""
    paragraphs = find_paragraphs(text)
    first = paragraphs[:HEAD] if len(paragraphs) > 1 else []
    return [(start, end) for start, end in first if not text[start:end].endswith(".")]


def _lies_in(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Say whether a place lies in one of some spans."""
    return any(start <= place < end for start, end in spans)


def _nouns() -> frozenset[str]:
    """Give the nouns of documents."""
    return load_words("documents.csv", "noun")


def leads_sentence(doc: Doc, mention: Mention) -> bool:
    """Say whether a mention is the subject of its sentence, or a sentence's main word.

    >>> from parley import read
    >>> doc = read("France urged Mali to free the envoys.", published="2024-03-01").doc
    >>> [leads_sentence(doc, mention) for mention in doc._.mentions]
    [True, False]
    """
    found = mention.evidence
    span = doc.char_span(found.start, found.end, alignment_mode="expand")
    return span is not None and span.root.dep_ in LEADING

"""Issues: what an act is about, from the words of its whole content, the governing words first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from spacy.tokens import Token

from parley.datafiles import read_rows
from parley.demands.issue_frames import FRAMES, classes_of, find_leads, find_pairs, list_below
from parley.demands.issue_reach import is_cut, list_around, list_doers
from parley.demands.lexicon import Match, load_table
from parley.demands.storage import kept_of

OTHER = "other"
# Relations that lead on to what is asked rather than down into its circumstances.
FREE = frozenset(
    {"compound", "amod", "nmod", "prep", "xcomp", "aux", "conj", "dobj", "nsubj", "nsubjpass"}
)
# Prepositions that lead down into the circumstances, or to one thing among several.
ASIDE = frozenset(
    {"including", "like", "despite", "after", "before", "since", "following", "during", "amid"}
    | {"until", "without", "under", "unlike", "besides", "pending", "because"}
)
ASIDES = frozenset({"relcl", "advcl", "appos"})  # relations that lead twice as far down
NAMING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "X"})  # what a common word can be
DECAY = 0.6  # what a word counts one step farther from the head of the content
MODIFYING = 0.75  # what a word counts that only modifies another (*ceasefire talks*)
CLEAR = 4.0  # from this weight on a content is clear enough without its common words
FAINT = 1.0  # what is fainter says nothing
ECHO = 0.25  # what each further word on an issue adds to the strongest
WORDS = "lexicon/issues.csv"


class Voice(NamedTuple):
    """What speaks for an issue, and how strongly: a row of a file, and its words."""

    issue: str
    weight: float
    file: str
    line: int
    words: str


def find_issues(tokens: Sequence[Token]) -> list[Match]:
    """Find the issue words in a run of tokens, in text order.

    >>> from parley import read
    >>> doc = read("France wants a truce and talks.", published="2024-03-01").doc
    >>> [match.row["issue"] for match in find_issues(list(doc))]
    ['ceasefire', 'talks']
    """
    kept = kept_of(tokens[0].doc) if tokens else None
    if kept is None:
        return _find_issues(tokens)
    known = kept.setdefault("issues", {})
    first, last = tokens[0].i, tokens[-1].i  # many rules ask for the same run
    whole = last - first + 1 == len(tokens)
    places = range(first, last + 1) if whole else tuple([token.i for token in tokens])
    if places not in known:
        known[places] = _find_issues(tokens)
    return known[places]


def _find_issues(tokens: Sequence[Token]) -> list[Match]:
    """Find the issue words in a run of tokens."""
    return [match for match in load_table("issues.csv").find(tokens) if match.row["issue"]]


def choose_issue(tokens: Sequence[Token], head: Token, common: bool = True) -> str:
    """Choose the issue of a content, of which every word is heard, the nearest to its head most.

    A word speaks for its issue by its ``priority`` in ``issues.csv``, a longer phrase more.
    Two words that belong together say more than either (``issue_frames.csv``): *to move its guns
    back* is about withdrawal, *to send guns* about arms. Each step down from the head takes a share
    of the weight, so that *ensure compliance with any ceasefire* is about guarantees.

    Args:
        tokens: The whole content.
        head: Its head word.
        common: Whether its common words are heard where nothing clearer is.

    Returns:
        The issue, ``other`` where no word of the lexicon stands in the content.

    >>> from parley import read
    >>> doc = read("France wants peace talks.", published="2024-03-01").doc
    >>> choose_issue(list(doc[2:4]), doc[3])
    'talks'
    """
    return _weigh(hear_issues(tokens, head, common))


def hear_issues(tokens: Sequence[Token], head: Token, common: bool = True) -> list[Voice]:
    """Hear all that speaks for an issue in a content; see :func:`choose_issue`.

    >>> from parley import read
    >>> doc = read("France wants peace talks.", published="2024-03-01").doc
    >>> [voice.words for voice in hear_issues(list(doc[2:4]), doc[3])]
    ['peace', 'talks']
    """
    voices = _hear([*list_doers(tokens, head), *tokens], head, common)
    if _is_clear(voices, CLEAR) or (_is_clear(voices) and not is_cut(tokens, head)):
        return voices
    around = list_around(tokens, head)
    return _hear(around, head, common) if len(around) > len(tokens) else voices


def says_something(tokens: Sequence[Token], head: Token) -> bool:
    """Say whether a content speaks for an issue at all, be it one that has no name.

    >>> from parley import read
    >>> doc = read("Mali wants an apology. Chad wants that.", published="2024-03-01").doc
    >>> says_something(list(doc[2:4]), doc[3]), says_something(list(doc[7:8]), doc[7])
    (True, False)
    """
    return _is_clear(hear_issues(tokens, head))


def _hear(tokens: Sequence[Token], head: Token, common: bool) -> list[Voice]:
    """Hear what each of some words says, and each pair; rules ask for the same words again."""
    kept = kept_of(head.doc)
    known = kept.setdefault("voices", {}) if kept is not None else {}
    key = (tuple([token.i for token in tokens]), head.i, common)
    if key not in known:
        known[key] = _hear_all(tokens, head, common)
    return known[key]


def _hear_all(tokens: Sequence[Token], head: Token, common: bool) -> list[Voice]:
    """Hear what each of some words says, and each pair."""
    matches = find_issues(tokens)
    framed, mute = _hear_frames(tokens, matches, head)
    heard = [m for m in matches if not mute or mute.isdisjoint(range(m.start, m.end))]
    voices = [*_hear_words(heard, head), *framed]
    if common and not _is_clear(voices, CLEAR):
        speaking = [token for token in tokens if token.i not in mute] if mute else tokens
        voices += _hear_common(speaking, matches, head)
    return voices


def _weigh(voices: Sequence[Voice]) -> str:
    """Give the issue for which most speaks, the first heard of equals; none where too little."""
    if not _is_clear(voices):
        return OTHER
    heard: dict[str, list[float]] = {}
    for voice in voices:
        heard.setdefault(voice.issue, []).append(voice.weight)
    return max(heard, key=lambda issue: max(heard[issue]) + ECHO * sum(sorted(heard[issue])[:-1]))


def _is_clear(voices: Sequence[Voice], least: float = FAINT) -> bool:
    """Say whether any of some voices is loud enough to be heard."""
    return max([voice.weight for voice in voices], default=0) >= least


def _hear_words(matches: Sequence[Match], head: Token) -> Iterator[Voice]:
    """Hear each issue word by its priority, its length and its distance from the head."""
    for match in matches:
        long = match.end - match.start > 1
        root = head.doc[match.start : match.end].root if long else head.doc[match.start]
        weight = int(match.row["priority"]) + (match.end - match.start - 1) / 2
        weight *= MODIFYING if root.dep_ == "compound" else 1
        weight *= DECAY ** _count_steps(root, head)
        phrase = match.row["phrase"]
        yield Voice(match.row["issue"], weight, WORDS, _number_phrases()[phrase], phrase)


def _hear_frames(
    tokens: Sequence[Token], matches: Sequence[Match], head: Token
) -> tuple[list[Voice], set[int]]:
    """Hear what pairs of a governing word and one below it say, and whose leads say nothing."""
    voices: list[Voice] = []
    mute: set[int] = set()
    known = find_leads(head.doc)
    leads = [token for token in tokens if token.i in known]
    if not leads:
        return voices, mute
    inside = {token.i for token in tokens}
    issues = {place: m.row["issue"] for m in matches for place in range(m.start, m.end)}
    for lead in leads:
        pairs = find_pairs(lead, inside, issues)
        if pairs and any(not frame.issue for _, _, frame in pairs):
            mute.add(lead.i)
            continue
        for form, word, frame in pairs:
            weight = frame.strength + len(form.split()) / 2
            weight *= DECAY ** _count_steps(lead, head)
            pair = f"{form} ... {word.lemma_.lower()}"
            voices.append(Voice(frame.issue, weight, FRAMES, frame.line, pair))
    return voices, mute


def _hear_common(tokens: Sequence[Token], matches: Sequence[Match], head: Token) -> Iterator[Voice]:
    """Hear words that say something only where nothing clearer does.

    They are the words of ``issue_frames.csv`` without a lead, and open no act.
    """
    known = {place for match in matches for place in range(match.start, match.end)}
    below = list_below("")
    for token in tokens:
        if token.pos_ not in NAMING:
            continue
        word = _singular(token)
        keys = (word, *classes_of(word))
        said = next((below[key] for key in keys if key in below), None)
        if said and token.i not in known:
            weight = said.strength * DECAY ** _count_steps(token, head)
            yield Voice(said.issue, weight, FRAMES, said.line, word)


def _singular(token: Token) -> str:
    """Give a word by lemma; of names in the plural (*Gripens*), which have none, without the s."""
    lemma = token.lemma_.lower()
    return lemma.removesuffix("s") if token.pos_ == "PROPN" and len(lemma) > 4 else lemma


@cache
def _number_phrases() -> dict[str, int]:
    """Give the line of each phrase of ``issues.csv``."""
    return {row["phrase"]: line for line, row in enumerate(read_rows(WORDS), start=2)}


def _count_steps(token: Token, head: Token) -> int:
    """Count the nominal steps from the head of the content down to a word."""
    steps = 0
    while token.i != head.i and token.head != token and steps < 12:
        if token.dep_ not in FREE or token.lower_ in ASIDE:
            steps += 2 if token.dep_ in ASIDES else 1
        token = token.head
    return steps

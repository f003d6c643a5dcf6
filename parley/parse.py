"""The parse: tags, lemmas and a dependency tree, read from a parse of the mask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

import numpy as np
from spacy.attrs import DEP, HEAD, IDX, IS_SPACE, LEMMA, MORPH, POS, SPACY, TAG
from spacy.tokens import Doc, Token
from spacy.util import minibatch

from parley.mask import (
    DOUBLE_QUOTES,
    LABEL,
    MARKER,
    Masked,
    find_headline_verbs,
    find_headlines,
    find_list_verbs,
    find_markers,
    find_masks,
    load_rare_verbs,
)
from parley.sentences import find_paragraphs

# Documents that are parsed at once (chosen by data/evaluation/scale.csv), and pieces of them.
TOGETHER, PIECES = 32, 256
PARSED = (TAG, POS, MORPH, LEMMA, DEP)
UNPARSED = frozenset(DOUBLE_QUOTES) | {"\ufeff"}
LONGEST_CONTRACTION = 3  # characters of *n’t, ’ve*
LEAD = "It"  # what the parser is shown for the number of an operative paragraph
PUNCTUATION_TAGS = {",": ",", "(": "-LRB-", "[": "-LRB-", ")": "-RRB-", "]": "-RRB-"}


class MaskedParser:
    """Tags, lemmas and a dependency tree on the true tokens, read from a parse of the mask.

    Masked phrases are parsed each on its own and hung below the word in front of them; marks and
    white space hang where they stand. Paragraph breaks always end a sentence.
    """

    def __init__(self, parts: list) -> None:
        """Take the model's parsing stages in their order."""
        self.parts = parts

    def __call__(self, doc: Doc) -> Doc:
        """Parse one document."""
        [done] = self.pipe([doc])
        return done

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = TOGETHER) -> Iterator[Doc]:
        """Parse several documents, some at once: large sums take less time than many small ones."""
        for held in minibatch(docs, batch_size):
            views = [_show(doc) for doc in held]
            parted = [shown.list_groups() for shown in views]
            pieces = [
                _copy_tokens(doc, shown, group)
                for doc, shown, groups in zip(held, views, parted, strict=True)
                for group in groups
            ]
            parsed = iter(self._parse(pieces))
            for doc, shown, groups in zip(held, views, parted, strict=True):
                own = list(islice(parsed, len(groups)))
                yield _put_together(doc, shown, groups, own) if len(doc) else doc

    def _parse(self, docs: list[Doc]) -> list[Doc]:
        """Run the model's parsing stages over the pieces."""
        for part in self.parts:
            docs = list(part.pipe(docs, batch_size=PIECES))
        return docs


@dataclass(frozen=True, slots=True)
class _Shown:
    """What is asked of each token of a document, asked once; and what the parser is shown of it.

    Attributes:
        words: The words, a marker's first one replaced by what stands in its place.
        offsets: Where each token starts.
        spaced: Whether a space follows it.
        opens: Whether it opens a paragraph.
        joined: Whether it goes on in a headline, which is one sentence.
        paragraphs: The number of its paragraph.
        owners: 0 for what is parsed as it stands, the number of its masked phrase, or -1 for marks
            and white space, which none parses.
        headlines: What is shown for the verbs of headlines, by offset.
        rare: The tokens that are shown as another verb.
    """

    words: list[str]
    offsets: np.ndarray
    spaced: np.ndarray
    opens: np.ndarray
    joined: np.ndarray
    paragraphs: np.ndarray
    owners: np.ndarray
    headlines: Mapping[int, str]
    rare: tuple[int, ...]

    def list_groups(self) -> list[list[int]]:
        """List the tokens parsed as they stand (if there are any), and those of each phrase."""
        groups: dict[int, list[int]] = {}
        for i, owner in enumerate(self.owners.tolist()):
            groups.setdefault(owner, []).append(i)
        return [groups[owner] for owner in sorted(groups) if owner >= 0]


def _show(doc: Doc) -> _Shown:
    """Find what the parser is shown of a document."""
    text = doc.text
    offsets, spaced, blank = doc.to_array((IDX, SPACY, IS_SPACE)).astype("int64").T
    texts = [token.text for token in doc]
    rare = load_rare_verbs()
    words = [rare.get(text) or _straighten(text) for text in texts]
    leads = dict.fromkeys((start for start, _ in find_markers(text)), LEAD)
    leads.update(find_list_verbs(text))
    headlines = find_headlines(text)
    told = find_headline_verbs(text) if headlines else {}
    leads |= told
    starts = [start for start, _ in find_paragraphs(text)]
    owners = _find_owners(offsets, find_masks(text))
    marked = np.isin(offsets, list(_list_marks(text, leads)))
    quotes = np.array([word in UNPARSED for word in words], dtype=bool)
    owners[marked | quotes | (blank == 1)] = -1
    return _Shown(
        [leads.get(at, word) for at, word in zip(offsets.tolist(), words, strict=True)],
        offsets,
        spaced == 1,
        np.isin(offsets, starts),
        _find_within(offsets, headlines),
        np.searchsorted(starts, offsets, side="right"),
        owners,
        told,
        tuple(i for i, text in enumerate(texts) if text in rare),
    )


def _straighten(word: str) -> str:
    """Show a contraction with the plain apostrophe, by which the model knows it (*won’t, he’d*)."""
    return word.replace("’", "'") if "’" in word and len(word) <= LONGEST_CONTRACTION else word


def _find_within(offsets: np.ndarray, spans: list[tuple[int, int]]) -> np.ndarray:
    """Say which tokens start inside one of some spans, behind its first character."""
    inside = np.zeros(len(offsets), dtype=bool)
    for start, end in spans:
        inside |= (offsets > start) & (offsets < end)
    return inside


def _find_owners(offsets: np.ndarray, masks: list[Masked]) -> np.ndarray:
    """Give for each token the number of the masked phrase that holds it, or 0; -1 for its marks."""
    owners = np.zeros(len(offsets), dtype="int64")
    spans = ((mask.start, mask.end, mask.inner_start, mask.inner_end) for mask in masks)
    for number, span in enumerate(spans, start=1):
        start, end, inner_start, inner_end = np.searchsorted(offsets, span)
        owners[start:end] = -1
        owners[inner_start:inner_end] = number
    return owners


def _list_marks(text: str, leads: Mapping[int, str]) -> set[int]:
    """Give the offsets of a marker's other characters, which the parser is not shown."""
    spans = (MARKER.match(text, start) for start in leads)
    return {i for found in spans if found for i in range(*found.span())} - leads.keys()


def _copy_tokens(doc: Doc, shown: _Shown, group: list[int]) -> Doc:
    """Copy some tokens into a document of their own, paragraphs kept apart."""
    places = np.array(group)
    spaces = np.append(shown.spaced[places[:-1]] | (np.diff(places) > 1), True)
    words = [shown.words[i] for i in group]
    copy = Doc(doc.vocab, words=words, spaces=spaces.tolist())
    opens = np.diff(shown.paragraphs[places], prepend=-1) != 0
    parted = np.array([False, *(word == ";" for word in words[:-1])])
    joined = shown.joined[places] & ~opens & ~parted
    for i in np.flatnonzero(opens | parted | joined).tolist():
        copy[i].is_sent_start = not joined[i]
    return copy


def _put_together(doc: Doc, shown: _Shown, groups: list[list[int]], parsed: list[Doc]) -> Doc:
    """Write the parses of the groups of a document's tokens onto it."""
    values = np.zeros((len(doc), len(PARSED)), dtype="uint64")
    heads = np.arange(len(doc))
    for group, part in zip(groups, parsed, strict=True):
        values[group] = part.to_array(PARSED)
        places = np.array(group)
        heads[group] = places[np.arange(len(group)) + part.to_array(HEAD).astype("int64")]
    if groups:
        _join_clauses(doc, shown, groups[0], parsed[0], heads, values)
    _hang_phrases(doc, groups, parsed, heads, values)
    _name_speakers(doc, values)
    _date_headlines(doc, shown, values)
    for i in shown.rare:  # a plain form, which is its own lemma
        values[i, PARSED.index(LEMMA)] = doc[i].lower
    _hang_rest(doc, shown.owners, heads, values)
    return _write(doc, heads, values)


def _join_clauses(
    doc: Doc, shown: _Shown, group: list[int], part: Doc, heads: np.ndarray, values: np.ndarray
) -> None:
    """Join the clauses of a sentence that a semicolon parts; each was parsed on its own."""
    parataxis = doc.vocab.strings.add("parataxis")
    before = None
    for clause in part.sents:
        opens = shown.opens[group[clause.start]]
        if before is not None and not opens and part[clause.start - 1].text == ";":
            root = group[clause.root.i]
            heads[root] = group[before.root.i]
            values[root, PARSED.index(DEP)] = parataxis
        before = clause


def _hang_phrases(
    doc: Doc, groups: list[list[int]], parsed: list[Doc], heads: np.ndarray, values: np.ndarray
) -> None:
    """Hang the root of each masked phrase below the word that it stands behind."""
    if not groups or len(groups) == 1:
        return
    sentence = dict(zip(groups[0], parsed[0], strict=True))
    for group, part in zip(groups[1:], parsed[1:], strict=True):
        host = _find_host(doc, sentence, group[0], groups[0])
        for token in part:
            if token.head == token and host is not None:
                heads[group[token.i]] = host
                values[group[token.i], PARSED.index(DEP)] = doc.vocab.strings.add(_label(token))


def _find_host(doc: Doc, sentence: dict[int, Token], first: int, shown: list[int]) -> int | None:
    """Find the highest nominal that ends right before a masked phrase, else the word itself."""
    opens = first == 0 or "\n" in doc[first - 1].text
    before = None if opens else next((i for i in range(first - 1, -1, -1) if i in sentence), None)
    if before is None:
        return next((i for i in range(first + 1, shown[-1] + 1) if i in sentence), None)
    word = last = sentence[before]
    while word.head != word and word.head.i < word.i and word.head.right_edge == last:
        if word.head.pos_ in ("VERB", "AUX"):
            break
        word = word.head
    return shown[word.i]


def _label(token: Token) -> str:
    """Name how a masked phrase hangs on its host."""
    if token.pos_ in ("VERB", "AUX"):
        relative = any(child.tag_ in ("WDT", "WP") for child in token.children)
        return "relcl" if relative else "advcl"
    return {"ADP": "prep", "SCONJ": "prep", "NOUN": "appos", "PROPN": "appos"}.get(
        token.pos_, "advmod"
    )


def _name_speakers(doc: Doc, values: np.ndarray) -> None:
    """Tag the words of a speaker's label as a name, which a parse of them alone may not see."""
    strings = doc.vocab.strings
    tag, pos = strings.add("NNP"), strings.add("PROPN")
    labels = iter([match.span("name") for match in LABEL.finditer(doc.text)])
    label = next(labels, None)
    for token in doc:
        while label is not None and token.idx >= label[1]:
            label = next(labels, None)
        if label is None:
            return
        if token.idx >= label[0] and token.is_alpha:
            values[token.i, [PARSED.index(TAG), PARSED.index(POS)]] = [tag, pos]


def _date_headlines(doc: Doc, shown: _Shown, values: np.ndarray) -> None:
    """Tag the verbs of headlines as the present that they are, and not as what was shown."""
    if not shown.headlines:
        return
    strings = doc.vocab.strings
    past, present = strings.add("VBD"), strings.add("VBZ")
    form = doc.vocab.morphology.add("Number=Sing|Person=3|Tense=Pres|VerbForm=Fin")
    for token in doc:
        if token.idx in shown.headlines and values[token.i, PARSED.index(TAG)] == past:
            values[token.i, [PARSED.index(TAG), PARSED.index(MORPH)]] = [present, form]


def _hang_rest(doc: Doc, owners: np.ndarray, heads: np.ndarray, values: np.ndarray) -> None:
    """Tag marks and white space, and hang each on the parsed word beside it."""
    strings = doc.vocab.strings
    kept = np.flatnonzero(owners >= 0)
    opened = False
    for i in np.flatnonzero(owners < 0):
        token = doc[int(i)]
        quotes = token.text in DOUBLE_QUOTES
        if quotes:
            opened = token.text in "“„«" or (token.text in '"‟' and not opened)
        forward = opened and quotes
        heads[i] = _neighbour(kept, int(i), forward)
        tag = PUNCTUATION_TAGS.get(token.text, "``" if forward else "''")
        marks = ("_SP", "SPACE", "dep") if token.is_space else (tag, "PUNCT", "punct")
        tag_id, pos_id, dep_id = (strings.add(mark) for mark in marks)
        values[i] = [tag_id, pos_id, strings.add(""), token.lower, dep_id]


def _neighbour(kept: np.ndarray, i: int, forward: bool) -> int:
    """Give the parsed token before ``i`` (behind it, for an opening mark), or ``i`` itself."""
    if not len(kept):
        return i
    place = int(np.searchsorted(kept, i))
    if forward or place == 0:
        return int(kept[min(place, len(kept) - 1)])
    return int(kept[place - 1])


def _write(doc: Doc, heads: np.ndarray, values: np.ndarray) -> Doc:
    """Write the annotation onto the true document."""
    relative = (heads - np.arange(len(doc))).astype("int64").astype("uint64")
    roots = heads == np.arange(len(doc))
    values[roots, PARSED.index(DEP)] = doc.vocab.strings.add("ROOT")
    return doc.from_array([*PARSED, HEAD], np.column_stack([values, relative]))

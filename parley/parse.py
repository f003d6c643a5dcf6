"""The parse: tags, lemmas and a dependency tree, read from a parse of the mask."""

from __future__ import annotations

import numpy as np
from spacy.attrs import DEP, HEAD, LEMMA, MORPH, POS, TAG
from spacy.tokens import Doc, Token

from parley.mask import (
    DOUBLE_QUOTES,
    LABEL,
    MARKER,
    find_headline_verbs,
    find_headlines,
    find_list_verbs,
    find_markers,
    find_masks,
)
from parley.sentences import find_paragraphs

PARSED = (TAG, POS, MORPH, LEMMA, DEP)
UNPARSED = frozenset(DOUBLE_QUOTES) | {"\ufeff"}
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
        if not len(doc):
            return doc
        groups, owners = _group_tokens(doc)
        parsed = self._parse([_copy_tokens(doc, group) for group in groups])
        values = np.zeros((len(doc), len(PARSED)), dtype="uint64")
        heads = np.arange(len(doc))
        for group, part in zip(groups, parsed, strict=True):
            values[group] = part.to_array(PARSED)
            heads[group] = [group[token.head.i] for token in part]
        if groups:
            _join_clauses(doc, groups[0], parsed[0], heads, values)
        _hang_phrases(doc, groups, parsed, heads, values)
        _name_speakers(doc, values)
        _date_headlines(doc, values)
        _hang_rest(doc, owners, heads, values)
        return _write(doc, heads, values)

    def _parse(self, docs: list[Doc]) -> list[Doc]:
        """Run the model's parsing stages over the pieces."""
        for part in self.parts:
            docs = list(part.pipe(docs, batch_size=64))
        return docs


def _group_tokens(doc: Doc) -> tuple[list[list[int]], np.ndarray]:
    """Part the tokens into the unmasked ones (first group) and each masked phrase.

    The second value gives each token's group, or -1 for marks and white space, which none parses.
    """
    owners = np.zeros(len(doc), dtype="int64")
    masks = find_masks(doc.text)
    marked = _masked_marks(doc)
    current = 0
    for token in doc:
        while current < len(masks) and token.idx >= masks[current].end:
            current += 1
        mask = masks[current] if current < len(masks) else None
        if token.idx in marked or token.is_space or token.text in UNPARSED:
            owners[token.i] = -1
        elif mask and token.idx >= mask.start:
            inside = mask.inner_start <= token.idx < mask.inner_end
            owners[token.i] = current + 1 if inside else -1
    groups = [np.flatnonzero(owners == group).tolist() for group in range(len(masks) + 1)]
    return [group for group in groups if group], owners


def _copy_tokens(doc: Doc, group: list[int]) -> Doc:
    """Copy some tokens into a document of their own, paragraphs kept apart."""
    leads = _lead_words(doc)
    words = [leads.get(doc[i].idx, doc[i].text) for i in group]
    spaces = [True] * len(group)
    for position, following in enumerate(group[1:]):
        spaces[position] = bool(doc[group[position]].whitespace_) or following > group[position] + 1
    copy = Doc(doc.vocab, words=words, spaces=spaces)
    starts = _paragraph_starts(doc)
    headlines = _headline_starts(doc)
    paragraph = -1
    for token, i in zip(copy, group, strict=True):
        here = int(np.searchsorted(starts, doc[i].idx, side="right"))
        parted = token.i > 0 and copy[token.i - 1].text == ";"
        if here != paragraph or parted:
            token.is_sent_start = True
        elif here and starts[here - 1] in headlines:
            token.is_sent_start = False
        paragraph = here
    return copy


def _lead_words(doc: Doc) -> dict[int, str]:
    """Give the words that the parser is shown in the place of markers, by offset, found once."""
    leads = doc.user_data.get("parley_leads")
    if leads is None:
        leads = dict.fromkeys((start for start, _ in find_markers(doc.text)), LEAD)
        leads.update(find_list_verbs(doc.text))
        leads |= _headline_verbs(doc)
        doc.user_data["parley_leads"] = leads
    return leads


def _headline_starts(doc: Doc) -> frozenset[int]:
    """Give the offsets at which headlines start, found once for a document."""
    starts = doc.user_data.get("parley_headlines")
    if starts is None:
        starts = frozenset(start for start, _ in find_headlines(doc.text))
        doc.user_data["parley_headlines"] = starts
    return starts


def _headline_verbs(doc: Doc) -> dict[int, str]:
    """Give what the parser is shown for the verbs of headlines, by offset."""
    return find_headline_verbs(doc.text) if _headline_starts(doc) else {}


def _masked_marks(doc: Doc) -> set[int]:
    """Give the offsets of a marker's other characters, which the parser is not shown."""
    leads, text = _lead_words(doc), doc.text
    spans = (MARKER.match(text, start) for start in leads)
    return {i for found in spans if found for i in range(*found.span())} - leads.keys()


def _paragraph_starts(doc: Doc) -> list[int]:
    """Give the offsets at which paragraphs start, found once for a document."""
    starts = doc.user_data.get("parley_paragraphs")
    if starts is None:
        starts = [start for start, _ in find_paragraphs(doc.text)]
        doc.user_data["parley_paragraphs"] = starts
    return starts


def _join_clauses(
    doc: Doc, group: list[int], part: Doc, heads: np.ndarray, values: np.ndarray
) -> None:
    """Join the clauses of a sentence that a semicolon parts; each was parsed on its own."""
    parataxis = doc.vocab.strings.add("parataxis")
    starts = set(_paragraph_starts(doc))
    before = None
    for clause in part.sents:
        opens = doc[group[clause.start]].idx in starts
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


def _date_headlines(doc: Doc, values: np.ndarray) -> None:
    """Tag the verbs of headlines as the present that they are, and not as what was shown."""
    verbs = _headline_verbs(doc)
    if not verbs:
        return
    strings = doc.vocab.strings
    past, present = strings.add("VBD"), strings.add("VBZ")
    form = doc.vocab.morphology.add("Number=Sing|Person=3|Tense=Pres|VerbForm=Fin")
    for token in doc:
        if token.idx in verbs and values[token.i, PARSED.index(TAG)] == past:
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
    doc.user_data.pop("parley_paragraphs", None)
    doc.user_data.pop("parley_leads", None)
    doc.user_data.pop("parley_headlines", None)
    return doc.from_array([*PARSED, HEAD], np.column_stack([values, relative]))

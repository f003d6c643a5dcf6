"""Demands: who asks, offers, accepts, refuses, threatens or blames; whom, what, on which terms.

Each rule lives in the module of the question that it answers:

* which words may name an act: ``triggers``, ``matches``; what must stand beside them:
  ``requirements``, ``needs``, ``kinds``, ``harms``, ``wrongs``;
* what it is about: ``content``, ``nouns``, ``complements``, ``apposed``, ``phrases``,
  ``replies``, ``stretches``; how lists are parted: ``enumerations``, ``listed``; who does the same:
  ``echoed``;
* who issues it: ``issuers``, ``owners``, ``voices``, ``registers``, ``answerers``; who is
  addressed: ``addressees``, ``receivers``, ``occasions``, ``doers``, ``rulers``, ``own_side``;
* on which terms: ``terms``, ``conditions``, ``consequences``, ``deadlines``, ``scope``, ``limits``;
* what a text says across its sentences: ``interviews``, ``discourse``, ``earlier``, ``pointers``,
  ``links``, ``exchanges``, and of whom its acts mean: ``blames``, ``warned``, ``joining``,
  ``dyads``, ``rivals``.

``reading`` makes acts of triggers (``parties``, ``turns``), ``records`` makes records of acts. All
read a document through ``words``, which says what spaCy says, in less time; ``forms`` says where a
word stands in it, and ``storage`` keeps what is asked of it again.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from parley.collector import put_off_collection
from parley.columns import release_columns
from parley.demands.records import find_demands

__all__ = ["find_demands", "make_demands"]


@Language.factory("parley_demands")
def make_demands(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Make the component that finds demands; it needs a parse, the actors and the dates.

    It writes ``doc._.demands``, ``doc._.links``, ``doc._.reasons`` and ``doc.spans["demands"]``.
    """
    return annotate_demands


@put_off_collection()
def annotate_demands(doc: Doc) -> Doc:
    """Write the demands of a document on it."""
    found = find_demands(doc)
    release_columns()  # no stage follows
    doc._.demands = found.demands
    doc._.links = found.links
    doc._.reasons = found.reasons
    spans = (
        doc.char_span(d.evidence.start, d.evidence.end, label=d.act, alignment_mode="expand")
        for d in found.demands
    )
    doc.spans["demands"] = [span for span in spans if span is not None]
    return doc

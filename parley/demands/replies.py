"""Replies: what a quotation without a verb is about (*“Not an inch,” he said*)."""

from __future__ import annotations

from parley.demands.complements import Content
from parley.demands.triggers import Trigger

LONGEST_REPLY = 6  # words from a reply's opening to the head of what it is about


def find_reply_content(trigger: Trigger) -> Content | None:
    """Give what a reply is about: the thing behind its words, or the words where they are all.

    >>> from parley import read
    >>> from parley.demands.triggers import find_triggers
    >>> doc = read("“No to foreign bases,” said Mali.", published="2024-03-01").doc
    >>> trigger = next(t for found in find_triggers(doc) for t in found if t.entry.pos == "reply")
    >>> find_reply_content(trigger)
    Content(head=bases, kind='phrase')
    """
    if trigger.entry.needs == "whole":
        return Content(trigger.words[-1], "phrase")
    last = trigger.words[-1].i
    for token in trigger.token.doc[last + 1 : last + 1 + LONGEST_REPLY]:
        if token.is_punct or token.tag_ in ("VBD", "VBZ", "VBP", "MD"):
            return None
        if token.pos_ in ("NOUN", "PROPN", "PRON") and token.dep_ not in ("compound", "poss"):
            return Content(token, "phrase")
    return None

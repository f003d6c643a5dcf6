"""Lists: what opens the items of a list (*Hamas demands:*) says who asks them of whom, and how."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from parley.demands.cast import Cast
from parley.demands.clauses import children_of, infinitive_marker
from parley.demands.complements import Content
from parley.demands.storage import text_of
from parley.demands.stretches import trim_tokens
from parley.demands.triggers import Trigger, read_word
from parley.mask import MARKER


def find_opener(trigger: Trigger, cast: Cast) -> Trigger | None:
    """Find the words that open the list in which a marker stands for a verb.

    Args:
        trigger: A reading of what the parser was shown in the place of an item's marker.
        cast: The actors of the document, and its lists.

    Returns:
        The last reading before the colon of an act of the marker's own kind; ``None`` where the
        trigger is no marker, or where nothing before the colon reads so.

    >>> from parley import read
    >>> text = "Hamas demands:\\n- a truce;\\n- the release of prisoners."
    >>> doc = read(text, published="2024-03-01").doc
    >>> trigger = read_word(doc[4])[0]
    >>> find_opener(trigger, Cast(doc)).token
    demands
    """
    line = cast.lists.get(trigger.token.idx)
    if line is None:
        return None
    words = trigger.token.doc.char_span(*line, alignment_mode="expand") or ()
    return next(_walk_openers(list(words), trigger), None)


def opens_list(trigger: Trigger, cast: Cast) -> bool:
    """Say whether a trigger stands in the words that open a list, whose items say what it is about.

    >>> from parley import read
    >>> doc = read("Hamas demands:\\n- a truce;", published="2024-03-01").doc
    >>> opens_list(read_word(doc[1])[0], Cast(doc))
    True
    """
    place = trigger.token.idx
    return any(start <= place < end for start, end in cast.lists.values())


def _walk_openers(words: list[Token], trigger: Trigger) -> Iterator[Trigger]:
    """Give the readings of an opening line that are acts of a kind, the last first."""
    asks = {"demand", "request"}
    for word in reversed(words):
        for reading in read_word(word):
            kinds = asks if trigger.entry.act in asks else {trigger.entry.act}
            if reading.entry.act in kinds and reading.entry.pos in ("verb", "noun"):
                yield reading


def read_item(trigger: Trigger, content: Content | None) -> tuple[Content, list[Token]] | None:
    """Read an item that names a thing: all of its words are the content.

    Returns:
        The content and its tokens; ``None`` where the item says what is to be done, which the
        parse reads well enough.

    >>> from parley import read
    >>> text = "Hamas demands:\\n- a truce;\\n- the release of prisoners."
    >>> doc = read(text, published="2024-03-01").doc
    >>> read_item(read_word(doc[4])[0], None)
    (Content(head=truce, kind='phrase'), [a, truce])
    """
    things = children_of(trigger.token, "dobj")
    if not things or (content is not None and content.head.i < things[0].i):
        return None
    if content is not None and content.head != things[0] and infinitive_marker(content.head):
        return None
    marker = MARKER.match(text_of(trigger.token.doc), trigger.token.idx)
    begun = marker.end() if marker else trigger.end
    words = [token for token in trigger.token.sent if token.idx >= begun]
    return Content(things[0], "phrase"), trim_tokens(words, modal=False)

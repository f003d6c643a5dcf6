"""Annotation: the text with its actors, dates and demands marked, and the marks as W3C annotations.

The text is a stranger's: every character of it is escaped, and sentences are isolated, so that what
turns the direction of writing does not spill over. Marks overlap and nest; the text is cut wherever
one begins or ends, and each piece carries all the marks that cover it. The words of the page's text
are the text's, character for character: signs and record numbers are drawn by the style sheet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import pairwise
from typing import Any

from parley.evidence import Evidence
from parley.figures.bounds import find_bounds
from parley.figures.colours import ActorStyle, find_style, style_actors
from parley.figures.tabulate import anchor_actor
from parley.figures.words import ACT_WORDS
from parley.notes import name_sentence, render_notes, render_number
from parley.reading import Reading
from parley.records import Date, Demand, Mention
from parley.sentences import find_paragraphs
from parley.tables.frames import make_table

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
NEIGHBOURHOOD = (
    32  # characters before and behind a quotation that tell it from the same words elsewhere
)


# The layers of marks, each with what it shows in a word or two.
LAYERS = {
    "actors": '<span class="mark actor actor-0">actors</span>',
    "dates": '<span class="mark date">times</span>',
    "demands": '<span class="in-demand">acts</span>',
    "numbers": "sentence numbers",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """One marked span: its record, where its link leads, and the words that say what it is.

    ``kind`` is ``actor``, ``date`` or ``demand``; ``classes`` and ``sign`` are for the style sheet,
    and so is ``word``, which stands behind the span where it says more than the span itself.
    """

    start: int
    end: int
    kind: str
    row_id: str
    target: str
    label: str
    classes: str = ""
    sign: str = ""
    word: str = ""


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of the site to which marks lead, and what stands before a row's id there.

    Marks and rows of one page (:data:`ONE_PAGE`) need a ``prefix``: an id stands only once.
    """

    actors: str = "actors.html"
    dates: str = "dates.html"
    demands: str = "demands.html"
    prefix: str = ""

    def find_row(self, page: str, row_id: str) -> str:
        """Give the address of a row.

        >>> Pages().find_row("dates.html", "t-01"), ONE_PAGE.find_row("", "t-01")
        ('dates.html#t-01', '#row-t-01')
        """
        return f"{page}#{self.prefix}{row_id}"


ONE_PAGE = Pages("", "", "", prefix="row-")


@dataclass(frozen=True)
class Article:
    """A text as the site shows it; ``html`` is its markup, ``plain`` one line about it."""

    html: str
    plain: str

    def _repr_mimebundle_(
        self, include: object = None, exclude: object = None
    ) -> dict[str, object]:
        """Show the article in a notebook."""
        return {"text/html": self.html, "text/plain": self.plain}


@dataclass
class Announced:
    """The records whose anchor is already on the page: each gets one, on its first piece."""

    rows: set[str] = field(default_factory=set)

    def first(self, marks: Iterable[Mark]) -> list[Mark]:
        """Give the marks that have no anchor yet, and remember them."""
        new = [mark for mark in marks if mark.row_id not in self.rows]
        self.rows.update(mark.row_id for mark in new)
        return new


def annotate_text(reading: Reading, pages: Pages | None = None) -> Article:
    """Show the whole text with its marks, its paragraphs kept, and a legend below it.

    Each sentence is a span with its number as id (``s07``), each record's first words carry its id
    (``m-003``, ``t-01``, ``d-02``) and lead to its row on another page.

    Returns:
        The article. The text content of its element ``.parley-text`` equals the source text.

    >>> from parley import read
    >>> article = annotate_text(read("Kyiv <agreed>.", published="2025-05-11"))
    >>> 'id="s01"' in article.html, "&lt;agreed&gt;" in article.html
    (True, True)
    """
    styles = style_actors(make_table(reading, "actors"))
    marks = find_marks(reading, styles, pages or Pages())
    body = "".join(_render_paragraphs(reading, marks))
    html = frame_article(f'<div class="parley-text">{body}</div>', reading, styles, marks)
    return Article(html, f"{reading.source.text_id}, marked: {count_marks(marks)}")


def frame_article(
    text: str, reading: Reading, styles: Mapping[str, ActorStyle], marks: Sequence[Mark]
) -> str:
    """Put the switches of the layers before a text, and its notes and legend behind it.

    All layers are off at first: a reader, paper and a browser without scripts start from the plain
    text. The style sheet alone switches them.
    """
    boxes = "".join(
        f'<label><input type="checkbox" class="layer-{layer}" data-layer="{layer}"'
        f' autocomplete="off"> {words}</label>'
        for layer, words in LAYERS.items()
    )
    layers = f'<fieldset class="parley-layers"><legend>Show in the text</legend>{boxes}</fieldset>'
    notes = render_notes(reading.sentences, marks)
    legend = render_legend(reading, styles)
    return f'<div class="parley-article">\n{layers}\n{text}\n{notes}\n{legend}\n</div>'


def count_marks(marks: Sequence[Mark]) -> str:
    """Count the marks by kind."""
    kinds = [mark.kind for mark in marks]
    return ", ".join(f"{kinds.count(kind)} {kind} marks" for kind in ("actor", "date", "demand"))


def find_marks(reading: Reading, styles: Mapping[str, ActorStyle], pages: Pages) -> list[Mark]:
    """List the marks of a reading in text order."""
    marks = [
        *(_mark_mention(mention, styles, pages) for mention in reading.mentions),
        *(_mark_date(each, pages) for each in reading.dates),
        *(_mark_demand(demand, styles, pages) for demand in reading.demands),
    ]
    return sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.row_id))


def _mark_mention(mention: Mention, styles: Mapping[str, ActorStyle], pages: Pages) -> Mark:
    """Mark the words that stand for an actor."""
    style = find_style(styles, mention.actor_id)
    target = pages.find_row(pages.actors, anchor_actor(mention.actor_id))
    span = mention.evidence
    label = f"{style.name} ({mention.how})"
    return Mark(
        *(span.start, span.end, "actor", mention.mention_id, target, label),
        classes=style.css_class,
        sign=style.sign,
        word="" if span.quote == style.name else style.name,
    )


def _mark_date(found: Date, pages: Pages) -> Mark:
    """Mark a temporal expression."""
    label = f"{found.type.lower()} {found.edtf or found.value}, {found.role}"
    span = found.evidence
    target = pages.find_row(pages.dates, found.date_id)
    bounds = find_bounds(found.edtf, found.earliest, found.latest)
    word = bounds.say() if bounds.is_placed else found.value
    return Mark(span.start, span.end, "date", found.date_id, target, label, word=word)


def _mark_demand(demand: Demand, styles: Mapping[str, ActorStyle], pages: Pages) -> Mark:
    """Mark the words of a demand."""
    issuers = ", ".join(find_style(styles, actor).name for actor in demand.issuers)
    word = ACT_WORDS.get(demand.act, demand.act)
    label = f"{demand.demand_id}: {issuers or 'somebody'} {word}, on {demand.issue}"
    target = pages.find_row(pages.demands, demand.demand_id)
    span = demand.evidence
    return Mark(
        *(span.start, span.end, "demand", demand.demand_id, target, label),
        classes=f"act-{demand.act}",
        sign=f"{demand.demand_id} {word}",
    )


def _render_paragraphs(reading: Reading, marks: Sequence[Mark]) -> Iterator[str]:
    """Render the paragraphs, and the white space between them as it is."""
    announced, place = Announced(), 0
    for start, end in find_paragraphs(reading.text):
        yield escape_text(reading.text[place:start])
        inner = "".join(_render_sentences(reading, start, end, marks, announced))
        yield f'<p dir="auto">{inner}</p>'
        place = end
    yield escape_text(reading.text[place:])


def _render_sentences(
    reading: Reading, start: int, end: int, marks: Sequence[Mark], announced: Announced
) -> Iterator[str]:
    """Render the sentences of a paragraph; one that runs on into the next is cut at its end."""
    place = start
    for sentence in reading.sentences:
        first, last = max(sentence.start, place), min(sentence.end, end)
        if first >= last:
            continue
        yield escape_text(reading.text[place:first])
        opens = sentence.start >= start
        anchor = f' id="{name_sentence(sentence.number)}"' if opens else ""
        number = render_number(sentence, marks) if opens else ""
        inner = render_marked(reading.text, first, last, marks, announced)
        yield f'<span class="sentence"{anchor}>{number}{inner}</span>'
        place = last
    yield escape_text(reading.text[place:end])


def render_marked(
    text: str, start: int, end: int, marks: Sequence[Mark], announced: Announced
) -> str:
    """Render a span of the text with the marks that touch it."""
    touching = [mark for mark in marks if mark.start < end and mark.end > start]
    inside = {place for mark in touching for place in (mark.start, mark.end) if start < place < end}
    cuts = sorted({start, end} | inside)
    return "".join(
        _render_piece(text[a:b], [m for m in touching if m.start <= a and m.end >= b], b, announced)
        for a, b in pairwise(cuts)
    )


def _render_piece(words: str, marks: Sequence[Mark], end: int, announced: Announced) -> str:
    """Render words over which no mark begins or ends: anchors, the innermost link, the tint."""
    new = announced.first(marks)
    links = sorted((m for m in marks if m.kind != "demand"), key=lambda m: m.end - m.start)
    own = links[0] if links else None
    anchors = "".join(_render_anchor(mark) for mark in new if mark is not own)
    piece = escape_text(words)
    if own:
        piece = _render_link(own, piece, own in new, own.end == end)
    acts = [mark.classes for mark in marks if mark.kind == "demand"]
    if acts:
        piece = f'<span class="in-demand {" ".join(dict.fromkeys(acts))}">{piece}</span>'
    return anchors + piece


def _render_anchor(mark: Mark) -> str:
    """Render an anchor without words: a demand's leads to the ledger, others mark a place."""
    if mark.kind != "demand":
        return f'<span class="anchor" id="{escape(mark.row_id)}"></span>'
    target, label = escape(mark.target), escape(mark.label)
    return (
        f'<a class="chip {escape(mark.classes)}" id="{escape(mark.row_id)}" href="{target}"'
        f' title="{label}" data-label="{escape(mark.sign)}"></a>'
    )


def _render_link(mark: Mark, piece: str, first: bool, last: bool) -> str:
    """Render the words of an actor or a date as a link to their row."""
    number = f' id="{escape(mark.row_id)}"' if first else ""
    sign = f' data-sign="{escape(mark.sign)}"' if mark.sign and first else ""
    word = f' data-word="{escape(mark.word)}"' if mark.word and last else ""
    classes = " ".join(filter(None, ("mark", mark.kind, mark.classes)))
    return (
        f'<a class="{classes}"{number} href="{escape(mark.target)}"'
        f' title="{escape(mark.label)}"{sign}{word}>{piece}</a>'
    )


def escape_text(words: str) -> str:
    r"""Escape text so that a browser gives back each character, carriage returns too.

    >>> escape_text("a\r\n<b> & \"c\"")
    'a&#13;\n&lt;b&gt; &amp; "c"'
    """
    return escape(words, quote=False).replace("\r", "&#13;")


def render_legend(reading: Reading, styles: Mapping[str, ActorStyle]) -> str:
    """Render what the marks mean, and the sign and colour of each actor."""
    actors = "".join(
        f'<li class="{style.css_class}"><span class="sign" aria-hidden="true">{style.sign}</span>'
        f" <bdi>{escape(style.name)}</bdi></li>"
        for style in (find_style(styles, actor.actor_id) for actor in reading.actors)
    )
    return (
        '<div class="parley-legend">\n'
        "<p>An actor is underlined and has a sign in front, the same for all of one party, and its "
        "name behind where the text says it otherwise. A time is dotted, with its value behind. An "
        "act is tinted from its number to its end, and the number leads to its row. The number of "
        "a sentence opens what it supports.</p>\n"
        f"<ul>{actors}</ul>\n</div>"
    )


def export_annotations(reading: Reading, source: str = "") -> dict[str, Any]:
    """Give all marks as a W3C Web Annotation page (JSON-LD).

    Positions count Unicode code points, as the model asks (https://www.w3.org/TR/annotation-model).
    Quotations have their neighbourhood only where the whole text may be published.

    Args:
        reading: The reading.
        source: Address of the text; without one, its digest (``urn:sha256:…``).

    >>> from parley import read
    >>> export_annotations(read("Kyiv agreed.", published="2025-05-11"))["type"]
    'AnnotationPage'
    """
    about = source or f"urn:sha256:{reading.source.sha256}"
    records = [
        *((m.mention_id, m.evidence, "identifying", [m.actor_id]) for m in reading.mentions),
        *((d.date_id, d.evidence, "describing", [d.type, d.value]) for d in reading.dates),
        *((d.demand_id, d.evidence, "classifying", [d.act, d.issue]) for d in reading.demands),
    ]
    return {
        "@context": CONTEXT,
        "id": f"urn:parley:{reading.source.text_id}",
        "type": "AnnotationPage",
        "items": [_make_annotation(reading, about, *record) for record in records],
    }


def _make_annotation(
    reading: Reading, about: str, row_id: str, span: Evidence, motivation: str, tags: Sequence[str]
) -> dict[str, Any]:
    """Make one annotation."""
    return {
        "id": f"urn:parley:{reading.source.text_id}:{row_id}",
        "type": "Annotation",
        "motivation": motivation,
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in tags if tag
        ],
        "target": {"source": about, "selector": _make_selectors(reading, span)},
    }


def _make_selectors(reading: Reading, span: Evidence) -> list[dict[str, Any]]:
    """Make the two selectors of a span: by position and by quotation."""
    quote: dict[str, Any] = {"type": "TextQuoteSelector", "exact": span.quote}
    if reading.source.publish_text == "full":
        quote["prefix"] = reading.text[max(0, span.start - NEIGHBOURHOOD) : span.start]
        quote["suffix"] = reading.text[span.end : span.end + NEIGHBOURHOOD]
    return [{"type": "TextPositionSelector", "start": span.start, "end": span.end}, quote]

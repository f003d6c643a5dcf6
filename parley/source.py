"""Sources: a text with what is known about it, or one clear line saying why it is refused."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from pathlib import Path

from parley.intake import Intake, Item, list_items
from parley.intake.english import check_english
from parley.intake.items import STDIN
from parley.intake.listing import is_folder
from parley.intake.markdown import render_markdown
from parley.intake.webpage import read_webpage
from parley.plaintext import SourceError, check_text

# Dates are reckoned from the publication; a year outside these is likelier a slip than a text's.
YEARS = range(1500, 2200)
KNOWN_AS = ("title", "publisher", "url", "licence")
SHOWN = ("full", "quotes")
LONGEST_ID = 200  # bytes: it names files, for which most systems allow 255
# Said of a text that is to be read as English whatever language it seems to be in.
AS_ENGLISH = {"read_as": "en"}


@dataclass(frozen=True, slots=True)
class Source:
    """A text and what is known about it; offsets elsewhere count the code points of ``text``.

    ``published`` is an ISO day; ``file`` the bare file name (``-`` for standard input); ``sha256``
    of its bytes; ``publish_text`` is ``full`` or ``quotes``; ``other`` keeps the remaining
    columns of ``sources.csv`` as pairs. What is not known is the empty string.
    """

    text_id: str
    text: str
    published: str = ""
    file: str = ""
    sha256: str = ""
    title: str = ""
    publisher: str = ""
    url: str = ""
    licence: str = ""
    publish_text: str = "full"
    other: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        """Take pairs that a stored reading gives back as lists for the tuples that they were."""
        object.__setattr__(self, "other", tuple((name, value) for name, value in self.other))


def load_source(
    path: str | Path,
    published: str | date | None = None,
    text_id: str | None = None,
    intake: Intake | None = None,
) -> Source:
    """Read one text: a file, or standard input for ``-``.

    What is known of it stands in the arguments, in a row of the ``sources.csv`` beside the file,
    in its front matter or in the head of the page; the earlier of these go first. Without any,
    ``text_id`` is the file's stem (``stdin`` for ``-``).

    Raises:
        SourceError: If the text, its date or its row in ``sources.csv`` cannot be used, or if the
            path holds more than one text.

    >>> source = load_source("seeds/istanbul-talks-offer.txt")
    >>> source.text_id, source.published, len(source.text)
    ('istanbul-talks-offer', '2025-05-11', 3508)
    """
    if str(path) != STDIN and is_folder(path):
        raise SourceError(path, "is a folder", "name a file in it")
    intake = intake or Intake()
    items = list(islice(list_items(path, intake), 2))
    if len(items) != 1:
        fault = f"holds {'more than one text' if items else 'no text'}"
        raise SourceError(path, fault, "give a file that holds one")
    given = {"published": _iso(published), "text_id": text_id or ""}
    return make_source(items[0], intake, first={k: v for k, v in given.items() if v})


def load_sources(
    path: str | Path, published: str | date | None = None, intake: Intake | None = None
) -> tuple[Source, ...]:
    """Read every text of a folder, or of a file with many, in the order of the file names.

    A folder's texts are its ``*.txt``, ``*.md``, ``*.html``, ``*.jsonl``, ``*.csv`` and
    ``*.parquet``, but for README and LICENSE. ``sources.csv`` in the folder says what is known of
    each (columns ``text_id``, ``file``, ``published``, ``sha256``, ``publish_text``, any others
    kept); ``published`` fills what is known nowhere.

    Raises:
        SourceError: If there is no text, or any text or row cannot be used.

    >>> [source.text_id for source in load_sources("seeds")]
    ['istanbul-talks-offer']
    """
    intake = intake or Intake()
    sources: dict[str, Source] = {}
    for item in list_items(path, intake):
        source = make_source(item, intake, last={"published": _iso(published)})
        if source.text_id in sources:
            first = sources[source.text_id].file
            fault = f"has the text_id {source.text_id!r}, as {first} has"
            raise SourceError(item.where, fault, "give one of them another in sources.csv")
        sources[source.text_id] = source
    if not sources:
        raise SourceError(path, "holds no texts", "give one that does")
    return tuple(sources.values())


def check_date(published: str, where: object = "published") -> str:
    """Give the day of an ISO 8601 date or date-time as written, whatever its time zone.

    Raises:
        SourceError: If it is missing or is no such date.

    >>> check_date("2025-05-11T23:30:00-04:00")
    '2025-05-11'
    """
    remedy = "give the day as YYYY-MM-DD with --published or in sources.csv"
    if not published.strip():
        without = f"{remedy}; without it *Friday* is no day and *the president* nobody"
        raise SourceError(where, "has no publication date", without)
    try:
        day = datetime.fromisoformat(published.strip()).date()
    except ValueError:
        raise SourceError(where, f"{published!r} is not an ISO date", remedy) from None
    if day.year not in YEARS:
        fault = f"{published!r} lies outside the years {YEARS[0]} to {YEARS[-1]}"
        raise SourceError(where, fault, remedy)
    return day.isoformat()


def make_source(
    item: Item,
    intake: Intake | None = None,
    *,
    first: Mapping[str, str] | None = None,
    last: Mapping[str, str] | None = None,
) -> Source:
    """Make a source of an item, each part of it checked.

    The text is the one to which all offsets point: that of plain text as it is stored (below front
    matter, if it has any), that of Markdown and of web pages as a reader of the page sees it.

    Args:
        item: The text as it was found.
        intake: How texts are taken in.
        first: What goes before all that the item says of itself.
        last: What fills what it does not say.

    Raises:
        SourceError: If it is no text in English that can be read, or what is known cannot be used.

    >>> known = {"published": "2024-03-01"}
    >>> make_source(Item("a", "a", "a.md", "md", "*Mali* left."), last=known).text.strip()
    'Mali left.'
    """
    if item.fault:
        raise SourceError.reword(item.fault)
    head, text = _draw_text(item)
    check_text(text, item.where)
    said_of_it = {**item.known, **(AS_ENGLISH if intake and intake.any_language else {})}
    if said_of_it.get("read_as") != AS_ENGLISH["read_as"]:
        check_english(text, item.where)
    known = dict(last or {})
    for said in (head, item.known, first or {}):
        known.update({column: value for column, value in said.items() if value})
    _check_sha256(known, item)
    named = {"text", "text_id", "file", "published", "sha256", "publish_text", *KNOWN_AS}
    return Source(
        text_id=_check_id(known.get("text_id") or item.name, item.where),
        text=text,
        published=check_date(known.get("published", ""), item.where),
        file=item.file,
        sha256=item.sha256,
        publish_text=_check_shown(known.get("publish_text") or "full", item.where),
        other=_keep_other(said_of_it, named),
        **{column: known.get(column, "") for column in KNOWN_AS},
    )


def _draw_text(item: Item) -> tuple[Mapping[str, str], str]:
    """Draw the words out of what was stored, and what a page says of itself."""
    if item.kind == "html" and item.content.strip():
        return read_webpage(item.content, item.where)
    return {}, render_markdown(item.content) if item.kind == "md" else item.content


def _keep_other(known: Mapping[str, str], named: Container[str]) -> tuple[tuple[str, str], ...]:
    """Keep what else was said, as pairs."""
    return tuple((column, value) for column, value in known.items() if column not in named)


def _check_sha256(known: Mapping[str, str], item: Item) -> None:
    """Refuse bytes that are not those that were meant."""
    if known.get("sha256") and known["sha256"].lower() != item.sha256:
        remedy = "put the original text back or correct sources.csv"
        fault = "is not the text that sources.csv has the sha256 of"
        raise SourceError(item.where, fault, remedy)


def _check_shown(publish_text: str, where: object) -> str:
    """Refuse a way of showing a text that there is not."""
    if publish_text not in SHOWN:
        fault = f"publish_text is {publish_text!r} in sources.csv"
        raise SourceError(where, fault, "it is either full or quotes")
    return publish_text


def _check_id(text_id: str, where: object) -> str:
    """Refuse an id that could not name a file or stand in a table: it names ``<text_id>.tml``."""
    leads_away = text_id in (".", "..") or re.match(r"[A-Za-z]:", text_id)
    if leads_away or any(c in "/\\" or not c.isprintable() for c in text_id):
        fault = f"{text_id!r} cannot be a text_id"
        raise SourceError(where, fault, "give it one without slashes in sources.csv")
    if len(text_id.encode("utf-8", "surrogatepass")) > LONGEST_ID:
        fault = f"has a text_id of more than {LONGEST_ID} bytes ({text_id[:20]}…)"
        raise SourceError(where, fault, "give it a shorter one in sources.csv")
    return text_id


def _iso(published: str | date | None) -> str:
    return published.isoformat() if isinstance(published, date) else published or ""

"""Web pages: their readable text, without menus and footers, and what their head says of them."""

from __future__ import annotations

import logging
import re

from parley.plaintext import SourceError

NAMES = {"title": "title", "sitename": "publisher", "url": "url"}
# How pages mark the day of publication. One that is only printed somewhere is not taken for it.
DATED = "|".join(
    re.escape(name)
    for name in (
        *("article:published_time", "datePublished", "date", "DC.date", "DC.date.issued"),
        *("dcterms.date", "dcterms.issued", "citation_publication_date", "pubdate"),
    )
)
MARK = re.compile(rf"(?:property|name|itemprop)\s*=\s*[\"']?(?:{DATED})[\"'\s/]", re.IGNORECASE)
DAY = re.compile(r"(?:content|datetime)\s*=\s*[\"']?\s*(\d{4}-\d\d-\d\d)", re.IGNORECASE)
TAG = re.compile(r"<(?:meta|time|span)\s[^<>]{1,500}>", re.IGNORECASE)
# The search that trafilatura would make for a date looks at the clock; its find is not used.
UNDATED = {"extensive_search": False, "max_date": "2199-12-31"}


def read_webpage(page: str, where: object = "page") -> tuple[dict[str, str], str]:
    """Draw the readable text out of a page, as trafilatura finds it: a line for each paragraph.

    Returns:
        What the head of the page says (``title``, ``published``, ``publisher``, ``url``, as far as
        it does) and the text.

    Raises:
        SourceError: If there is no readable text.

    >>> read_webpage("<title>Envoys</title><p>Mali <b>agreed</b> &amp; left.</p>")[1]
    'Mali agreed & left.'
    """
    import trafilatura

    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    found = trafilatura.bare_extraction(page, with_metadata=False, include_comments=False)
    text = (found.text if found else "") or trafilatura.baseline(page)[1]
    if not text.strip():
        raise SourceError(where, "is a page without readable text", "save its text as *.txt")
    head = trafilatura.extract_metadata(page, date_config=UNDATED)
    said = {ours: getattr(head, theirs, None) for theirs, ours in NAMES.items()} if head else {}
    said["published"] = _find_day(page)
    return {name: str(value) for name, value in said.items() if value}, text


def _find_day(page: str) -> str:
    """Find the day that a page's mark-up gives as that of its publication, or nothing.

    >>> _find_day('<meta name="date" content="2024-03-01T10:00Z"><p>2 May 2025')
    '2024-03-01'
    """
    marked = (DAY.search(tag.group()) for tag in TAG.finditer(page) if MARK.search(tag.group()))
    return next((day[1] for day in marked if day), "")

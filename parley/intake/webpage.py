"""Web pages: their readable text, without menus and footers, and what their head says of them."""

from __future__ import annotations

import logging

from parley.plaintext import SourceError

# Only what the page's own mark-up says is its date; nothing is guessed, nor held against a clock.
DATED = {"extensive_search": False, "original_date": True, "max_date": "2199-12-31"}
NAMES = {"title": "title", "date": "published", "sitename": "publisher", "url": "url"}


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

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    found = trafilatura.bare_extraction(
        page, with_metadata=False, include_comments=False, date_extraction_params=DATED
    )
    text = (found.text if found else "") or trafilatura.baseline(page)[1]
    if not text.strip():
        raise SourceError(where, "is a page without readable text", "save its text as *.txt")
    head = trafilatura.extract_metadata(page, date_config=DATED)
    said = {ours: getattr(head, theirs, None) for theirs, ours in NAMES.items()} if head else {}
    return {name: str(value) for name, value in said.items() if value}, text

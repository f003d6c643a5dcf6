"""Head: what a page tells machines of itself, for search engines, previews and catalogues."""

from __future__ import annotations

import re
import textwrap
from html import unescape

LONGEST = 160  # characters of a description that are shown
PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.S)
TAG = re.compile(r"<[^>]+>")


def describe_page(body: str) -> str:
    """Describe a page by the first sentences of its prose, as many as a preview shows.

    Args:
        body: The page's HTML.

    >>> describe_page("<h1>When?</h1><p>The <em>text</em> has\\nnine dates.</p><p>And more.</p>")
    'The text has nine dates. And more.'
    """
    words: list[str] = []
    for paragraph in PARAGRAPH.findall(body):
        words += unescape(TAG.sub("", paragraph)).split()
        if len(" ".join(words)) > LONGEST:
            break
    return textwrap.shorten(" ".join(words), LONGEST, placeholder=" …")

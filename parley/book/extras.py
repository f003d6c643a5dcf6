"""Extras: the files of a site that no chapter writes, its map and its page for a wrong address."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

NOT_FOUND = """\
<section>
<h1>There is nothing at this address</h1>
<p>The page may have moved, or the address may hold a slip of the pen. What Parley has read stands
on <a href="{home}index.html">the front page</a>; good places to go on from are the
<a href="{home}{chapters}text.html">dispatch itself</a>, the
<a href="{home}{chapters}demands.html">ledger of demands</a> and
<a href="{home}search.html">the search page</a>.</p>
</section>
"""


def write_sitemap(pages: Iterable[str], site: str) -> str:
    """Write the map of the site after the protocol of sitemaps.org.

    Args:
        pages: The pages, as paths from the top of the site.
        site: The address of the site, with a slash at its end; while it is empty the paths stand
            alone, which is a map for people and not yet for machines.

    >>> "<loc>https://parley.test/index.html</loc>" in write_sitemap(
    ...     ["index.html"], "https://parley.test/"
    ... )
    True
    """
    places = "".join(f"  <url><loc>{escape(site + page)}</loc></url>\n" for page in pages)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{places}</urlset>\n'
    )


def write_robots(site: str) -> str:
    """Write what crawlers may read, which is everything, and where the map lies.

    >>> write_robots("")
    'User-agent: *\\nAllow: /\\n'
    """
    where = f"Sitemap: {site}sitemap.xml\n" if site else ""
    return f"User-agent: *\nAllow: /\n{where}"


def write_not_found(site: str, chapters: str = "chapters/") -> str:
    """Write the words of the page for an address at which there is nothing.

    Args:
        site: The address of the site; without it the links lead from the top of the site.
        chapters: Where the chapters on a text lie, the first where there are several.

    >>> 'href="https://parley.test/index.html"' in write_not_found("https://parley.test/")
    True
    """
    home = escape(site, {'"': "&quot;"}) or "./"
    return NOT_FOUND.format(home=home, chapters=chapters)

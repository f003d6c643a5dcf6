"""The book's Sphinx extension: charts drawn from disk, pages that ask nothing of the network.

It puts the installed plotly's script and ours on the pages that hold a chart, adds the style sheet,
takes out what names another host, and moves inline scripts into files, so that the site also works
under the policy ``script-src 'self'``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from plotly.offline import get_plotlyjs

from parley import figures
from parley.book.pages import mend_page

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config

STATIC = Path(__file__).parent / "static"
CHART = 'class="parley-figure"'
PLOTLY = "plotly.min.js"
# They run code on, or fetch scripts from, other hosts; the book needs none of it.
UNWANTED = ("sphinx_thebe", "sphinx_comments", "sphinx.ext.mathjax")


def setup(app: Sphinx) -> dict[str, bool]:
    """Connect the extension to Sphinx."""
    app.connect("config-inited", drop_unwanted, priority=900)
    app.connect("builder-inited", write_scripts)
    app.connect("html-page-context", add_drawing, priority=900)
    app.connect("build-finished", mend_pages)
    app.add_js_file("parley-page.js", loading_method="defer", priority=909)
    app.add_css_file("parley-colours.css", priority=900)
    app.add_css_file("parley.css", priority=901)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def drop_unwanted(app: Sphinx, config: Config) -> None:
    """Disconnect the extensions that name another host."""
    for event, listeners in app.events.listeners.items():
        if event != "config-inited":
            listeners[:] = [each for each in listeners if not _is_unwanted(each.handler)]


def _is_unwanted(handler: object) -> bool:
    """Say whether a listener belongs to an extension that is not wanted."""
    return getattr(handler, "__module__", "").startswith(UNWANTED)


def write_scripts(app: Sphinx) -> None:
    """Write plotly's script and the colours beside the other static files, once for all pages."""
    if app.builder.format != "html":
        return
    app.config.html_static_path.append(str(STATIC))
    static = Path(app.outdir) / "_static"
    static.mkdir(parents=True, exist_ok=True)
    (static / PLOTLY).write_text(get_plotlyjs(), encoding="utf-8")
    (static / "parley-colours.css").write_text(figures.write_colours(), encoding="utf-8")


def add_drawing(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Add the two drawing scripts to a page that holds a chart."""
    if CHART in context.get("body", ""):
        app.add_js_file(PLOTLY, loading_method="defer", priority=910)
        app.add_js_file("parley-charts.js", loading_method="defer", priority=911)


def mend_pages(app: Sphinx, exception: Exception | None) -> None:
    """Mend every written page; see :func:`~parley.book.pages.mend_page`."""
    if exception or app.builder.format != "html":
        return
    site = Path(app.outdir)
    for path in sorted(site.rglob("*.html")):
        if "_static" in path.relative_to(site).parts:
            continue
        page = path.read_text(encoding="utf-8")
        mended = mend_page(page, site, path)
        if mended != page:
            path.write_text(mended, encoding="utf-8")

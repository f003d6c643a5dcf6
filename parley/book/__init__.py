"""The book's Sphinx extension: charts drawn from disk, pages that ask nothing of the network.

It puts the installed plotly's script and ours on the pages that hold a chart, adds the style
sheet, takes out what names another host, and moves inline scripts into files, so that the site
works also under the policy ``script-src 'self'``. It copies the data beside the pages, says in each
page's head what it is, and links the terms of the glossary.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plotly.offline import get_plotlyjs

from parley import figures
from parley.book import (
    assets,
    citation,
    data_page,
    dataset,
    downloads,
    extras,
    footer,
    head,
    record_index,
    terms,
)
from parley.book.addresses import Repository, read_repository
from parley.book.pages import mend_page
from parley.book.record_index import Record

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config

HERE = Path(__file__).parent
STATIC, TEMPLATES = HERE / "static", HERE / "templates" / "components"
# They run code on, or fetch scripts from, other hosts; the book needs none of it.
UNWANTED = ("sphinx_thebe", "sphinx_comments", "sphinx.ext.mathjax")
LOGO = "_static/parley-sign.svg"
# What previews of a link show; they take no drawing, so a book without a picture has the logo.
PREVIEW = "docs/front-page.png"
FRONT_WORDS = "The front page: the answer in a sentence, and a table of who asks what of whom"
LOGO_WORDS = "The sign of Parley: two speech bubbles that share a line"


def setup(app: Sphinx) -> dict[str, bool]:
    """Connect the extension to Sphinx."""
    app.connect("config-inited", drop_unwanted, priority=900)
    app.connect("config-inited", put_templates_first, priority=901)
    app.connect("builder-inited", write_files)
    app.connect("doctree-resolved", terms.link_terms)
    app.connect("html-collect-pages", add_pages)
    app.connect("html-page-context", fill_context, priority=900)
    app.connect("build-finished", finish_site)
    app.add_directive("parley-bibtex", citation.BibTeX)
    app.add_directive("parley-files", data_page.FileList)
    app.add_directive("parley-columns", data_page.ColumnList)
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


def put_templates_first(app: Sphinx, config: Config) -> None:
    """Let our templates go before those of the theme."""
    config.templates_path[:0] = [str(TEMPLATES.parent), str(TEMPLATES)]


def write_files(app: Sphinx) -> None:
    """Write what all pages share, once: plotly's script, the colours, the records and the data."""
    if app.builder.format != "html":
        return
    app.config.html_static_path.append(str(STATIC))
    static = Path(app.outdir) / "_static"
    static.mkdir(parents=True, exist_ok=True)
    records = list_records(app)
    written = {
        assets.PLOTLY: get_plotlyjs(),
        "parley-colours.css": figures.write_colours(),
        "parley-theme.js": figures.write_theme(),
        "parley-records.js": record_index.write_index(records),
    }
    for name, content in written.items():
        (static / name).write_text(content, encoding="utf-8")
    if (preview := Path(app.confdir) / PREVIEW).is_file():
        shutil.copyfile(preview, static / preview.name)
    data_page.copy_data(Path(app.confdir), Path(app.outdir))


def find_tables(app: Sphinx) -> Path:
    """Give the folder of the tables that this book is about: beside its configuration."""
    return Path(app.confdir) / "data" / "tables"


def list_records(app: Sphinx) -> list[Record]:
    """List the records that the search finds; a book without the pages that show them has none."""
    folder = Path(app.confdir) / "chapters"
    shown = next(folder.glob("actors.ipynb"), None) or next(folder.glob("*/actors.ipynb"), None)
    return record_index.list_records(find_tables(app)) if shown else []


def find_site(app: Sphinx) -> str:
    """Give the address of the published site: as it is set, else where the repository shows it."""
    return app.config.html_baseurl or find_repository(app).find_site()


def find_repository(app: Sphinx) -> Repository:
    """Give the repository, as it is set."""
    return read_repository(app.config.html_theme_options)


def add_pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Add the page for an address at which there is nothing."""
    title = "There is nothing at this address"
    homes = record_index.find_homes(find_tables(app)).values()
    body = extras.write_not_found(find_site(app), next(iter(homes), "chapters/"))
    yield "404", {"title": title, "body": body}, "page.html"


def fill_context(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give a page what its head and its foot say, and the scripts and styles that it uses."""
    body, site = context.get("body", ""), find_site(app)
    description = head.describe_page(body) if page != "404" else ""
    context["parley_description"] = description
    context["parley_title"] = context.get("pagetitle") or context.get("title") or app.config.project
    context["parley_address"] = f"{site}{page}.html" if site else ""
    context |= describe_preview(app, site, context["pathto"])
    context["parley_foot"] = footer.write_foot(app, page, context, find_repository(app))
    context["last_updated"] = dataset.name_version(find_tables(app))
    if page == "chapters/data-dictionary":
        context["parley_dataset"] = dataset.describe_dataset(find_tables(app), site)
    _add_scripts(app, page, context)
    assets.choose_assets(page, context)


def describe_preview(app: Sphinx, site: str, find: Callable[[str, int], str]) -> dict[str, str]:
    """Say what a preview of a page shows: the picture of the front page, else the logo."""
    preview = Path(app.confdir) / PREVIEW
    image = f"_static/{preview.name}" if preview.is_file() else LOGO
    words = FRONT_WORDS if preview.is_file() else LOGO_WORDS
    return {
        "parley_image": site + image if site else find(image, 1),
        "parley_image_words": words,
        "parley_card": "summary_large_image" if preview.is_file() else "summary",
    }


def _add_scripts(app: Sphinx, page: str, context: dict[str, Any]) -> None:
    """Add to a page our scripts that it has a use for; libraries are loaded by them when needed."""
    body = context.get("body", "")

    def find(name: str) -> str:
        return context["pathto"](f"_static/{name}", 1)

    scripts: dict[str, tuple[bool, dict[str, str]]] = {
        "parley-page.js": (True, {}),
        "parley-article.js": (assets.ARTICLE in body, {}),
        "parley-theme.js": (assets.CHART in body, {}),
        "parley-charts.js": (assets.CHART in body, {"data-plotly": find(assets.PLOTLY)}),
        "parley-tables.js": (
            assets.SORTED in body,
            {"data-jquery": find(assets.JQUERY), "data-library": find(assets.DATATABLES)},
        ),
        "parley-records.js": (page == assets.SEARCH, {}),
        "parley-search.js": (page == assets.SEARCH, {}),
    }
    for place, (name, (used, attributes)) in enumerate(scripts.items()):
        if used:
            app.add_js_file(name, loading_method="defer", priority=910 + place, **attributes)


def finish_site(app: Sphinx, exception: Exception | None) -> None:
    """Mend every written page, and write the map of the site and what crawlers may read."""
    if exception or app.builder.format != "html":
        return
    site, address = Path(app.outdir), find_site(app)
    _mend_pages(site, find_tables(app), list_records(app), find_repository(app))
    pages = [f"{name}.html" for name in sorted(app.env.found_docs)]
    (site / "sitemap.xml").write_text(extras.write_sitemap(pages, address), encoding="utf-8")
    (site / "robots.txt").write_text(extras.write_robots(address), encoding="utf-8")
    assets.drop_files(site)


def _mend_pages(site: Path, tables: Path, listed: list[Record], repository: Repository) -> None:
    """Mend the written pages, and give records and tables the links that they have on the site."""
    groups = record_index.group_records(listed)
    texts = {row["text_id"] for row in data_page.read_cells(tables / "texts.csv")}
    for path in sorted(site.rglob("*.html")):
        parts = path.relative_to(site).parts
        if {"_static", "_sources"} & set(parts):
            continue
        page = path.read_text(encoding="utf-8")
        mended = mend_page(page, site, path)
        mended = downloads.add_downloads(mended, "../" * (len(parts) - 1), texts)
        shown = record_index.find_shown("/".join(parts), groups)
        mended = record_index.add_reports(mended, shown, repository)
        if mended != page:
            path.write_text(mended, encoding="utf-8")

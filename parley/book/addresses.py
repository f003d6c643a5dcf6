"""Addresses: where the book is published and kept, and the links that follow from it.

One setting, ``repository: url`` of ``_config.yml``, turns on all that leads to the repository:
editing a page, reporting an error, and launching a chapter on Binder or Colab. While it is empty
the site names no host.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode

GITHUB = "https://github.com/"
BINDER = "https://mybinder.org/v2/gh"
COLAB = "https://colab.research.google.com/github"


@dataclass(frozen=True, slots=True)
class Link:
    """A link with its words."""

    words: str
    target: str


@dataclass(frozen=True, slots=True)
class Repository:
    """Where the book is kept: the address on GitHub, without a slash at its end, and the branch.

    An empty address means that it is not known yet.
    """

    url: str = ""
    branch: str = "main"

    @property
    def path(self) -> str:
        """Owner and name.

        >>> Repository("https://github.com/parley/book").path
        'parley/book'
        """
        return self.url.removeprefix(GITHUB) if self.url.startswith(GITHUB) else ""

    def find_site(self) -> str:
        """Give the address at which GitHub Pages shows the book, with a slash at its end.

        >>> Repository("https://github.com/parley/book").find_site()
        'https://parley.github.io/book/'
        """
        owner, _, name = self.path.partition("/")
        return f"https://{owner.lower()}.github.io/{name}/" if name else ""

    def link_edit(self, file: str) -> Link | None:
        """Link to the form that edits a file of the repository.

        >>> Repository("https://github.com/parley/book").link_edit("chapters/limits.md").target
        'https://github.com/parley/book/edit/main/chapters/limits.md'
        """
        target = f"{self.url}/edit/{quote(self.branch)}/{quote(file)}"
        return Link("Edit this page", target) if self.url else None

    def link_report(self, what: str, words: str = "") -> Link | None:
        """Link to a report that already says which record or page is meant, and its words.

        >>> repository = Repository("https://github.com/parley/book")
        >>> repository.link_report("d-03", "calls on Moscow").target
        'https://github.com/parley/book/issues/new?title=d-03&body=%3E+calls+on+Moscow%0A%0A'
        """
        body = f"> {words}\n\n" if words else ""
        query = urlencode({"title": what, "body": body})
        return Link("Report an error", f"{self.url}/issues/new?{query}") if self.url else None

    def link_launch(self, notebook: str) -> list[Link]:
        """Link to a notebook on Binder and on Colab, where the repository lies on GitHub.

        >>> repository = Repository("https://github.com/parley/book")
        >>> [link.words for link in repository.link_launch("chapters/dates.ipynb")]
        ['Run on Binder', 'Open in Colab']
        """
        if not self.path:
            return []
        where = f"{self.path}/{quote(self.branch)}"
        lab = urlencode({"urlpath": f"lab/tree/{notebook}"})
        colab = f"{COLAB}/{self.path}/blob/{quote(self.branch)}/{quote(notebook)}"
        return [Link("Run on Binder", f"{BINDER}/{where}?{lab}"), Link("Open in Colab", colab)]


def read_repository(options: Mapping[str, object]) -> Repository:
    """Read the repository from the theme's options, into which Jupyter Book puts it.

    >>> read_repository({"repository_url": "https://github.com/parley/book/"}).path
    'parley/book'
    """
    url = str(options.get("repository_url") or "").rstrip("/")
    return Repository(url, str(options.get("repository_branch") or "main"))

"""Launch: the cell that makes a chapter run on Colab, which opens a notebook without its project.

Binder builds the whole repository from ``.binder``; Colab opens one notebook on a bare machine.
Once ``_config.yml`` has the repository's address, ``make chapters`` puts a cell before the others
that fetches the project there. It is no part of the page, and anywhere else it does nothing.
"""

from __future__ import annotations

from pathlib import Path

import nbformat
import yaml

from parley.book.addresses import Repository

TAG = "setup"
TAGS = (TAG, "remove-cell")
CLONE = "/content/book"
SETUP = """\
import sys

if "google.colab" in sys.modules:  # it opens a notebook alone
    book = "{url}"
    !test -d {clone} || git clone -q --depth 1 -b {branch} {{book}} {clone}
    %cd -q {clone}/{folder}
    %pip install -q {clone}"""


def read_address(config: Path) -> Repository:
    """Read the repository's address from the settings of a book.

    Raises:
        OSError: If the file cannot be read.

    >>> read_address(Path("_config.yml")).branch
    'main'
    """
    settings = yaml.safe_load(config.read_text(encoding="utf-8")).get("repository") or {}
    url = str(settings.get("url") or "").rstrip("/")
    return Repository(url, str(settings.get("branch") or "main"))


def write_setup(repository: Repository, folder: str) -> str:
    """Write the cell's code.

    Args:
        repository: Where the project is kept.
        folder: The folder of the notebook in it.

    >>> repository = Repository("https://github.com/parley/book")
    >>> "%cd -q /content/book/chapters" in write_setup(repository, "chapters")
    True
    """
    folder = "" if folder == "." else folder
    parts = {"url": repository.url, "branch": repository.branch, "clone": CLONE, "folder": folder}
    return SETUP.format(**parts).replace(f"{CLONE}/\n", f"{CLONE}\n")


def drop_setup(chapter: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """Give a notebook without the cell."""
    bare = nbformat.from_dict(chapter)
    bare.cells = [cell for cell in bare.cells if TAG not in cell.metadata.get("tags", [])]
    return bare


def put_setup(
    chapter: nbformat.NotebookNode, repository: Repository, folder: str
) -> nbformat.NotebookNode:
    """Give a notebook with the cell before its code, or without it where there is no address.

    >>> chapter = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1 + 1")])
    >>> repository = Repository("https://github.com/parley/book")
    >>> len(put_setup(put_setup(chapter, repository, "."), repository, ".").cells)
    2
    >>> len(put_setup(chapter, Repository(), ".").cells)
    1
    """
    bare = drop_setup(chapter)
    if repository.path:
        code = write_setup(repository, folder)
        cell = nbformat.v4.new_code_cell(code, id=TAG, metadata={"tags": list(TAGS)})
        places = [place for place, each in enumerate(bare.cells) if each.cell_type == "code"]
        bare.cells.insert(min(places, default=len(bare.cells)), cell)
    return bare

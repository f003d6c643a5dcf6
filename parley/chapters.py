"""Chapters: every notebook of the book executed in place, so that twice gives the same bytes."""

from __future__ import annotations

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

from parley.book.launch import put_setup, read_address

# What differs between kernels and machines without a reader's being any wiser for it.
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
LANGUAGE = {"name": "python", "pygments_lexer": "ipython3"}
KEPT_OF_CELLS = {"tags", "mystnb", "jupyter"}
SECONDS_PER_CELL = 120
CONFIG = "_config.yml"


def find_chapters(paths: list[Path]) -> list[Path]:
    """List the notebooks at the paths given, those in folders in the order of their names."""
    found = []
    for path in paths:
        found += sorted(path.glob("*.ipynb")) if path.is_dir() else [path]
    return found


def steady_metadata(chapter: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """Give the notebook with the metadata that an execution may not change.

    >>> cell = nbformat.v4.new_code_cell("1 + 1", metadata={"tags": ["parameters"], "when": "now"})
    >>> chapter = nbformat.v4.new_notebook(cells=[cell])
    >>> steady_metadata(chapter).cells[0].metadata
    {'tags': ['parameters']}
    """
    steady = nbformat.from_dict(chapter)
    steady.metadata = nbformat.from_dict({"kernelspec": KERNEL, "language_info": LANGUAGE})
    for cell in steady.cells:
        kept = {name: value for name, value in cell.metadata.items() if name in KEPT_OF_CELLS}
        cell.metadata = nbformat.from_dict(kept)
    return steady


def prepare_chapter(path: Path) -> nbformat.NotebookNode:
    """Read a notebook, with the cell for Colab if the book beside it says where it is kept.

    A notebook that belongs to no book is left as it is.
    """
    chapter = nbformat.read(path, as_version=4)
    for root in path.resolve().parents[:2]:
        if (root / CONFIG).is_file():
            folder = path.resolve().parent.relative_to(root).as_posix()
            return put_setup(chapter, read_address(root / CONFIG), folder)
    return chapter


def execute_chapter(path: Path) -> None:
    """Execute one notebook in its own folder and write it back, whole or not at all.

    Raises:
        CellExecutionError: If a cell fails; the file then stays as it was.
    """
    chapter = prepare_chapter(path)
    where = {"metadata": {"path": str(path.parent)}}
    NotebookClient(
        chapter,
        kernel_name=KERNEL["name"],
        timeout=SECONDS_PER_CELL,
        record_timing=False,
        coalesce_streams=True,
        # The kernel is on this machine: its advice on encrypting the network does not concern it.
        extra_arguments=["--IPKernelApp.log_level=ERROR"],
        resources=where,
    ).execute()
    written = nbformat.writes(steady_metadata(chapter)).rstrip() + "\n"
    path.write_text(written, encoding="utf-8", newline="\n")


def main() -> int:
    """Execute the notebooks named on the command line, folders meaning all in them."""
    for path in find_chapters([Path(name) for name in sys.argv[1:]]):
        try:
            execute_chapter(path)
        except CellExecutionError as error:
            print(f"{path}: a cell failed; the file is unchanged\n{error}", file=sys.stderr)
            return 1
        print(f"executed {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

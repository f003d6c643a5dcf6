"""Sides: the same texts read with two trees, at the same time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from .faults import GainsError

FOLDERS = ("seeds", "tests/texts/development", "tests/texts/held")
# Unseen on purpose: whoever reads them while working on the rules takes their worth away.
HELD = "tests/texts/held"


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of texts: the ``name`` that it is shown by, and whether its texts are ``held``."""

    name: str
    path: Path
    held: bool


def list_folders(root: Path, texts: str = "") -> list[Folder]:
    """List the folders of texts that there are, and one of the user's own behind them.

    Args:
        root: The project's top folder.
        texts: Another folder of ``*.txt``, or the empty string.

    Raises:
        GainsError: If that folder is none, or if there is no text at all.
    """
    names = [name for name in FOLDERS if _holds_texts(root / name)]
    paths = {name: (root / name).resolve() for name in names}
    if texts:
        if not _holds_texts(Path(texts)):
            remedy = "name a folder that holds plain texts with that ending"
            raise GainsError(f"TEXTS={texts}", "is no folder with *.txt in it", remedy)
        if Path(texts).resolve() not in paths.values():
            paths[texts] = Path(texts).resolve()
    if not paths:
        raise GainsError(root, "holds no texts", "name a folder of texts with TEXTS=")
    held = (root / HELD).resolve()
    return [Folder(name, path, path.is_relative_to(held)) for name, path in paths.items()]


def _holds_texts(folder: Path) -> bool:
    """Say whether a folder is there and holds a text that Parley would read."""
    if not folder.is_dir():
        return False
    names = [path.name for path in folder.iterdir() if path.suffix.lower() == ".txt"]
    return any(not name.startswith(".") for name in names)


def read_sides(trees: Mapping[str, Path], folders: Sequence[Folder], out: Path) -> None:
    """Read folders with several trees at once; the tables of each land in ``out/<side>/<number>``.

    Args:
        trees: The top folder of each tree, by the name of its side.
        folders: What to read, numbered from 0.
        out: A folder that is there and can be written.

    Raises:
        GainsError: If a tree cannot read them.
    """
    running = {side: _start(side, tree, folders, out) for side, tree in trees.items()}
    try:
        for side, process in running.items():
            if process.wait():
                fault = f"cannot read the texts: {_last_line(out / f'{side}.err')}"
                raise GainsError(side, fault, "mend that, or compare with another revision")
    finally:
        for process in running.values():
            if process.poll() is None:
                process.terminate()
                process.wait()


def _last_line(said: Path) -> str:
    """Give the last line of what a reading said, which is the one that says why it failed."""
    lines = said.read_text(encoding="utf-8", errors="replace").strip().splitlines()
    return lines[-1].removeprefix("parley: ") if lines else "it stopped"


def _start(side: str, tree: Path, folders: Sequence[Folder], out: Path) -> subprocess.Popen[bytes]:
    """Start the reading of one side; what it says goes into a file, since a pipe could fill up."""
    jobs = [
        {
            "name": folder.name,
            "told": not folder.held,
            "arguments": ["read", str(folder.path), "--out", str(out / side / str(number))],
        }
        for number, folder in enumerate(folders)
    ]
    reading = Path(__file__).with_name("reading.py")
    command = [sys.executable, "-P", str(reading), str(tree.resolve()), json.dumps(jobs)]
    environment = {**os.environ, "PYTHONPATH": str(tree.resolve())}
    with (out / f"{side}.err").open("wb") as said:
        return subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=said, cwd=tree, env=environment
        )

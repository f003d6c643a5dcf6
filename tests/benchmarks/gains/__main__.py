"""Shows what a change of the rules gains and loses: ``make gains``.

The working tree (code and data) and a revision read the same texts, those of the working tree;
every find that only one of them has, or that they read differently, is printed below its sentence.
It is a view and no gate: whatever it shows, the exit status is 0.
"""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

from .faults import GainsError
from .sides import Folder, list_folders, read_sides
from .trees import Revision, check_out, find_revision

ROOT = Path(__file__).resolve().parents[3]
NEW = "the working tree"


def show_gains(root: Path, since: str = "HEAD", texts: str = "") -> None:
    """Compare the working tree with a revision and print what differs.

    Args:
        root: The project's top folder.
        since: Any name that git has for a commit.
        texts: A folder of further texts, or the empty string.

    Raises:
        GainsError: If there is nothing to compare with or to read, or a tree cannot read.
    """
    revision, folders = find_revision(root, since), list_folders(root, texts)
    with tempfile.TemporaryDirectory(prefix="parley-gains-") as kept:
        with check_out(root, revision) as tree:
            read_sides({revision.digest[:7]: tree, NEW: root}, folders, Path(kept))
        _print_gains(revision, folders, Path(kept))


def _print_gains(revision: Revision, folders: Sequence[Folder], out: Path) -> None:
    """Compare the tables of both sides and print what differs."""
    # Not before: it needs Parley, which may be broken, and the reading says so in one line.
    from rich.console import Console

    from .comparison import compare_frames, load_frames
    from .report import print_changes, print_summary

    compared = []
    sides = (revision.digest[:7], NEW)
    for number, folder in enumerate(folders):
        old, new = (load_frames(out / side / str(number)) for side in sides)
        comparison = compare_frames(old, new)
        compared.append((folder, comparison.without_words() if folder.held else comparison))
    console = Console()
    said = f"The working tree against {revision.name}"
    console.print(said, markup=False, highlight=False, soft_wrap=True)
    print_changes(compared, console)
    print_summary(compared, console)


def main() -> None:
    """Run the command line; every error that has a cause outside is one line."""
    asked = argparse.ArgumentParser(prog="make gains", description=__doc__)
    asked.add_argument("--since", default="", help="the revision; the last commit if empty")
    asked.add_argument("--texts", default="", help="a folder of further texts")
    given = asked.parse_args()
    signal.signal(signal.SIGTERM, _stop)
    try:
        show_gains(ROOT, given.since or "HEAD", given.texts)
    except GainsError as error:
        sys.exit(f"gains: {error}")
    except KeyboardInterrupt:
        sys.exit("gains: stopped")
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)


def _stop(number: int, frame: FrameType | None) -> None:
    """Leave as on Ctrl-C, so that nothing stays behind."""
    raise KeyboardInterrupt


if __name__ == "__main__":
    main()

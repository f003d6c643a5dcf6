"""Trees: a revision of the project checked out beside the working tree, for a while."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from .faults import GainsError

# What a git hook sets would send git to another place than the one it is called in.
HOOKED = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
STOPS = (signal.SIGINT, signal.SIGTERM)


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit: its full ``digest``, and ``name``, its short digest and subject for eyes."""

    digest: str
    name: str


def find_revision(root: Path, since: str) -> Revision:
    """Look a revision up in the repository that holds a folder.

    Args:
        root: The project's top folder.
        since: Whatever git takes for a commit: a digest, tag, branch, ``HEAD~3``.

    Raises:
        GainsError: If there is no git, no repository or no such commit.
    """
    if _run_git(root, "rev-parse", "--git-dir").returncode:
        remedy = "work in a clone of the repository (git clone)"
        raise GainsError(root, "is no git repository, so there is nothing to compare with", remedy)
    asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{since}^{{commit}}")
    found = _run_git(root, *asked)
    if found.returncode:
        remedy = "name a commit, tag or branch that git log knows"
        raise GainsError(f"SINCE={since}", "is no commit of this repository", remedy)
    digest = found.stdout.strip()
    named = _run_git(root, "show", "--no-patch", "--no-color", "--format=%h %s", digest)
    return Revision(digest, named.stdout.strip())


@contextmanager
def check_out(root: Path, revision: Revision) -> Iterator[Path]:
    """Give the project's top folder as it was at a revision; nothing of it stays behind.

    Raises:
        GainsError: If git cannot check it out.
    """
    prefix = _run_git(root, "rev-parse", "--show-prefix").stdout.strip()
    temporary = tempfile.TemporaryDirectory(prefix="parley-gains-", ignore_cleanup_errors=True)
    try:
        tree = Path(temporary.name).resolve() / "tree"
        added = _run_git(root, "worktree", "add", "--detach", str(tree), revision.digest)
        if added.returncode:
            fault = f"cannot be checked out ({_last_line(added.stderr)})"
            raise GainsError(revision.name, fault, "see git worktree list")
        yield tree / prefix
    finally:
        with _hold_off():
            temporary.cleanup()
            _run_git(root, "worktree", "prune")


@contextmanager
def _hold_off() -> Iterator[None]:
    """Let nobody stop the cleaning up half-way."""
    before = {stop: signal.signal(stop, signal.SIG_IGN) for stop in STOPS}
    try:
        yield
    finally:
        for stop, handler in before.items():
            signal.signal(stop, handler)


def _run_git(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run git in a folder, without the hooks of the repository."""
    command = ["git", "-C", str(root), "-c", f"core.hooksPath={os.devnull}", *arguments]
    environment = {name: value for name, value in os.environ.items() if name not in HOOKED}
    try:
        return subprocess.run(
            command, capture_output=True, encoding="utf-8", errors="replace", env=environment
        )
    except FileNotFoundError:
        raise GainsError("git", "is not there, and the comparison needs it", "install it") from None


def _last_line(said: str) -> str:
    """Give the last line that a program said."""
    return (said.strip().splitlines() or ["it gave no reason"])[-1]

"""What the sets' own scripts print, against which every pooled count is checked."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from parley.plaintext import SourceError


def run_script(script: Path, *arguments: str | Path) -> str:
    """Run a scorer as its users do and give what it prints.

    Raises:
        SourceError: If it fails; the message has its last line.
    """
    command = [sys.executable, "-B", str(script), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        said = (done.stderr.strip() or "it says nothing").splitlines()[-1]
        raise SourceError(script, f"fails ({said})", "run it by hand to see why")
    return done.stdout


def check_printed(expected: str, printed: str, script: Path) -> None:
    """Make sure that the scorer itself prints what was counted here.

    Raises:
        SourceError: If it does not.

    >>> check_printed("type 31.1%", "n=164 type 31.1%", Path("score.py"))
    """
    if expected not in printed:
        fault = f"prints no {' '.join(expected.split())!r}, which was counted here"
        raise SourceError(script, fault, "bring parley.evaluate in line with it")

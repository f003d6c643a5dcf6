"""Reads folders of texts with the Parley of one tree, in a process of its own.

``python -P reading.py TREE JOBS``, where JOBS is JSON: a list of ``name``, ``arguments`` of the
command line, and ``told``, whether an error may quote what it stumbled upon. Whatever fails is one
line on standard error. It is run with trees old and new, so it leans on ``parley.cli.main`` alone.
"""

from __future__ import annotations

import json
import sys
import traceback
from pathlib import Path


def main() -> None:
    """Check that it is the tree's own Parley, then run every job."""
    tree, jobs = Path(sys.argv[1]), json.loads(sys.argv[2])
    try:
        import parley

        # Without a package of its own, a tree would be read with the one that is installed.
        if not Path(parley.__file__).resolve().is_relative_to(tree):
            sys.exit("it has no package parley")
        from parley.cli import main as run
    except Exception as error:
        sys.exit(f"its Parley cannot be imported ({describe_error(error, told=True)})")
    for job in jobs:
        sys.argv = ["parley", *job["arguments"]]
        try:
            run()
        except SystemExit as done:
            if done.code:
                raise
        except Exception as error:
            sys.exit(f"{job['name']}: {describe_error(error, job['told'])}")


def describe_error(error: Exception, told: bool) -> str:
    """Say in one line what went wrong and where; what a message quotes only if it may be told.

    >>> describe_error(KeyError("secret words"), told=False)
    'KeyError'
    """
    frames = traceback.extract_tb(error.__traceback__)
    place = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    said = str(error).strip().partition("\n")[0][:200]
    return f"{type(error).__name__}{place}{f': {said}' if told and said else ''}"


if __name__ == "__main__":
    main()

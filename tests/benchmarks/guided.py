"""Lets atheris look for texts that break a reading, led by the branches that each text reaches.

    python tests/benchmarks/guided.py [SECONDS]

It starts from texts that `make fuzz` would throw and changes their bytes. What breaks a reading is
printed with its traceback, and the text lies in a file ``crash-*`` below ``_build/guided``.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["parley"]):
    import fuzz

FOLDER = Path(__file__).resolve().parents[2] / "_build" / "guided"
STARTS = 200


def write_starts(folder: Path) -> None:
    """Write the texts from which the search starts."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(STARTS):
        (folder / f"start-{number}").write_bytes(fuzz.make_text(number).encode())


def check_bytes(content: bytes) -> None:
    """Read some bytes as the text that they are, or nearly are."""
    fuzz.time_text(content.decode("utf-8", "replace"), fuzz.check_reading)


def main() -> None:
    """Search for some seconds; atheris ends the process, with an error where something broke."""
    seconds = sys.argv[1] if len(sys.argv) > 1 else "600"
    write_starts(FOLDER / "corpus")
    os.chdir(FOLDER)
    fuzz.check_text("Kyiv agreed.")
    told = [f"-max_total_time={seconds}", "-max_len=2000", "-timeout=60", "-rss_limit_mb=4096"]
    atheris.Setup([sys.argv[0], *told, str(FOLDER / "corpus")], check_bytes)
    atheris.Fuzz()


if __name__ == "__main__":
    main()

"""Corpora for tests: texts made from templates, the command in a process of its own, its bytes."""

import hashlib
import os
import signal
import subprocess
import sys
from pathlib import Path

DAY = "2024-03-01"
SENTENCES = (
    "{a} urged {b} to free {n} envoys by {n} May.",
    "{b} refused, saying that talks with {a} would have to come first.",
    "{a}'s foreign minister said on Friday that {b} must open the border within {n} days.",
    "{b} offered a ceasefire of {n} days if {a} withdraws its troops.",
)
STATES = ("France", "Mali", "Chad", "Niger", "Norway", "Peru", "Kenya", "Japan", "Oman", "Cuba")


def write_texts(folder, count, first=1):
    """Write some short dispatches, no two alike."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(first, first + count):
        (folder / f"t{number:04}.txt").write_text(make_text(number), encoding="utf-8")
    return folder


def make_text(number):
    """Make the text of a number."""
    a, b = STATES[number % 10], STATES[(number + 1 + number // 10 % 8) % 10]
    return " ".join(SENTENCES).format(a=a, b=b, n=1 + number % 28) + "\n"


def start_command(*arguments):
    """Give the words of the command."""
    return [sys.executable, "-m", "parley.cli", "corpus", *map(str, arguments)]


def start(*arguments, **options):
    """Start the command in a process group of its own."""
    command = start_command(*arguments)
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(command, start_new_session=True, **pipes, **options)


def run(*arguments, **options):
    """Run the command to its end: status, and what it said."""
    running = start(*arguments, **options)
    out, err = running.communicate(timeout=300)
    assert out == b""
    return running.returncode, err.decode()


def kill(running, sign=signal.SIGKILL):
    """Kill a command with all its processes."""
    os.killpg(running.pid, sign)
    running.communicate(timeout=300)


def digest(folder):
    """Give the digest of each file of a folder, by its path."""
    paths = sorted(path for path in Path(folder).rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in paths
    }

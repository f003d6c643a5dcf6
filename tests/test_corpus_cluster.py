"""A corpus on a Dask cluster: the same bytes as on one machine, also when a worker is killed."""

import os
import re
import signal
import subprocess
import sys
import time

import pytest
from corpora import DAY, digest, run, start, write_texts
from test_corpus import wait_for

pytest.importorskip("distributed")

TEXTS = 60


@pytest.fixture
def cluster(tmp_path):
    """A scheduler and two workers, each a process of its own: its address and the workers."""
    quiet = {"stderr": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "cwd": tmp_path}
    note = tmp_path / "scheduler.json"
    dask = [sys.executable, "-m", "distributed.cli.dask_scheduler"]
    options = (
        "--host",
        "127.0.0.1",
        "--port",
        "0",
        "--no-dashboard",
        "--scheduler-file",
        str(note),
    )
    started = [subprocess.Popen([*dask, *options], **quiet)]
    try:
        end = time.monotonic() + 30
        while not (note.exists() and (found := re.search(r"tcp://[\d.]+:\d+", note.read_text()))):
            assert time.monotonic() < end
            time.sleep(0.05)
        work = [sys.executable, "-m", "distributed.cli.dask_worker", found[0], "--no-dashboard"]
        own = ("--nthreads", "1", "--no-nanny", "--local-directory", str(tmp_path / "dask"))
        started += [subprocess.Popen([*work, *own], **quiet) for _ in range(2)]
        yield found[0], started[1:]
    finally:
        for process in started:
            process.kill()
            process.wait()


def test_a_cluster_that_loses_a_worker_writes_the_same_bytes(tmp_path, cluster):
    address, worker_processes = cluster
    texts = write_texts(tmp_path / "in", TEXTS)
    given = (texts, "--published", DAY, "--partition", 5)
    assert run(*given, "--out", tmp_path / "alone", "--jobs", 2)[0] == 0
    running = start(*given, "--out", tmp_path / "many", "--scheduler", address)
    wait_for(tmp_path / "many", 2, running)
    assert running.poll() is None
    os.kill(worker_processes[0].pid, signal.SIGKILL)
    _, said = running.communicate(timeout=120)
    assert (running.returncode, said.decode()) == (
        0,
        f"{TEXTS} texts read, 0 skipped as read before, 0 in quarantine\n",
    )
    assert digest(tmp_path / "many") == digest(tmp_path / "alone")


@pytest.mark.parametrize(
    ("address", "words"),
    [("tcp://127.0.0.1:1", "does not answer"), ("nonsense://nowhere", "is no address")],
)
def test_a_scheduler_that_is_not_there_is_one_line(tmp_path, address, words):
    code, said = run("seeds", "--out", tmp_path / "out", "--scheduler", address)
    assert (code, said.count("\n")) == (1, 1)
    assert words in said

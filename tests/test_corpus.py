"""Many texts: the same tables whatever the number of processes and whatever interrupted them."""

import errno
import json
import os
import random
import resource
import signal
import subprocess
import time
from contextlib import contextmanager, suppress

import pandas as pd
import pyarrow.parquet as pq
import pytest
from corpora import DAY, digest, kill, make_text, run, start, start_command, write_texts
from test_cli import run as parley

from parley import read
from parley.actors import ActorStage
from parley.corpus import Orders, connect, read_corpus, workers
from parley.corpus import store as store_module
from parley.corpus.batches import Batch, read_batch
from parley.corpus.plan import Terms, make_key, plan_partitions
from parley.corpus.query import query
from parley.corpus.store import JOURNAL, LISTING, PARTITIONS, Store, list_partitions
from parley.corpus.version import version_readings
from parley.corpus.workers import hire_processes
from parley.intake import Intake, Item, list_items
from parley.plaintext import SourceError
from parley.tables import make_tables, write_tables

TEXTS, PARTITION = 40, 4
PATIENCE = 300  # seconds in which a busy machine gets anything done


@pytest.fixture(scope="module")
def texts(tmp_path_factory):
    """A folder of short dispatches, two of which cannot be read."""
    folder = write_texts(tmp_path_factory.mktemp("texts"), TEXTS)
    (folder / "deep").mkdir()
    (folder / "deep" / "empty.txt").write_bytes(b"")
    (folder / "french.md").write_text("La France exige un cessez-le-feu immédiat.", "utf-8")
    return folder


@pytest.fixture(scope="module")
def whole(texts, tmp_path_factory):
    """The corpus of a run that nothing interrupted, with one process."""
    out = tmp_path_factory.mktemp("whole") / "corpus"
    code, said = run(texts, "--out", out, "--published", DAY, "--jobs", 1, "--partition", PARTITION)
    assert code == 3
    assert said.startswith("40 texts read, 0 skipped as read before, 2 in quarantine\n")
    return out


def arguments(texts, out, jobs=2):
    return texts, "--out", out, "--published", DAY, "--jobs", jobs, "--partition", PARTITION


def test_two_processes_write_the_same_bytes_as_one(texts, whole, tmp_path):
    assert run(*arguments(texts, tmp_path / "two"))[0] == 3
    assert digest(tmp_path / "two") == digest(whole)


def test_a_second_run_reads_nothing_and_says_so(texts, whole):
    before = digest(whole)
    code, said = run(*arguments(texts, whole))
    assert (code, digest(whole)) == (3, before)
    assert said.startswith("0 texts read, 40 skipped as read before, 2 in quarantine\n")


def test_the_tables_are_those_of_a_reading(whole, tmp_path):
    readings = [read(make_text(n), published=DAY, text_id=f"t{n:04}") for n in range(1, 6)]
    write_tables(make_tables(readings), tmp_path, "parquet")
    for kind in ("mentions", "demands", "dates", "positions", "links", "actors"):
        wanted = pq.read_table(tmp_path / f"{kind}.parquet").to_pylist()
        found = connect(whole).execute(f"FROM {kind} WHERE text_id <= 't0005'")
        rows = [
            dict(zip([c[0] for c in found.description], r, strict=True)) for r in found.fetchall()
        ]
        assert rows == wanted
    assert wanted


def test_every_span_is_true_in_the_stored_text(whole):
    sql = "SELECT count(*), count(*) FILTER (text[start + 1 : {end}] = quote) FROM {t} JOIN stored"
    for table in ("mentions", "dates", "demands", "sentences"):
        asked = sql.format(t=table, end='"end"') + " USING (text_id)"
        [(rows, true)] = connect(whole).execute(asked).fetchall()
        assert rows == true > 0


def test_what_cannot_be_read_is_named_with_its_reason(whole):
    _, rows = query(whole, "SELECT text_id, place, reason FROM quarantine ORDER BY 1")
    found = [tuple(row) for row in rows]
    assert [row[:2] for row in found] == [
        ("deep--empty", "deep/empty.txt"),
        ("french", "french.md"),
    ]
    assert [reason.split(";")[0] for *_, reason in found] == [
        "deep/empty.txt: is empty",
        "french.md: is in French",
    ]


@pytest.mark.parametrize("kept", [0, 1, 3, 6])
def test_a_kill_at_any_moment_loses_nothing(texts, whole, tmp_path, kept):
    """Kill the whole group as soon as so many partitions are kept, at a chance moment; twice."""
    chance = random.Random(kept)
    out = tmp_path / "corpus"
    for more in (0, 1):
        before = journal_of(out)
        running = start(*arguments(texts, out))
        wait_for(out, kept + more, running, before)
        time.sleep(chance.uniform(0, 0.15))
        kill(running)
        check_partitions(out)
    safe = digest(out / PARTITIONS)
    assert run(*arguments(texts, out))[0] == 3
    assert digest(out) == digest(whole)
    assert {name for name in safe if not name.startswith(".new-")} <= digest(
        out / PARTITIONS
    ).keys()


def journal_of(out):
    """Tell the journal of this run from that of an earlier one, which lies there until it begins.

    Its number on the disk is another: the new one is made while the old one still lies there.
    """
    journal = out / JOURNAL
    return journal.stat().st_ino if journal.exists() else None


def wait_for(out, kept, running, before=None):
    """Wait until a run has put so many partitions down in its journal, or has ended."""
    end = time.monotonic() + PATIENCE
    while running.poll() is None:
        assert time.monotonic() < end, "the run neither went on nor ended"
        with suppress(FileNotFoundError):
            if journal_of(out) != before and (out / JOURNAL).read_bytes().count(b"\n") >= kept:
                return
        time.sleep(0.002)


@contextmanager
def unfinished(folder, out, kept):
    """Start a run that cannot end, as its input stays open, and wait until it kept so much."""
    running = start(*from_stdin(out), stdin=subprocess.PIPE)
    try:
        running.stdin.write(lines_of(folder))
        running.stdin.flush()
        wait_for(out, kept, running)
        assert running.poll() is None, running.stderr.read().decode()
        yield running
    finally:
        running.kill()
        running.communicate(timeout=PATIENCE)


def from_stdin(out):
    return *arguments("-", out), "--as", "jsonl"


def lines_of(folder):
    """The texts of a folder as lines of JSON."""
    rows = [{"text_id": p.stem, "text": p.read_text()} for p in sorted(folder.glob("t*.txt"))]
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def check_partitions(out):
    """See that every partition that goes by its name is whole."""
    folders = [path for path in (out / PARTITIONS).iterdir() if not path.name.startswith(".")]
    assert len({len(list(path.iterdir())) for path in folders}) <= 1
    for path in folders:
        for file in path.iterdir():
            pq.read_table(file)
    names, _ = list_partitions(out)
    assert set(names) <= {path.name for path in folders}


def test_ctrl_c_ends_in_one_line_and_the_next_run_goes_on(texts, tmp_path):
    out = tmp_path / "corpus"
    with unfinished(texts, out, 2) as running:
        os.killpg(running.pid, signal.SIGINT)
        running.wait(timeout=PATIENCE)
        said = running.stderr.read().decode()
    assert running.returncode == 130
    assert said.count("\n") == 1
    assert "interrupted" in said
    code, answer, err = parley("query", "SELECT count(*) n FROM texts", "--corpus", out)
    assert (code, "not whole" in err) == (0, True)
    assert 0 < int(answer.split()[1]) < TEXTS
    for folder in (out, tmp_path / "at-once"):
        again = subprocess.run(
            start_command(*from_stdin(folder)), input=lines_of(texts), capture_output=True
        )
        assert again.returncode == 0, again.stderr
    assert digest(out) == digest(tmp_path / "at-once")


def test_no_process_outlives_a_killed_parent(texts, tmp_path):
    psutil = pytest.importorskip("psutil")
    with unfinished(texts, tmp_path / "corpus", 1) as running:
        children = psutil.Process(running.pid).children(recursive=True)
        os.kill(running.pid, signal.SIGKILL)
        gone, alive = psutil.wait_procs(children, timeout=PATIENCE)
    assert (len(gone) > 0, alive) == (True, [])


class Snapped(BaseException):
    """The plug is pulled."""


class Plug:
    """A disk whose every operation counts, and whose plug is pulled at one of them."""

    def __init__(self, monkeypatch, at):
        self.left = at
        for name in ("fsync", "rename", "replace"):
            monkeypatch.setattr(store_module.os, name, self.count(getattr(os, name)))

    def count(self, work):
        def counted(*given):
            if self.left == 0:
                raise Snapped
            self.left -= 1
            return work(*given)

        return counted


def in_this_process(monkeypatch):
    """Read without processes, for the tests of what is written."""

    class Here:
        jobs = 1

        def submit(self, batch):
            class Ticket:
                result = staticmethod(lambda: read_batch(batch))

            return Ticket()

        def stop(self):
            """Nothing to end."""

    monkeypatch.setattr(workers, "LocalCrew", lambda jobs: Here())


@pytest.mark.parametrize("at", range(0, 130, 7))
def test_a_plug_pulled_at_any_write_leaves_what_was_kept(tmp_path, monkeypatch, at):
    in_this_process(monkeypatch)
    folder = write_texts(tmp_path / "in", 8)
    orders = Orders(str(folder), tmp_path / "out", DAY, texts=2)
    reports = []
    with monkeypatch.context() as patched:
        Plug(patched, at)
        try:
            read_corpus(orders, reports.append)
        except Snapped:
            left = reports[-1].texts if reports else 0
        else:
            left = 8
    kept = [p for p in (tmp_path / "out" / PARTITIONS).iterdir() if not p.name.startswith(".")]
    rows = [pq.read_metadata(path / "inputs.parquet").num_rows for path in kept]
    assert sum(rows) >= left
    after = read_corpus(orders)
    assert (after.skipped, after.texts) == (sum(rows), 8)
    clean = read_corpus(Orders(str(folder), tmp_path / "clean", DAY, texts=2))
    assert clean.read == 8
    assert digest(tmp_path / "out") == digest(tmp_path / "clean")


def test_only_what_changed_is_read_again(tmp_path):
    folder = write_texts(tmp_path / "in", 20)
    orders = Orders(str(folder), tmp_path / "out", DAY, texts=8)
    assert read_corpus(orders).read == 20
    (folder / "t0003.txt").write_text("Mali agreed.")
    (folder / "t0009.txt").unlink()
    write_texts(folder, 2, first=50)
    report = read_corpus(orders)
    assert (report.read, report.skipped) == (3, 18)
    assert digest_after_fresh(orders, tmp_path) == digest(tmp_path / "out")
    day = Orders(str(folder), tmp_path / "out", "2024-03-02", texts=8)
    assert read_corpus(day).read == 21


def digest_after_fresh(orders, tmp_path):
    """Give the bytes of a corpus of the same texts that was read at once."""
    fresh = Orders(orders.path, tmp_path / "fresh", orders.published, texts=orders.texts)
    read_corpus(fresh)
    return digest(tmp_path / "fresh")


def test_other_rules_read_everything_again(tmp_path, monkeypatch):
    in_this_process(monkeypatch)
    orders = Orders(str(write_texts(tmp_path / "in", 5)), tmp_path / "out", DAY)
    assert read_corpus(orders).read == 5
    monkeypatch.setattr("parley.corpus.run.version_readings", lambda: "f" * 64)
    monkeypatch.setattr("parley.corpus.version.version_readings", lambda: "f" * 64)
    assert read_corpus(orders).read == 5


def test_an_update_that_is_cut_off_leaves_the_earlier_corpus_whole(tmp_path, monkeypatch):
    in_this_process(monkeypatch)
    folder = write_texts(tmp_path / "in", 12)
    orders = Orders(str(folder), tmp_path / "out", DAY, texts=3)
    read_corpus(orders)
    before = ask(tmp_path / "out", "SELECT count(*) FROM stored WHERE text LIKE '%Mali agreed%'")
    for path in folder.iterdir():
        path.write_text("Mali agreed.")
    with monkeypatch.context() as patched:
        Plug(patched, 60)
        with pytest.raises(Snapped):
            read_corpus(orders)
    assert ask(tmp_path / "out", "SELECT count(DISTINCT text_id), count(*) FROM texts") == [
        (12, 12)
    ]
    assert before == ask(
        tmp_path / "out", "SELECT count(*) FROM stored WHERE text LIKE '%Mali agreed%'"
    )
    assert read_corpus(orders).texts == 12
    agreed = ask(tmp_path / "out", "SELECT count(*) FROM stored WHERE text = 'Mali agreed.'")
    assert agreed == [(12,)]


def ask(out, sql):
    return [tuple(row) for row in query(out, sql)[1]]


def test_records_of_a_file_are_read_and_doubles_refused(tmp_path):
    rows = [{"body": make_text(n), "day": DAY, "text_id": f"r{n}"} for n in range(1, 8)]
    rows += [rows[0], {"body": "", "day": DAY}, {"words": "none"}, {"body": "Mali left."}]
    lines = "".join(json.dumps(row) + "\n" for row in rows) + "{no json\n"
    (tmp_path / "wire.jsonl").write_text(lines)
    intake = Intake(columns={"text": "body", "published": "day"})
    report = read_corpus(Orders(str(tmp_path / "wire.jsonl"), tmp_path / "out", intake=intake))
    assert (report.read, report.quarantined) == (7, 5)
    reasons = [reason for (reason,) in ask(tmp_path / "out", "SELECT reason FROM quarantine")]
    assert [words in reason for words, reason in zip(
        ("as an earlier text has", "is empty", "has no 'body'", "no publication date", "no JSON"),
        reasons, strict=True,
    )] == [True] * 5  # fmt: skip


def test_partitions_are_the_same_wherever_a_text_is_added():
    terms = Terms(Intake(), DAY, "1")
    items = [Item(f"{n}.txt", f"{n:04}", f"{n}.txt", "txt", "Mali left.") for n in range(500)]
    before = {part.name for part in plan_partitions(items, terms, 20)}
    items.insert(123, Item("new.txt", "0122b", "new.txt", "txt", "Chad left."))
    after = {part.name for part in plan_partitions(items, terms, 20)}
    assert len(before) > 10
    assert len(before - after) <= 2


def test_a_partition_holds_a_bounded_number_of_characters():
    terms = Terms(Intake(), DAY, "1")
    items = [Item(f"{n}", f"{n}", "", "txt", "a" * 900_000) for n in range(20)]
    assert max(len(part.items) for part in plan_partitions(items, terms)) <= 3


@pytest.mark.parametrize(
    "change",
    [
        {"content": "Mali stayed."},
        {"known": {"title": "T"}},
        {"name": "b"},
        {"where": "b.txt"},
        {"kind": "md"},
        {"fault": "b.txt: is empty"},
    ],
)
def test_the_key_of_a_text_hangs_on_all_that_is_known(change):
    terms = Terms(Intake(), DAY, "1")
    item = {"where": "a.txt", "name": "a", "file": "a.txt", "kind": "txt", "content": "Mali left."}
    assert make_key(Item(**item), terms) != make_key(Item(**{**item, **change}), terms)


def test_a_text_that_kills_its_reader_goes_to_quarantine_and_no_other_does():
    version = version_readings()
    items = tuple(Item(n, n, f"{n}.txt", "txt", "Mali left.") for n in ("a", "b", "c"))
    terms = Terms(Deadly(), DAY, version)
    batch = Batch(items, tuple(make_key(item, terms) for item in items), terms)
    with hire_processes(2) as crew:
        tables = crew.submit(batch).result()
    assert tables["texts"]["text_id"].to_pylist() == ["a", "c"]
    assert tables["quarantine"]["reason"].to_pylist() == [f"b: {workers.KILLED}"]


class Deadly(Intake):
    """How texts are taken in by a process that dies of the text called b."""

    def __getattribute__(self, name):
        import sys

        frame = sys._getframe(1)
        item = frame.f_locals.get("item")
        if name == "any_language" and "make_source" in frame.f_code.co_name and item.name == "b":
            os._exit(9)
        return super().__getattribute__(name)


def test_an_error_of_a_stage_is_a_reason_and_the_rest_goes_on(monkeypatch):
    stage = ActorStage.__call__

    def fail(self, doc):
        if doc._.text_id == "b":
            raise RecursionError("too\ndeep")
        return stage(self, doc)

    monkeypatch.setattr(ActorStage, "__call__", fail)
    items = tuple(Item(n, n, f"{n}.txt", "txt", "Mali left.") for n in ("a", "b", "c"))
    terms = Terms(Intake(), DAY, version_readings())
    tables = read_batch(Batch(items, ("1", "2", "3"), terms))
    assert tables["texts"]["text_id"].to_pylist() == ["a", "c"]
    assert tables["quarantine"]["reason"].to_pylist() == [
        "b: could not be read (RecursionError: too); report it"
    ]


def limit_files():
    """Let no file grow beyond some bytes, as a full disk would."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (6000, 6000))


def test_a_full_disk_is_one_line_and_nothing_half_written(texts, tmp_path):
    out = tmp_path / "corpus"
    big = tmp_path / "in"
    big.mkdir()
    (big / "a.txt").write_text(" ".join(make_text(n) for n in range(400)))
    code, said = run(*arguments(big, out), preexec_fn=limit_files)
    assert (code, said.count("\n")) == (1, 1)
    assert os.strerror(errno.EFBIG) in said
    assert list((out / PARTITIONS).iterdir()) == []


def test_no_room_is_said_in_one_line(tmp_path, monkeypatch):
    in_this_process(monkeypatch)
    orders = Orders(str(write_texts(tmp_path / "in", 6)), tmp_path / "out", DAY, texts=2)

    def full(descriptor):
        if sum(1 for _ in (tmp_path / "out" / PARTITIONS).glob("[!.]*")) == 2:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(store_module.os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        read_corpus(orders)
    monkeypatch.undo()
    in_this_process(monkeypatch)
    assert read_corpus(orders).texts == 6


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (("missing",), "does not exist"),
        (("seeds", "--published", "May"), "is not an ISO date"),
    ],
)
def test_what_cannot_be_run_is_said(tmp_path, given, words):
    code, said = run(*given, "--out", tmp_path / "out")
    assert code in (1, 2, 3)
    assert words in said + "".join(str(r) for r in quarantined(tmp_path / "out"))


def quarantined(out):
    return ask(out, "SELECT reason FROM quarantine") if (out / LISTING).exists() else []


def test_a_folder_of_something_else_is_left_alone(tmp_path):
    (tmp_path / "thesis.odt").write_text("years of work")
    with pytest.raises(SourceError, match=r"holds something else \(thesis\.odt\)"):
        read_corpus(Orders("seeds", tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.odt"]


def test_two_runs_cannot_write_one_corpus(tmp_path):
    with Store(tmp_path / "out"), pytest.raises(SourceError, match="written by another run"):
        read_corpus(Orders("seeds", tmp_path / "out"))


@pytest.mark.parametrize(
    "sql",
    [
        "COPY (SELECT 1) TO '{out}/partitions/x.csv'",
        "ATTACH '{out}/x.db'",
        "SET threads = 1",
        "SELECT 1; SELECT 2",
        "DROP VIEW texts",
        "CREATE TABLE t AS SELECT 1",
        "INSTALL httpfs",
        "PRAGMA version",
        "EXPORT DATABASE '{out}/x'",
        "",
        "SELECT * FROM read_text('{secret}')",
        "SELECT * FROM read_csv('{secret}')",
        "SELECT * FROM glob('{out}/../*')",
        "FROM '{secret}'",
        "SELECT nonsense FROM texts",
        "SELECT 1 +",
        "SELECT text_id::INT FROM texts",
    ],
)
def test_a_question_cannot_write_or_look_elsewhere(whole, tmp_path, sql):
    secret = tmp_path / "secret.csv"
    secret.write_text("a,b\n1,2\n")
    before = digest(whole)
    asked = sql.format(out=whole, secret=secret)
    with pytest.raises(SourceError) as refused:
        list(query(whole, asked)[1])
    assert len(str(refused.value).splitlines()) == 1
    assert digest(whole) == before


def test_an_answer_is_csv_when_no_terminal_reads_it(whole):
    sql = "SELECT text_id, issuers, quoted, condition FROM demands ORDER BY ALL LIMIT 2"
    code, out, err = parley("query", sql, "--corpus", whole)
    assert (code, err) == (0, "")
    assert out.startswith("text_id,issuers,quoted,condition\nt0001,")
    code, _, err = parley("query", "FROM texts", "--corpus", "seeds")
    assert (code, err.count("\n"), "holds no corpus" in err) == (1, 1, True)


def test_the_views_hold_for_a_duckdb_of_ones_own(whole, monkeypatch):
    import duckdb

    monkeypatch.chdir(whole)
    own = duckdb.connect()
    own.execute((whole / "views.sql").read_text(encoding="utf-8"))
    assert own.execute("SELECT count(*) FROM texts").fetchone() == (40,)
    assert len(pd.read_parquet(sorted(whole.glob("partitions/*/demands.parquet")))) > 40


def test_listing_holds_no_more_than_one_text_at_a_time(tmp_path):
    lines = (json.dumps({"text": "Mali left. " * 200}) for _ in range(2000))
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    import tracemalloc

    tracemalloc.start()
    count = sum(1 for _ in list_items(tmp_path / "a.jsonl", Intake(), deep=True))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 2000
    assert peak < 1_000_000

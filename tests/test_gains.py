"""The benchmark of change: what is told gained, lost or changed, and what is never told."""

import io
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pytest
from benchmarks.gains import __main__ as command
from benchmarks.gains.comparison import compare_frames, load_frames
from benchmarks.gains.faults import GainsError
from benchmarks.gains.reading import describe_error
from benchmarks.gains.report import print_changes, print_summary
from benchmarks.gains.sides import Folder, list_folders, read_sides
from rich.console import Console

TEXT = "Oslo urged Lima to free the envoys. Lima refused on Friday."
SENTENCES = pd.DataFrame(
    [["t", "1", "0", "35", TEXT[:35]], ["t", "2", "36", "59", TEXT[36:]]],
    columns=["text_id", "sentence", "start", "end", "quote"],
)
HERE = {"Oslo": 0, "Lima": 11, "urged Lima to free the envoys": 5, "refused": 41, "Friday": 52}
BARE = {"issuers": "NOR", "addressees": "PER", "content": "", "issue": "law", "status": "made"}


def place(words):
    start = HERE[words]
    return {"text_id": "t", "start": str(start), "end": str(start + len(words)), "quote": words}


def mention(words, actor_id):
    return place(words) | {"actor_id": actor_id}


def date(words, kind, value):
    return place(words) | {"type": kind, "value": value}


def demand(demand_id, act, words="urged Lima to free the envoys", **cells):
    return place(words) | {"demand_id": demand_id, "act": act} | BARE | cells


def link(from_demand, to_demand, kind):
    return {"text_id": "t", "from_demand": from_demand, "to_demand": to_demand, "kind": kind}


def frames(**tables):
    made = {table: pd.DataFrame(rows) for table, rows in tables.items()}
    return {**made, "sentences": SENTENCES}


def tell(old, new):
    """Every change as (sign, words, fields)."""
    changes = compare_frames(frames(**old), frames(**new)).changes
    return [(change.kind, change.words, change.fields) for change in changes]


@pytest.mark.parametrize(
    ("table", "old", "new", "told"),
    [
        pytest.param(
            *("mentions", [mention("Oslo", "NOR")], [mention("Oslo", "NOR")], []), id="the same"
        ),
        pytest.param(
            "mentions",
            [mention("Oslo", "NOR")],
            [mention("Oslo", "NOR/oslo")],
            [("changed", "Oslo", (("actor_id", "NOR", "NOR/oslo"),))],
            id="another actor",
        ),
        pytest.param(
            "mentions",
            [mention("Oslo", "NOR")],
            [mention("Oslo", "NOR"), mention("Lima", "PER")],
            [("gained", "Lima", (("actor_id", "", "PER"),))],
            id="a mention gained",
        ),
        pytest.param(
            "mentions",
            [mention("Oslo", "NOR"), mention("Oslo", "SWE")],
            [mention("Oslo", "SWE")],
            [("lost", "Oslo", (("actor_id", "NOR", ""),))],
            id="of two with one span, the other stays",
        ),
        pytest.param(
            "dates",
            [date("Friday", "DATE", "2024-03-01")],
            [date("Friday", "TIME", "2024-03-08")],
            [
                (
                    "changed",
                    "Friday",
                    (("type", "DATE", "TIME"), ("value", "2024-03-01", "2024-03-08")),
                )
            ],
            id="two fields of a date",
        ),
        pytest.param(
            "demands",
            [demand("d-01", "request")],
            [demand("d-01", "request", "Lima", issue="prisoners")],
            [("changed", "Lima", (("issue", "law", "prisoners"),))],
            id="spans that overlap are one demand",
        ),
        pytest.param(
            "demands",
            [demand("d-01", "request", addressees="", status="")],
            [demand("d-01", "offer", addressees="", status="")],
            [
                (
                    *("lost", "urged Lima to free the envoys"),
                    (("act", "request", ""), ("issuers", "NOR", ""), ("issue", "law", "")),
                ),
                (
                    *("gained", "urged Lima to free the envoys"),
                    (("act", "", "offer"), ("issuers", "", "NOR"), ("issue", "", "law")),
                ),
            ],
            id="another act is another demand",
        ),
        pytest.param(
            "demands",
            [demand("d-01", "request", content="free"), demand("d-02", "request", content="go")],
            [demand("d-01", "request", content="go"), demand("d-02", "request", content="stay")],
            [
                (
                    *("changed", "urged Lima to free the envoys"),
                    (("content", "free", "stay"),),
                )
            ],
            id="what is the same is paired first",
        ),
    ],
)
def test_changes_of_a_table(table, old, new, told):
    assert tell({table: old}, {table: new}) == told


ASKED, REFUSED = demand("d-01", "request"), demand("d-02", "reject", "refused")


@pytest.mark.parametrize(
    ("demands", "links", "told"),
    [
        pytest.param([ASKED, REFUSED], [link("d-02", "d-01", "rejects")], [], id="the same"),
        pytest.param(
            [ASKED | {"demand_id": "d-07"}, REFUSED | {"demand_id": "d-09"}],
            [link("d-09", "d-07", "rejects")],
            [],
            id="numbered anew",
        ),
        pytest.param(
            [ASKED, REFUSED],
            [link("d-02", "d-01", "counters")],
            [("changed", (("kind", "rejects", "counters"),))],
            id="another kind",
        ),
        pytest.param(
            [ASKED, REFUSED],
            [link("d-01", "d-02", "rejects")],
            [("gained", (("kind", "", "rejects"),)), ("lost", (("kind", "rejects", ""),))],
            id="turned round",
        ),
        pytest.param(
            [REFUSED | {"demand_id": "d-01"}, demand("d-02", "offer", "Friday")],
            [link("d-02", "d-01", "rejects")],
            [("gained", (("kind", "", "rejects"),)), ("lost", (("kind", "rejects", ""),))],
            id="the same ids of other demands",
        ),
    ],
)
def test_links_follow_their_demands(demands, links, told):
    old = {"demands": [ASKED, REFUSED], "links": [link("d-02", "d-01", "rejects")]}
    compared = compare_frames(frames(**old), frames(demands=demands, links=links))
    found = sorted((c.kind, c.fields) for c in compared.changes if c.table == "links")
    assert found == told


@pytest.mark.parametrize(
    ("table", "old", "new", "same", "lacking"),
    [
        pytest.param(
            "demands",
            demand("d-01", "request"),
            demand("d-01", "request", sequence="talks>ceasefire"),
            *(1, ("demands.sequence",)),
            id="a column of the new side",
        ),
        pytest.param(
            "dates",
            place("Friday") | {"value": "2024-03-01"},
            date("Friday", "DATE", "2024-03-01"),
            *(1, ("dates.type",)),
            id="a column of the new side, the key kept",
        ),
        pytest.param(
            "mentions",
            {"text_id": "t", "start": "0", "actor_id": "NOR"},
            mention("Oslo", "NOR"),
            *(0, ("mentions",)),
            id="a column that finds are known by",
        ),
    ],
)
def test_what_one_side_lacks_is_not_compared(table, old, new, same, lacking):
    compared = compare_frames(frames(**{table: [old]}), frames(**{table: [new]}))
    assert compared.changes == ()
    assert sum(counts["same"] for counts in compared.counts.values()) == same
    assert compared.lacking == lacking


def test_a_table_that_one_side_lacks_is_named():
    compared = compare_frames(frames(), frames(mentions=[mention("Oslo", "NOR")]))
    assert (dict(compared.counts), compared.changes, compared.lacking) == ({}, (), ("mentions",))


def show(held=False):
    """What is printed of one find of each kind."""
    old = frames(mentions=[mention("Oslo", "NOR")], dates=[date("Friday", "DATE", "")])
    new = frames(mentions=[mention("Lima", "PER")], dates=[date("Friday", "DATE", "2024-03-01")])
    written = io.StringIO()
    console = Console(file=written, width=80)
    compared = [(Folder("texts", Path("texts"), held), compare_frames(old, new))]
    print_changes(compared, console)
    print_summary(compared, console)
    return written.getvalue()


def test_changes_stand_below_their_sentences():
    assert show().splitlines()[:7] == [
        "",
        "texts: t",
        "   1  Oslo urged Lima to free the envoys.",
        "      - mention “Oslo” actor_id NOR",
        "      + mention “Lima” actor_id PER",
        "   2  Lima refused on Friday.",
        "      ~ date “Friday” value: (empty) -> 2024-03-01",
    ]


def test_counts_stand_in_the_summary():
    rows = [line.split() for line in show().splitlines()[8:] if line]
    assert rows == [
        ["texts", "table", "same", "gained", "lost", "changed"],
        ["1", "mentions", "0", "1", "1", "0"],
        ["dates", "0", "0", "0", "1"],
    ]


def test_of_held_texts_the_counts_alone_are_printed():
    shown = show(held=True)
    assert "1 held (counted only)" in shown
    assert [word for word in ("Oslo", "Lima", "Friday", "NOR", "2024") if word in shown] == []


def test_a_text_cannot_steer_the_terminal():
    odd = frames(mentions=[mention("Oslo", "[red]NOR\x1b[31m")])
    written = io.StringIO()
    compared = [(Folder("x", Path("x"), False), compare_frames(frames(mentions=[]), odd))]
    assert compared[0][1].lacking == ("mentions",)
    empty = {**odd, "mentions": odd["mentions"][:0]}
    compared = [(Folder("x", Path("x"), False), compare_frames(empty, odd))]
    print_changes(compared, Console(file=written))
    assert "[red]NOR [31m" in written.getvalue()


def test_errors_of_held_texts_quote_nothing():
    error = ValueError("no evidence: 'Oslo'")
    assert describe_error(error, told=True) == "ValueError: no evidence: 'Oslo'"
    assert describe_error(error, told=False) == "ValueError"


# A project in small: its Parley finds every word of words.csv, in no time.
CLI = """
import csv, pathlib, sys

def main():
    _, _, folder, _, out = sys.argv
    data = pathlib.Path(__file__).parent.parent / "words.csv"
    out = pathlib.Path(out)
    out.mkdir(parents=True)
    files = {name: (out / f"{name}.csv").open("w") for name in ("mentions", "sentences")}
    writers = {name: csv.writer(file) for name, file in files.items()}
    span = ["text_id", "sentence", "start", "end", "quote"]
    writers["mentions"].writerow([*span, "actor_id"])
    writers["sentences"].writerow(span)
    for path in pathlib.Path(folder).glob("*.txt"):
        text = path.read_text()
        writers["sentences"].writerow([path.stem, 1, 0, len(text), text])
        for word in data.read_text().split():
            if word in text:
                start = text.index(word)
                row = [path.stem, 1, start, start + len(word), word, word.upper()]
                writers["mentions"].writerow(row)
    for file in files.values():
        file.close()
"""


def git(folder, *arguments):
    named = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    done = subprocess.run(["git", *named, *arguments], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def project(tmp_path):
    """A project whose last commit knows Oslo, and whose working tree knows Lima."""
    if not shutil.which("git"):
        pytest.skip("there is no git")
    top = tmp_path / "project"
    write(top / "parley" / "__init__.py", "")
    write(top / "parley" / "cli.py", CLI)
    write(top / "seeds" / "a.txt", "Oslo urged Lima.")
    write(top / "words.csv", "Oslo")
    git(top, "init", "--quiet")
    git(top, "add", ".")
    git(top, "commit", "--quiet", "-m", "Know Oslo")
    write(top / "words.csv", "Lima")
    return top


def is_clean(project):
    return len(git(project, "worktree", "list").splitlines()) == 1


def test_the_working_tree_is_compared_with_the_last_commit(project, tmp_path, capsys):
    write(project / "tests" / "texts" / "held" / "b.txt", "Lima kept a secret.")
    write(tmp_path / "own" / "c.txt", "Hail Lima.")
    command.show_gains(project, texts=str(tmp_path / "own"))
    shown = capsys.readouterr().out
    assert "Know Oslo" in shown.splitlines()[0]
    assert "   1  Oslo urged Lima.\n      - mention “Oslo” actor_id OSLO" in shown
    assert shown.count("+ mention “Lima” actor_id LIMA") == 2
    assert "Hail Lima." in shown
    assert "secret" not in shown
    assert [line.split()[-4:] for line in shown.splitlines() if " mentions " in line] == [
        ["0", "2", "1", "0"],
        ["0", "1", "0", "0"],
    ]
    assert is_clean(project)


def test_held_texts_named_as_further_texts_stay_unseen(project, capsys):
    write(project / "tests" / "texts" / "held" / "b.txt", "Lima kept a secret.")
    command.show_gains(project, texts=str(project / "tests" / "texts" / "held"))
    shown = capsys.readouterr().out
    assert "secret" not in shown
    assert "1 held (counted only)" in shown


def fail_unknown(project):
    return {"since": "no-such-tag"}


def fail_option(project):
    return {"since": "--all"}


def fail_texts(project):
    return {"texts": str(project / "parley")}


def fail_import(project):
    write(project / "parley" / "cli.py", "def main(:")
    return {}


def fail_reading(project):
    write(project / "parley" / "cli.py", "def main():\n    raise ValueError('bad\\nrule')")
    return {}


def fail_old(project):
    git(project, "rm", "--quiet", "-r", "--cached", "parley")
    git(project, "commit", "--quiet", "-m", "Take the package away")
    return {}


def fail_git(project):
    (project / ".git").rename(project / "kept")
    return {}


@pytest.mark.parametrize(
    ("spoil", "complaint"),
    [
        (fail_unknown, "SINCE=no-such-tag: is no commit"),
        (fail_option, "SINCE=--all: is no commit"),
        (fail_texts, "is no folder with *.txt in it"),
        (fail_import, "the working tree: cannot read the texts: its Parley cannot be imported"),
        (
            fail_reading,
            "the working tree: cannot read the texts: seeds: ValueError at cli.py:2: bad",
        ),
        (fail_old, "cannot read the texts: it has no package parley"),
        (fail_git, "is no git repository"),
    ],
)
def test_what_cannot_be_compared_is_said_in_one_line(project, spoil, complaint, monkeypatch):
    # Or git would look for a repository further up.
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(project.parent))
    asked = spoil(project)
    with pytest.raises(GainsError, match=r"^[^\n]+; [^\n]+$") as error:
        command.show_gains(project, **asked)
    assert complaint in str(error.value)
    assert not (project / ".git").exists() or is_clean(project)


def test_no_git_is_said_in_one_line(project, monkeypatch):
    monkeypatch.setenv("PATH", str(project))
    with pytest.raises(GainsError, match="git: is not there"):
        command.show_gains(project)


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_nothing_stays_behind_when_it_is_stopped(project, stop, tmp_path):
    write(project / "parley" / "cli.py", "import time\ndef main():\n    time.sleep(60)")
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    started = (
        "import pathlib, sys; from benchmarks.gains import __main__ as command;"
        "command.ROOT = pathlib.Path(sys.argv.pop()); command.main()"
    )
    running = subprocess.Popen(
        [sys.executable, "-c", started, str(project)],
        env={**os.environ, "TMPDIR": str(temporary), "PYTHONPATH": str(Path(__file__).parent)},
        stderr=subprocess.PIPE,
        text=True,
    )
    until = time.monotonic() + 20
    while not list(temporary.glob("*/*.err")) and time.monotonic() < until:
        time.sleep(0.02)
    running.send_signal(stop)
    assert running.communicate(timeout=20)[1] == "gains: stopped\n"
    assert running.returncode == 1
    assert list(temporary.iterdir()) == []
    assert is_clean(project)


def test_a_missing_folder_of_texts_is_an_empty_one(project):
    assert [folder.name for folder in list_folders(project)] == ["seeds"]


def test_the_same_tree_reads_the_same(root, tmp_path):
    folders = [Folder("seeds", root / "seeds", False)]
    read_sides({"old": root, "new": root}, folders, tmp_path)
    old, new = (load_frames(tmp_path / side / "0") for side in ("old", "new"))
    compared = compare_frames(old, new)
    assert (compared.changes, compared.lacking) == ((), ())
    assert min(counts["same"] for counts in compared.counts.values()) > 0
    assert set(compared.counts) == {"mentions", "dates", "demands", "links"}

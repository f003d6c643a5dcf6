"""The command line: what it writes, what it says, and what it leaves behind when it cannot."""

import subprocess
import sys
from pathlib import Path

import pytest

from parley.source import load_sources
from parley.tables import read_dictionary

ROOT = Path(__file__).parent.parent
SEED = ROOT / "seeds" / "istanbul-talks-offer.txt"


def run(*arguments, stdin=b""):
    command = [sys.executable, "-m", "parley.cli", *map(str, arguments)]
    done = subprocess.run(command, input=stdin, capture_output=True, cwd=ROOT, timeout=120)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_read_writes_every_table(tmp_path):
    code, out, err = run("read", SEED, "--out", tmp_path / "new" / "tables")
    assert (code, out, err) == (0, "", "")
    written = {path.name for path in (tmp_path / "new" / "tables").iterdir()}
    assert written == {*(f"{name}.csv" for name in read_dictionary()), "datapackage.json"}


def test_read_prints_a_summary_for_eyes():
    code, out, err = run("read", SEED)
    assert (code, err) == (0, "")
    assert "The offer of talks in Istanbul" in out
    assert "20 sentences" in out
    assert "ceasefire" in out


def test_read_takes_standard_input_and_shows_markup_as_text():
    text = b"[red]Oslo[/red] urged Lima to free the \x1b[31mprisoners."
    code, out, _ = run("read", "-", "--published", "2024-02-01", stdin=text)
    assert code == 0
    assert "\x1b" not in out


def test_read_writes_timeml(tmp_path):
    assert run("read", SEED, "--out", tmp_path, "--format", "timeml")[0] == 0
    [path] = tmp_path.iterdir()
    written = path.read_text(encoding="utf-8")
    assert path.name == "istanbul-talks-offer.tml"
    assert 'value="2025-05-15"' in written


@pytest.mark.parametrize(
    ("content", "published", "complaint"),
    [
        pytest.param(b"", "2024-01-01", "is empty", id="empty"),
        pytest.param(b"caf\xe9", "2024-01-01", "is not UTF-8", id="latin-1"),
        pytest.param(b"\x00\x01", "2024-01-01", "NUL", id="nul"),
        pytest.param(b"Oslo agreed.", None, "no publication date", id="no date"),
        pytest.param(b"Oslo agreed.", "1 May", "is not an ISO date", id="bad date"),
        pytest.param(b"a " * 500_001, "2024-01-01", "more than 1,000,000", id="too long"),
    ],
)
def test_bad_input_is_refused_in_one_line_and_leaves_nothing(
    content, published, complaint, tmp_path
):
    text = tmp_path / "text.txt"
    text.write_bytes(content)
    given = ["--published", published] if published else []
    code, out, err = run("read", text, *given, "--out", tmp_path / "out")
    assert code != 0
    assert out == ""
    assert complaint in err
    assert err.count("\n") == 1
    assert str(text) in err
    assert [path.name for path in tmp_path.iterdir()] == ["text.txt"]


def test_an_unknown_path_is_refused(tmp_path):
    code, _, err = run("read", tmp_path / "no.txt", "--published", "2024-01-01")
    assert code != 0
    assert "does not exist" in err
    assert err.count("\n") == 1


def test_a_folder_that_cannot_be_written_is_named_in_one_line(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    code, _, err = run("read", SEED, "--out", blocked / "tables")
    assert code != 0
    assert err.count("\n") == 1
    assert "file" in err


def test_one_bad_text_of_a_folder_stops_the_whole_before_anything_is_written(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.txt").write_text("Oslo agreed.", encoding="utf-8")
    (tmp_path / "in" / "bad.txt").write_bytes(b"\xff")
    code, _, err = run(
        "read", tmp_path / "in", "--published", "2024-01-01", "--out", tmp_path / "o"
    )
    assert code != 0
    assert "bad.txt" in err
    assert not (tmp_path / "o").exists()


def test_explain_says_by_which_rule_and_the_same_each_time():
    first = run("explain", SEED, "--sentence", "4")
    code, out, err = first
    assert (code, err) == (0, "")
    assert out.startswith("s04 He suggested revisiting")
    assert "actor “He” → RUS/vladimir-putin  pronoun.person" in out
    assert "offer by “suggest”" in out
    assert "s05" not in out
    assert "\x1b" not in out
    assert run("explain", SEED, "--sentence", "4") == first


def test_explain_tells_all_sentences_and_why_one_is_silent():
    text = b"France did not urge Mali to leave. It rained."
    code, out, _ = run("explain", "-", "--published", "2024-03-01", stdin=text)
    assert code == 0
    assert "no act in “urge” (urge): negated" in out
    assert out.rstrip().endswith("no act: the sentence holds no word that can name one")


@pytest.mark.parametrize("number", ["0", "21", "-1"])
def test_explain_refuses_a_sentence_that_is_not_there_in_one_line(number):
    code, out, err = run("explain", SEED, "--sentence", number)
    assert code != 0
    assert out == ""
    assert err.count("\n") == 1
    assert f"no sentence {number}; name one from 1 to 20" in err


@pytest.mark.parametrize(
    ("form", "name"),
    [("plover", "plover.json"), ("events", "events.tsv"), ("annotations", "annotations.jsonld")],
)
def test_read_prints_or_writes_the_forms_of_others(form, name, tmp_path):
    code, out, err = run("read", SEED, "--format", form)
    assert (code, err) == (0, "")
    assert run("read", SEED, "--format", form, "--out", tmp_path) == (0, "", "")
    assert (tmp_path / name).read_text(encoding="utf-8") == out


CP1252 = "body,day\n“Oslo urged Lima to free the prisoners.”,2024-02-01\n".encode("cp1252")
HAVING_IT = ("--encoding", "cp1252", "--as", "csv", "--column", "text=body")
HAVING_IT = (*HAVING_IT, "--column", "published=day")


def test_explain_takes_a_text_in_as_read_does(tmp_path):
    (tmp_path / "a.data").write_bytes(CP1252)
    code, out, err = run("explain", tmp_path / "a.data", *HAVING_IT)
    assert (code, err) == (0, "")
    assert "“Oslo urged Lima" in out
    code, out, err = run("explain", "-", "--published", "2024-02-01", stdin=FRENCH)
    assert (code, "is in French" in err) == (1, True)
    assert run("explain", "-", "--published", "2024-02-01", "--any-language", stdin=FRENCH)[0] == 0


FRENCH = "La France exige un cessez-le-feu immédiat et demande à Lima de partir.".encode()


def test_book_takes_texts_in_as_read_does(tmp_path):
    (tmp_path / "a.data").write_bytes(CP1252)
    made = ("--no-build", "--out", tmp_path / "b")
    assert run("book", tmp_path / "a.data", *HAVING_IT, *made)[::2] == (0, "")
    [source] = load_sources(tmp_path / "b" / "texts")
    assert (source.text, source.published) == (
        "“Oslo urged Lima to free the prisoners.”",
        "2024-02-01",
    )


def test_a_book_of_a_text_in_another_language_can_read_it_again(tmp_path):
    (tmp_path / "f.txt").write_bytes(FRENCH)
    made = ("--published", "2024-02-01", "--no-build", "--out", tmp_path / "b")
    assert run("book", tmp_path / "f.txt", *made)[0] == 1
    assert run("book", tmp_path / "f.txt", *made, "--any-language")[0] == 0
    [source] = load_sources(tmp_path / "b" / "texts")
    assert source.text.encode() == FRENCH


@pytest.mark.parametrize("command", ["read", "explain", "book", "corpus"])
def test_a_missing_day_is_asked_for_with_what_changes_without_it(tmp_path, command):
    (tmp_path / "a.txt").write_text("Oslo urged Lima to leave by Friday.")
    out = ["--out", tmp_path / "out"] if command in ("book", "corpus") else []
    code, _, said = run(command, tmp_path / "a.txt", *out)
    if command == "corpus":
        assert code == 3
        said = run("query", "SELECT reason FROM quarantine", "--corpus", tmp_path / "out")[1]
    else:
        assert code == 1
        assert len(said.splitlines()) == 1
    for asked in ("a.txt", "--published", "sources.csv", "without it *Friday* is no day"):
        assert asked in said

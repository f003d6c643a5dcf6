"""What is read as a text, what is refused, and in which words."""

import hashlib
import io
import os
import subprocess
import sys
from dataclasses import asdict
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.plaintext import MAX_BYTES, MAX_CHARACTERS, SourceError, decode_text
from parley.source import Source, check_date, load_source, load_sources

DAY = "2024-03-01"


@pytest.fixture
def write(tmp_path):
    """Write files into a folder of their own and give the folder."""

    def _write(files):
        for name, content in files.items():
            content = content.encode() if isinstance(content, str) else content
            (tmp_path / name).write_bytes(content)
        return tmp_path

    return _write


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(b"", "is empty", id="empty"),
        pytest.param(b" \t\r\n\n", "nothing but blanks", id="whitespace"),
        pytest.param("\u00a0\u2028\u3000".encode(), "nothing but blanks", id="unicode blanks"),
        pytest.param("\ufeff\u200b\n".encode(), "nothing but blanks", id="invisible only"),
        pytest.param(b"\xef\xbb\xbf", "nothing but blanks", id="byte order mark only"),
        pytest.param("Café".encode("latin-1"), "is not UTF-8 (byte 3)", id="latin-1"),
        pytest.param("Kyiv “agreed”".encode("cp1252"), "is not UTF-8", id="windows quotes"),
        pytest.param(b"Kyiv \xed\xa0\x80", "is not UTF-8", id="surrogate"),
        pytest.param(b"Kyiv \xc0\xaf", "is not UTF-8", id="overlong"),
        pytest.param(b"Kyiv \xe2\x80", "is not UTF-8", id="cut off"),
        pytest.param("Kyiv agreed.".encode("utf-16"), "is UTF-16", id="utf-16 with mark"),
        pytest.param("Kyiv agreed.".encode("utf-16-le"), "NUL bytes", id="utf-16 without mark"),
        pytest.param(b"Kyiv\0agreed.", "NUL bytes", id="one NUL"),
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "NUL bytes", id="png"),
        pytest.param(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "is not UTF-8", id="pdf"),
        pytest.param(bytes(range(1, 128)), "is binary (", id="control characters"),
        pytest.param(b"a" * (MAX_CHARACTERS + 1), "more than 1,000,000", id="one too many"),
        pytest.param(b"a" * (MAX_BYTES + 9), "more than 1,000,000", id="far too many"),
        pytest.param("€".encode() * 1_400_000, "more than 1,000,000", id="cut inside a character"),
    ],
)
def test_refuses_what_is_no_text(write, content, words):
    path = write({"a.txt": content}) / "a.txt"
    with pytest.raises(SourceError) as refused:
        load_source(path, published=DAY)
    assert words in str(refused.value)
    assert str(refused.value).startswith(f"{path}: ")
    assert len(str(refused.value).splitlines()) == 1
    assert "; " in str(refused.value), "the line says what to do"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("<script>alert('x')</script> & <b>Kyiv</b> agreed.", id="html and script"),
        pytest.param("The word قال means that the minister said it.", id="right to left"),
        pytest.param("The \u202eenvoy\u202c agreed.", id="direction override"),
        pytest.param("Zele\u0301nskyy agreed; cafe\u0301.", id="combining"),
        pytest.param("Ky\u200biv\u2060 agreed\u00ad.", id="zero width"),
        pytest.param("👩‍⚖️🇺🇳 agreed.", id="joined emoji"),
        pytest.param("One line.\r\nTwo.\rThree.\u2028Four.\x85Five.\n\n", id="line ends"),
        pytest.param("\ufeffKyiv agreed.", id="byte order mark"),
        pytest.param(
            "\x01wire copy\x02 of the old kind, with a few marks\x03\n", id="few controls"
        ),
        pytest.param("…", id="one mark"),
    ],
)
def test_keeps_every_character(write, text):
    source = load_source(write({"a.txt": text}) / "a.txt", published=DAY)
    assert source.text == text
    assert source.sha256 == hashlib.sha256(text.encode()).hexdigest()


def test_reads_a_text_of_exactly_the_limit(write):
    text = "€" * MAX_CHARACTERS
    assert len(load_source(write({"a.txt": text}) / "a.txt", DAY).text) == MAX_CHARACTERS


def _read_or_refuse(content):
    """The text, and the line of the refusal."""
    try:
        return decode_text(content), ""
    except SourceError as refused:
        return None, str(refused)


@given(st.binary(max_size=200) | st.text(st.characters(codec="utf-8")).map(str.encode))
def test_any_bytes_are_a_text_or_one_clear_line(content):
    text, line = _read_or_refuse(content)
    if text is None:
        assert line.startswith("text: ")
        assert len(line.splitlines()) == 1
    else:
        assert text.encode() == content


@given(st.text(st.characters(categories=("L", "N", "P")), min_size=1))
def test_letters_are_never_refused(text):
    assert decode_text(text.encode()) == text


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2024-02-29", "2024-02-29"),
        (" 2024-03-01 ", DAY),
        ("2024-03-01T23:59:59-11:00", DAY),  # the day as written, whatever the time zone
        ("2024-03-01T00:30:00Z", DAY),
        ("2024-03-01 08:00", DAY),
    ],
)
def test_reads_the_day_of_a_date(published, day):
    assert check_date(published) == day


@pytest.mark.parametrize(
    "published",
    ["2024-02-30", "2023-02-29", "2024-03", "2024", "1 March 2024", "03/01/2024", "today", "-",
     "0001-01-01", "9999-12-31"],
)  # fmt: skip
def test_refuses_what_is_no_day(write, published):
    path = write({"a.txt": "Kyiv agreed."}) / "a.txt"
    with pytest.raises(SourceError, match="YYYY-MM-DD") as refused:
        load_source(path, published=published)
    assert repr(published) in str(refused.value)


@pytest.mark.parametrize("published", [None, "", "  "])
def test_refuses_a_text_without_a_day(write, published):
    path = write({"a.txt": "Kyiv agreed."}) / "a.txt"
    with pytest.raises(SourceError, match="has no publication date; give the day as YYYY-MM-DD"):
        load_source(path, published=published)


def test_takes_a_date_for_a_day(write):
    assert load_source(write({"a.txt": "A."}) / "a.txt", date(2024, 3, 1)).published == DAY


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("missing.txt", "does not exist"),
        (".", "is a folder"),
        ("a\0b.txt", "cannot be read"),
        ("a" * 400, "cannot be read"),
        ("a.txt/b.txt", "cannot be read"),
        ("two\nlines", r"two\nlines: does not exist"),
    ],
)
def test_refuses_an_unknown_path(write, name, words):
    with pytest.raises(SourceError) as refused:
        load_source(write({"a.txt": "A."}) / name, DAY)
    assert words in str(refused.value)
    assert len(str(refused.value).splitlines()) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names themselves")
def test_refuses_a_file_name_that_no_table_can_hold(tmp_path):
    path = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")
    with open(path, "wb") as stored:
        stored.write(b"Kyiv agreed.")
    with pytest.raises(SourceError, match="cannot be a text_id") as refused:
        load_source(path, DAY)
    assert str(refused.value).encode()


def test_reads_standard_input(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("Kyiv “agreed”.\r\n".encode())))
    source = load_source("-", DAY)
    assert (source.text_id, source.file, source.text) == ("stdin", "-", "Kyiv “agreed”.\r\n")


def test_refuses_an_empty_standard_input():
    # In a process of its own: the stream has to be the system's.
    line = "from parley.source import load_source; load_source('-', '2024-03-01')"
    done = subprocess.run([sys.executable, "-c", line], input=b"", capture_output=True)
    assert b"SourceError: standard input: is empty" in done.stderr


def test_one_text_takes_its_row_and_the_argument_goes_first(write):
    table = f"file,text_id,published,title,desk\na.txt,envoys,{DAY},Envoys freed,Africa\n"
    folder = write({"a.txt": "A.", "b.txt": "B.", "sources.csv": table})
    source = load_source(folder / "a.txt")
    assert (source.text_id, source.published, source.title) == ("envoys", DAY, "Envoys freed")
    assert source.other == (("desk", "Africa"),)
    assert load_source(folder / "a.txt", "2025-01-02", "other").published == "2025-01-02"
    assert load_source(folder / "b.txt", DAY).text_id == "b"


def test_another_programs_sources_csv_is_no_hindrance_to_one_text(write):
    folder = write({"a.txt": "A.", "sources.csv": "name,price\nriver,3\n"})
    assert load_source(folder / "a.txt", DAY).text_id == "a"


def test_reads_a_folder(write):
    table = (
        "\ufefftext_id,file,published,publish_text,published_basis\r\n"
        f'envoys,b.txt,{DAY}T10:00:00Z,quotes,"its head, and its foot"\r\n,c.TXT,,,\r\n'
    )
    folder = write(
        {
            "c.TXT": "C.",
            "b.txt": "B.",
            "a.txt": "A.",
            "._a.txt": b"\0\5\x16\7",
            "README.md": "no text",
            "sources.csv": table,
        }
    )
    (folder / "old.txt").mkdir()
    read = [
        (s.file, s.text_id, s.published, s.publish_text) for s in load_sources(folder, "2023-12-31")
    ]
    assert read == [
        ("a.txt", "a", "2023-12-31", "full"),
        ("b.txt", "envoys", DAY, "quotes"),
        ("c.TXT", "c", "2023-12-31", "full"),
    ]
    assert load_sources(folder, "2023-12-31")[1].other == (
        ("published_basis", "its head, and its foot"),
    )


def _row(**known):
    """A sources.csv with one row, for a.txt unless it says otherwise."""
    row = {"text_id": "", "file": "a.txt", "published": DAY, **known}
    return ",".join(row) + "\n" + ",".join(row.values()) + "\n"


@pytest.mark.parametrize(
    ("table", "words"),
    [
        pytest.param(_row(file="z.txt"), "names z.txt, which is no text", id="missing file"),
        pytest.param(_row(file="../a.txt"), "names ../a.txt", id="file elsewhere"),
        pytest.param(_row(file=""), "line 2 names no file", id="no file"),
        pytest.param(
            _row(text_id="b") + f",b.txt,{DAY}\n", "text_id 'b', as a.txt has", id="duplicate id"
        ),
        pytest.param(_row(text_id="../b"), "cannot be a text_id", id="id with a slash"),
        pytest.param(_row(text_id=".."), "cannot be a text_id", id="id of dots"),
        pytest.param(_row(sha256="0" * 64), "sha256", id="sha256 of another text"),
        pytest.param(_row(publish_text="some"), "publish_text is 'some'", id="publish_text"),
        pytest.param(_row(published="May 1"), "'May 1' is not an ISO date", id="date"),
        pytest.param(_row(published=""), "has no publication date", id="no date"),
        pytest.param(_row() + f",a.txt,{DAY}\n", "names a file twice", id="file twice"),
        pytest.param(_row() + f",b.txt,{DAY},1\n", "more or fewer cells", id="too many cells"),
        pytest.param(_row() + ",b.txt\n", "more or fewer cells", id="too few cells"),
        pytest.param(_row() + '"b', "is not CSV", id="open quotation mark"),
        pytest.param("text_id;file\na;a.txt\n", "has no column file", id="semicolons"),
        pytest.param(b"file\nb\xff.txt\n", "is not CSV in UTF-8", id="table not UTF-8"),
    ],
)
def test_refuses_a_table_that_cannot_be_used(write, table, words):
    folder = write({"a.txt": "Kyiv agreed.", "b.txt": "Mali agreed.", "sources.csv": table})
    with pytest.raises(SourceError) as refused:
        load_sources(folder)
    assert words in str(refused.value)
    assert len(str(refused.value).splitlines()) == 1


@pytest.mark.parametrize(
    ("files", "name", "words"),
    [
        ({"README.md": "A."}, ".", "holds no texts"),
        ({"a.txt": "A."}, "missing", "does not exist"),
        ({"a.txt": "A.", "b.txt": ""}, ".", "b.txt: is empty"),
        ({"A.txt": "A.", "A.TXT": "B."}, ".", "text_id 'A'"),
    ],
)
def test_refuses_a_folder_that_cannot_be_used(write, files, name, words):
    with pytest.raises(SourceError) as refused:
        load_sources(write(files) / name, DAY)
    assert words in str(refused.value)


def test_a_sha256_may_stand_in_capitals(write):
    digest = hashlib.sha256(b"Kyiv agreed.").hexdigest().upper()
    folder = write({"a.txt": "Kyiv agreed.", "sources.csv": _row(sha256=digest)})
    assert load_sources(folder)[0].sha256 == digest.lower()


def test_a_stored_source_comes_back_equal():
    source = Source("a", "A.", other=(("desk", "Africa"),))
    plain = asdict(source) | {"other": [["desk", "Africa"]]}
    assert Source(**plain) == source

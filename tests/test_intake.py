"""Texts as people have them: each form gives the words to read and what is known, or one line."""

import io
import json
import re
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_cli import run

from parley.intake import Intake
from parley.intake.english import check_english, find_other_language
from parley.intake.front_matter import split_front_matter
from parley.intake.markdown import render_markdown
from parley.intake.webpage import read_webpage
from parley.plaintext import SourceError, decode_text
from parley.source import load_source, load_sources

ROOT = Path(__file__).parent.parent
DAY = "2024-03-01"
TEXT = "France urged Mali to free the envoys by 4 May."
PAGE = """<html><head><title>Envoys freed</title><meta property="og:site_name" content="The Desk">
<meta property="article:published_time" content="2024-03-01T10:00:00Z"></head><body>
<nav><a href="/">Home</a> <a href="/x">World</a></nav><article><h1>Envoys freed</h1>
<p>France urged Mali to free the envoys by 4 May, the minister said in Paris on Friday.</p>
<ul><li>Chad is to withdraw</li></ul><p>Mali <b>refused</b> &amp; left.</p>
<script>alert(1)</script></article><footer>All rights reserved. Cookies</footer></body></html>"""


def intake_of(tmp_path, name, content, **options):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return load_sources(path, DAY, Intake(**options))


@pytest.mark.parametrize(
    ("name", "content", "text", "known"),
    [
        ("a.txt", f"---\ntitle: E\ndate: 2024-02-01\n---\n{TEXT}", TEXT, ("E", "2024-02-01")),
        ("a.txt", f"---\r\npublished: {DAY}\r\n---\r\n{TEXT}\r\n", f"{TEXT}\r\n", ("", DAY)),
        ("a.txt", f"\ufeff---\ntitle: No\n...\n{TEXT}", TEXT, ("No", DAY)),
        ("a.txt", f"---\nA note: not ours\n---\n{TEXT}", None, ("", DAY)),
        ("a.txt", f"---\n{TEXT}\n---\n", None, ("", DAY)),
        ("a.txt", f"---\ntitle: never closed\n{TEXT}", None, ("", DAY)),
        ("a.md", f"---\ntitle: E\nl: [a]\n---\n# H\n\n*{TEXT}*\n", f"H\n\n{TEXT}\n", ("E", DAY)),
        ("a.html", PAGE, None, ("Envoys freed", DAY)),
    ],
)  # fmt: skip
def test_front_matter_and_heads_say_what_is_known(tmp_path, name, content, text, known):
    [source] = intake_of(tmp_path, name, content)
    if name != "a.html":
        assert source.text == (content if text is None else text)
    assert (source.title, source.published) == known


def test_what_is_said_elsewhere_goes_before_front_matter(tmp_path):
    (tmp_path / "a.txt").write_text(f"---\ntitle: Theirs\ndate: 2020-01-01\n---\n{TEXT}")
    (tmp_path / "sources.csv").write_text("file,title,published\na.txt,Ours,\n")
    assert (load_source(tmp_path / "a.txt").title, load_source(tmp_path / "a.txt").published) == (
        "Ours",
        "2020-01-01",
    )
    assert load_source(tmp_path / "a.txt", "2021-01-01").published == "2021-01-01"
    assert load_sources(tmp_path, "2021-01-01")[0].published == "2020-01-01"


@pytest.mark.parametrize(
    "block", ["title: [", "- a\n- b", "just words", "a: " + "[" * 5000, "&a [*a]", "? [a]\n: b"]
)
def test_front_matter_that_is_no_yaml_is_refused_or_read(block):
    text = f"---\n{block}\n---\n{TEXT}"
    assert split_front_matter(text, "a.txt", "txt") == ({}, text)
    try:
        left = split_front_matter(text, "a.md", "md")[1]
    except SourceError as refused:
        left = str(refused).partition(";")[0]
    assert left in (TEXT, text, "a.md: opens with front matter that is no YAML with names")


def test_aliases_in_front_matter_cannot_blow_up(tmp_path):
    layers = ["a0: &a0 [x, x]"]
    layers += [f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]" for i in range(1, 30)]
    block = "\n".join(["title: Bomb", *layers])
    said, rest = split_front_matter(f"---\n{block}\n---\n{TEXT}", "a.md", "md")
    assert (said, rest) == ({"title": "Bomb", "a0": "x|x"}, TEXT)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Mali **agreed**, _it_ `said`.", "Mali agreed, it said.\n"),
        ("# Head\nIt left.\n\nIt stayed.", "Head\n\nIt left.\n\nIt stayed.\n"),
        ("It urged:\n\n- Chad to act;\n- *aid*.", "It urged:\n\n- Chad to act;\n- aid.\n"),
        ("3. One.\n4. Two.", "3. One.\n4. Two.\n"),
        ("[Mali](http://x.y) left ![flag](f.png).", "Mali left .\n"),
        ("> Mali left\n> on Friday.", "Mali left\non Friday.\n"),
        ("<!-- hidden -->\n\nMali <b>left</b>.", "Mali left.\n"),
        ("| a | b |\n|---|---|\n| Mali | left |", "a\tb\n\nMali\tleft\n"),
        ("```\ncode\n```", "code\n"),
        ("AT&amp;T &lt;left&gt; \\*so\\*.", "AT&T <left> *so*.\n"),
        ("", ""),
    ],
)  # fmt: skip
def test_markdown_gives_the_words_of_the_page(written, shown):
    assert render_markdown(written) == shown


@given(st.text(max_size=80))
def test_any_markdown_gives_words_and_paragraphs_stay_apart(text):
    shown = render_markdown(f"{text}\n\nMali left.")
    assert shown.endswith("\n")


def test_a_page_gives_its_article_and_nothing_around_it():
    known, text = read_webpage(PAGE)
    assert known == {"title": "Envoys freed", "published": DAY, "publisher": "The Desk"}
    assert "free the envoys by 4 May" in text
    assert "Mali refused & left." in text
    assert not re.search(r"alert|Home|Cookies|<", text)


def test_the_date_of_a_page_is_never_guessed():
    page = PAGE.replace("article:published_time", "x").replace("<footer>", "<footer>1 May 2020 ")
    assert "published" not in read_webpage(page)[0]


def records_as(kind, rows):
    """Write rows as the bytes of one kind of file."""
    if kind == "jsonl":
        return "".join(json.dumps(row) + "\n" for row in rows).encode()
    if kind == "parquet":
        written = io.BytesIO()
        pq.write_table(pa.Table.from_pylist(rows), written)
        return written.getvalue()
    import pandas as pd

    return pd.DataFrame(rows).to_csv(index=False).encode("utf-8-sig")


ROWS = [
    {"body": TEXT, "day": "2024-02-01", "id": "one", "desk": "Africa"},
    {"body": 'Mali,\n"refused" it.', "day": "2024-02-02T10:00:00", "id": "two", "desk": "Café"},
    {"body": "Chad left “Niger”.", "day": "2024-02-03", "id": None, "desk": None},
]


@pytest.mark.parametrize("kind", ["jsonl", "csv", "parquet"])
def test_records_are_texts(tmp_path, kind):
    names = {"text": "body", "published": "day", "text_id": "id"}
    read = intake_of(tmp_path, f"wire.{kind}", records_as(kind, ROWS), columns=names)
    assert [(s.text_id, s.published, s.text) for s in read] == [
        ("one", "2024-02-01", ROWS[0]["body"]),
        ("two", "2024-02-02", ROWS[1]["body"]),
        ("wire-3", "2024-02-03", ROWS[2]["body"]),
    ]
    assert read[0].other == (("desk", "Africa"),)
    assert read[2].other == ()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.csv", b"body\nMali left.\n", "has no column 'text'; name the right one with --column"),
        ("a.csv", b"text,text\na,b\n", "two columns of one name"),
        ("a.csv", b"text,day\nMali left.\n", "record 1: has more or fewer cells"),
        ("a.csv", b'text\n"Mali', "is not CSV"),
        ("a.csv", b"", "has no column 'text'"),
        ("a.csv", b"text\n", "holds no texts"),
        ("a.csv", b"text\ncaf\xe9 in Mali\n", "is not CSV in utf-8"),
        ("a.jsonl", b"[1]\n", "line 1: is no JSON object"),
        ("a.jsonl", b"\n{\n", "line 2: is no JSON object"),
        ("a.jsonl", b'{"body": "Mali left."}\n', "line 1: has no 'text'"),
        ("a.jsonl", b'{"text": ""}\n', "record 1: is empty"),
        ("a.jsonl", b'{"text": "\\ud800 left"}\n', "half a character"),
        ("a.jsonl", b'{"text": "' + b"[" * 99 + b'"', "line 1: is no JSON object"),
        ("a.jsonl", b"[" * 100_000, "line 1: is no JSON object"),
        ("a.jsonl", b'{"text": "' + b"a" * 5_000_000 + b'"}\n{"text": "b"}', "more than 1,000,000"),
        ("a.parquet", b"PAR1 no PAR1", "is not Parquet"),
        ("a.html", b"<html><body></body></html>", "without readable text"),
        ("a.md", b"<!-- nothing -->", "is empty"),
    ],
)  # fmt: skip
def test_what_is_no_file_of_its_kind_is_refused_in_one_line(tmp_path, name, content, words):
    with pytest.raises(SourceError) as refused:
        intake_of(tmp_path, name, content)
    assert words in str(refused.value)
    assert str(refused.value).startswith(str(tmp_path / name))
    assert len(str(refused.value).splitlines()) == 1


def test_parquet_without_the_column_is_refused(tmp_path):
    with pytest.raises(SourceError, match="no column 'text'"):
        intake_of(tmp_path, "a.parquet", records_as("parquet", ROWS))


def test_a_folder_holds_any_of_them(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.md").write_text(f"*{TEXT}*")
    (tmp_path / "c.html").write_text(PAGE)
    (tmp_path / "d.jsonl").write_text(json.dumps({"text": TEXT}) + "\n")
    (tmp_path / "README.md").write_text("No text.")
    (tmp_path / "e.png").write_bytes(b"\0")
    assert [s.text_id for s in load_sources(tmp_path, DAY)] == ["a", "b", "c", "d-1"]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Orbán a déclaré que “l’été” sera chaud.", "cp1252"),
        ("Міністр закордонних справ закликав Росію погодитися на припинення вогню.", "cp1251"),
        ("Kyiv agreed on a truce.", "utf-16"),
    ],
)
def test_another_encoding_is_suggested_and_read_when_named(text, encoding):
    stored = text.encode(encoding)
    with pytest.raises(SourceError, match="read it with --encoding") as refused:
        decode_text(stored)
    named = re.search(r"--encoding ([a-z0-9-]+)", str(refused.value))[1]
    assert decode_text(stored, encoding=named) == text
    assert decode_text(stored, encoding=encoding) == text


@pytest.mark.parametrize("encoding", ["nonsense", "hex", "zip", "", "utf-8\0"])
def test_an_unknown_encoding_is_refused(encoding):
    with pytest.raises(SourceError, match="there is no encoding"):
        Intake(encoding=encoding)


OTHER = {
    "French": "La France a exhorté le Mali à libérer les envoyés avant vendredi.",
    "German": "Deutschland forderte Russland auf, einer Waffenruhe bis Freitag zuzustimmen.",
    "Dutch": "Nederland riep Rusland op om in te stemmen met een wapenstilstand. We willen in de "
    "komende week over de voorwaarden praten, zei de minister in Den Haag.",
    "Spanish": "España instó a Marruecos a abrir la frontera antes del 4 de mayo.",
    "Italian": "L’Italia ha chiesto alla Libia di fermare le partenze entro venerdì.",
    "Portuguese": "O Brasil pediu à Venezuela que respeite o acordo até sexta-feira.",
    "Russian": "Россия призвала Украину согласиться на переговоры в Стамбуле 15 мая.",
    "Ukrainian": "Україна закликала Росію погодитися на повне припинення вогню з 12 травня.",
    "Arabic": "قال الوزير إن المحادثات ستبدأ يوم الخميس في إسطنبول.",
    "Chinese": "外交部发言人表示,中方呼吁有关各方尽快停火。",
    "Turkish": "Türkiye, Rusya'yı cuma gününe kadar ateşkesi kabul etmeye çağırdı.",
    "Polish": "Polska wezwała Rosję do natychmiastowego zawieszenia broni.",
    "Swedish": "Sverige uppmanade Ryssland att gå med på en vapenvila senast på fredag.",
    "Danish": "Danmark opfordrede Rusland til at gå med til en våbenhvile inden fredag.",
    "Indonesian": "Indonesia mendesak Rusia untuk menyetujui gencatan senjata sebelum Jumat.",
    "Swahili": "Kenya iliitaka Urusi kukubali kusitisha mapigano kabla ya Ijumaa.",
    "Vietnamese": "Việt Nam kêu gọi các bên kiềm chế và đối thoại trước thứ Sáu.",
    "Romanian": "România a cerut Rusiei să accepte un armistițiu până vineri.",
    "Persian": "وزیر خارجه ایران از طرفین خواست تا روز جمعه آتش‌بس کنند.",
    "Hebrew": "ישראל קראה לרוסיה להסכים להפסקת אש עד יום שישי.",
    "Japanese": "外務大臣は金曜日までに停戦に応じるよう求めた。",
    "Afrikaans": "Suid-Afrika het Rusland gevra om voor Vrydag tot 'n wapenstilstand in te stem, "
    "het die minister in Pretoria gesê. Ons is in die week hier.",
}


@pytest.mark.parametrize("language", OTHER)
def test_other_languages_are_refused_by_name(tmp_path, language):
    with pytest.raises(SourceError, match=f"is in {language}; Parley reads English"):
        intake_of(tmp_path, "a.txt", OTHER[language])
    [source] = intake_of(tmp_path, "a.txt", OTHER[language], any_language=True)
    assert source.text == OTHER[language]


@pytest.mark.parametrize(
    "text",
    [
        "Mali agreed.",
        "COMMUNIQUÉ",
        "New York, 22 October 2024 (excerpts)",
        "Lula, Petro, Boric, Maduro and Sánchez met López Obrador in São Paulo.",
        "Erdoğan, Çavuşoğlu and Fidan received Aliyev, Paşinyan and Mirzoyan in Çankaya, Ankara.",
        "Tusk, Sikorski, Duda and Błaszczak told Szijjártó and Orbán that Wrocław would not wait.",
        "The Bundestag, the Bundesrat and the Auswärtiges Amt rejected the Zeitenwende budget.",
        "Xi Jinping, Wang Yi and Qin Gang (王毅, 秦刚) met Hun Manet and Prak Sokhonn.",
        "Bin Salman, al-Jubeir, al-Thani, el-Sisi and Abu Mazen signed in Sharm el-Sheikh.",
        "“Nous partirons”, said Macron of the Élysée; Sahel envoys answered: “Barkhane est finie.”",
        "MINUSMA, ECOWAS, G5 Sahel, UNSC: Goïta, Diop, Tiani, Traoré, Damiba.",
        "UAE, KSA, Qatar: talks Doha Tuesday.",
        "The word “перемирие” (truce) stood in the Kremlin’s statement of 4 May.",
    ],
)
def test_english_full_of_names_is_english(text):
    check_english(text)


def test_every_dispatch_and_each_of_its_paragraphs_is_english():
    texts = sorted((ROOT / "tests" / "texts" / "development").glob("*.txt"))
    texts += sorted((ROOT / "seeds").rglob("*.txt"))
    assert len(texts) > 10
    for path in texts:
        text = path.read_text(encoding="utf-8")
        check_english(text, path)
        found = [p for p in text.splitlines() if find_other_language(p)]
        assert found == []


def test_a_text_mostly_in_another_language_is_refused():
    french = OTHER["French"] * 5
    with pytest.raises(SourceError, match="is in French"):
        check_english(f"Press release of the ministry.\n\n{french}\n\n{french}")
    check_english(f"{TEXT * 9}\n\n{french}\n\n{TEXT * 9}")


def test_the_command_takes_them_all(tmp_path):
    (tmp_path / "a.html").write_text(PAGE)
    code, _, err = run("read", tmp_path / "a.html", "--out", tmp_path / "out")
    assert (code, err) == (0, "")
    text = (tmp_path / "out" / "texts" / "a.txt").read_text(encoding="utf-8")
    import pandas as pd

    mentions = pd.read_csv(tmp_path / "out" / "mentions.csv")
    assert len(mentions)
    for start, end, quote in zip(
        mentions["start"], mentions["end"], mentions["quote"], strict=True
    ):
        assert text[start:end] == quote
    line = json.dumps({"body": TEXT, "day": DAY}).encode()
    names = ("--column", "text=body", "--column", "published=day")
    code, out, err = run("read", "-", "--as", "jsonl", *names, stdin=line)
    assert (code, err) == (0, "")
    assert "Mali" in out


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (("--column", "body"), "names no column"),
        (("--column", "words=body"), "no column that is read"),
        (("--as", "pdf"), "no kind of file"),
        (("--encoding", "hex"), "no encoding"),
    ],
)
def test_options_that_make_no_sense_are_one_line(given, words):
    code, out, err = run("read", "seeds/istanbul-talks-offer.txt", *given)
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert words in err

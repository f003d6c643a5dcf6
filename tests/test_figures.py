"""What the figures draw, say and escape."""

import json
import re
from html.parser import HTMLParser
from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from handmade import make_reading
from hypothesis import given
from hypothesis import strategies as st

from parley import figures, read
from parley.figures import colours, markup
from parley.figures.axes import frame_chart, make_axis
from parley.figures.figure import Figure, escape_script, write_theme
from parley.figures.folding import unfold_repeats
from parley.figures.timeline import Scale
from parley.tables import make_tables

DRAWINGS = ["draw_matrix", "draw_timeline", "draw_actors", "draw_demands", "draw_deadlock"]
TABLES = [
    "tabulate_positions",
    "tabulate_demands",
    "tabulate_ledger",
    "tabulate_dates",
    "tabulate_doubts",
    "tabulate_actors",
    "tabulate_parts",
    "tabulate_links",
    "tabulate_orders",
    "tabulate_deadlocks",
    "tabulate_common_ground",
]
# Machado, Oliveira and Fernandes 2009, full severity, on linear RGB.
VISION = {
    "full": np.eye(3),
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.072175],
        [0.0193339, 0.119192, 0.9503041],
    ]
)


class Outline(HTMLParser):
    """Collects the elements of a page and checks that they close in order."""

    VOID = frozenset({"br"})

    def __init__(self):
        super().__init__()
        self.open, self.seen = [], []

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def outline(html):
    parser = Outline()
    parser.feed(html)
    parser.close()
    assert parser.open == []
    return parser.seen


@pytest.fixture(scope="module")
def tables():
    return make_tables(make_reading())


@pytest.fixture(scope="module")
def empty():
    return make_tables(make_reading(bare=True, text="Nothing is said."))


def linear(colour):
    values = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def contrast(one, two):
    low, high = sorted(float(linear(each) @ [0.2126, 0.7152, 0.0722]) for each in (one, two))
    return (high + 0.05) / (low + 0.05)


def lab(rgb):
    xyz = XYZ @ np.clip(rgb, 0, 1) / [0.95047, 1, 1.08883]
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_colour_of_text_and_marks_stands_out_from_its_page(mode):
    page = getattr(colours.PAGE, mode)
    for shade in (colours.INK, colours.QUIET, colours.ALARM, *colours.ACTORS):
        assert contrast(getattr(shade, mode), page) >= 4.5, shade


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("vision", VISION)
def test_no_two_actor_colours_fall_together(mode, vision):
    seen = [lab(np.array(VISION[vision]) @ linear(getattr(s, mode))) for s in colours.ACTORS]
    nearest = min(np.linalg.norm(one - two) for one, two in combinations(seen, 2))
    assert nearest > 15  # a just noticeable difference is about 2.3


def test_every_light_colour_has_one_dark_one():
    shades = (*colours.SHADES.values(), *colours.ACTORS)
    assert len(colours.map_to_dark()) == len(shades)


def test_a_person_has_the_colour_of_his_party_and_others_have_not(tables):
    styles = figures.style_actors(tables["actors"])
    person, state, other = styles["NOR/ann-o-hara"], styles["NOR"], styles["SOU"]
    assert (person.slot, person.symbol) == (state.slot, state.symbol)
    assert state.slot != other.slot
    assert state.symbol != other.symbol


def test_a_hundred_parties_share_no_pair_of_colour_and_symbol_before_they_must():
    ids = [f"P{number:02d}" for number in range(56)]
    styles = figures.style_actors(pd.DataFrame({"actor_id": ids, "name": ids}))
    assert len({(styles[each].slot, styles[each].symbol) for each in ids}) == 56


@pytest.mark.parametrize("draw", DRAWINGS)
def test_a_figure_is_whole_named_and_has_its_table(tables, draw):
    html = getattr(figures, draw)(tables).to_html()
    seen = outline(html)
    tag, attributes = seen[0]
    assert tag == "figure"
    assert attributes["role"] == "group"
    assert attributes["id"].startswith("chart-")
    assert len(attributes["aria-label"]) > 40
    wide, narrow = [each for tag, each in seen if tag == "svg"]
    assert int(wide["height"]) >= 200  # the room that is kept free for the chart
    assert narrow["height"] == wide["height"]  # on a phone, too, no part of it stands blank
    assert narrow["viewbox"] == f"0 0 360 {narrow['height']}"
    assert not any("style" in each for _, each in seen)
    assert {"details", "summary", "table"} <= {tag for tag, _ in seen}
    scripts = [each for tag, each in seen if tag == "script"]
    assert scripts == [{"type": "application/json"}]


@pytest.mark.parametrize("draw", DRAWINGS)
def test_a_figure_is_drawn_with_the_colours_that_have_a_dark_form(tables, draw):
    plan = unfold_repeats(json.loads(getattr(figures, draw)(tables).to_json()))
    theme = json.loads(write_theme().removeprefix("window.parleyTheme = ").removesuffix(";\n"))
    known = {each.lower() for each in theme["dark"]}
    drawn = {"data": plan["data"], "layout": plan["layout"], "template": theme["template"]}
    used = {each.lower() for each in find_colours(drawn)}
    assert used
    assert used <= known


def find_colours(value):
    if isinstance(value, dict):
        return {found for each in value.values() for found in find_colours(each)}
    if isinstance(value, list):
        return {found for each in value for found in find_colours(each)}
    return {value} if isinstance(value, str) and value.startswith("#") else set()


@pytest.mark.parametrize("draw", DRAWINGS)
def test_a_figure_is_the_same_twice(tables, draw):
    one, two = (getattr(figures, draw)(tables)._repr_mimebundle_() for _ in range(2))
    assert one == two


@pytest.mark.parametrize("show", DRAWINGS + TABLES)
def test_a_text_without_records_is_said_to_have_none(empty, show):
    html = getattr(figures, show)(empty).to_html()
    assert html.startswith('<p class="parley-empty">')
    assert len(html) > 50


@pytest.mark.parametrize("show", DRAWINGS + TABLES)
def test_what_comes_from_a_text_is_escaped(tables, show):
    html = getattr(figures, show)(tables).to_html()
    tags = {tag for tag, _ in outline(html)}
    assert "b" not in tags
    assert "o’hara" not in tags
    assert "<O’Hara" not in html


def test_a_script_element_cannot_be_broken_out_of(tables):
    evil = "</script><script>alert(1)</script><!--"
    chart = figures.draw_matrix(tables).chart
    chart.update_layout(title_text=evil)
    html = Figure("evil", chart, "alt " * 20, markup.Table("t", "t", ("a",), [("b",)])).to_html()
    assert html.count("<script") == html.count("</script") == 1
    assert "<!--" not in html
    held = html.split('<script type="application/json">')[1].split("</script>")[0]
    assert json.loads(held)["layout"]["title"]["text"] == evil


@pytest.mark.parametrize("content", ["</script>", "<!--", "<script>", "a & b", "\u2028"])
def test_escaped_json_reads_the_same(content):
    assert json.loads(escape_script(json.dumps(content, ensure_ascii=False))) == content


def test_a_live_notebook_gets_a_live_chart_and_the_book_a_static_one(tables, monkeypatch):
    figure = figures.draw_matrix(tables)
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    assert set(figure._repr_mimebundle_()) == {"text/html", "text/plain"}
    monkeypatch.setenv("JPY_SESSION_NAME", "chapters/demands.ipynb")
    live = figure._repr_mimebundle_()
    assert set(live) == {"application/vnd.plotly.v1+json", "text/plain"}
    assert live["application/vnd.plotly.v1+json"]["data"]


def test_the_matrix_counts_a_party_once_for_each_act(tables):
    said = figures.draw_matrix(tables).alt
    assert "Northland to Southland: 1 act (withdrawal)" in said
    assert "Southland to nobody named: 1 act (ceasefire)" in said
    only = figures.draw_matrix(tables, acts=["offer"]).alt
    assert "withdrawal" not in only


def test_the_timeline_says_point_deadline_and_open_bound(tables):
    figure = figures.draw_timeline(tables)
    assert "“May 2”: 2025-05-02 (point)" in figure.alt
    assert "“by June 30”: until 2025-06-30 (deadline)" in figure.alt
    assert "30 days" not in figure.alt  # a duration has no day
    deadline = figure.chart.data[1]
    assert list(deadline.marker.symbol) == ["triangle-left", "diamond"]
    assert deadline.line.dash == "dot"  # EDTF calls it approximate
    assert figure.chart.data[0].line.dash == "solid"
    assert any("published" in (note.text or "") for note in figure.chart.layout.annotations)


def test_a_timeline_needs_no_day_of_publication():
    undated = figures.draw_timeline(make_tables(make_reading(published="")))
    assert "published" not in undated.alt
    assert not undated.chart.layout.shapes


@pytest.mark.parametrize(
    ("even", "days", "place"),
    [(True, -3, -3.0), (False, 9, 1.0), (False, -99, -2.0), (False, 0, 0.0)],
)
def test_a_scale_places_days(even, days, place):
    assert Scale(even, -100, 100).place(days) == place


def test_the_deadlock_is_said_with_its_statuses(tables):
    figure = figures.draw_deadlock(tables)
    assert "withdrawal before talks (made, d-01)" in figure.alt
    assert "close a ring" in figure.alt
    strong = [trace for trace in figure.chart.data if trace.mode == "lines"]
    assert [trace.line.dash for trace in strong] == ["solid", "solid"]


def test_order_claims_that_close_no_ring_are_drawn_weak(tables):
    lone = {**tables, "orders": tables["orders"].head(1), "deadlocks": tables["deadlocks"].head(0)}
    figure = figures.draw_deadlock(lone)
    assert "close no ring" in figure.alt
    assert [t.line.dash for t in figure.chart.data if t.mode == "lines"] == ["dash"]


def test_each_position_leads_to_its_records(tables):
    seen = outline(figures.tabulate_positions(tables).to_html())
    links = {each["href"] for tag, each in seen if tag == "a"}
    assert links == {"demands.html#d-01", "demands.html#d-02", "demands.html#d-03"}
    scopes = [each["scope"] for tag, each in seen if tag == "th"]
    assert scopes.count("row") == len(set(tables["positions"]["actor_id"]))


def test_every_record_has_a_row_and_leads_to_the_text(tables):
    seen = outline(figures.tabulate_demands(tables, base="other.html").to_html())
    assert [each["id"] for tag, each in seen if tag == "tr" and "id" in each] == [
        "d-01",
        "d-02",
        "d-03",
    ]
    links = [each["href"] for tag, each in seen if tag == "a"]
    assert links[:3] == ["other.html#d-01", "#d-01", "other.html#s01"]


SAID_TWICE = (
    "Ghana demanded that Togo release the prisoners by 12 June 2024. "
    "Benin offered Togo a truce of 30 days if the shelling stops. "
    "On Monday Ghana again demanded that Togo release the prisoners. "
    "Togo rejected this demand. Mali accused Togo of shelling villages."
)


@pytest.fixture(scope="module")
def ledger():
    return make_tables(read(SAID_TWICE, published="2024-06-01"))


def link_up(tables, *links):
    """Give the tables with these links in place of theirs."""
    columns = ("from_demand", "to_demand", "kind")
    return {
        **tables,
        "links": pd.DataFrame([dict(zip(columns, link, strict=True)) for link in links]),
    }


def show_lines(tables):
    """Give the words of each cell of the ledger, without markup."""
    rows = figures.tabulate_ledger(tables).rows
    return [[re.sub("<[^>]+>", " ", markup.render(cell)).split() for cell in row] for row in rows]


def test_what_is_said_twice_is_one_line_with_both_words_and_its_answer(ledger):
    records = {row.demand_id: row for row in ledger["demands"].itertuples()}
    first, again = (d for d, row in records.items() if row.issuers == "GHA" and row.act == "demand")
    [refusal] = (d for d, row in records.items() if row.act == "reject")
    linked = link_up(ledger, (again, first, "repeats"), (refusal, again, "rejects"))
    lines = figures.list_lines(linked["demands"], linked["links"])
    assert len(lines) == len(records) - 2
    [line] = [line for line in lines if line.records[0].demand_id == first]
    assert [row.demand_id for row in line.records] == [first, again]
    assert [(kind, row.demand_id) for kind, row in line.answers] == [("rejects", refusal)]
    [shown] = [cells for cells in show_lines(linked) if first in cells[3]]
    assert shown[0] == ["prisoners"]
    assert {first, again} <= set(shown[3])
    assert shown[4] == ["✕", "rejected", "by", "Togo", refusal]
    assert shown[5][:1] == ["2024-06-12"]


def test_an_unanswered_demand_says_so_and_an_answer_to_nothing_keeps_its_line(ledger):
    lone = link_up(ledger, ("d-99", "d-98", "repeats"))
    cells = show_lines(lone)
    assert len(cells) == len(ledger["demands"])
    assert {" ".join(row[4]) for row in cells} == {"no answer in the text"}


def test_an_answer_to_an_answer_is_not_lost(ledger):
    [refusal] = ledger["demands"].query("act == 'reject'")["demand_id"]
    accusation = ledger["demands"]["demand_id"].iloc[-1]
    ring = link_up(ledger, (refusal, accusation, "rejects"), (accusation, refusal, "rejects"))
    held = [
        row.demand_id
        for line in figures.list_lines(ring["demands"], ring["links"])
        for row in (*line.records, *(answer for _, answer in line.answers))
    ]
    assert set(held) == set(ledger["demands"]["demand_id"])


def test_lines_stand_by_issue_and_then_by_who_asks(ledger):
    cells = show_lines(link_up(ledger, ("d-99", "d-98", "repeats")))
    issues = [" ".join(row[0]) for row in cells]
    assert issues == sorted(issues, key=issues.index)
    for issue in set(issues):
        asking = [" ".join(row[1]) for row in cells if " ".join(row[0]) == issue]
        assert asking == sorted(asking, key=asking.index)


def test_terms_have_columns_of_their_own(ledger):
    [offer] = [row for row in show_lines(ledger) if "30" in row[6]]
    assert offer[6] == ["30", "days"]
    assert "shelling" in offer[7]


def test_a_threat_stands_in_the_or_else_of_what_it_backs():
    text = "Ghana urged Niger to open the border. Ghana threatened sanctions."
    tables = link_up(make_tables(read(text, published="2024-06-01")), ("d-02", "d-01", "depends"))
    [asked] = [row for row in show_lines(tables) if "asks" in row[2]]
    assert asked[8] == ["d-02"]


def test_a_stacked_table_names_the_column_in_each_cell():
    rows = [("a", markup.Markup("<i>b</i>"))]
    plain = markup.Table("t", "t", ("One", 'T"wo'), rows)
    assert "data-label" not in plain.to_html()
    stacked = markup.Table("t", "t", ("One", 'T"wo'), rows, classes="stacked")
    [cell] = [each for tag, each in outline(stacked.to_html()) if tag == "td"]
    assert cell == {"data-label": 'T"wo'}


def test_a_position_shows_a_repeated_demand_once(ledger):
    again = {
        **ledger,
        "positions": ledger["positions"]
        .head(1)
        .assign(demands="d-01|d-03|d-04", held="d-01|d-01|d-02"),
    }
    html = figures.tabulate_positions(again).to_html()
    assert re.sub("<[^>]+>", "", html).split("asks")[-1].split()[:6] == [
        *("d-01", "(again", "d-03)", "d-04", "(as", "d-02)"),
    ]


def test_a_table_on_a_second_place_of_a_page_has_no_anchors(tables):
    html = figures.tabulate_dates(tables, anchors=False).to_html()
    assert 'id="t-01"' not in html


@pytest.mark.parametrize("show", TABLES)
def test_a_table_scrolls_by_keyboard_and_has_a_name(tables, show):
    table = getattr(figures, show)(tables)
    seen = outline(table.to_html())
    if table.rows:
        assert seen[0][1]["tabindex"] == "0"
        assert seen[0][1]["role"] == "region"
        assert seen[0][1]["aria-label"]
    assert show == "tabulate_common_ground" or table.rows


def test_parts_tell_who_speaks_who_is_spoken_to_and_who_is_spoken_about():
    text = "Ghana urged Togo to free a citizen of Mali. Togo refused. The two met in Niger."
    read_tables = make_tables(read(text, published="2024-06-01"))
    parts = figures.list_parts(read_tables)
    assert list(parts)[:2] == ["GHA", "TGO"]
    assert [bool(side) for side in parts["GHA"]] == [True, bool(parts["GHA"][1])]
    assert all(parts["TGO"])
    assert parts["MLI"] == ("", "")
    counts = figures.count_parts(read_tables)
    assert sum(counts.values()) == len(read_tables["actors"])
    assert ">Mali</span>" in figures.tabulate_parts(read_tables).to_html()


def test_the_least_sure_mention_has_a_second_reading_where_any_has():
    text = "Armenia accused Azerbaijan of shelling. It demanded an inquiry. Georgia waited."
    [row] = figures.find_least_sure(make_tables(read(text, published="2024-06-01"))).itertuples()
    assert (row.quote, row.actor_id, row.alternative) == ("It", "ARM", "AZE")


def test_a_text_without_mentions_has_no_least_sure_one():
    assert figures.find_least_sure(make_tables(read("It rained."))).empty


@given(st.lists(st.dates().map(str), min_size=1, max_size=5))
def test_an_axis_of_days_is_in_their_order_and_has_few_labels(days):
    axis = make_axis({"type": "date"}, days)
    places = [axis.part(day) for day in sorted(days)]
    assert places == sorted(places)
    assert 0 <= places[0] <= places[-1] <= 1
    labelled = [place for place, _ in axis.ticks]
    assert labelled == sorted(set(labelled))
    assert len(labelled) <= 7
    assert all(axis.low <= place <= axis.high for place in labelled)


def test_the_picture_of_threads_has_days_in_their_order():
    threads = [("2022-10-14", "2022-11-17"), ("2022-10-31", "2023-03-18")]
    data = [{"x": list(days), "y": [name] * 2} for name, days in zip("ab", threads, strict=True)]
    layout = {"xaxis": {"type": "date"}, "yaxis": {"type": "category"}}
    frame = frame_chart({"data": data, "layout": layout}, 200)
    in_order = ("2022-10-14", "2022-10-31", "2022-11-17", "2023-03-18")
    places = [frame.place_x(day) for day in in_order]
    assert places == sorted(places)
    assert places[1] - places[0] < places[3] - places[2]
    assert frame.x.ticks[0][1] == "Nov 2022"

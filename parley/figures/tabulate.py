"""Tables: the records as HTML, every row linked to the words that prove it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import pandas as pd

from parley.figures.colours import ActorStyle, find_style, style_actors
from parley.figures.markup import (
    TEXT_PAGE,
    Content,
    Markup,
    Table,
    break_behind,
    join_markup,
    link,
    link_sentence,
    mark_actor,
)
from parley.figures.words import ACT_WORDS, say_stance, split_list
from parley.held import gather_held

NOT_IN_ANCHOR = re.compile(r"[^\w-]+")
Tables = Mapping[str, pd.DataFrame]
DATE_COLUMNS = (
    *("Record", "Words", "Type", "Value", "EDTF"),
    *("Earliest", "Latest", "Role", "Anchor", "Confidence", "Sentence"),
)


def tabulate_positions(
    tables: Tables, name: str = "positions", base: str = "demands.html"
) -> Table:
    """Show where each actor stands on each issue, each cell linked to the records that show it.

    A cell is *silent* where the text has nothing on it, which is not a no.
    """
    styles = style_actors(tables["actors"])
    positions = tables["positions"]
    issues = list(dict.fromkeys(positions["issue"]))
    cells = {(row.actor_id, row.issue): row for row in positions.itertuples()}
    rows = [
        (
            mark_actor(find_style(styles, actor)),
            *(_show_stance(cells.get((actor, issue)), base) for issue in issues),
        )
        for actor in dict.fromkeys(positions["actor_id"])
    ]
    label = "Positions: a row for each actor, a column for each issue"
    empty = "Nobody in the text takes a position that Parley can read."
    columns = ("Actor", *issues)
    source = source_of(tables, "positions")
    return Table(name, label, columns, rows, (), empty, "positions", source=source)


def _show_stance(position: object | None, base: str) -> Content:
    """Show one cell of the positions: the stance, then its records."""
    if position is None:
        return Markup('<span class="nothing">silent</span>')
    return _stance_words(position.stance) + Markup(" ") + _link_held(position, base)


def _stance_words(stance: str) -> Markup:
    """Show the words of a stance, each on a line of its own."""
    said = (say_stance(each) for each in split_list(stance))
    return Markup("".join(f'<span class="stance">{words}</span>' for words in said))


def _link_held(position: object, base: str) -> Markup:
    """Link each demand of a position once, by its first record, the repetitions behind it."""
    records = split_list(position.demands)
    held = dict(zip(records, split_list(position.held), strict=True))
    shown = []
    for name, (first, *again) in gather_held(held).items():
        others = [("as", [name])] if name != first else []
        others += [("again", again)] if again else []
        said = (f"{how} " + join_markup(_link_all(ids, base), " ").html for how, ids in others)
        tail = f" ({', '.join(said)})" if others else ""
        shown.append(Markup(link(f"{base}#{first}", first).html + tail))
    return Markup(f'<span class="records">{join_markup(shown, " ").html}</span>')


def _link_all(records: Iterable[str], base: str) -> Iterator[Markup]:
    """Link to some records."""
    return (link(f"{base}#{each}", each) for each in records)


def link_records(demands: str, base: str) -> Markup:
    """Link to records of the ledger."""
    links = join_markup(_link_all(split_list(demands), base), " ")
    return Markup(f'<span class="records">{links.html}</span>')


def tabulate_demands(
    tables: Tables,
    name: str = "records",
    base: str = TEXT_PAGE,
    anchors: bool = True,
    prefix: str = "",
) -> Table:
    """Show every record: who does what towards whom, about what, by when, on which terms.

    With ``anchors`` each row has its record's id (``d-03``) behind ``prefix``, to which the text
    links; only one table of a page may have them. Where the text stands on the same page, the
    prefix is that of :data:`parley.annotate.ONE_PAGE`.
    """
    styles = style_actors(tables["actors"])
    demands = tables["demands"]
    rows = [_show_demand(row, styles, base) for row in demands.itertuples()]
    columns = ("Record", "Who does what", "The words", "Issue", "When, on which terms", "Status")
    ids = [f"{prefix}{each}" for each in demands["demand_id"]] if anchors else ()
    label = "Every record, a row for each act"
    empty = "The text holds no demand, offer, answer, threat or accusation."
    return Table(
        *(name, label, columns, rows, ids, empty, "sorted acts"),
        filters=("Issue", "Status"),
        source=source_of(tables, "demands"),
    )


def _show_demand(row: object, styles: Mapping[str, ActorStyle], base: str) -> tuple[Content, ...]:
    """Show one row of the ledger."""
    return (
        link(f"{base}#{row.demand_id}", row.demand_id, f"{row.demand_id} in the text"),
        _show_act(row, styles),
        quote_words(row.content) + Markup(" ") + link_sentence(row.sentence, base=base),
        row.issue,
        _show_terms(row),
        row.status + (", quoted" if row.quoted else ""),
    )


def _show_act(row: object, styles: Mapping[str, ActorStyle]) -> Markup:
    """Show who does what towards whom, each on a line of its own."""
    act = Markup(f'<span class="act">{ACT_WORDS.get(row.act, row.act)}</span>')
    lines = (mark_actors(row.issuers, styles), act, mark_actors(row.addressees, styles))
    return Markup("<br>".join(line.html for line in lines if line.html))


def mark_actors(actors: str, styles: Mapping[str, ActorStyle]) -> Markup:
    """Show several actors."""
    return join_markup(mark_actor(find_style(styles, actor)) for actor in split_list(actors))


def quote_words(words: str) -> Markup:
    """Show words of the text as a quotation."""
    return Markup(f"<q>{join_markup([words]).html}</q>") if words else Markup("")


def _show_terms(row: object) -> Markup:
    """Show the time, the condition, the consequence and the order of a demand."""
    terms = [join_markup([each]) for each in (row.when, row.duration) if each]
    if row.condition == "none":
        terms.append(Markup("without conditions"))
    elif row.condition:
        terms.append(Markup("on condition: ") + quote_words(row.condition))
    if row.consequence:
        terms.append(Markup("or else: ") + quote_words(row.consequence))
    if row.sequence:
        terms.append(Markup("order: ") + join_markup([row.sequence.replace(">", " before ")]))
    return Markup("<br>".join(term.html for term in terms))


def tabulate_dates(
    tables: Tables,
    name: str = "dates",
    base: str = TEXT_PAGE,
    anchors: bool = True,
    prefix: str = "",
) -> Table:
    """Show every temporal expression with what it means; see :func:`tabulate_demands`."""
    dates = tables["dates"]
    rows = [
        (
            link(f"{base}#{row.date_id}", row.date_id, f"{row.date_id} in the text"),
            quote_words(row.quote),
            row.type,
            break_behind(" ".join(filter(None, (row.value, row.mod)))),
            break_behind(row.edtf),
            row.earliest,
            row.latest,
            row.role,
            row.anchor,
            row.confidence,
            link_sentence(row.sentence, base=base),
        )
        for row in dates.itertuples()
    ]
    columns = DATE_COLUMNS
    ids = [f"{prefix}{each}" for each in dates["date_id"]] if anchors else ()
    return Table(
        *(name, "Dates of the text", columns, rows, ids, "The text names no time.", "sorted dates"),
        filters=("Type", "Role", "Anchor"),
        source=source_of(tables, "dates"),
    )


def tabulate_actors(
    tables: Tables,
    name: str = "actors",
    base: str = TEXT_PAGE,
    anchors: bool = True,
    prefix: str = "",
) -> Table:
    """Show the actors with all their names in the text; see :func:`tabulate_demands`.

    A row's id is :func:`anchor_actor` of its actor.
    """
    styles = style_actors(tables["actors"])
    mentions = tables["mentions"]
    rows = [
        (
            mark_actor(find_style(styles, row.actor_id)),
            row.actor_id,
            row.kind,
            row.office,
            _link_mentions(mentions[mentions["actor_id"] == row.actor_id], base),
        )
        for row in tables["actors"].itertuples()
    ]
    actors = tables["actors"]["actor_id"]
    ids = [prefix + anchor_actor(actor) for actor in actors] if anchors else ()
    columns = ("Actor", "Id", "Kind", "Office", "Called in the text")
    empty = "The text mentions no actor that Parley knows."
    return Table(
        *(name, "Actors of the text", columns, rows, ids, empty, "sorted actors"),
        filters=("Kind", "Office"),
        source=source_of(tables, "actors"),
    )


def source_of(tables: Tables, name: str) -> tuple[str, str]:
    """Name a table and the text that it tells of, for the links to its files."""
    return name, "|".join(tables["texts"]["text_id"]) if "texts" in tables else ""


def anchor_actor(actor_id: str) -> str:
    """Give the id under which an actor's row stands, of signs that every script takes in an id.

    >>> anchor_actor("RUS/vladimir-putin"), anchor_actor("group:DEU+FRA")
    ('actor-RUS--vladimir-putin', 'actor-group-DEU-FRA')
    """
    return "actor-" + NOT_IN_ANCHOR.sub("-", actor_id.replace("/", "--"))


def _link_mentions(mentions: pd.DataFrame, base: str) -> Markup:
    """Show each name once, with links to where it stands."""
    named = (
        Markup("<q>")
        + join_markup([quote])
        + Markup("</q> ")
        + join_markup(
            (link(f"{base}#{m.mention_id}", f"s{m.sentence:02d}") for m in rows.itertuples()), " "
        )
        for quote, rows in mentions.groupby("quote", sort=False)
    )
    return Markup("<br>".join(piece.html for piece in named))


def tabulate_links(tables: Tables, name: str = "links", base: str = "demands.html") -> Table:
    """Show how records answer, repeat, contradict or hang on one another."""
    rows = [
        (
            link(f"{base}#{row.from_demand}", row.from_demand),
            row.kind,
            link(f"{base}#{row.to_demand}", row.to_demand),
        )
        for row in tables["links"].itertuples()
    ]
    empty = "No record of the text answers another."
    return Table(
        *(name, "Links between records", ("Record", "How", "Other"), rows, (), empty, "sorted"),
        filters=("How",),
        source=source_of(tables, "links"),
    )


def tabulate_common_ground(
    tables: Tables, name: str = "common-ground", base: str = "demands.html"
) -> Table:
    """Show the issues on which opposing parties have each offered or accepted something."""
    styles = style_actors(tables["actors"])
    rows = [
        (row.issue, mark_actors(row.parties, styles), link_records(row.demands, base))
        for row in tables["common_ground"].itertuples()
    ]
    empty = "The text shows no issue on which opposing parties both give way."
    return Table(name, "Common ground", ("Issue", "Parties", "Records"), rows, empty=empty)


def tabulate_deadlocks(
    tables: Tables, name: str = "deadlocks", base: str = "demands.html"
) -> Table:
    """Show the rings of order claims, each with the records that close it."""
    styles = style_actors(tables["actors"])
    rows = [
        (
            row.issues.replace(">", " → "),
            mark_actors(row.parties, styles),
            row.status,
            link_records(row.demands, base),
        )
        for row in tables["deadlocks"].itertuples()
    ]
    columns = ("Ring", "Parties", "Weakest status", "Records")
    empty = "No order claims of the text close a ring."
    return Table(name, "Deadlocks", columns, rows, empty=empty)

"""The ledger: each demand as it is held, by issue and asker, with its terms and its answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from parley.actors.identity import party_of
from parley.figures.colours import ActorStyle, style_actors
from parley.figures.markup import TEXT_PAGE, Content, Markup, Table, join_markup, link
from parley.figures.tabulate import mark_actors, quote_words, source_of
from parley.figures.words import ACT_WORDS, STATUS_WORDS, say_duration, split_list
from parley.held import gather_held, name_held

Tables = Mapping[str, pd.DataFrame]
Row = Any  # a row of the table of demands
COLUMNS = (
    *("Issue", "Who", "Does", "Words", "Answer"),
    *("When", "How long", "Condition", "Or else", "Order"),
)
ANSWERS = {"accepts": "✓ accepted", "rejects": "✕ rejected", "counters": "⇄ countered"}
ANSWERING = ("accept", "reject")
NO_ANSWER = Markup('<span class="nothing">no answer in the text</span>')


@dataclass(frozen=True, slots=True)
class Line:
    """A demand as it is held: the records that say it, and how and by which others it is answered.

    Attributes:
        records: Rows of the table of demands, in text order.
        answers: Pairs of the kind of a link and the row that answers.
        threats: The rows that hang on it, for its *or else*.
    """

    records: tuple[Row, ...]
    answers: tuple[tuple[str, Row], ...] = ()
    threats: tuple[Row, ...] = ()


def tabulate_ledger(tables: Tables, name: str = "ledger", base: str = TEXT_PAGE) -> Table:
    """Show each demand as it is held once, with all its evidence, by issue, then by who asks.

    What several say, or one says twice, is one line. A yes or a no stands beside what it answers,
    and has a line of its own only where the text does not hold that. The number of each record
    leads to its words in the text at ``base``.
    """
    styles = style_actors(tables["actors"])
    lines = list_lines(tables["demands"], tables["links"])
    rows = [_show_line(line, styles, base) for line in lines]
    label = "The ledger: a row for each demand as it is held"
    empty = "The text holds no demand, offer, answer, threat or accusation."
    return Table(
        *(name, label, COLUMNS, rows, (), empty, "sorted ledger stacked"),
        filters=("Issue", "Who"),
        source=source_of(tables, "demands"),
    )


def list_lines(demands: pd.DataFrame, links: pd.DataFrame) -> list[Line]:
    """List the demands of one text as they are held, by issue, then by party, as these first occur.

    >>> from parley import make_tables, read
    >>> tables = make_tables(read("France offered a truce. Mali rejected this proposal."))
    >>> [line] = list_lines(tables["demands"], tables["links"])
    >>> [kind for kind, _ in line.answers]
    ['rejects']
    """
    rows = {row.demand_id: row for row in demands.itertuples()}
    pairs = [(row.from_demand, row.to_demand, row.kind) for row in links.itertuples()]
    beside = _find_beside(rows, pairs)
    own = [record for record in rows if record not in beside]
    repeats = [(one, other) for one, other, kind in pairs if kind == "repeats"]
    groups = gather_held(name_held(own, repeats)).values()
    return _sort_lines([_make_line(group, rows, pairs) for group in groups])


def _find_beside(rows: Mapping[str, Row], pairs: Iterable[tuple[str, str, str]]) -> set[str]:
    """Find the answers that stand beside what they answer, which is no such answer itself."""
    answering = {
        one: other
        for one, other, kind in pairs
        if kind in ANSWERS and one in rows and other in rows and rows[one].act in ANSWERING
    }
    return {one for one, other in answering.items() if other not in answering}


def _make_line(
    group: Sequence[str], rows: Mapping[str, Row], pairs: Sequence[tuple[str, str, str]]
) -> Line:
    """Make the line of some records that say the same."""
    linked = [(kind, rows[one]) for one, to, kind in pairs if to in group and one in rows]
    return Line(
        tuple(rows[record] for record in group),
        tuple((kind, row) for kind, row in linked if kind in ANSWERS),
        tuple(row for kind, row in linked if kind == "depends" and row.act == "threaten"),
    )


def _sort_lines(lines: Sequence[Line]) -> list[Line]:
    """Sort lines by issue and party, each in the order of its first occurrence."""
    issues = list(dict.fromkeys(line.records[0].issue for line in lines))
    parties = list(dict.fromkeys(map(_asking_party, lines)))
    return sorted(
        lines,
        key=lambda line: (
            issues.index(line.records[0].issue),
            parties.index(_asking_party(line)),
        ),
    )


def _asking_party(line: Line) -> str:
    """Give the party of the first that asks."""
    issuers = split_list(line.records[0].issuers)
    return party_of(issuers[0]) if issuers else ""


def _show_line(line: Line, styles: Mapping[str, ActorStyle], base: str) -> tuple[Content, ...]:
    """Show one line of the ledger."""
    records = line.records
    return (
        records[0].issue,
        _show_everybody((row.issuers for row in records), styles),
        _show_deed(records, styles),
        _list_evidence(records, styles, base),
        _show_answers(line, styles, base),
        _show_term(((row, row.when) for row in records), base),
        _show_term(((row, say_duration(row.duration)) for row in records), base),
        _show_term(((row, _say_condition(row)) for row in records), base),
        _show_harms(line, base),
        _show_term(((row, row.sequence.replace(">", " before ")) for row in records), base),
    )


def _show_everybody(cells: Iterable[str], styles: Mapping[str, ActorStyle]) -> Markup:
    """Show all actors of some cells, each once."""
    actors = dict.fromkeys(actor for cell in cells for actor in split_list(cell))
    return mark_actors("|".join(actors), styles)


def _show_deed(records: Sequence[Row], styles: Mapping[str, ActorStyle]) -> Markup:
    """Show what is done, and towards whom."""
    acts = dict.fromkeys(ACT_WORDS.get(row.act, row.act) for row in records)
    deed = Markup(f'<span class="act">{join_markup(acts).html}</span>')
    addressed = _show_everybody((row.addressees for row in records), styles)
    return deed + Markup("<br>") + addressed if addressed.html else deed


def _list_items(items: Sequence[Markup]) -> Markup:
    """List some items, a single one without a list round it."""
    if len(items) < 2:
        return items[0] if items else Markup("")
    return Markup(f"<ul>{''.join(f'<li>{item.html}</li>' for item in items)}</ul>")


def _link_record(row: Row, base: str) -> Markup:
    """Link a record to its words in the text."""
    return link(f"{base}#{row.demand_id}", row.demand_id, f"{row.demand_id} in the text")


def _list_evidence(records: Sequence[Row], styles: Mapping[str, ActorStyle], base: str) -> Markup:
    """List the words of each record, with their speaker where the line has several."""
    several = len({row.issuers for row in records}) > 1
    return _list_items([_show_words(row, styles if several else {}, base) for row in records])


def _show_words(row: Row, styles: Mapping[str, ActorStyle], base: str) -> Markup:
    """Show the words of one record; what is not made outright says so."""
    speaker = mark_actors(row.issuers, styles) + Markup(": ") if styles else Markup("")
    status = Markup(STATUS_WORDS.get(row.status, ""))
    record = Markup(" ") + _link_record(row, base)
    return speaker + quote_words(row.content or row.quote) + status + record


def _show_term(terms: Iterable[tuple[Row, Content]], base: str) -> Markup:
    """Show the values of one term, each once, with the record that has it where several could."""
    listed = list(terms)
    known: dict[str, Markup] = {}
    for row, value in listed:
        shown = join_markup([value]) if value else Markup("")
        if shown.html and shown.html not in known:
            where = Markup(" ") + _link_record(row, base) if len(listed) > 1 else Markup("")
            known[shown.html] = shown + where
    return _list_items(list(known.values()))


def _say_condition(row: Row) -> Content:
    """Say the condition of a record; *none* is said, and silence is empty."""
    return "without conditions" if row.condition == "none" else quote_words(row.condition)


def _show_harms(line: Line, base: str) -> Markup:
    """Show what is threatened if a demand goes unheeded, and the threats that hang on it."""
    harms = _show_term(((row, quote_words(row.consequence)) for row in line.records), base)
    links = join_markup((_link_record(row, base) for row in line.threats), " ")
    return harms + Markup(" ") + links if links.html else harms


def _show_answers(line: Line, styles: Mapping[str, ActorStyle], base: str) -> Markup:
    """Show how a demand is answered, and by whom; silence is no answer, and no *no*."""
    items = [_show_answer(kind, row, styles, base) for kind, row in line.answers]
    return _list_items(items) if items else NO_ANSWER


def _show_answer(kind: str, row: Row, styles: Mapping[str, ActorStyle], base: str) -> Markup:
    """Show one answer with its conditions."""
    who = mark_actors(row.issuers, styles)
    by = Markup(" by ") + who if who.html else Markup("")
    terms = Markup("".join(piece.html for piece in _say_terms(row)))
    status = Markup(STATUS_WORDS.get(row.status, ""))
    return Markup(ANSWERS[kind]) + by + status + terms + Markup(" ") + _link_record(row, base)


def _say_terms(row: Row) -> Iterator[Markup]:
    """Say on which terms an answer is given."""
    if row.when:
        yield Markup(", when: ") + join_markup([row.when])
    if row.condition:
        yield Markup(", on condition: ") + join_markup([_say_condition(row)])

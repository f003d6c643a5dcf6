"""The summary: one reading as a page for a terminal."""

from __future__ import annotations

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from parley.counting import count_words
from parley.reading import Reading
from parley.records import Demand

WIDEST = 70  # characters of a content; the tables have it whole


def print_summary(reading: Reading, console: Console | None = None) -> None:
    """Print who asks what of whom, what comes first for whom, and the dates.

    Control characters of the text are shown as spaces, its square brackets as they are.
    """
    console = console or Console()
    source = reading.source
    title = clean(source.title or source.text_id)
    console.print(f"[bold]{title}[/bold] (published {source.published or 'on an unknown day'})")
    counts = (
        (len(reading.sentences), "sentence"),
        (len(reading.actors), "actor"),
        (len(reading.dates), "date"),
        (len(reading.demands), "demand"),
    )
    console.print(", ".join(count_words(number, noun) for number, noun in counts))
    if reading.demands:
        console.print(_tabulate_demands(reading))
    for line in _name_conflicts(reading):
        console.print(line, soft_wrap=True)
    if reading.dates:
        console.print(_tabulate_dates(reading))


def clean(text: str) -> str:
    r"""Make text safe for a terminal: no control characters, no markup.

    >>> clean("a\x1b[bold]b")
    'a \\[bold]b'
    """
    return escape("".join(c if c.isprintable() else " " for c in text))


def _name(reading: Reading, actor_id: str) -> str:
    """Give an actor's name."""
    names = {actor.actor_id: actor.name for actor in reading.actors}
    return clean(names.get(actor_id, actor_id))


def _tabulate_demands(reading: Reading) -> Table:
    """Tabulate the demands."""
    table = Table("s.", "who", "does", "to whom", "what", "terms", box=None, header_style="bold")
    for demand in reading.demands:
        table.add_row(
            str(demand.evidence.sentence),
            ", ".join(_name(reading, issuer) for issuer in demand.issuers) or "?",
            demand.act + ("" if demand.status == "made" else f" ({demand.status})"),
            ", ".join(_name(reading, addressee) for addressee in demand.addressees),
            clean(_shorten(demand.content.quote if demand.content else "")),
            clean(_describe_terms(demand)),
        )
    return table


def _shorten(words: str) -> str:
    """Cut words to the width of a cell."""
    return words if len(words) <= WIDEST else words[: WIDEST - 1] + "…"


def _describe_terms(demand: Demand) -> str:
    """Describe when and on which terms."""
    terms = {
        "when": demand.when,
        "for": demand.duration,
        "if": "unconditional" if demand.condition == "none" else demand.condition,
        "else": demand.consequence_span.quote if demand.consequence_span else "",
        "order": demand.sequence,
    }
    return _shorten("; ".join(f"{name} {value}" for name, value in terms.items() if value))


def _name_conflicts(reading: Reading) -> list[str]:
    """Name the deadlocks and the common ground."""
    positions = reading.positions
    locks = [
        f"[bold]Deadlock[/bold] ({lock.status}): "
        + "; ".join(
            f"{_name(reading, order.actor_id)} wants {order.before} before {order.after}"
            for order in lock.orders
        )
        for lock in positions.deadlocks
    ]
    grounds = [
        f"[bold]Common ground[/bold] on {ground.issue}: "
        + ", ".join(_name(reading, party) for party in ground.parties)
        for ground in positions.common_ground
    ]
    return locks + grounds


def _tabulate_dates(reading: Reading) -> Table:
    """Tabulate the dates."""
    table = Table("s.", "date", "TIMEX3", "EDTF", "role", box=None, header_style="bold")
    for date in reading.dates:
        cells = (date.evidence.quote, f"{date.type} {date.value}", date.edtf, date.role)
        table.add_row(str(date.evidence.sentence), *(clean(cell) for cell in cells))
    return table

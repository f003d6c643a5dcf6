"""Parts: who speaks in a text, who is spoken to, and who is only spoken about."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from parley.confidence import estimate_rule
from parley.figures.colours import find_style, style_actors
from parley.figures.markup import Content, Markup, Table, join_markup, mark_actor
from parley.figures.tabulate import link_records
from parley.figures.words import split_list

Tables = Mapping[str, pd.DataFrame]
SPEAKS, ADDRESSED, ABOUT = "speaks", "is spoken to", "is spoken about"
LEAST_SURE = ["sentence", "quote", "actor_id", "alternative", "rule", "confidence"]


def list_parts(tables: Tables) -> dict[str, tuple[str, str]]:
    """Give the records in which each actor speaks and is spoken to, joined with bars.

    Who issues a record of the ledger speaks, who should do or answer it is spoken to; an actor
    with neither is only spoken about. Speakers stand first, then who is spoken to, then the rest.

    >>> from parley import make_tables, read
    >>> text = "Ghana urged Togo to free a citizen of Mali. Mali waited."
    >>> list_parts(make_tables(read(text, published="2024-06-01")))["MLI"]
    ('', '')
    """
    demands = tables["demands"]
    parts = {
        actor: (_records_of(demands, "issuers", actor), _records_of(demands, "addressees", actor))
        for actor in tables["actors"]["actor_id"]
    }
    return dict(sorted(parts.items(), key=lambda part: (not part[1][0], not part[1][1])))


def count_parts(tables: Tables) -> dict[str, int]:
    """Count the actors that speak, those that are only spoken to, and those only spoken about.

    >>> from parley import make_tables, read
    >>> text = "Ghana urged Togo to free a citizen of Mali. Mali waited."
    >>> count_parts(make_tables(read(text, published="2024-06-01")))["speaks"]
    1
    """
    parts = list_parts(tables).values()
    return {
        SPEAKS: sum(bool(issued) for issued, _ in parts),
        ADDRESSED: sum(bool(asked) and not issued for issued, asked in parts),
        ABOUT: sum(not issued and not asked for issued, asked in parts),
    }


def _records_of(demands: pd.DataFrame, column: str, actor: str) -> str:
    """Give the records that name an actor in a column of several."""
    named = [actor in split_list(cell) for cell in demands[column]]
    return "|".join(demands.loc[named, "demand_id"])


def tabulate_parts(tables: Tables, name: str = "parts", base: str = "demands.html") -> Table:
    """Show of each actor where it speaks and is spoken to, its names, and the members of a group.

    Args:
        tables: The tables of one reading.
        name: Name of the table on its page.
        base: The page of the ledger, to whose records the cells lead.
    """
    styles = style_actors(tables["actors"])
    members = tables["actors"].set_index("actor_id")["members"]
    quotes = tables["mentions"].groupby("actor_id", sort=False)["quote"].unique()
    rows = [
        (
            mark_actor(find_style(styles, actor)),
            _show_records(issued, base),
            _show_records(asked, base),
            join_markup(_quote(quote) for quote in quotes.get(actor, ())),
            join_markup(
                mark_actor(find_style(styles, each)) for each in split_list(members[actor])
            ),
        )
        for actor, (issued, asked) in list_parts(tables).items()
    ]
    columns = ("Actor", "Speaks", "Is spoken to", "Called in the text", "Members")
    label = "Who speaks, who is spoken to, and who is only spoken about"
    empty = "The text mentions no actor that Parley knows."
    return Table(name, label, columns, rows, empty=empty)


def _show_records(records: str, base: str) -> Content:
    """Show records as links, or that there is none."""
    if not records:
        return Markup('<span class="nothing" aria-hidden="true">·</span>')
    return link_records(records, base)


def _quote(words: str) -> Markup:
    """Show words of the text as a quotation."""
    return Markup(f"<q>{join_markup([words]).html}</q>")


def find_least_sure(tables: Tables) -> pd.DataFrame:
    """Find the one mention of which the method is least sure: a frame of one row, or of none.

    Mentions with a second reading go first, then those whose rule has been right least often.

    >>> from parley import make_tables, read
    >>> text = "Armenia accused Azerbaijan of shelling. It demanded an inquiry."
    >>> find_least_sure(make_tables(read(text, published="2024-06-01")))["quote"].tolist()
    ['It']
    """
    mentions = tables["mentions"]
    estimates = [estimate_rule("actors", rule) for rule in mentions["rule"]]
    ranked = mentions.assign(plain=mentions["alternative"] == "", estimate=estimates)
    ranked = ranked.sort_values(["plain", "estimate"], kind="stable")
    return ranked.head(1)[LEAST_SURE]

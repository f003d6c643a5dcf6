"""Doubts: the dates that the method is least sure of, with the sentences that hold them."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from parley.confidence import count_rule, estimate_rule
from parley.figures.markup import TEXT_PAGE, Table, link_sentence
from parley.figures.tabulate import quote_words

Tables = Mapping[str, pd.DataFrame]


def tabulate_doubts(
    tables: Tables, name: str = "doubts", base: str = TEXT_PAGE, count: int = 3
) -> Table:
    """Show the dates that the method is least sure of, by the record of the rules that read them.

    Args:
        tables: All tables of a reading.
        name: Id of the table in the page.
        base: Page that holds the text.
        count: How many are shown.
    """
    dates = tables["dates"]
    sure = dates["rule"].map(lambda rule: estimate_rule("dates", rule))
    doubted = dates.assign(sure=sure).sort_values("sure", kind="stable").head(count)
    sentences = tables["sentences"][["text_id", "sentence", "quote"]]
    told = doubted.merge(sentences, on=["text_id", "sentence"], suffixes=("", "_sentence"))
    rows = [
        (
            quote_words(row.quote),
            " ".join(filter(None, (row.value, row.mod))),
            row.rule,
            "{} of {}".format(*count_rule("dates", row.rule)),
            quote_words(row.quote_sentence),
            link_sentence(row.sentence, base=base),
        )
        for row in told.itertuples()
    ]
    columns = ("Words", "Value", "Rule", "Right before", "What the sentence says", "Sentence")
    return Table(name, "The least sure dates", columns, rows, (), "The text names no time.")

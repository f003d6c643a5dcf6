"""Misses: every place where finds depart from gold, below the sentence that it stands in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from parley.evaluate.differences import Difference
from parley.evaluate.score import Score
from parley.figures.markup import Content, Markup, Table, join_markup, link_sentence, render
from parley.figures.scores import COLUMNS, TABLES
from parley.figures.words import count_words

SIDES = ("gold", "found")
SHARED = "Nothing differs."


@dataclass(frozen=True)
class Folds:
    """Tables that unfold one by one, each under a line that says what is in it.

    Attributes:
        folds: The lines and their tables.
        empty: What is said where there are none.
    """

    folds: Sequence[tuple[str, Table]]
    empty: str = SHARED

    def to_html(self) -> str:
        """Give the folded tables as HTML, without a script."""
        if not self.folds:
            return f'<p class="parley-empty">{render(self.empty)}</p>'
        return "\n".join(
            f'<details class="parley-fold"><summary>{render(line)}</summary>\n'
            f"{table.to_html()}\n</details>"
            for line, table in self.folds
        )

    def _repr_mimebundle_(
        self, include: object = None, exclude: object = None
    ) -> dict[str, object]:
        """Show the folded tables in a notebook."""
        plain = "\n".join(line for line, _ in self.folds) or self.empty
        return {"text/html": self.to_html(), "text/plain": plain}


def tabulate_misses(
    differences: Iterable[Difference],
    name: str = "misses",
    base: str | None = None,
    full: bool = True,
    sides: tuple[str, str] = SIDES,
) -> Table:
    """Show misses, extras and differing cells of one text, a row for each sentence.

    Args:
        differences: Those of one text.
        name: The table's name, unique on its page.
        base: The page of the text to whose sentences the numbers link, or none.
        full: Whether the sentences may be shown; else only the words of the rows are.
        sides: What the gold and the found side are called.
    """
    ordered = sorted(differences, key=lambda d: (d.number, d.start))
    rows = [
        (_show_sentence(number, group, base, full), _show_all(group, sides))
        for number, found in groupby(ordered, key=lambda d: d.number)
        for group in [list(found)]
    ]
    label = f"Where {sides[0]} and {sides[1]} differ ({name})"
    return Table(name, label, ("Sentence", "What differs"), rows, empty=SHARED, classes="misses")


def _show_sentence(
    number: int, group: Sequence[Difference], base: str | None, full: bool
) -> Markup:
    """Show the sentence with its number."""
    place: Content = f"s{number:02d}" if base is None else link_sentence(number, base=base)
    words = group[0].sentence if full else ""
    return join_markup([place]) + (Markup(f" <q>{render(words)}</q>") if words else Markup(""))


def _show_all(group: Iterable[Difference], sides: tuple[str, str]) -> Markup:
    """Show what differs in one sentence, each on a line of its own."""
    return Markup("".join(f"<p>{_show_difference(each, sides)}</p>" for each in group))


def _show_difference(each: Difference, sides: tuple[str, str]) -> str:
    """Show one miss, extra or differing cell: what it is, its words, what either side says."""
    noun, words = TABLES[each.table], f"<q>{render(each.quote)}</q>"
    said = zip(sides, (each.gold, each.found), strict=True)
    if each.kind == "differs":
        column = escape(COLUMNS.get(each.column, each.column))
        both = ", ".join(f"{escape(side)}: {render(cell) or 'nothing'}" for side, cell in said)
        return f"<strong>{noun}, its {column}</strong> {words}<br>{both}"
    [(side, cell)] = [pair for pair in said if pair[1]]
    return f"<strong>{noun} only in {escape(side)}</strong> {words}<br>{render(cell)}"


def fold_misses(score: Score, name: str = "misses", sides: tuple[str, str] = SIDES) -> Folds:
    """Show all that differs in each of several texts, which may be shown whole, folded by text."""
    return Folds(
        [
            (_count_misses(text_id, own), tabulate_misses(own, f"{name}-{text_id}", sides=sides))
            for text_id in score.texts
            for own in [[each for each in score.differences if each.text_id == text_id]]
        ]
    )


def _count_misses(text_id: str, differences: Sequence[Difference]) -> str:
    """Say what a fold holds.

    >>> _count_misses("a-wire", [])
    'a-wire: 0 missed, 0 too much, 0 cells differ'
    """
    kinds = Counter(each.kind for each in differences)
    cells = count_words(kinds["differs"], "cell differs", "cells differ")
    return f"{text_id}: {kinds['missed']} missed, {kinds['extra']} too much, {cells}"

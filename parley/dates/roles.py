"""Roles: what a date does in its sentence, a deadline, a start, a window, background."""

from __future__ import annotations

import re
from datetime import date

from parley.dates.values import TimeValue, bound
from parley.dates.vocabulary import join_words, read_class

# A past date at least this long before publication is background.
BACKGROUND_DAYS = 60
FILLER = r"(?:(?:\ (?:the|midnight|noon|on|about|around|at|late|early)){0,2})"
FROM_TO = re.compile(
    r"\b(?:from|between)\b[^.!?;\n]{1,60}\b(?:to|until|till|through|and) (?:the )?$"
)
LEAD = re.compile(rf"(?<![\w-])({join_words('role')}){FILLER}[ \n]$")
END_LEAD = re.compile(r"(?<![\w-])(?:to|through|ending|ended|ends|end)(?: on)? (?:the )?$")
START_TAIL = re.compile(r" (?:on|onwards?|forward)(?:\b)(?! \w*day)")


def choose_role(
    value: TimeValue, before: str, after: str, tense: int, narrative: bool, published: date | None
) -> str:
    """Choose the role of an expression from the words around it.

    Before it stand *by, until, before, within, no later than* (deadline), *from, since, starting*
    (start), *between, during* (window), *from X to* (end); *from X on* is a start too. Durations
    are ``duration`` unless *within* makes them a deadline, anchored ones are windows, sets are
    sets. What lies 60 days or more before publication, and every date of a history, is background.

    >>> from parley.dates.periods import Period
    >>> choose_role(TimeValue("DATE", Period("month", 2022, 3)), "held in ", "", -1, False,
    ...             date(2025, 5, 11))
    'background'
    """
    if value.kind == "SET":
        return "set"
    if value.modifier in ("ON_OR_BEFORE", "BEFORE"):
        return "deadline"
    role = _read_lead(before)
    if value.kind == "DURATION":
        if role == "deadline" and before.rstrip().endswith("within"):
            return "deadline"
        if value.window and value.window[0] == value.window[1]:
            return "point"
        return "window" if value.window else "duration"
    if value.modifier in ("ON_OR_AFTER", "AFTER"):
        return "start"
    if FROM_TO.search(before):
        return "window" if re.search(r"between[^.]{1,60}$", before) else "end"
    if _is_background(value, tense, narrative, published):
        return "background"
    if role:
        return role
    if START_TAIL.match(after) and before.endswith("from "):
        return "start"
    return "window" if value.joined == "range" else "end" if END_LEAD.search(before) else "point"


def _read_lead(before: str) -> str:
    """Read the role that the word before gives."""
    found = LEAD.search(before)
    return read_class("role")[" ".join(found.group(1).split())] if found else ""


def _is_background(value: TimeValue, tense: int, narrative: bool, published: date | None) -> bool:
    """Say whether a date belongs to what happened long before the dispatch."""
    if value.reference:
        return False
    latest = bound(value)[1]
    if latest is None or published is None:
        return narrative
    return tense <= 0 and (published - latest).days >= BACKGROUND_DAYS

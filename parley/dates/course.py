"""Course: which dates later ones hang on, as a text goes from one to the next."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from parley.dates.expressions import Found
from parley.dates.periods import Period
from parley.dates.values import TimeValue
from parley.dates.vocabulary import join_words

ANCHORING = ("day", "month", "season", "year", "week", "quarter")
# A clause is searched no farther back than this for what turns it aside.
REACH = 90
CLAUSE = re.compile(r"[,;:.!?()\n]")
OPENING = re.compile(r"(?:\A|[.!?]['\"”’)]*\s|\n)\s*(?:[a-z'-]+\s){0,2}$")
ASIDE_LEAD = re.compile(rf"(?<![\w-]){join_words('aside')}\ (?:the\ )?$")
# *the May 2007 high*: a date that only tells which one.
TELLING_WHICH = re.compile(r"(?<![\w-])(?:the|an?|its|their|his|her|this)\ $")
NOUN_AFTER = re.compile(rf"\ (?!{join_words('aside_not')}\b)[a-z]")
# Rules that only look back or ahead from where the text stands.
LOOKING = ("offset.ago", "offset.bare", "offset.time_from")
BACK_WORDS = ("ago", "earlier", "before", "previously", "prior")
TELLING = re.compile(rf"(?<![\w-]){join_words('telling')}\b")
ASIDE_VERB = re.compile(rf"(?<![\w-])(?:{join_words('aside_verb')}|had(?:\ \w+)?\ \w+)\b")


@dataclass(frozen=True, slots=True)
class Course:
    """Where a text has come to.

    Args:
        named: The last date read, with the number of its row: *that year, the same day*.
        last: The same, but that a history has left its asides behind with their sentence.
        main: The date at which a history stands; asides to other years leave it where it is.
        day: The last day read in the paragraph, to which a time of day belongs.
        event: In news the last day on which something happened, which later paragraphs keep.
        sentence: The sentence in which ``last`` stands.
        paragraph: The paragraph that is read.
    """

    named: Period | None = None
    named_index: int = -1
    last: Period | None = None
    last_index: int = -1
    main: Period | None = None
    main_index: int = -1
    day: Period | None = None
    day_index: int = -1
    event: Period | None = None
    event_index: int = -1
    sentence: int = 0
    paragraph: int = 0


def enter_sentence(course: Course, sentence: int, paragraph: int, narrative: bool) -> Course:
    """Come to a sentence: news forgets its dates with the paragraph, a history its asides.

    >>> enter_sentence(Course(last=Period("year", 2014)), 2, 1, False).last is None
    True
    """
    if paragraph != course.paragraph and not narrative:
        kept = Course(event=course.event, event_index=course.event_index)
        return replace(kept, sentence=sentence, paragraph=paragraph)
    if sentence != course.sentence and narrative:
        course = replace(course, last=course.main, last_index=course.main_index)
    return replace(course, sentence=sentence, paragraph=paragraph)


def happen(course: Course, value: TimeValue, index: int, before: str) -> Course:
    """Keep the day of what is told to have happened, and not that of the telling.

    >>> from parley.dates.values import TimeValue
    >>> monday = TimeValue("DATE", Period("day", 2025, 5, 12))
    >>> happen(Course(), monday, 0, "the port was hit on ").event == monday.first
    True
    >>> happen(Course(), monday, 0, "the mayor told us on ").event is None
    True
    """
    period = value.last or value.first
    if value.kind not in ("DATE", "TIME") or period is None or period.unit != "day":
        return course
    if not period.year or value.modifier in ("ON_OR_BEFORE", "ON_OR_AFTER"):
        return course
    clause = CLAUSE.split(before[-REACH:])[-1]
    if TELLING.search(clause):
        return course
    return replace(course, event=period, event_index=index)


def go_on(
    course: Course, value: TimeValue, found: Found, index: int, aside: bool, narrative: bool
) -> Course:
    """Go on from a date that was read, if others can hang on it.

    Args:
        course: Where the text had come to.
        value: The date.
        found: The words that gave it.
        index: The number of its row, from 0.
        aside: Whether the words only look to another time; in news nothing hangs on it.
        narrative: Whether the text is a history, which begins with whatever date comes first.
    """
    if value.reference and not narrative:
        # *In recent months, now*: the text has come back from wherever it looked.
        return replace(course, main=None, main_index=-1)
    if not can_anchor(value, found):
        return course
    period = value.last or value.first
    course = replace(course, named=period, named_index=index, last=period, last_index=index)
    if period.unit == "day":
        course = replace(course, day=period, day_index=index)
    elsewhere = aside and (course.main is None or course.main.year != period.year)
    if elsewhere and (course.main or not narrative):
        return course
    return replace(course, main=period, main_index=index)


def can_anchor(value: TimeValue, found: Found) -> bool:
    """Say whether later expressions can hang on a date."""
    if value.kind not in ("DATE", "TIME") or value.first is None or not value.first.year:
        return False
    if value.modifier in ("ON_OR_BEFORE", "ON_OR_AFTER"):
        return False
    if found.rule.name == "unit.pointer" and value.first.unit != "day":
        return False
    return value.first.unit in ANCHORING


def is_aside(folded: str, found: Found) -> bool:
    """Say whether the words around a date only look to another time from the one told of.

    In brackets, after *since*, *until*, *planned for*, in a clause of *had done* or *would do*,
    before the noun that it tells apart (*the May 2007 high*) and by itself (*two years earlier,
    next summer*) it does; a date that opens its sentence never does.
    """
    groups = found.named
    if found.rule.name in LOOKING and groups.get("dir", "").startswith(BACK_WORDS):
        return True
    if groups.get("pointer", "").startswith(("next", "this coming")):
        return True
    which = TELLING_WHICH.search(folded, max(0, found.start - 8), found.start)
    if which and NOUN_AFTER.match(folded, found.end):
        return True
    return looks_away(folded, found.start)


def looks_away(folded: str, start: int) -> bool:
    """Say whether what stands before a date looks to another time.

    >>> looks_away("they met where they had met in 1954", 31)
    True
    >>> looks_away("it fell. in 1954 they met", 12)
    False
    """
    low = max(0, start - REACH)
    before = folded[low:start]
    if OPENING.search(before) and (low == 0 or len(before) == REACH):
        return False
    if before.rfind("(") > before.rfind(")"):
        return True
    if ASIDE_LEAD.search(before):
        return True
    stops = [stop.end() for stop in CLAUSE.finditer(before)]
    return ASIDE_VERB.search(before, stops[-1] if stops else 0) is not None

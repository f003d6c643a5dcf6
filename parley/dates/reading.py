"""Reading: from the found expressions to dates, each anchored on what was read before it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Doc

from parley.columns import read_columns
from parley.confidence import grade_rules
from parley.dates.anchoring import Context
from parley.dates.clock_readings import choose_half, read_zone
from parley.dates.course import Course, enter_sentence, go_on, happen, is_aside
from parley.dates.expressions import Found
from parley.dates.finding import find_expressions
from parley.dates.roles import choose_role
from parley.dates.speech import choose_speech, find_speech
from parley.dates.standards import write_day, write_edtf, write_timex
from parley.dates.tenses import choose_direction, choose_led, find_directions, tag_directions
from parley.dates.values import TimeValue, bound
from parley.dates.vocabulary import fold, read_class
from parley.evidence import Evidence
from parley.records import Date, Sentence
from parley.sentences import find_sentences

# A text is a history where it tells so many years, nearly all before its publication.
HISTORY_YEARS = 5
HISTORY_SHARE = 0.6
NEWS_RULES = ("day.deictic", "night.deictic", "weekday.plain", "weekday.pointer")
# Pointers to a date told before, and not to the day of publication.
RUNNING = ("that", "the same", "the following", "following", "the next", "the previous")
AROUND = 100
# The dates of the course that a reading can hang on.
ANCHORS = ("last", "main", "day", "named", "event")


@dataclass(frozen=True, slots=True)
class ReadDate:
    """A found expression with its value and the number of the date that it hangs on."""

    found: Found
    value: TimeValue
    role: str
    hangs_on: int = -1


@dataclass(frozen=True, slots=True)
class Page:
    """A text and what is known of all of it, before its expressions are read."""

    text: str
    folded: str
    published: date | None
    directions: list[tuple[int, int]]
    sentences: tuple[Sentence, ...]
    starts: tuple[int, ...]
    speech: list[tuple[int, int]]

    def number_at(self, offset: int) -> int:
        """Give the number of the sentence at an offset."""
        return max(1, bisect_right(self.starts, offset))


def read_dates(doc: Doc, narrative: bool | None = None) -> tuple[Date, ...]:
    """Read every temporal expression of a document.

    Args:
        doc: A document; ``doc._.published`` anchors it, tags help if it has them.
        narrative: Whether the text is a history; ``None`` lets its shape decide.

    Raises:
        ValueError: If ``doc._.published`` is neither empty nor an ISO day.
    """
    text = doc.text
    published = date.fromisoformat(doc._.published[:10]) if doc._.published else None
    tagged = doc.has_annotation("TAG")
    told = read_columns(doc)
    tags = dict(zip(told.starts, told.tags, strict=True)) if tagged else {}
    founds = find_expressions(text, tags)
    if not founds:
        return ()
    folded = fold(text)
    directions = tag_directions(told) if tagged else find_directions(folded)
    if narrative is None:
        narrative = is_history(founds, published)
    sentences = find_sentences(doc)
    starts = tuple(sentence.start for sentence in sentences)
    page = Page(text, folded, published, directions, sentences, starts, find_speech(text))
    read = _read_all(page, founds, narrative)
    return tuple(
        _make_date(text, doc._.text_id, number, dated, page.number_at(dated.found.start))
        for number, dated in enumerate(read, start=1)
    )


def is_history(founds: list[Found], published: date | None) -> bool:
    """Say whether a text tells a history: many years, most long past, few words of news.

    >>> is_history(find_expressions("On May 15 talks resume."), date(2025, 5, 11))
    False
    """
    years = [int(found.named["year"]) for found in founds if "year" in found.named]
    years += [-int(found.named["bcyear"]) for found in founds if "bcyear" in found.named]
    if len(years) < HISTORY_YEARS:
        return False
    now = published.year if published else 9999
    past = sum(year < now - 1 for year in years)
    news = sum(map(_is_news, founds))
    return past >= HISTORY_SHARE * len(years) and news < past


def _is_news(found: Found) -> bool:
    """Say whether an expression is reckoned from the day of publication: *today, on Monday*."""
    pointer = found.named.get("pointer", "")
    return found.rule.name in NEWS_RULES and not pointer.startswith(RUNNING)


def _read_all(page: Page, founds: list[Found], narrative: bool) -> list[ReadDate]:
    """Read the expressions in order, so that later ones can hang on earlier ones."""
    read: list[ReadDate] = []
    course = Course()
    for found in founds:
        sentence = page.number_at(found.start)
        paragraph = page.sentences[sentence - 1].paragraph if page.sentences else 1
        course = enter_sentence(course, sentence, paragraph, narrative)
        context = _make_context(page, found, course, narrative)
        value = _read_value(found, context)
        if value is None:
            continue
        role = choose_role(
            value, context.before, context.after, context.tense, narrative, page.published
        )
        hangs_on = getattr(course, f"{value.anchor}_index", -1)
        read.append(ReadDate(found, value, role, hangs_on))
        aside = is_aside(page.folded, found)
        course = go_on(course, value, found, len(read) - 1, aside, narrative)
        if context.tense < 0 and not narrative:
            course = happen(course, value, len(read) - 1, context.before)
    return read


def _make_context(page: Page, found: Found, course: Course, narrative: bool) -> Context:
    """Make what an expression hangs on."""
    spoken = choose_speech(page.speech, found.start)
    return Context(
        page.published,
        course.last,
        narrative,
        _choose_tense(found, page.directions, page.folded, spoken),
        page.folded[max(0, found.start - AROUND) : found.start],
        page.folded[found.end : found.end + AROUND],
        page.text[found.start : found.end],
        bool(spoken),
        course.main,
        course.day,
        course.named,
        course.event,
    )


def _choose_tense(
    found: Found,
    directions: list[tuple[int, int]],
    folded: str,
    spoken: tuple[int, int] | None,
) -> int:
    """Choose the direction of an expression: from the word before it, then from the verbs.

    In direct speech the verbs of the speech count, and the verb of saying only where it has none.
    """
    if spoken:
        low, high = (bisect_left(directions, (offset, -2)) for offset in spoken)
        directions = directions[low:high] or directions
    tense = choose_direction(directions, folded, found.start, found.end)
    return choose_led(folded, found.start, "limit" in found.named, tense)


def _read_value(found: Found, context: Context) -> TimeValue | None:
    """Read one expression; a joined one from its parts."""
    value = found.rule.reading(found.named, context)
    if value is None:
        return None
    if found.day:
        return _place_time(value, found, context)
    if found.other:
        other = found.other.rule.reading(found.other.named, context)
        if other is None or other.first is None or value.first is None:
            return None
        return _order(replace(value, last=other.first, joined=found.joined), found, context)
    return value


def _order(value: TimeValue, found: Found, context: Context) -> TimeValue:
    """Take the year of a range's end for its start where only the end has one."""
    first, last = value.first, value.last
    if "year" not in found.named and last.year and first.unit in ("day", "month"):
        year = last.year - (first.number > last.number)
        return replace(value, first=replace(first, year=year))
    return value


def _place_time(value: TimeValue, found: Found, context: Context) -> TimeValue | None:
    """Put a time of day on its day."""
    day = found.day.rule.reading(found.day.named, context)
    if day is None or day.first is None:
        return value
    part, clock, zone = value.first.part, value.first.clock, value.first.zone
    told = read_class("part").get(found.named.get("part", ""), "") or day.first.part
    clock = choose_half(clock, told) if clock and "ap" not in found.named else clock
    night = day.joined == "range" and day.last.day == day.first.day + 1
    first = replace(day.first, part=f"{part}2" if night and part == "NI" else part, clock=clock)
    if clock and "zone" in found.named:
        zone = read_zone(" ".join(found.named["zone"].split()), first)
    return replace(
        value,
        first=replace(first, zone=zone),
        anchor=day.anchor,
        modifier=value.modifier or day.modifier,
    )


def _make_date(text: str, text_id: str, number: int, read: ReadDate, sentence: int) -> Date:
    """Write one date down."""
    found, value = read.found, read.value
    evidence = Evidence.of(
        text, text_id, found.start, found.end, sentence=sentence, rule=found.rule.name
    )
    earliest, latest = bound(value)
    anchor = f"t-{read.hangs_on + 1:02d}" if read.hangs_on >= 0 else value.anchor
    return Date(
        f"t-{number:02d}",
        evidence,
        value.kind,
        write_timex(value),
        value.modifier,
        write_edtf(value),
        write_day(earliest),
        write_day(latest),
        "" if anchor in ANCHORS else anchor,
        read.role,
        grade_rules(("dates", evidence.rule)),
    )

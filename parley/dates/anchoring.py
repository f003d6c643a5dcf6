"""Anchoring: from which day an expression is reckoned, and in which direction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from parley.dates.periods import Period, period_of, shift_day, shift_period

# A day named without its year and told in the past tense may still lie a little ahead.
NEAR_DAYS = 60
# A year that lies this much before the last one is of a history, in news too.
LONG_PAST = 1
# In a history time runs on: a month is rather a little later than a little earlier.
FORWARD_MONTHS = 1
# The units from fine to wide: *the same day* says nothing of a month.
FINENESS = {
    unit: place
    for place, units in enumerate(
        (("day",), ("week", "weekend"), ("month",), ("quarter", "season"), ("half",), ("year",),
         ("decade",), ("century",))
    )
    for unit in units
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression hangs on.

    Args:
        published: Day of publication, if known.
        last: Last date read in the same paragraph (in a history, in the text).
        narrative: Whether the running text, and not the publication, is the anchor.
        tense: 1 where the nearest verb looks ahead, -1 where it looks back, else 0.
        before: The folded text before the expression.
        after: The folded text behind it.
        quote: The expression as it was written.
        quoted: Whether it stands in direct speech.
        main: The date at which a history stands.
        day: The last day read in the paragraph.
        named: The last date read, an aside of a history too.
        event: The last day on which something happened, of an earlier paragraph too.
    """

    published: date | None
    last: Period | None = None
    narrative: bool = False
    tense: int = 0
    before: str = ""
    after: str = ""
    quote: str = ""
    quoted: bool = False
    main: Period | None = None
    day: Period | None = None
    named: Period | None = None
    event: Period | None = None

    @property
    def running(self) -> Period | None:
        """The date at which the text stands, where it is a history."""
        return self.main if self.narrative and self.main and self.main.year else None

    @property
    def background(self) -> Period | None:
        """The date from which months and days go on: a history's, or a year long past in news.

        In news a paragraph that has come to such a year goes on from it as long as its verbs look
        back; *today, last week, three years ago* are reckoned from the publication all the same.
        """
        if self.running or not (self.main and self.main.year and self.published):
            return self.running
        past = self.main.year < self.published.year - LONG_PAST
        return self.main if past and self.tense < 0 else None

    @property
    def today(self) -> Period | None:
        """The day from which *this*, *last* and *next* are reckoned."""
        if self.running:
            return self.running
        return period_of(self.published, "day") if self.published else None

    @property
    def then(self) -> Period | None:
        """The date to which *later* and *the following* point back."""
        return self._choose_last(self.last)

    @property
    def same(self) -> Period | None:
        """The date to which *that* and *the same* point back."""
        return self._choose_last(self.named)

    def _choose_last(self, last: Period | None) -> Period | None:
        """Give a date read before, or the day of publication."""
        if last and last.year:
            return last
        return period_of(self.published, "day") if self.published else None

    def name_anchor(self, period: Period | None) -> str:
        """Say what a reading from this period hangs on."""
        if period is None:
            return ""
        names = ("last", "main", "named", "day", "event")
        return next((name for name in names if getattr(self, name) is period), "published")


def choose_year(context: Context, month: int, day: int = 0) -> tuple[int, str]:
    """Choose the year of a month or a day whose year is not told; 0 where nothing tells it.

    >>> choose_year(Context(date(2025, 4, 29), tense=-1), 5, 8)
    (2025, 'published')
    """
    told = context.background
    if told:
        return _continue_year(told, month), context.name_anchor(told)
    if not context.published:
        return 0, ""
    here = context.published
    years = range(here.year - 1, here.year + 2)
    dates = {year: _make_day(year, month, day or _day_in(here, month, year)) for year in years}
    distances = {year: (found - here).days for year, found in dates.items() if found}
    return _choose(distances, context.tense, bool(day)), "published"


def _day_in(here: date, month: int, year: int) -> int:
    """Give the day that stands for a month: today in this month, else its middle."""
    return here.day if (here.year, here.month) == (year, month) else 15


def _make_day(year: int, month: int, day: int) -> date | None:
    """Make a day, or nothing where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _choose(distances: dict[int, int], tense: int, told_day: bool) -> int:
    """Choose among years by the direction of the verb, then by nearness."""
    if not distances:
        return 0
    nearest = min(distances, key=lambda year: (abs(distances[year]), year))
    if told_day and 0 <= distances[nearest] * -tense <= NEAR_DAYS:
        return nearest
    fitting = {year: gap for year, gap in distances.items() if gap * tense >= 0}
    return min(fitting or distances, key=lambda year: (abs(distances[year]), year))


def _continue_year(last: Period, month: int) -> int:
    """Choose the year in which a history goes on with a month."""
    if last.unit in ("decade", "century"):
        return 0
    here = _month_of(last)
    if not here:
        return last.year
    steps = {last.year + turn: month - here + 12 * turn for turn in (-1, 0, 1)}
    year = min(steps, key=lambda y: abs(steps[y] - FORWARD_MONTHS))
    return year or last.year


def _month_of(period: Period) -> int:
    """Give a month that stands for a period, 0 where it is a whole year."""
    months = {"SP": 4, "SU": 7, "FA": 10, "WI": 12}
    if period.unit in ("day", "month"):
        return period.number
    if period.unit == "season":
        return months[period.season]
    days = period.days() if period.unit in ("week", "quarter", "weekend") else None
    return days[0].month if days else 0


def choose_weekday(context: Context, weekday: int) -> tuple[date | None, str]:
    """Choose the day that a bare weekday means: never in the past after *will*, today is today.

    >>> choose_weekday(Context(date(2025, 5, 11), tense=-1), 6)[0]
    datetime.date(2025, 5, 10)
    """
    anchor = context.today
    days = anchor.days() if anchor else None
    if not days:
        return None, ""
    gap = (weekday - days[0].isoweekday()) % 7
    if context.running:
        gap = gap or 7
    elif context.tense < 0 or (context.tense == 0 and gap > 3):
        gap -= 7 if gap else 0
    return shift_day(days[0], gap, "day"), context.name_anchor(anchor)


def point_at(context: Context, pointer: str, unit: str) -> tuple[Period | None, str]:
    """Find what *last week*, *the following year* or *the same month* points at.

    Args:
        context: What the expression hangs on.
        pointer: A number of units from the day of publication, or ``same``, ``previous``,
            ``following``, ``next`` from the last date read.
        unit: The unit pointed at.

    >>> point_at(Context(date(2025, 5, 12)), "1", "week")[0].number
    21
    """
    counted = pointer.lstrip("-").isdigit()
    ahead = pointer == "next" and unit != "day"
    back = context.same if pointer == "same" else context.then
    anchor = context.today if counted or ahead else back
    steps = {"same": 0, "previous": -1, "following": 1, "next": 1}
    count = int(pointer) if counted else steps[pointer]
    base = widen(anchor, unit) if anchor else None
    if base is None:
        return None, ""
    return shift_period(base, count), context.name_anchor(anchor)


def widen(period: Period, unit: str) -> Period | None:
    """Give the period of a unit in which another period begins; nothing where that is wider.

    >>> widen(Period("day", 2025, 5, 12), "decade").year
    2020
    >>> widen(Period("month", 2025, 5), "day") is None
    True
    """
    if FINENESS.get(period.unit, 0) > FINENESS.get(unit, 0):
        return None
    if period.unit == unit:
        return Period(unit, period.year, period.number, period.day, period.season)
    if unit in ("year", "decade", "century"):
        size = {"decade": 10, "century": 100}.get(unit, 1)
        year = period.year
        whole = -(-year // size * size) if year < 0 else year // size * size
        return Period(unit, -abs(whole) if year < 0 else whole) if whole else None
    if unit == "month" and period.unit == "day":
        return Period("month", period.year, period.number)
    days = period.days()
    return period_of(days[0], unit) if days else None

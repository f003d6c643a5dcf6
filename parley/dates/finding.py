"""Finding: where the grammar matches, leftmost and longest, and what is no date after all."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from parley.dates.rules import Rule, build_core, read_rules
from parley.dates.vocabulary import fold, read_class

# No expression of the grammar holds more than this before its first sure word.
REACH = 64
WORD_START = re.compile(r"(?<![\w$€£¥#@/+&])(?<![\w)]-)(?<!\d[.,:])['\w]")
NAME_NUMBERS = re.compile(
    r"(?:resolutions?|articles?|decisions?|directives?|nos?\.?) [\d\s,()and]{0,60}$"
)
LAST_WORD = re.compile(r"([\w.'-]+)[\s(\"“‘]*$")
NEXT_WORD = re.compile(r"[\s]*([\w'%-]+)")


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of text that a rule matches, with the groups it caught.

    ``day`` is the date that a time of day belongs to, ``other`` the second end of a range.
    """

    rule: Rule
    start: int
    end: int
    groups: tuple[tuple[str, str], ...]
    day: Found | None = None
    other: Found | None = None
    joined: str = ""

    @property
    def named(self) -> dict[str, str]:
        """Give the groups by name; a trailing underscore only tells alternatives apart."""
        return {name.rstrip("_"): words for name, words in self.groups}


def find_expressions(text: str, tags: dict[int, str] | None = None) -> list[Found]:
    """Find the temporal expressions of a text, leftmost first, longest of those, none nested.

    Args:
        text: The text as stored.
        tags: Penn tag of the token that starts at an offset, if there is a tagger.

    >>> text = "From May 8 until 10 June"
    >>> [text[f.start:f.end] for f in find_expressions(text)]
    ['May 8', '10 June']
    """
    folded = fold(text)
    found: list[Found] = []
    position = 0
    for start in _list_starts(folded):
        if start < position:
            continue
        match = _match_longest(text, folded, start, tags or {})
        if match:
            found.append(match)
            position = match.end
    return join_expressions(folded, found)


def _list_starts(folded: str) -> list[int]:
    """List the offsets of words near enough before a sure word to begin an expression."""
    starts: list[int] = []
    done = 0
    for core in build_core().finditer(folded):
        low = max(done, core.start() - REACH)
        starts.extend(word.start() for word in WORD_START.finditer(folded, low, core.end()))
        done = max(done, core.end())
    return starts


def _match_longest(text: str, folded: str, start: int, tags: dict[int, str]) -> Found | None:
    """Give the longest match of any rule here that is not ruled out."""
    matches = [(rule, rule.pattern.match(folded, start)) for rule in read_rules()]
    hits = [(rule, match) for rule, match in matches if match and match.end() > start]
    hits.sort(key=lambda hit: (-hit[1].end(), hit[0].order))
    for rule, match in hits:
        end = _trim_end(folded, match.end(), start)
        groups = tuple((name, words) for name, words in match.groupdict().items() if words)
        found = Found(rule, start, end, groups)
        if end > start and is_time(text, folded, found, tags):
            return found
    return None


def _trim_end(folded: str, end: int, start: int) -> int:
    """Leave blanks out at the end."""
    while end > start and folded[end - 1].isspace():
        end -= 1
    return end


def word_before(folded: str, start: int) -> str:
    """Give the word before an offset in the same line.

    >>> word_before("in the may", 7)
    'the'
    """
    found = LAST_WORD.search(folded, max(0, start - 40), start)
    return found.group(1) if found else ""


def word_after(folded: str, end: int) -> str:
    """Give the word behind an offset.

    >>> word_after("may have", 3)
    'have'
    """
    found = NEXT_WORD.match(folded, end)
    return found.group(1) if found else ""


def is_time(text: str, folded: str, found: Found, tags: dict[int, str]) -> bool:
    """Say whether what a rule matched speaks of time here: names, counts and verbs do not."""
    before, after = word_before(folded, found.start), word_after(folded, found.end)
    family, _, _ = found.rule.name.partition(".")
    groups = found.named
    if "monthname" in groups and not _is_month(text, folded, found, before, after):
        return False
    if found.rule.name in ("year.plain", "year.range"):
        return _is_year(folded, found, before, after)
    if family == "season":
        return _is_season(text, found, after, tags)
    if family == "weekday":
        return text[found.end - len(groups["weekday"]) : found.end][:1].isupper() or (
            "weekof" in groups or text.islower()
        )
    if found.rule.name == "length.bare":
        return before in read_class("bare_units") or after == "of"
    return _is_length(folded, found, before, after, groups)


def _is_month(text: str, folded: str, found: Found, before: str, after: str) -> bool:
    """Say whether a month's name is the month: capital, and no given name or verb."""
    groups = found.named
    name = groups["monthname"].rstrip(".")
    at = folded.find(name, found.start, found.end)
    if not text[at : at + 1].isupper():
        return False
    alone = found.rule.name == "date.month"
    if name not in read_class("namesake") or not alone or "share" in groups:
        if alone and len(name) == 3 and name != "may" and "." not in groups["monthname"]:
            return False
        day_only = found.rule.name in ("date.month_day", "date.day_month") and "year" not in groups
        return not (day_only and after in read_class("after_number"))
    following = text[found.end : found.end + 2]
    if before == "" or folded[found.start - 2 : found.start - 1] in ".!?\n":
        return after in read_class("month_follow")
    named = following[:1] == " " and following[1:].isupper() and before not in ("in", "since")
    return before in read_class("month_lead") and not named


def _is_year(folded: str, found: Found, before: str, after: str) -> bool:
    """Say whether four figures are a year and no count, sum or number of a name."""
    if "share" in found.named or "approx" in found.named or found.end - found.start > 9:
        return after not in read_class("after_number")
    if after in read_class("after_number") or after.startswith("%"):
        return False
    lead = folded[max(0, found.start - 80) : found.start]
    if lead.rstrip().endswith("("):
        return True
    if before in read_class("before_number") or NAME_NUMBERS.search(lead):
        return False
    year = int(found.named["year"])
    return 1900 <= year <= 2099 or before in read_class("year_lead")


def _is_season(text: str, found: Found, after: str, tags: dict[int, str]) -> bool:
    """Say whether *fall* and *spring* are seasons and no verbs, collapses or wells."""
    groups = found.named
    if groups["season"] not in ("fall", "spring"):
        return True
    if "year" in groups or "bcyear" in groups or "sameyear" in groups:
        return True
    if tags.get(found.end - len(groups["season"]), "NN").startswith("VB"):
        return False
    return after not in ("of", "from", "in", "to", "back", "apart", "short", "when")


def _is_length(folded: str, found: Found, before: str, after: str, groups: dict[str, str]) -> bool:
    """Say whether a count of units is a length of time."""
    unit = groups.get("unit", "")
    name = found.rule.name
    if name == "length.plain":
        if unit in ("second", "quarter", "quarters") and groups.get("hyphen") != "-":
            return groups["num"] not in ("a", "an", "another", "one", "three", "some")
        if groups["num"] in ("a", "an") and unit in ("second", "minute") and after == "":
            return True
        plural = unit.endswith("s") or unit == "century"
        few = groups["num"] in ("a", "an", "another", "one", "1", "half a", "half an", "a hundred")
        hyphen = groups.get("hyphen") == "-"
        if before in ("this", "that", "the", "last", "next") and groups["num"] == "one":
            return False
        return plural or few or hyphen or groups["num"] not in ("some", "many", "few", "recent")
    if name == "reference.vague":
        return _is_reference(groups["word"], after)
    if name == "unit.pointer":
        return not (groups["pointer"] == "that" and after in ("the", "a", "he", "they"))
    if name == "set.adverb":
        return groups["word"] not in ("annual", "quarterly") or after != "report"
    return True


def _is_reference(word: str, after: str) -> bool:
    """Say whether *the past*, *future*, *recent* is a reference and no start of a longer phrase."""
    units = read_class("unit")
    if word in ("the past", "the present", "the future", "future", "recent"):
        return after not in units and not after[:1].isdigit()
    return word != "soon" or after not in ("after", "afterward", "afterwards", "as", "thereafter")


# What may stand between a time and its day, between two ends, between two choices.
TIME_LINK = re.compile(r",? (?:on |of |of the |in the |late |early )?|,? at |,? in the ")
RANGE_LINK = re.compile(r" ?- ?")
EITHER_LINK = re.compile(r" or ")
DAYS = ("date.month_day", "date.day_month", "date.iso", "weekday.plain", "weekday.pointer")
DAYLIKE = (*DAYS, "day.deictic", "date.month_days", "date.days_month", "feast.year")
TIMES = ("clock", "part")


def join_expressions(folded: str, found: list[Found]) -> list[Found]:
    """Join a time with its day, the ends of a range, and alternatives, into one expression.

    >>> text = "at 11 p.m. on Monday"
    >>> [text[f.start:f.end] for f in find_expressions(text)]
    ['11 p.m. on Monday']
    """
    joined: list[Found] = []
    for right in found:
        pair = _join(folded, joined[-1], right) if joined else None
        if pair:
            joined[-1] = pair
        else:
            joined.append(right)
    return joined


def _join(folded: str, left: Found, right: Found) -> Found | None:
    """Join two neighbours where they make one expression."""
    between = folded[left.end : right.start]
    if len(between) > 8 or left.other or left.joined:
        return None
    between = " ".join(between.split("\n")) if between.count("\n") == 1 else between
    families = [found.rule.name.partition(".")[0] for found in (left, right)]
    linked = TIME_LINK.fullmatch(between) is not None
    if linked and families[0] in TIMES and right.rule.name in DAYLIKE and not left.day:
        return replace(left, end=right.end, day=right)
    if families[1] in TIMES and left.rule.name in DAYLIKE and linked:
        return replace(right, start=left.start, day=left)
    if left.rule.name != right.rule.name or left.rule.name not in (
        *DAYS,
        "year.plain",
        "date.month",
        "date.month_year",
    ):
        return None
    if RANGE_LINK.fullmatch(between) and left.rule.name not in ("weekday.plain", "year.plain"):
        return replace(left, end=right.end, other=right, joined="range")
    if EITHER_LINK.fullmatch(between):
        return replace(left, end=right.end, other=right, joined="either")
    return None

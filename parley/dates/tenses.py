"""Tenses: in which direction the verbs around an expression look."""

from __future__ import annotations

import re
from bisect import bisect_left

from parley.columns import Columns
from parley.dates.vocabulary import join_words, read_class

WORD = re.compile(r"(?<!\w)(?:'ll|[a-z]+(?:n't)?)\b")
STOP = re.compile(r"[.!?;]\s|\n")
# A verb of the past straight before, and *that* behind: told on that day, whatever follows.
TOLD = re.compile(
    r"(?<!\bbe )(?<!\bis )(?<!\bare )(?<!\bwill )(?<!\bto )\b([a-z]+)\s"
    r"(?:(?:late|early)\s)?(?:on\s)?$"
)
# What stands straight before an expression and says on which side it lies.
SINCE = re.compile(r"(?<![\w-])since\s(?:(?:the|about|around|at|least)\s){0,3}$")
DUE = re.compile(r"(?<![\w-])(?:by|before|no later than|not later than|within)\s(?:the\s)?$")
# *shortly before midnight, two days before the vote*: how long before, and nothing is due.
LONG_BEFORE = re.compile(
    r"(?<![\w-])(?:shortly|just|long|soon|right|immediately|(?:hour|day|week|month|year|minute)s?)"
    r"\sbefore\s(?:the\s)?$"
)
PERHAPS = re.compile(
    r"(?<![\w-])(?:perhaps|maybe|possibly|hopefully|ideally|as soon as)\s"
    r"(?:(?:as early as|on|in|by|around|about)\s){0,2}$"
)
# What was put off lies ahead, though the verb looks back.
PUT_OFF = re.compile(
    rf"(?<![\w-]){join_words('put_off')}\s(?:[a-z' -]{{1,40}}\s)?"
    r"(?:until|till|to|for|from)\s(?:the\s)?$"
)
UP_TO = re.compile(r"(?<![\w-])(?:until|till|than)\s(?:the\s)?$")
OVER = re.compile(r"(?<![\w-])(?:had|has|have|was|were)\s[^.;!?\n]{0,60}$")
OPENS = re.compile(r"(?:\A|[.!?]['\"”’)]*\s|\n)\s*(?:by|before|until|within)\s(?:the\s)?$")
# A verb behind the expression counts as this much farther off.
BEHIND = 12
# What looks ahead only to what follows it.
AHEAD_ONLY = 2
# The words of a sentence are searched no farther than this.
REACH = 160


def tag_directions(words: Columns) -> list[tuple[int, int]]:
    """List the offsets of verbs with 1 for ahead, -1 for back, 0 for neither, from tags.

    A verb with 2 looks ahead to what follows it, and says nothing of what stands before.
    """
    ahead = {word: int(value) for word, value in read_class("tense").items() if value in "12"}
    found = []
    told = zip(words.starts, words.tags, words.lowers, strict=True)
    for place, (start, tag, lower) in enumerate(told):
        direction = _read_tag(tag, lower.replace("’", "'"), ahead)
        if tag == "VB" and place and words.lowers[place - 1] == "to":
            direction = 1
        if direction == 0 and _is_perfect(words, place):
            direction = -1
        if direction is not None:
            found.append((start, direction))
    return found


def _is_perfect(words: Columns, place: int) -> bool:
    """Say whether *has* or *have* at a place opens a perfect: *has drawn*, *have not yet met*."""
    if words.lowers[place] not in ("has", "have", "'ve"):
        return False
    following = words.tags[place + 1 : place + 4]
    return next((tag for tag in following if not tag.startswith("RB")), "") == "VBN"


def _read_tag(tag: str, word: str, ahead: dict[str, int]) -> int | None:
    """Read one verb's direction; nothing where the word is no verb that tells."""
    if tag in ("VBZ", "VBP") and word in read_class("scheduled"):
        return 1
    if word in ahead and tag in ("MD", "VBN", "VBP", "VBZ", "VBD", "JJ", "VB"):
        return None if word in ("set", "must", "should", "may") and tag == "VBD" else ahead[word]
    if tag == "VBD":
        return -1
    return {"VBZ": 0, "VBP": 0}.get(tag)


def find_directions(folded: str) -> list[tuple[int, int]]:
    """List the same from the words alone, where there is no tagger.

    >>> find_directions("they met and will meet again")
    [(5, -1), (13, 1)]
    """
    listed = read_class("tense")
    found = []
    for word in WORD.finditer(folded):
        value = listed.get(word.group())
        if value is not None:
            found.append((word.start(), int(value)))
        elif word.group().endswith("ed") and len(word.group()) > 4:
            found.append((word.start(), -1))
        elif word.group() == "to" and folded[word.end() : word.end() + 4] != " the":
            found.append((word.start(), 1))
    return found


def is_told(folded: str, start: int, end: int) -> bool:
    """Say whether an expression dates the telling of what *that* opens behind it.

    >>> is_told("he warned on monday that it will end", 13, 19)
    True
    >>> is_told("a plan expected on monday that may fail", 19, 25)
    False
    """
    verb = TOLD.search(folded, max(0, start - REACH), start)
    if verb is None or not folded.startswith(" that ", end):
        return False
    word = verb.group(1)
    listed = read_class("tense").get(word)
    return listed == "-1" or (listed is None and word.endswith("ed") and len(word) > 4)


def choose_led(folded: str, start: int, limited: bool, tense: int) -> int:
    """Give the direction that the word before an expression gives, else that of the verbs.

    What is due *by* a day lies ahead, unless the clause tells that it *was* or *had been* done, or
    opens with it in the past; *since* looks back.

    Args:
        folded: The folded text.
        start: Where the expression begins.
        limited: Whether it has a limit in it (*no later than May 15*).
        tense: The direction of the verbs around it.

    >>> text = "he sent a promise of a third by friday"
    >>> choose_led(text, text.index("friday"), False, -1)
    1
    >>> text = "the town had been taken by friday"
    >>> choose_led(text, text.index("friday"), False, -1)
    -1
    """
    low = max(0, start - 80)
    if SINCE.search(folded, low, start):
        return -1
    if PUT_OFF.search(folded, low, start) or PERHAPS.search(folded, low, start):
        return 1
    due = limited or DUE.search(folded, low, start)
    due = due and not LONG_BEFORE.search(folded, low, start)
    told = OVER.search(folded, low, start) or OPENS.search(folded, low, start)
    if due and not (tense < 0 and told):
        return 1
    return 1 if not tense and UP_TO.search(folded, low, start) else tense


def choose_direction(directions: list[tuple[int, int]], folded: str, start: int, end: int) -> int:
    """Give the direction of the verb nearest to an expression in its sentence.

    >>> text = "talks will open on friday, he said"
    >>> choose_direction(find_directions(text), text, 19, 25)
    1
    >>> text = "she repeated on friday that ships must leave"
    >>> choose_direction(find_directions(text), text, 16, 22)
    -1
    """
    if is_told(folded, start, end):
        return -1
    low = max((m.end() for m in STOP.finditer(folded, max(0, start - REACH), start)), default=0)
    low = max(low, start - REACH)
    stop = STOP.search(folded, end, end + REACH)
    high = stop.start() if stop else min(len(folded), end + REACH)
    place = bisect_left(directions, (start, -2))
    before = directions[place - 1] if place and directions[place - 1][0] >= low else None
    after = next((verb for verb in directions[place : place + 4] if verb[0] >= end), None)
    # What *that* opens is told by the verb before it, and says nothing of when it was told.
    opens = before and folded.startswith(" that ", end)
    after = after if after and after[0] < high and not opens else None
    behind = after[1] if after and after[1] != AHEAD_ONLY else 0
    if before and after:
        near = start - before[0] <= after[0] - end + BEHIND
        return min(before[1], 1) if near else behind
    return min(before[1], 1) if before else behind

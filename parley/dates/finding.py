"""Finding: where the grammar matches, leftmost and longest, and what is no date after all."""

from __future__ import annotations

import re

from parley.dates.expressions import Found, join_expressions
from parley.dates.guards import is_time
from parley.dates.rules import build_core, build_gate, list_openers, read_rules
from parley.dates.vocabulary import fold

# No expression of the grammar holds more than this before its first sure word.
REACH = 64
WORD_START = re.compile(r"(?<![\w$€£¥#@/+&])(?<![\w)]-)(?<!\d[.,:])(?:'?\d|('?[^\W\d_]+))")


def find_expressions(text: str, tags: dict[int, str] | None = None) -> list[Found]:
    """Find the temporal expressions of a text, leftmost first, longest of those, none nested.

    Args:
        text: The text as stored.
        tags: Penn tag of the token that starts at an offset, if there is a tagger.

    >>> text = "From May 8 until 10 June"
    >>> [text[f.start:f.end] for f in find_expressions(text)]
    ['May 8', '10 June']
    >>> text = "at 11 p.m. on Monday"
    >>> [text[f.start:f.end] for f in find_expressions(text)]
    ['11 p.m. on Monday']
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
    openers = list_openers()
    done = 0
    for core in build_core().finditer(folded):
        low = max(done, core.start() - REACH)
        starts.extend(
            word.start()
            for word in WORD_START.finditer(folded, low, core.end())
            if word.group(1) is None or word.group(1) in openers
        )
        done = max(done, core.end())
    return starts


def _match_longest(text: str, folded: str, start: int, tags: dict[int, str]) -> Found | None:
    """Give the longest match of any rule here that is not ruled out."""
    if not build_gate().match(folded, start):
        return None
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

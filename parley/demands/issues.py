"""Issues: what an act is about, from the words of its content, the governing words first."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from parley.demands.lexicon import Match, load_table

OTHER = "other"
# Relations that lead on to what is asked rather than down into its circumstances.
FREE = frozenset(
    {"compound", "amod", "nmod", "prep", "xcomp", "aux", "conj", "dobj", "nsubj", "nsubjpass"}
)


def find_issues(tokens: Sequence[Token]) -> list[Match]:
    """Find the issue words in a run of tokens, in text order.

    >>> from parley import read
    >>> doc = read("France wants a truce and talks.", published="2024-03-01").doc
    >>> [match.row["issue"] for match in find_issues(list(doc))]
    ['ceasefire', 'talks']
    """
    return load_table("issues.csv").find(tokens)


def choose_issue(tokens: Sequence[Token], head: Token) -> str:
    """Choose the issue of a content: the word nearest to its head in the parse decides.

    Among words equally near, the higher ``priority`` of ``issues.csv`` decides, then text order, so
    that *ensure compliance with any ceasefire* is about guarantees and *peace talks* about talks.

    Args:
        tokens: The whole content.
        head: Its head word.

    Returns:
        The issue, ``other`` where no word of the lexicon stands in the content.

    >>> from parley import read
    >>> doc = read("France wants peace talks.", published="2024-03-01").doc
    >>> choose_issue(list(doc[2:4]), doc[3])
    'talks'
    """
    ranked = sorted(
        (_depth(tokens, match, head), -int(match.row["priority"]), match.start, match.row["issue"])
        for match in find_issues(tokens)
    )
    return ranked[0][3] if ranked else OTHER


def _depth(tokens: Sequence[Token], match: Match, head: Token) -> int:
    """Count the nominal steps from the head of the content down to an issue word."""
    doc = head.doc
    root = doc[match.start : match.end].root
    steps = 0
    while root.i != head.i and root.head != root and steps < 12:
        modifies = root.dep_ in FREE
        steps += 0 if modifies else 1
        root = root.head
    return steps + (3 if int(match.row["priority"]) <= 2 else 0)

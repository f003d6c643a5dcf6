"""Forms: where in a document words stand, by spaCy's numbers of their forms and lemmas."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

from parley.columns import Columns, read_columns
from parley.demands.storage import keep
from parley.demands.words import Words

# spaCy's number of a string. A few words (*number*, *agent*, *mark*) are names of its own, too, and
# have a number below a thousand.
number_of = cache(get_string_id)
COLON, COMMA, SEMICOLON = map(number_of, (":", ",", ";"))


def _list_numbers(doc: Doc) -> frozenset[int]:
    """Give the numbers of all forms and lemmas as a set, since of two sets the smaller is read."""
    return frozenset(keep(doc, "forms", _index_forms))


def columns_of(doc: Doc) -> Columns:
    """Give what spaCy says of a document's words.

    >>> from parley import read
    >>> columns_of(read("Mali must go.", published="2024-03-01").doc).lowers
    ['mali', 'must', 'go', '.']
    """
    return doc.columns if isinstance(doc, Words) else read_columns(doc)


def find_places(doc: Doc, numbers: set[int] | frozenset[int]) -> list[int]:
    """Give the places of the words of which the form in small letters or the lemma is among some.

    >>> from parley import read
    >>> doc = read("France urged Mali to go, and Mali urges France.", published="2024-03-01").doc
    >>> find_places(doc, {number_of("urge"), COMMA})
    [1, 5, 8]
    """
    index = keep(doc, "forms", _index_forms)
    found = [index[number] for number in numbers & keep(doc, "numbers", _list_numbers)]
    if len(found) < 2:
        return found[0] if found else []
    return sorted(set().union(*found))


def _index_forms(doc: Doc) -> Mapping[int, Sequence[int]]:
    """Give the places of each form and lemma, in text order."""
    index: defaultdict[int, list[int]] = defaultdict(list)
    told = columns_of(doc)
    forms = zip(told.lower_numbers, told.lemma_numbers, strict=True)
    for place, (lower, lemma) in enumerate(forms):
        index[lower].append(place)
        if lemma != lower:
            index[lemma].append(place)
    return index


def may_stand(token: Token, numbers: frozenset[int]) -> bool:
    """Say whether one of some words, by form or lemma, stands in the sentence of a token.

    >>> from parley import read
    >>> doc = read("Mali must go. France urges it.", published="2024-03-01").doc
    >>> may_stand(doc[0], frozenset({number_of("urge")})), may_stand(doc[5], frozenset({COMMA}))
    (False, False)
    >>> may_stand(doc[4], frozenset({number_of("urge")}))
    True
    """
    known = keep(token.doc, "sentences", _open_known)
    if numbers not in known:
        places = find_places(token.doc, numbers)
        known[numbers] = frozenset([token.doc[place].sent.start for place in places])
    return token.sent.start in known[numbers]


def _open_known(doc: Doc) -> dict[frozenset[int], frozenset[int]]:
    """Open what is known of the sentences of a document: the first words of those with a word."""
    return {}


def find_between(doc: Doc, number: int, start: int, end: int) -> Sequence[int]:
    """Give the places of a word from ``start`` to before ``end``, in text order.

    >>> from parley import read
    >>> doc = read("Mali: France must go, and now.", published="2024-03-01").doc
    >>> find_between(doc, COLON, 0, 5), find_between(doc, COLON, 2, 5)
    ([1], [])
    """
    places = keep(doc, "forms", _index_forms).get(number)
    if places is None:
        return []
    first = bisect_left(places, start)
    return places[first : bisect_left(places, end, first)]

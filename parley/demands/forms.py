"""Forms: where in a document words stand, by spaCy's numbers of their forms and lemmas."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from spacy.strings import get_string_id
from spacy.tokens import Doc

from parley.columns import read_columns
from parley.demands.storage import keep
from parley.demands.words import Words

# spaCy's number of a string. A few words (*number*, *agent*, *mark*) are names of its own, too, and
# have a number below a thousand.
number_of = cache(get_string_id)
COLON, COMMA, SEMICOLON = map(number_of, (":", ",", ";"))


def find_places(doc: Doc, numbers: set[int] | frozenset[int]) -> list[int]:
    """Give the places of the words of which the form in small letters or the lemma is among some.

    >>> from parley import read
    >>> doc = read("France urged Mali to go, and Mali urges France.", published="2024-03-01").doc
    >>> find_places(doc, {number_of("urge"), COMMA})
    [1, 5, 8]
    """
    index = keep(doc, "forms", _index_forms)
    found = [index[number] for number in numbers.intersection(index)]
    if len(found) < 2:
        return found[0] if found else []
    return sorted(set().union(*found))


def _index_forms(doc: Doc) -> Mapping[int, Sequence[int]]:
    """Give the places of each form and lemma, in text order."""
    index: defaultdict[int, list[int]] = defaultdict(list)
    told = doc.columns if isinstance(doc, Words) else read_columns(doc)
    forms = zip(told.lower_numbers, told.lemma_numbers, strict=True)
    for place, (lower, lemma) in enumerate(forms):
        index[lower].append(place)
        if lemma != lower:
            index[lemma].append(place)
    return index


def find_between(doc: Doc, number: int, start: int, end: int) -> Sequence[int]:
    """Give the places of a word from ``start`` to before ``end``, in text order.

    >>> from parley import read
    >>> doc = read("Mali: France must go, and now.", published="2024-03-01").doc
    >>> find_between(doc, COLON, 0, 5), find_between(doc, COLON, 2, 5)
    ([1], [])
    """
    places = keep(doc, "forms", _index_forms).get(number, ())
    return places[bisect_left(places, start) : bisect_left(places, end)]

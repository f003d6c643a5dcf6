"""The gazetteer: names of states, persons, organisations and groups; offices and who held them."""

from parley.gazetteer.folding import fold_name
from parley.gazetteer.names import NameEntry, NameMatch
from parley.gazetteer.offices import GroupNoun, OfficeNoun, Term
from parley.gazetteer.store import Gazetteer, load_gazetteer

__all__ = [
    "Gazetteer",
    "GroupNoun",
    "NameEntry",
    "NameMatch",
    "OfficeNoun",
    "Term",
    "fold_name",
    "load_gazetteer",
]

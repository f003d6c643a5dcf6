"""Parley: who wants what of whom, by when and on which terms, with the words that prove it.

>>> reading = read("France urged Mali to free the envoys.", published="2024-03-01")
>>> [demand.act for demand in reading.demands]
['request']
"""

from parley.reading import Reading, load, read, read_all
from parley.tables import make_tables

__all__ = ["Reading", "load", "make_tables", "read", "read_all"]

"""Tables: the records as typed frames, checked against their dictionary, written as files."""

from parley.tables.dictionary import Column, describe_tables, read_dictionary
from parley.tables.files import FORMATS, write_tables
from parley.tables.frames import make_tables
from parley.tables.schemas import check_tables

__all__ = [
    "FORMATS",
    "Column",
    "check_tables",
    "describe_tables",
    "make_tables",
    "read_dictionary",
    "write_tables",
]

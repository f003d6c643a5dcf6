"""Collector: Python's search for objects that hold each other, put off while a stage runs.

A stage makes many small objects, and every few hundred set the search off anew; again and again it
goes through the gazetteer and the lexicon, where there is nothing to free.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def put_off_collection() -> Iterator[None]:
    """Put the search off as long as the block runs; it decorates functions, too.

    >>> with put_off_collection():
    ...     gc.isenabled()
    False
    >>> gc.isenabled()
    True
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()

"""Corpora: many texts read on one machine or on several, with nothing lost.

The way of the data: :mod:`~parley.corpus.plan` parts the texts into partitions, each named by what
it is made of; :mod:`~parley.corpus.workers` or :mod:`~parley.corpus.cluster` have them read by
:mod:`~parley.corpus.batches`; :mod:`~parley.corpus.store` keeps what was read;
:mod:`~parley.corpus.run` leads through it, and :mod:`~parley.corpus.query` asks what there is.
"""

from parley.corpus.query import connect
from parley.corpus.run import Orders, Report, read_corpus

__all__ = ["Orders", "Report", "connect", "read_corpus"]

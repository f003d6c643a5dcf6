"""Intake: texts as people have them, each as the words to read and what is known of them.

A step before :mod:`parley.source`, which says whether they can be read. One module for each form:
:mod:`~parley.intake.front_matter`, :mod:`~parley.intake.markdown`, :mod:`~parley.intake.webpage`,
:mod:`~parley.intake.records`; :mod:`~parley.intake.listing` goes through files and folders.
"""

from parley.intake.items import COLUMNS, KINDS, Intake, Item
from parley.intake.listing import list_items

__all__ = ["COLUMNS", "KINDS", "Intake", "Item", "list_items"]

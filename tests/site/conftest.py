"""The browser and the reader who visits the site, shared by all tests of the site."""

from reader import browser, visits

__all__ = ["browser", "visits"]

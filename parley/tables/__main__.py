"""Writes the data dictionary's page of the book: ``python -m parley.tables > page.md``."""

from parley.tables.dictionary import write_page

if __name__ == "__main__":
    print(write_page(), end="")

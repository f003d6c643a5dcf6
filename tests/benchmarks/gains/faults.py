"""Faults: why nothing could be compared, in one line.

Parley itself may be what is broken, so nothing of it is imported here.
"""

from __future__ import annotations


class GainsError(Exception):
    """One line that names what is at fault, how, and the remedy.

    >>> str(GainsError("TEXTS=x", "is no folder", "name one"))
    'TEXTS=x: is no folder; name one'
    """

    def __init__(self, where: object, fault: str, remedy: str) -> None:
        """Put the three together; whatever a name holds, it stays one line."""
        line = f"{where}: {fault}; {remedy}"
        super().__init__("".join(c if c.isprintable() else ascii(c)[1:-1] for c in line))

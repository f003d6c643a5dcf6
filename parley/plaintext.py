"""Plain text: which bytes are a text that can be read, and a clear refusal of all others."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

# spaCy's own limit (nlp.max_length): beyond it the parser refuses, so the door does.
MAX_CHARACTERS = 1_000_000
# UTF-8 needs at most four bytes for a character: no more has to be read to find it too long.
MAX_BYTES = 4 * MAX_CHARACTERS
# Old wire copy has a few control characters (IPTC 7901); a binary that happens to decode, many.
MAX_CONTROLS = 0.1
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")


class SourceError(ValueError):
    """Why a text cannot be read: one line that names the file, the fault and the remedy."""

    def __init__(self, where: object, fault: str, remedy: str) -> None:
        """Put the three together."""
        line = f"{where}: {fault}; {remedy}"
        # A file's name may hold line breaks or bytes that are no UTF-8: the error stays one line.
        shown = "".join(c if c.isprintable() else ascii(c)[1:-1] for c in line)
        super().__init__(shown)


def read_bytes(path: Path) -> bytes:
    """Read no more of a file than shows that it is too long."""
    try:
        with path.open("rb") as stored:
            return stored.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise SourceError(path, "does not exist", "check the path") from None
    except IsADirectoryError:
        raise SourceError(path, "is a folder", "name a file in it") from None
    except (OSError, ValueError) as error:
        fault = f"cannot be read ({getattr(error, 'strerror', None) or error})"
        raise SourceError(path, fault, "check the path and its permissions") from None


def decode_text(content: bytes, where: object = "text") -> str:
    r"""Decode UTF-8 strictly and change nothing: line ends and a byte order mark stay as stored.

    A leading U+FEFF therefore counts as character 0, so that the offsets hold for whoever
    decodes the same bytes as UTF-8.

    Raises:
        SourceError: If the bytes are empty, binary, not UTF-8, blank or more than the limit.

    >>> decode_text("\ufeffKyiv\r\n".encode())
    '\ufeffKyiv\r\n'
    """
    if not content:
        raise SourceError(where, "is empty", "give a file that holds a text")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise SourceError(where, "is UTF-16 and not UTF-8", "save it as UTF-8")
    if b"\0" in content:
        raise SourceError(where, "holds NUL bytes, so it is binary", "give plain text in UTF-8")
    try:
        text = content[:MAX_BYTES].decode("utf-8")
    except UnicodeDecodeError as error:
        # A cut at the limit may halve a character; then only the length is at fault.
        if len(content) <= MAX_BYTES or error.start < MAX_BYTES - 3:
            fault = f"is not UTF-8 (byte {error.start})"
            raise SourceError(where, fault, "save it as plain text in UTF-8") from None
        text = ""
    if len(content) > MAX_BYTES or len(text) > MAX_CHARACTERS:
        fault = f"holds more than {MAX_CHARACTERS:,} characters"
        raise SourceError(where, fault, "split it into several files")
    _check_words(text, where)
    return text


def _check_words(text: str, where: object) -> None:
    """Refuse what decodes but is no text: nothing to be seen, or mostly control characters."""
    if all(c.isspace() or unicodedata.category(c) in ("Cc", "Cf") for c in text):
        raise SourceError(where, "holds nothing but blanks", "give a file that holds a text")
    controls = len(CONTROLS.findall(text))
    if controls > MAX_CONTROLS * len(text):
        fault = f"is binary ({controls} control characters)"
        raise SourceError(where, fault, "give plain text in UTF-8")

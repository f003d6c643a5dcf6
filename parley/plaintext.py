"""Plain text: which bytes are a text that can be read, and a clear refusal of all others."""

from __future__ import annotations

import codecs
import re
import unicodedata
from pathlib import Path
from typing import BinaryIO

# spaCy's own limit (nlp.max_length): beyond it the parser refuses, so the door does.
MAX_CHARACTERS = 1_000_000
# UTF-8 needs at most four bytes for a character: no more has to be read to find it too long.
MAX_BYTES = 4 * MAX_CHARACTERS
# Old wire copy has a few control characters (IPTC 7901); a binary that happens to decode, many.
MAX_CONTROLS = 0.1
UTF8 = "utf-8"
SURROGATE = re.compile("[\ud800-\udfff]")
GUESSED = 100_000  # bytes by which an encoding is guessed
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")


class SourceError(ValueError):
    """Why a text cannot be read: one line that names the file, the fault and the remedy."""

    def __init__(self, where: object, fault: str, remedy: str) -> None:
        """Put the three together."""
        line = f"{where}: {fault}; {remedy}"
        # A file's name may hold line breaks or bytes that are no UTF-8: the error stays one line.
        super().__init__("".join(c if c.isprintable() else ascii(c)[1:-1] for c in line))

    @classmethod
    def reword(cls, line: str) -> SourceError:
        """Give the refusal whose line was worded before, when the text was found.

        >>> str(SourceError.reword("a.txt: is empty; give a text"))
        'a.txt: is empty; give a text'
        """
        error = cls.__new__(cls)
        ValueError.__init__(error, line)
        return error


def open_bytes(path: Path) -> BinaryIO:
    """Open a file for its bytes.

    Raises:
        SourceError: If it cannot be opened.

    >>> open_bytes(Path("README.md")).close()
    """
    try:
        return path.open("rb")
    except FileNotFoundError:
        raise SourceError(path, "does not exist", "check the path") from None
    except IsADirectoryError:
        raise SourceError(path, "is a folder", "name a file in it") from None
    except (OSError, ValueError) as error:
        fault = f"cannot be read ({getattr(error, 'strerror', None) or error})"
        raise SourceError(path, fault, "check the path and its permissions") from None


def read_bytes(path: Path) -> bytes:
    """Read no more of a file than shows that it is too long.

    Raises:
        SourceError: If it cannot be read.

    >>> read_bytes(Path("README.md"))[:8]
    b'# Parley'
    """
    with open_bytes(path) as stored:
        try:
            return stored.read(MAX_BYTES + 1)
        except OSError as error:
            fault = f"cannot be read ({error.strerror or error})"
            raise SourceError(path, fault, "check the path and its permissions") from None


def decode_text(content: bytes, where: object = "text", encoding: str = UTF8) -> str:
    r"""Decode bytes strictly and change nothing: line ends and a byte order mark stay as stored.

    A leading U+FEFF therefore counts as character 0, so that the offsets hold for whoever
    decodes the same bytes with the same encoding.

    Args:
        content: The bytes, at least up to one beyond the limit.
        where: What the error names: the file, or what else the bytes came from.
        encoding: Any of Python's names of an encoding. Only UTF-8 is read without being named.

    Raises:
        SourceError: If the bytes are empty, binary, of another encoding (the error names the
            likely one), blank or more than the limit, or if there is no such encoding.

    >>> decode_text("\ufeffKyiv\r\n".encode())
    '\ufeffKyiv\r\n'
    >>> decode_text("Orbán".encode("cp1250"), encoding="cp1250")
    'Orbán'
    """
    text = decode_bytes(content, where, encoding)
    check_text(text, where)
    return text


def decode_bytes(content: bytes, where: object = "text", encoding: str = UTF8) -> str:
    """Decode bytes strictly, whatever they say; raises as :func:`decode_text` does but for blanks.

    >>> decode_bytes(b" ")
    ' '
    """
    if not content:
        raise SourceError(where, "is empty", "give a file that holds a text")
    check_encoding(encoding)
    utf8 = codecs.lookup(encoding).name == codecs.lookup(UTF8).name
    if utf8 and content.startswith((b"\xff\xfe", b"\xfe\xff")):
        fault = "is UTF-16 and not UTF-8"
        raise SourceError(where, fault, "save it as UTF-8, or read it with --encoding utf-16")
    if utf8 and b"\0" in content:
        raise SourceError(where, "holds NUL bytes, so it is binary", "give plain text in UTF-8")
    # A cut at the limit may halve a character; then only the length is at fault.
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        text = decoder.decode(content, final=len(content) <= MAX_BYTES)
    except UnicodeDecodeError as error:
        raise _refuse_bytes(content, where, encoding, error) from None
    if len(content) > MAX_BYTES or len(text) > MAX_CHARACTERS:
        fault = f"holds more than {MAX_CHARACTERS:,} characters"
        raise SourceError(where, fault, "split it into several files")
    if not utf8 and "\0" in text:
        raise SourceError(where, "holds NUL bytes, so it is binary", "give plain text")
    return text


def check_encoding(encoding: str) -> None:
    """Refuse a name that no encoding of text has.

    Raises:
        SourceError: If there is none; codecs between bytes (``hex``, ``zip``) are none either.

    >>> check_encoding("windows-1252")
    """
    try:
        known = codecs.lookup(encoding)._is_text_encoding
    except (LookupError, ValueError):
        known = False
    if not known:
        remedy = "name one that Python knows, such as cp1252 or utf-16"
        raise SourceError("--encoding", f"there is no encoding {encoding!r}", remedy)


def _refuse_bytes(
    content: bytes, where: object, encoding: str, error: UnicodeDecodeError
) -> SourceError:
    """Say what the bytes are not, and what they may be."""
    shown = "UTF-8" if encoding == UTF8 else encoding
    likely = _guess_encoding(content)
    remedy = "save it as plain text in UTF-8"
    if likely and codecs.lookup(likely).name != codecs.lookup(encoding).name:
        remedy += f", or read it with --encoding {likely}, which it may be"
    return SourceError(where, f"is not {shown} (byte {error.start})", remedy)


def _guess_encoding(content: bytes) -> str:
    """Give the likeliest encoding of bytes by Python's name, or nothing where none fits."""
    from charset_normalizer import from_bytes

    best = from_bytes(content[:GUESSED]).best()
    return best.encoding.replace("_", "-") if best else ""


def check_text(text: str, where: object = "text") -> None:
    """Refuse characters that are no text: too many, half ones, none to be seen, or mostly controls.

    Raises:
        SourceError: If it is so.

    >>> check_text("Kyiv agreed.")
    """
    if not text:
        raise SourceError(where, "is empty", "give a text that holds something")
    if len(text) > MAX_CHARACTERS:
        fault = f"holds more than {MAX_CHARACTERS:,} characters"
        raise SourceError(where, fault, "split it into several files")
    if SURROGATE.search(text):
        raise SourceError(where, "holds half a character (a surrogate)", "correct it")
    if all(c.isspace() or unicodedata.category(c) in ("Cc", "Cf") for c in text):
        raise SourceError(where, "holds nothing but blanks", "give a file that holds a text")
    controls = len(CONTROLS.findall(text))
    if controls > MAX_CONTROLS * len(text):
        fault = f"is binary ({controls} control characters)"
        raise SourceError(where, fault, "give plain text in UTF-8")

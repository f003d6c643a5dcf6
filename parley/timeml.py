"""TimeML: the text with its temporal expressions marked, in the layout of TempEval-3."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from parley.dates.ranges import part_range
from parley.reading import Reading
from parley.records import Date

# XML 1.0 has no way to write these; each is shown as U+FFFD so that lengths stay.
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_timeml(reading: Reading) -> str:
    """Write one reading as a TimeML document; the text between the tags is the text.

    Of overlapping expressions the one that starts first is marked, the longest where several do.
    A range is marked as its two ends, for TIMEX3 has no value for it; the second end's ``tid`` has
    a ``b`` behind it.

    >>> from parley import read
    >>> "<TEXT>Kyiv agreed.</TEXT>" in write_timeml(read("Kyiv agreed.", published="2025-05-11"))
    True
    """
    published = reading.source.published
    dct = (
        f'<TIMEX3 tid="t0" type="DATE" value={quoteattr(published)} temporalFunction="false" '
        f'functionInDocument="CREATION_TIME">{published}</TIMEX3>'
        if published
        else ""
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<TimeML>\n'
        f"<DOCID>{_escape(reading.source.text_id)}</DOCID>\n<DCT>{dct}</DCT>\n"
        f"<TEXT>{_mark_text(reading)}</TEXT>\n</TimeML>\n"
    )


def _mark_text(reading: Reading) -> str:
    """Write the text with its expressions in tags."""
    written, position = [], 0
    for date in sorted(reading.dates, key=lambda d: (d.evidence.start, -d.evidence.end)):
        if date.evidence.start < position:
            continue
        for part, suffix in zip(part_range(date), "ab", strict=False):
            between = reading.text[position : part.evidence.start]
            written += [_escape(between), _mark_date(part, suffix.strip("a"))]
            position = part.evidence.end
    return "".join([*written, _escape(reading.text[position:])])


def _mark_date(date: Date, suffix: str) -> str:
    """Write one expression, or one end of a range, in its tag."""
    anchor = {"": "", "published": "t0"}.get(date.anchor, _tid(date.anchor))
    attributes = {
        "tid": _tid(date.date_id) + suffix,
        "type": date.type,
        "value": date.value,
        "mod": date.mod,
        "anchorTimeID": anchor,
    }
    written = "".join(f" {name}={quoteattr(value)}" for name, value in attributes.items() if value)
    return f"<TIMEX3{written}>{_escape(date.evidence.quote)}</TIMEX3>"


def _tid(date_id: str) -> str:
    """Turn ``t-05`` into TimeML's ``t5``."""
    return f"t{int(date_id.removeprefix('t-'))}" if date_id.startswith("t-") else date_id


def _escape(text: str) -> str:
    """Escape text for XML; carriage returns are kept through a reader's line ends."""
    return escape(NOT_XML.sub("\ufffd", text), {"\r": "&#13;"})

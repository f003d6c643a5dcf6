"""The explanation: what was read in each sentence, by which rule, and why nothing elsewhere.

Lines for eyes and for other programs: one fact a line, in text order, the same whenever it is
asked. Control characters of the text are shown as spaces.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console

from parley.counting import count_words
from parley.grounds import name_act_row, name_issue_row
from parley.plaintext import SourceError
from parley.reading import Reading
from parley.records import Date, Demand, Mention, Reason, Sentence, Span
from parley.summary import clean


def print_explanation(
    reading: Reading, sentence: int | None = None, console: Console | None = None
) -> None:
    """Print what was read in one sentence, or in all.

    Args:
        reading: The reading.
        sentence: The number of the sentence, from 1.
        console: Where to print; standard output, coloured on a terminal alone.

    Raises:
        SourceError: If there is no sentence of that number.
    """
    console = console or Console(highlight=False)
    for line in explain(reading, sentence):
        console.print(line, soft_wrap=True)


def explain(reading: Reading, sentence: int | None = None) -> Iterator[str]:
    """Give the lines of an explanation, in rich's mark-up.

    Raises:
        SourceError: If there is no sentence of that number.

    >>> from parley import read
    >>> reading = read("France did not urge calm.", published="2024-03-01")
    >>> [line.strip() for line in explain(reading, 1)][-1]
    'no act in “urge” (urge): negated  [dim]none.verb[/dim]'
    """
    count = len(reading.sentences)
    if sentence is not None and not 1 <= sentence <= count:
        fault = f"has {count_words(count, 'sentence')} and no sentence {sentence}"
        known = f"name one from 1 to {count}" if count != 1 else "name sentence 1"
        raise SourceError(reading.source.text_id, fault, known)
    for each in reading.sentences:
        if sentence in (None, each.number):
            yield from _explain_sentence(reading, each)


def _explain_sentence(reading: Reading, sentence: Sentence) -> Iterator[str]:
    """Explain one sentence: its words, its actors and dates, its acts, and its silences."""
    words = clean(reading.text[sentence.start : sentence.end])
    yield f"[bold]s{sentence.number:02d}[/bold] {words}"
    number = sentence.number
    yield from (_tell_mention(m) for m in reading.mentions if m.evidence.sentence == number)
    yield from (_tell_date(d) for d in reading.dates if d.evidence.sentence == number)
    for demand in reading.demands:
        if demand.evidence.sentence == number:
            yield from _tell_demand(reading, demand)
    reasons = [r for r in reading.reasons if r.evidence.sentence == number]
    yield from (_tell_reason(reason) for reason in reasons)
    if not reasons and all(d.evidence.sentence != number for d in reading.demands):
        yield "  no act: the sentence holds no word that can name one"


def _rule(rule: str, confidence: str = "") -> str:
    """Name a rule, and how far it can be trusted."""
    return f"  [dim]{clean(rule)}{f', {confidence} confidence' if confidence else ''}[/dim]"


def _rest_on(row: str) -> str:
    """Name the row of the lexicon that something rests on."""
    return f"  [dim]{clean(row)}[/dim]" if row else ""


def _tell_mention(mention: Mention) -> str:
    """Tell who some words stand for."""
    span, other = mention.evidence, mention.alternative
    second = f", or {clean(other)}" if other else ""
    rule = _rule(span.rule, mention.confidence)
    return f"  actor “{clean(span.quote)}” → {clean(mention.actor_id)}{second}{rule}"


def _tell_date(date: Date) -> str:
    """Tell which days some words mean."""
    value = " ".join(filter(None, (date.type, date.value, date.mod, date.role)))
    anchor = f", reckoned from {date.anchor}" if date.anchor else ""
    rule = _rule(date.evidence.rule, date.confidence)
    return f"  date {date.date_id} “{clean(date.evidence.quote)}” → {clean(value)}{anchor}{rule}"


def _tell_demand(reading: Reading, demand: Demand) -> Iterator[str]:
    """Tell an act: who towards whom, each term, and the words or the rule it came from."""
    opened, issuers, addressees = demand.evidence.rule.split("/")
    trigger = f"“{clean(demand.trigger)}”"
    yield (
        f"  [bold]{demand.demand_id} {demand.act}[/bold] by {trigger}"
        f"{_rule(opened, demand.confidence)}{_rest_on(name_act_row(demand))}"
    )
    yield f"    from  {_name(demand.issuers)}{_rule(issuers)}"
    yield f"    to    {_name(demand.addressees)}{_rule(addressees)}"
    for name, said in _list_terms(reading, demand):
        yield f"    {name:<13} {said}"
    for link in reading.links:
        if link.from_demand == demand.demand_id:
            yield f"    {link.kind:<13} {link.to_demand}{_rule(link.rule)}"


def _name(actors: tuple[str, ...]) -> str:
    """Name some actors."""
    return clean(", ".join(actors)) or "nobody named"


def _list_terms(reading: Reading, demand: Demand) -> Iterator[tuple[str, str]]:
    """List the terms of an act that the text gives, each with where it came from."""
    terms = (
        ("content", _quote(demand.content)),
        ("issue", f"{demand.issue}{_rest_on(name_issue_row(reading.doc, demand))}"),
        ("when", _trace_date(reading, demand, demand.when)),
        ("duration", _trace_date(reading, demand, demand.duration)),
        ("condition", _quote(demand.condition_span)),
        ("consequence", _quote(demand.consequence_span)),
        ("order", clean(demand.sequence.replace(">", " before "))),
        ("status", f"{demand.status}{', quoted' if demand.quoted else ''}"),
        ("codes", f"CAMEO {demand.cameo or 'none'}, PLOVER {demand.plover or 'none'}"),
    )
    yield from ((name, said) for name, said in terms if said)


def _quote(span: Span | None) -> str:
    """Quote a term with its offsets."""
    return f"“{clean(span.quote)}”  [dim]{span.start}–{span.end}[/dim]" if span else ""


def _trace_date(reading: Reading, demand: Demand, value: str) -> str:
    """Give a time with the date records that say it, those of the act's own words first."""
    if not value:
        return ""
    span = demand.evidence
    saying = [d for d in reading.dates if value in (d.value, d.edtf)]
    own = [d for d in saying if span.start <= d.evidence.start < span.end]
    found = ", ".join(f"{d.date_id} “{clean(d.evidence.quote)}”" for d in own or saying[:1])
    return f"{clean(value)}{f'  [dim]from {found}[/dim]' if found else ''}"


def _tell_reason(reason: Reason) -> str:
    """Tell why a word that can name an act gave none."""
    span = reason.evidence
    words, trigger = clean(span.quote), clean(reason.trigger)
    return f"  no act in “{words}” ({trigger}): {clean(reason.reason)}{_rule(span.rule)}"

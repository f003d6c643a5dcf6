"""Speakers: in whose mouth a stretch of direct speech, or of a transcript, stands."""

from __future__ import annotations

import re
from bisect import bisect_left

from parley.actors.discourse import Discourse
from parley.actors.lexicon import load_lexicon
from parley.actors.listings import find_listings, know_members, members_in
from parley.actors.page import Page, Sighting
from parley.actors.transcripts import find_turn_speaker

DECLARERS = frozenset(("state", "international", "organisation", "armed-group", "group"))
PAPER = re.compile(
    r"(?i)(?:[^\n]{0,60}\b)?(?:communiqu[eé]|statement|declaration|remarks|note verbale)\b"
)
# What a statement is about, behind whom it is by (*by the Spokesperson on the situation in X*).
TOPIC = re.compile(r"\b(?:on|about|regarding|concerning|following|after|in)\b")
SIGNING = "We, "
CLIMB = 4  # verbs up to that of the announcement
SIGNED = re.compile(r"\(Signed\):?\s+")
REACH = 1  # sentences around the quotation in which its speaker is looked for first
LATER = 500  # characters that a speaker named in a later sentence counts as farther
FAR = 5  # sentences before it that are looked at next


def find_speaker(discourse: Discourse, offset: int) -> Sighting | None:
    """Find who says the words at an offset.

    Inside quotation marks: the subject of a verb of speech beside them. In a transcript: the name
    before the last colon that opens a line. Elsewhere nobody, unless somebody signs as *we*.
    """
    quotation = discourse.page.quotation_at(offset)
    if quotation is not None:
        return _speaker_of_quotation(discourse, quotation)
    return (
        _speaker_of_turn(discourse, offset)
        or _speaker_of_colon(discourse, offset)
        or _signer(discourse, offset)
    )


def _speaker_of_quotation(discourse: Discourse, quotation: tuple[int, int]) -> Sighting | None:
    """Find the subject of the verb of speech nearest to a quotation, outside it."""
    page = discourse.page
    first = page.sentence_at(quotation[0]) - 1
    last = page.sentence_at(quotation[1] - 1) - 1
    near = _speakers_near(discourse, quotation, first, range(first - REACH, last + REACH + 1))
    near = near or _speakers_near(discourse, quotation, first, range(first - FAR, first))
    return min(near, key=lambda pair: (pair[0], pair[1].start))[1] if near else None


def find_verb_of_speech(discourse: Discourse, quotation: tuple[int, int]) -> int:
    """Give the token of the verb of speech nearest to a quotation in its own sentence, or -1."""
    page = discourse.page
    first, last = (page.sentence_at(edge) - 1 for edge in (quotation[0], quotation[1]))
    near: list[tuple[int, int]] = []
    for sentence in page.sentences[first : last + 1]:
        for i in range(page.token_at(sentence.start), page.token_at(sentence.end - 1) + 1):
            outside = page.quotation_at(page.starts[i]) is None
            speech = page.lemmas[i] in load_lexicon().speech and page.poses[i] == "VERB"
            if outside and speech:
                near.append((min(abs(page.starts[i] - edge) for edge in quotation), i))
    return min(near)[1] if near else -1


def _speakers_near(
    discourse: Discourse, quotation: tuple[int, int], first: int, numbers: range
) -> list[tuple[int, Sighting]]:
    """Give the subjects of verbs of speech in some sentences, with their distance."""
    page = discourse.page
    near: list[tuple[int, Sighting]] = []
    for number in range(max(0, numbers.start), min(len(page.sentences), numbers.stop)):
        sentence = page.sentences[number]
        for i in range(page.token_at(sentence.start), page.token_at(sentence.end - 1) + 1):
            subject = _subject_in_speech(discourse, i)
            if subject is not None and page.quotation_at(page.starts[i]) is None:
                far = abs(number - first) * 1000
                gap = min(abs(page.starts[i] - edge) for edge in quotation)
                behind = LATER if sentence.start >= quotation[1] else 0
                near.append((far + gap + behind, subject))
    return near


def _subject_in_speech(discourse: Discourse, i: int) -> Sighting | None:
    """Give the actor that is the subject of a verb of speech at a token."""
    page = discourse.page
    if page.lemmas[i] not in load_lexicon().speech or page.poses[i] not in ("VERB", "AUX"):
        return None
    for _ in range(6):
        for child in page.children(i):
            if child.dep_ == "nsubj":
                return _seen_ahead(discourse, child.i)
        if page.deps[i] not in ("conj", "xcomp", "advcl"):
            break
        i = page.heads[i]
    return None


def _seen_ahead(discourse: Discourse, i: int) -> Sighting | None:
    """Give the sighting at a token, or the name there that is still to be read."""
    sighting = discourse.by_head.get(i)
    name = discourse.covered.get(i)
    if sighting is None and name is not None:
        person = discourse.renamed.get(name.actor_id, name.actor_id)
        return Sighting(name.start, name.end, i, person, name.how, "ahead")
    return sighting


def _speaker_of_turn(discourse: Discourse, offset: int) -> Sighting | None:
    """Find the name in front of the last colon that opens a line."""
    page = discourse.page
    place = bisect_left(page.turns, (offset, offset)) - 1
    if place < 0:
        return None
    return find_turn_speaker(discourse, page.turns[place])


def _speaker_of_colon(discourse: Discourse, offset: int) -> Sighting | None:
    """Find who *said:* what follows, in a statement that is told without quotation marks."""
    page = discourse.page
    place = bisect_left(page.colons, offset) - 1
    if place < 0:
        return None
    sentence = page.sentences[page.sentence_at(page.colons[place]) - 1]
    for i in range(page.token_at(sentence.start), page.token_at(page.colons[place]) + 1):
        subject = _subject_in_speech(discourse, i)
        if subject is not None:
            return subject
    return None


def _signer(discourse: Discourse, offset: int) -> Sighting | None:
    """Find who signs with *We, the leaders of ...* before an offset."""
    signed = (place for place in discourse.page.signatures if place - len(SIGNING) <= offset)
    first = next(signed, -1)
    near = (s for s in discourse.sightings if first <= s.start < first + 8)
    if first >= 0:
        return next(near, None)
    return _find_letter_writer(discourse) or _find_declarer(discourse, offset)


def _find_letter_writer(discourse: Discourse) -> Sighting | None:
    """Find whose name stands behind *(Signed)* at the foot of a letter."""
    page = discourse.page
    foot = SIGNED.search(page.text)
    if foot is None or page.turns or page.datelines:
        return None
    names = (n for n in discourse.covered.values() if foot.end() <= n.start < foot.end() + 8)
    name = min(names, key=lambda n: n.start, default=None)
    return _seen_ahead(discourse, name.head) if name is not None else None


def find_announcer(discourse: Discourse, offset: int) -> Sighting | None:
    """Find who *announces that we ...* in the present, as the parties to a joint statement do."""
    page = discourse.page
    verb = page.verb_above(page.token_at(offset))
    for _ in range(CLIMB):
        if verb < 0 or page.heads[verb] == verb:
            break
        verb = page.verb_above(page.heads[verb])
        speaks = page.lemmas[verb] in load_lexicon().speech and page.tags[verb] in ("VBP", "VBZ")
        subjects = [c.i for c in page.children(verb) if c.dep_ == "nsubj"] if speaks else []
        if subjects and page.starts[subjects[0]] < offset:
            return _joined_subject(discourse, subjects[0])
    return None


def _joined_subject(discourse: Discourse, i: int) -> Sighting | None:
    """Give the actor at a token, or the group of those whom the text joins there by *and*."""
    page = discourse.page
    for listing in find_listings(discourse, page.starts[page.heads[i]], within=0):
        if any(sighting.head == i for sighting in listing):
            several = know_members(discourse, members_in(listing))
            return Sighting(listing[0].start, listing[-1].end, i, several, "name", "listing", True)
    return discourse.by_head.get(i)


def is_paper(page: Page) -> bool:
    """Say whether a text is a statement by its first line, told by no reporter."""
    return not page.datelines and not page.turns and PAPER.match(page.text) is not None


def _find_declarer(discourse: Discourse, offset: int) -> Sighting | None:
    """Give the state or body that opens a communique or statement, outside direct speech."""
    if not is_paper(discourse.page):
        return None
    titled = _find_titled(discourse)
    if titled is not None:
        return titled
    sides = (s for s in discourse.sightings if s.start < offset and discourse.is_subject(s))
    return next((s for s in sides if discourse.kind(s.actor_id) in DECLARERS), None)


def _find_titled(discourse: Discourse) -> Sighting | None:
    """Give the one body or group that the title of a paper is by (*Statement by the Quartet*)."""
    page = discourse.page
    end = page.text.find("\n")
    by = page.text.rfind(" by ", 0, max(end, 0))
    topic = TOPIC.search(page.text, max(by, 0), max(end, 0))
    end = topic.start() if topic else end
    inside = [s for s in discourse.sightings if by < s.start < end] if by > 0 else []
    named = {s.actor_id for s in inside if discourse.kind(s.actor_id) in DECLARERS}
    return inside[0] if len(named) == 1 else None

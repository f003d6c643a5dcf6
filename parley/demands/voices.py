"""Voices: who says a clause, in its sentence, round it or through a spokesman."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from parley.actors.identity import GROUP, members_of
from parley.demands.cast import Cast
from parley.demands.clauses import children_of, comma_before, own_subject
from parley.demands.forms import COMMA, SEMICOLON, columns_of, find_between, find_places, number_of
from parley.demands.interviews import find_wanted_of
from parley.demands.lexicon import load_words
from parley.demands.quotations import is_quoted, read_round_quotation
from parley.demands.roles import NOBODY, Roles
from parley.demands.storage import keep, text_of
from parley.demands.subjects import inherited_subject

ACCORDING = number_of("according")
SUBORDINATE = (
    "ccomp",
    "xcomp",
    "conj",
    "advcl",
    "parataxis",
    "pcomp",
    "acl",
    "relcl",
    "dep",
    "aux",
    "acomp",
    "attr",
    "oprd",
)


def find_speaker(token: Token) -> Token | None:
    """Find the subject of the verb of saying that a clause hangs on.

    >>> from parley import read
    >>> doc = read("A truce, France said, must hold.", published="2024-03-01").doc
    >>> find_speaker(doc[7])
    France
    """
    speech = load_words("speech.csv", "lemma")
    current = token
    while current.head != current and current.dep_ in SUBORDINATE:
        below, current = current, current.head
        if current.lemma_ in speech and _is_said(below) and not _is_parted(current, below):
            subject, _ = inherited_subject(current)
            if subject is not None:
                return subject
    inserted = _inserted_speaker(token)
    if inserted is not None:
        return inserted
    for inserted in (*children_of(current, "parataxis", "ccomp"), *_tacked_on(current)):
        first, last = sorted((inserted.i, token.i))
        parted = bool(find_between(token.doc, SEMICOLON, first, last))
        spoken = inserted.lemma_ in speech and inserted != token and not parted
        if spoken and own_subject(inserted) is not None:
            return own_subject(inserted)
    return None


def _tacked_on(clause: Token) -> list[Token]:
    """Give the verbs joined to a clause by a bare comma (*X must leave, the envoy told Y*)."""
    joined = (c for c in children_of(clause, "conj") if c.tag_ in ("VBD", "VBZ", "VBP"))
    return [
        verb
        for verb in joined
        if comma_before(verb)
        and not any(clause.i < c.i < verb.i for c in children_of(clause, "cc"))
    ]


def _inserted_speaker(token: Token) -> Token | None:
    """Find who speaks in a clause between commas (*the truce, Oman has insisted, must hold*)."""
    for subject, verb in keep(token.doc, "inserted", _find_inserted).get(token.sent.start, ()):
        if not subject.left_edge.i <= token.i <= verb.i:
            return subject
    return None


def _find_inserted(doc: Doc) -> dict[int, list[tuple[Token, Token]]]:
    """Find who speaks between commas, and the verb, by the first word of the sentence."""
    speech, lemmas = load_words("speech.csv", "lemma"), columns_of(doc).lemmas
    found: dict[int, list[tuple[Token, Token]]] = {}
    for place in find_places(doc, {COMMA}):
        if not place or lemmas[place - 1] not in speech:
            continue
        start, verb = doc[place].sent.start, doc[place - 1]
        subject = own_subject(verb) if place > start else None
        if subject is None or subject.i > verb.i or children_of(verb, "ccomp", "xcomp"):
            continue
        before = subject.left_edge.i - 1
        if before > start and doc[before].lower_ == ",":
            found.setdefault(start, []).append((subject, verb))
    return found


def _is_parted(speech: Token, clause: Token) -> bool:
    """Say whether a semicolon parts a clause from a verb of saying before it."""
    return bool(find_between(speech.doc, SEMICOLON, speech.i, clause.left_edge.i))


def _is_said(clause: Token) -> bool:
    """Say whether a clause is what is said rather than a circumstance of saying it."""
    if clause.dep_ == "advcl":
        return not children_of(clause, "mark")
    return clause.dep_ in ("ccomp", "xcomp", "dep", "parataxis")


def read_speaker(token: Token, cast: Cast) -> Roles:
    """Read the actors who say a clause.

    >>> from parley import read
    >>> doc = read("A truce, France said, must hold.", published="2024-03-01").doc
    >>> read_speaker(doc[7], Cast(doc))
    Roles(ids=('FRA',), rule='speaker')
    """
    subject = find_speaker(token)
    if subject is None:
        told = read_according(token, cast)
        return told if told.ids else read_round(token, cast)
    if subject.head.idx in cast.operatives:
        return Roles((cast.author,), "author.body") if cast.author else Roles((), "body")
    other = _read_other(subject, token, cast)
    if other:
        return Roles(other, "speaker")
    ids = cast.read(subject)
    if not ids and stands_for_author(subject, cast):
        return Roles((cast.author,), "author.noun")
    return Roles(cast.with_principals(ids, subject), "speaker" if ids else "speaker.unnamed")


def stands_for_author(subject: Token, cast: Cast) -> bool:
    r"""Say whether a subject of a statement that names nobody is the body that makes it.

    *The Ministers*, or *they* where the text leaves open whom it means.

    >>> from parley import read
    >>> text = "Statement of the African Union\n\nThe African Union met. They urged calm."
    >>> doc = read(text, published="2024-03-01").doc
    >>> stands_for_author(doc[-4], Cast(doc))
    True
    """
    bodies = load_words("assemblies.csv", "noun") | {"they"}
    return bool(cast.author) and subject.lemma_.lower() in bodies


def _read_other(pronoun: Token, token: Token, cast: Cast) -> tuple[str, ...]:
    """Read whom a pronoun set into a clause means, since nobody asks himself.

    In *Oman called for calm; Tehran, it said, should talk* the speaker is the subject before.
    """
    doer = own_subject(token)
    if pronoun.pos_ != "PRON" or doer is None or doer.i > pronoun.i or doer.pos_ == "PRON":
        return ()
    asked = set(cast.read(doer))
    if not asked & set(cast.read(pronoun)):
        return ()
    start = doer.sent.start
    first = pronoun.doc[start - 1].sent.start if start else 0
    for word in reversed(pronoun.doc[first : doer.left_edge.i]):
        ids = cast.read(word) if word.dep_ in ("nsubj", "nsubjpass") else ()
        if ids and not asked & set(ids):
            return ids
    return ()


def read_round(token: Token, cast: Cast) -> Roles:
    """Read the speaker of a quotation from the sentences round it, or a communiqué's *we*.

    >>> from parley import read
    >>> text = "Macron spoke for an hour. “Mali must leave. It must go now,” he said."
    >>> doc = read(text, published="2024-03-01").doc
    >>> read_round(doc[12], Cast(doc))
    Roles(ids=('FRA/emmanuel-macron',), rule='quotation')
    """
    speaker, rule = read_round_quotation(token, cast)
    if speaker is None:
        return read_author(token, cast)
    return Roles(cast.with_principals(cast.read(speaker), speaker), rule)


def read_author(token: Token, cast: Cast) -> Roles:
    """Read the author of a statement, who says what nobody else is said to say in it.

    >>> from parley import read
    >>> text = "Statement of the African Union\\n\\nThe African Union met. Mali should talk."
    >>> doc = read(text, published="2024-03-01").doc
    >>> read_author(doc[-2], Cast(doc))
    Roles(ids=('AU',), rule='author')
    """
    told = bool(cast.author) and not is_quoted(token) and find_speaker(token) is None
    return Roles((cast.author,), "author") if told else Roles()


def read_according(token: Token, cast: Cast) -> Roles:
    """Read *according to X* in the sentence of a word.

    >>> from parley import read
    >>> doc = read("According to France, Mali must leave.", published="2024-03-01").doc
    >>> read_according(doc[6], Cast(doc))
    Roles(ids=('FRA',), rule='according')
    """
    sentence = token.sent
    for place in find_between(token.doc, ACCORDING, sentence.start, sentence.end):
        for below in token.doc[place].subtree:
            if below.dep_ == "pobj":
                ids = cast.read(below)
                return Roles(cast.with_principals(ids, below), "according")
    return NOBODY


def with_voice(found: Roles, token: Token, cast: Cast) -> Roles:
    """Put the voice that speaks in the first person before the state or body it speaks for.

    >>> from parley import read
    >>> doc = read("GUTERRES: We call for a truce in Mali.", published="2024-03-01").doc
    >>> with_voice(Roles(), doc[3], Cast(doc))
    Roles(ids=('UN/antonio-guterres', 'UN'), rule='voice')
    """
    quoted = is_quoted(token)
    voice = cast.speaker_at(token) if not quoted else ""
    if quoted:
        speaker, rule = read_round_quotation(token, cast)
        ids = cast.read(speaker) if speaker is not None and rule == "quotation" else ()
        voice = ids[0] if len(ids) == 1 else ""
    if not voice or voice in found.ids or "/" not in voice:
        return found
    own = cast.party_of(voice)
    if _is_principal(found, voice, token, cast):
        return Roles((voice, *found.ids), f"{found.rule}.voice")
    if found.ids and set(found.ids) == {own}:
        return Roles((voice, own), f"{found.rule}.voice")
    if not found.ids and found.rule in ("none", "speaker.unnamed"):
        return Roles((voice, own), "voice")
    return found


def _is_principal(found: Roles, voice: str, token: Token, cast: Cast) -> bool:
    """Say whether a spokesman tells in the present what his principal asks (*he wants*)."""
    if len(found.ids) != 1 or is_quoted(token):
        return False
    told = token.tag_ in ("VBZ", "VBP") and not children_of(token, "aux")
    told = told or (token.lemma_ == "like" and bool(children_of(token, "aux")))  # *he'd like*
    if not told:
        return False
    if "spokes" not in _office(voice, cast) and not _is_briefing(token.doc, cast):
        return False
    served = cast.actors.get(found.ids[0])
    person = served is not None and served.kind == "person"
    return person and found.ids[0] != voice


def _is_briefing(doc: Doc, cast: Cast) -> bool:
    """Say whether the head of a transcript names a spokesman."""
    first = cast.turns[0][0] if cast.turns else 0
    return keep(doc, "briefing", lambda doc: "spokes" in text_of(doc)[:first].lower())


def _office(actor_id: str, cast: Cast) -> str:
    """Give the office of an actor, or the empty string."""
    actor = cast.actors.get(actor_id)
    return actor.office if actor is not None else ""


def read_wanting(token: Token, cast: Cast) -> Roles:
    r"""Read who wants what a fragment names in answer to a question, and who answers for him.

    >>> from parley import read
    >>> text = "Interview with Oman’s envoy\n\nQ: What does Mali want?\n\nA: An apology."
    >>> doc = read(text, published="2024-03-01").doc
    >>> read_wanting(doc[-2], Cast(doc)).ids
    ('MLI',)
    """
    subject, _ = find_wanted_of(token)
    voice = cast.speaker_at(token)
    own = cast.party_of(voice)
    ids = cast.read(subject) if subject is not None and subject.lower_ not in ("you", "we") else ()
    if not ids:
        return Roles((voice, own) if "/" in voice else tuple(filter(None, (voice,))), "question")
    joined = voice and voice not in ids and own in {cast.party_of(i) for i in ids}
    return Roles((voice, *ids) if joined else ids, "question")


def join_speaker(found: Roles, verb: Token, cast: Cast) -> Roles:
    """Put the speaker in front who speaks for his own side (*Zelensky said Kyiv was ready*).

    >>> from parley import read
    >>> doc = read("Zelensky said Ukraine was ready to talk.", published="2024-03-01").doc
    >>> join_speaker(Roles(("UKR",), "subject"), doc[3], Cast(doc))
    Roles(ids=('UKR/volodymyr-zelenskyy', 'UKR'), rule='subject')
    """
    while verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
    if not found.ids or verb.dep_ != "ccomp":
        return found
    subject = find_speaker(verb)
    if subject is None:
        return found
    speakers = (*_read_mouthpiece(verb, cast), *cast.with_principals(cast.read(subject), subject))
    sides = {cast.party_of(i) for i in found.ids}
    joined = [i for i in speakers if cast.party_of(i) in sides]
    return Roles(tuple(dict.fromkeys([*joined, *found.ids])), found.rule)


def _read_mouthpiece(clause: Token, cast: Cast) -> tuple[str, ...]:
    """Read through whom a body speaks (*said through its spokesman, X, that ...*)."""
    verb = clause.head
    return tuple(
        actor
        for preposition in children_of(verb, "prep")
        if preposition.lower_ in ("through", "via")
        for noun in children_of(preposition, "pobj")
        for actor in cast.read(noun)[:1]
    )


def is_told_by_other(token: Token, issuers: tuple[str, ...], cast: Cast) -> bool:
    """Say whether somebody other than the issuer's own side tells of the act.

    >>> from parley import read
    >>> doc = read("France said Mali had offered talks.", published="2024-03-01").doc
    >>> is_told_by_other(doc[4], ("MLI",), Cast(doc))
    True
    """
    subject = find_speaker(token)
    ids = cast.read(subject) if subject is not None else read_according(token, cast).ids
    sides = {cast.party_of(m) for i in issuers for m in members_of(i) or (i,)}
    if not ids and any(i.startswith(GROUP) for i in issuers):
        return False
    told = ids or cast.tellers_at(token)
    tellers = {cast.party_of(m) for i in told for m in members_of(i) or (i,)}
    return bool(tellers) and bool(issuers) and not sides & tellers

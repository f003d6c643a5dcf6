"""Clauses: what governs a word, and whether it is denied, passive or only supposed."""

from __future__ import annotations

from operator import attrgetter

from spacy.tokens import Doc, Token

from parley.demands.forms import find_places, may_stand, number_of
from parley.demands.storage import keep, kept_of

PLACE = attrgetter("i")
HYPOTHETICAL = frozenset({"if", "unless", "once", "until", "till", "lest", "whether"})
INVERTING = frozenset(map(number_of, ("should", "had", "were")))
SUPPOSING = INVERTING | frozenset(map(number_of, HYPOTHETICAL))
SUBJECTS = ("nsubj", "nsubjpass")
SAYING = frozenset({"say", "tell", "declare", "announce", "state", "add", "admit"})
PRESCRIBING = frozenset({"should", "must", "ought", "could", "might", "may"})
LONG = number_of("long")
BESIDE = 2  # words between *long* and the first word of its clause
ASKING = frozenset({number_of("?")})
LONGEST_KEPT = 500  # words of a subtree
LONGEST_CLIMB = 40
DENIALS = ("n't", "n’t")  # which the parse may take for another word
NEITHER = ("no", "neither")  # which deny what they determine
NEVER = ("never", "neither", "nor")
DENYING = frozenset({*NEITHER, *NEVER, "longer"})
PREFIXES = frozenset({"re", "co", "de", "pre", "counter", "over", "under"})


def children_of(token: Token, *deps: str) -> list[Token]:
    """Give the children of a token that hang on it by one of the relations.

    >>> from parley import read
    >>> doc = read("France urged Mali to free the envoys.", published="2024-03-01").doc
    >>> children_of(doc[1], "nsubj", "dobj")
    [France, Mali]
    """
    found = []
    for child in token.children:  # no comprehension, which takes half as long again
        if child.dep_ in deps:
            found.append(child)
    return found


def subtree_of(token: Token) -> list[Token]:
    """Give a token with all that hangs below it, in text order.

    >>> from parley import read
    >>> doc = read("France urged Mali to go.", published="2024-03-01").doc
    >>> subtree_of(doc[4])
    [to, go]
    """
    kept = kept_of(token.doc)
    if kept is None:
        return sorted(token.subtree, key=PLACE)
    known = kept.setdefault("subtrees", {})
    if token.i not in known:
        found = [token]
        for each in found:  # which grows as it is gone through
            found.extend(each.children)
        found.sort(key=PLACE)
        if len(found) > LONGEST_KEPT:
            return found
        known[token.i] = found
    return known[token.i]


def places_below(token: Token) -> frozenset[int]:
    """Give the places of a token and of all that hangs below it.

    >>> from parley import read
    >>> doc = read("France urged Mali to go.", published="2024-03-01").doc
    >>> sorted(places_below(doc[4]))
    [3, 4]
    """
    kept = kept_of(token.doc)
    known = kept.setdefault("places", {}) if kept is not None else {}
    if token.i not in known:
        found = frozenset([below.i for below in subtree_of(token)])
        if len(found) > LONGEST_KEPT:
            return found
        known[token.i] = found
    return known[token.i]


def own_subject(verb: Token) -> Token | None:
    """Give the subject that a verb has itself, the expletive *there* and *it* left aside.

    >>> from parley import read
    >>> doc = read("France urged Mali to free the envoys.", published="2024-03-01").doc
    >>> own_subject(doc[1]), own_subject(doc[4])
    (France, None)
    """
    found = None
    for child in verb.children:
        if child.dep_ in SUBJECTS:
            found = child
    return found


def is_passive(verb: Token) -> bool:
    """Say whether a verb is in the passive.

    >>> from parley import read
    >>> doc = read("The envoys were freed by Mali.", published="2024-03-01").doc
    >>> is_passive(doc[3])
    True
    """
    if children_of(verb, "auxpass", "nsubjpass"):
        return True
    return verb.tag_ == "VBN" and verb.dep_ == "acl" and not _acts_behind_name(verb)


def _acts_behind_name(verb: Token) -> bool:
    """Say whether a participle is the past tense of a sentence (*its envoy, X, called for calm*).

    The small model makes an apposition between commas the end of a noun phrase without a verb.
    """
    head = verb.head
    named = any(head.i < c.i < verb.i and c.pos_ == "PROPN" for c in children_of(head, "appos"))
    whole = head.dep_ == "ROOT" and verb.i > 0 and verb.nbor(-1).lower_ == ","
    return whole and named and not children_of(verb, "agent")


def is_inverted_conditional(verb: Token) -> bool:
    """Say whether a clause is a conditional by inversion (*should it fail*, *had they agreed*).

    >>> from parley import read
    >>> doc = read("Should Mali refuse, France will leave.", published="2024-03-01").doc
    >>> is_inverted_conditional(doc[2]), is_inverted_conditional(doc[6])
    (True, False)
    """
    if verb.i not in keep(verb.doc, "inverting", _find_inverting):
        return False
    openers = [*children_of(verb, "aux", "auxpass"), verb]
    if _opens_with_should(verb):
        return True
    subject = own_subject(verb)
    if subject is None:
        return False
    front = min(openers, key=lambda token: token.i)
    if front.lower not in INVERTING or front.i >= subject.left_edge.i:
        return False
    before = front.nbor(-1) if front.i > 0 else None
    if verb.left_edge.lower_ == "only" and verb.dep_ == "ROOT":
        return False
    return before is None or before.tag_ not in ("WDT", "WP", "WRB", "MD")


def find_inverting(doc: Doc) -> frozenset[int]:
    """Give the indexes of the words that can invert a clause, and of the verbs on which they hang.

    >>> from parley import read
    >>> doc = read("Should Mali refuse, France will leave.", published="2024-03-01").doc
    >>> sorted(find_inverting(doc))
    [0, 2]
    """
    return keep(doc, "inverting", _find_inverting)


def _find_inverting(doc: Doc) -> frozenset[int]:
    """Go through the words of a document."""
    words = (doc[place] for place in find_places(doc, INVERTING))
    own = [token for token in words if token.lower in INVERTING]
    ruled = [token.head for token in own if token.dep_ in ("aux", "auxpass")]
    return frozenset(token.i for token in (*own, *ruled))


def _opens_with_should(verb: Token) -> bool:
    """Say whether a verb's *should* opens its sentence, which is no question."""
    opened = any(c.lower_ == "should" and c.is_sent_start for c in children_of(verb, "aux"))
    return opened and not any(token.text == "?" for token in verb.sent)


def infinitive_marker(verb: Token) -> Token | None:
    """Give the *to* of an infinitive.

    >>> from parley import read
    >>> doc = read("France urged Mali to free the envoys.", published="2024-03-01").doc
    >>> infinitive_marker(doc[4])
    to
    """
    for child in verb.children:
        if child.dep_ == "aux" and child.lower_ == "to":
            return child
    prefix = prefix_of(verb)
    return infinitive_marker(prefix) if prefix is not None else None


def prefix_of(verb: Token) -> Token | None:
    """Give the prefix that a hyphen parts from a verb and the parse takes for one (*to re-open*).

    >>> from parley import read
    >>> doc = read("Mali agreed to re-open its border.", published="2024-03-01").doc
    >>> prefix_of(doc[5])
    re
    """
    if verb.i < 2 or verb.nbor(-1).text != "-":
        return None
    prefix = verb.nbor(-2)
    return prefix if prefix.lower_ in PREFIXES else None


def is_finite(verb: Token) -> bool:
    """Say whether a verb is finite by its own form.

    >>> from parley import read
    >>> doc = read("France urged Mali to free the envoys.", published="2024-03-01").doc
    >>> is_finite(doc[1]), is_finite(doc[4])
    (True, False)
    """
    return verb.tag_ in ("VBD", "VBZ", "VBP") or _acts_after_passive(verb)


def _acts_after_passive(verb: Token) -> bool:
    """Say whether a participle with an object goes on from a passive (*be lifted and accused X*).

    A passive takes no object, so the tagger mistook a past tense.
    """
    after = verb.tag_ == "VBN" and verb.dep_ == "conj" and bool(children_of(verb, "dobj"))
    return after and is_passive(verb.head) and not children_of(verb, "aux", "auxpass")


def is_asked(verb: Token) -> bool:
    """Say whether a verb has the form of what is to be done: *leave*, *leaving*, *be lifted*.

    >>> from parley import read
    >>> doc = read("France demanded that the ban be lifted.", published="2024-03-01").doc
    >>> is_asked(doc[1]), is_asked(doc[6])
    (False, True)
    """
    passive = any(child.tag_ == "VB" for child in children_of(verb, "auxpass"))
    return verb.tag_ in ("VB", "VBG") or passive


def governing_verb(token: Token) -> Token | None:
    """Give the nearest verb above a token.

    >>> from parley import read
    >>> doc = read("France issued a call for talks.", published="2024-03-01").doc
    >>> governing_verb(doc[5])
    issued
    """
    for ancestor in token.ancestors:
        if ancestor.pos_ in ("VERB", "AUX"):
            return ancestor
    return None


def is_hypothetical(token: Token) -> bool:
    """Say whether a word stands in a clause of condition (*if Kyiv accepts, unless it agrees*).

    >>> from parley import read
    >>> doc = read("If Mali accepts, France will leave.", published="2024-03-01").doc
    >>> is_hypothetical(doc[2]), is_hypothetical(doc[6])
    (True, False)
    """
    if token.sent.start not in keep(token.doc, "supposing", _find_supposing):
        return False
    longs = keep(token.doc, "long", _find_long)
    for _ in range(LONGEST_CLIMB):
        if token.dep_ == "advcl" or token.pos_ in ("VERB", "AUX"):
            if _is_supposed(token) or (longs and is_lasting(token)):
                return token.dep_ in ("advcl", "ccomp")
            if token.dep_ in ("advcl", "ccomp") and is_inverted_conditional(token):
                subject = own_subject(token)
                return subject is not None
        if token.head == token:
            return False
        if (
            token.dep_ == "advcl"
            and own_subject(token) is None
            and is_inverted_conditional(token.head)
        ):
            return False
        token = token.head
    return False


def _find_supposing(doc: Doc) -> frozenset[int]:
    """Give the first words of the sentences in which a clause of condition may stand."""
    places, last = set(find_places(doc, SUPPOSING)), len(doc) - 1
    for long in keep(doc, "long", _find_long):
        places.update(range(long, min(long + BESIDE, last) + 1))
    return frozenset(doc[place].sent.start for place in places)


def _is_supposed(verb: Token) -> bool:
    """Say whether a clause opens with *if*, *unless* and the like."""
    for child in verb.children:
        opens = child.i < verb.i and child.dep_ in ("mark", "advmod")
        if opens and child.lower_ in HYPOTHETICAL:
            return True
    return False


def is_prescribed(token: Token) -> bool:
    """Say whether a word stands in what somebody should say, or in *I shall tell you*.

    >>> from parley import read
    >>> doc = read("Mali should say that it wants the port.", published="2024-03-01").doc
    >>> is_prescribed(doc[5]), is_prescribed(doc[1])
    (True, False)
    """
    if token.lower_ == "shall":
        subject = own_subject(token.head)
        return subject is not None and subject.lower_ in ("i", "we")
    if token.dep_ != "ccomp":
        return False
    ruled = (c.lower_ for c in token.head.children if c.dep_ == "aux")
    return token.head.lemma_ in SAYING and any(word in PRESCRIBING for word in ruled)


def is_question(token: Token) -> bool:
    """Say whether a word stands in the main clause of a question (*Will Mali accept the text?*).

    >>> from parley import read
    >>> doc = read("Will Mali accept the text? It will not.", published="2024-03-01").doc
    >>> is_question(doc[2]), is_question(doc[8])
    (True, False)
    """
    if not may_stand(token, ASKING):
        return False
    verbal = token.pos_ in ("VERB", "AUX") and token.dep_ != "aux"
    verb = token if verbal else token.head
    subject = own_subject(verb)
    if subject is None:
        return False
    asked = any(c.i < subject.i for c in children_of(verb, "aux"))
    return asked and any(t.text == "?" for t in token.doc[subject.i : token.sent.end])


def is_lasting(verb: Token) -> bool:
    """Say whether a clause opens with *as long as*, *so long as*.

    >>> from parley import read
    >>> text = "Mali will stay as long as France pays."
    >>> is_lasting(read(text, published="2024-03-01").doc[7])
    True
    """
    longs = keep(verb.doc, "long", _find_long)
    if not longs:
        return False
    first = verb.left_edge.i
    reach = range(first - BESIDE, first + BESIDE + 1)
    return any(i in longs and i + 1 < verb.i for i in reach)


def _find_long(doc: Doc) -> frozenset[int]:
    """Give the indexes of each *long* before *as*."""
    places = (place for place in find_places(doc, {LONG}) if place + 1 < len(doc))
    return frozenset(i for i in places if doc[i].lower == LONG and doc[i + 1].lower_ == "as")


def is_negated(token: Token) -> bool:
    """Say whether a word is denied (*did not reject*, *no offer*, *never agreed*).

    >>> from parley import read
    >>> doc = read("France did not reject the offer.", published="2024-03-01").doc
    >>> is_negated(doc[3])
    True
    """
    longer = never = False
    for child in token.children:
        word = child.lower_
        if child.dep_ == "neg" or word in DENIALS:
            return True
        if word in DENYING:
            if child.dep_ == "det" and word in NEITHER:
                return True
            longer = longer or (word == "longer" and child.dep_ == "advmod")
            never = never or word in NEVER
    if longer:
        return any(c.lower_ == "longer" and c.nbor(-1).lower_ == "no" for c in token.lefts)
    if token.pos_ in ("ADJ", "VERB") and token.dep_ in ("acomp", "xcomp", "attr", "oprd"):
        return token.head.pos_ == "AUX" and bool(children_of(token.head, "neg"))
    return never


def comma_before(token: Token) -> bool:
    """Say whether a comma parts a clause from what stands before it.

    >>> from parley import read
    >>> doc = read("France left, demanding an answer.", published="2024-03-01").doc
    >>> comma_before(doc[3])
    True
    """
    edge = token.left_edge
    return edge.i > 0 and edge.nbor(-1).lower_ == ","

"""Antecedents: the nouns that a pronoun can take up, and the weight of each.

Weighed as Lappin and Leass (1994) do: recency first, then subject before object before the rest.
"""

from __future__ import annotations

from parley.actors.discourse import BODIES, Discourse
from parley.actors.lexicon import load_lexicon
from parley.actors.page import SUBJECTS, Page, Sighting

REACH = 2  # sentences back
CONTROL = 400.0  # who is asked to do what the pronoun stands in
FINITE = frozenset(("MD", "VBD", "VBZ", "VBP"))
DOER = 80.0  # of an act that is a noun
MAIN = 50.0  # more for the subject of the main clause
PARALLEL = 40.0  # more for the subject of the clause with which that of a pronoun is joined


def find_antecedents(
    discourse: Discourse, i: int, plural: bool, *, spoken: bool = False
) -> list[int]:
    """Give the nouns before a pronoun that agree with it in number, the last first.

    Who speaks says *they* of a state, where a narrator says *it*.
    """
    page = discourse.page
    here = page.sentence_at(page.starts[i])
    first = page.sentences[max(0, here - 1 - REACH)].start if page.sentences else 0
    found = []
    for j in range(i - 1, page.token_at(first) - 1, -1):
        if j in discourse.by_head:
            if _agrees(discourse, discourse.by_head[j], plural, spoken):
                found.append(j)
        elif page.poses[j] in ("NOUN", "PROPN") and page.deps[j] != "compound":
            many = page.tags[j] in ("NNS", "NNPS")
            if many == plural and j not in discourse.covered and not page.doc[j].ent_type_:
                found.append(j)
    return found


def _agrees(discourse: Discourse, sighting: Sighting, plural: bool, spoken: bool) -> bool:
    """Say whether *it* or *they* can take up an actor as it was last called."""
    kind = discourse.kind(sighting.actor_id)
    if sighting.rule == "pronoun.speakers-side":
        return False  # *they* are not *we*
    if plural:
        silent = {"media"} if spoken else {"state", "media"}
        return sighting.plural or kind in BODIES - silent
    return kind != "person" and not sighting.plural


def weigh_antecedent(discourse: Discourse, i: int, j: int) -> float:
    """Weigh an antecedent: halved with each sentence back, more for subjects and for nearness."""
    page = discourse.page
    back = page.sentence_at(page.starts[i]) - page.sentence_at(page.starts[j])
    top = page.climb(j)
    if _controls(discourse, j, i):
        return CONTROL - (i - j) * 0.5
    weight = 40.0
    verb = page.heads[top]
    if page.deps[top] in SUBJECTS:
        weight = 130.0 if back else 110.0
        if back and page.heads[verb] == verb:
            weight += MAIN
    elif _is_doer(page, top):
        weight = DOER
    elif page.deps[top] in ("dobj", "dative"):
        weight = 60.0
    elif page.deps[top] == "poss":
        weight = 35.0
    if discourse.by_head.get(j) is not None:
        weight += 15.0
    if not back and _goes_on(page, i, verb):
        weight += PARALLEL
    if _is_inside_actor(discourse, top):
        weight -= 20.0
    return (weight + 100.0) / (2**back) - min(i - j, 60) * 0.5


def _goes_on(page: Page, i: int, verb: int) -> bool:
    """Say whether a pronoun is the subject of what is joined to a main clause by *and*.

    In *Chad hopes that Mali will pay, and it proposes talks* Chad proposes them.
    """
    own = page.heads[i]
    if page.deps[i] == "poss":
        return _owns_onward(page, i, verb)
    joined = page.deps[i] == "nsubj" and page.deps[own] == "conj" and page.heads[own] == verb
    return joined and page.deps[verb] == "ROOT" and page.tags[own] == page.tags[verb]


def _owns_onward(page: Page, i: int, verb: int) -> bool:
    """Say whether a subject goes on to do something with its own (*X met Y and renewed its Z*)."""
    above = page.verb_above(i)
    joined = above >= 0 and page.deps[above] == "conj" and page.deps[page.heads[i]] == "dobj"
    while above >= 0 and above != verb and page.deps[above] == "conj":
        if any(child.dep_ in SUBJECTS for child in page.children(above)):
            return False
        above = page.heads[above]
    return joined and above == verb


def _controls(discourse: Discourse, j: int, i: int) -> bool:
    """Say whether an actor is asked to do that in which a possessive stands (*asked X to pay its*).

    The infinitive follows the actor at once; the parse often hangs it elsewhere.
    """
    page = discourse.page
    if page.deps[i] != "poss":
        return False
    seen = discourse.by_head.get(j)
    behind = page.token_at(seen.end - 1) + 1 if seen is not None else j + 1
    if page.lowers[behind:i] in (["for"], ["of"]) and seen is not None:
        return True  # thanked X for its help, reminded X of its duty
    if page.lowers[behind : behind + 1] != ["to"] or page.tags[behind + 1 : behind + 2] != ["VB"]:
        return False
    if page.deps[page.climb(j)] == "poss":
        return False
    between = range(behind + 2, i)
    finite = any(page.tags[k] in FINITE and page.deps[k] == "conj" for k in between)
    parted = any(page.words[k] in (".", ";", "that") or page.deps[k] == "nsubj" for k in between)
    return not finite and not parted


def _is_doer(page: Page, top: int) -> bool:
    """Say whether a noun is the doer of an act that is a noun (*a demand by X*)."""
    by = page.heads[top]
    if page.deps[top] != "pobj" or page.lowers[by] != "by":
        return False
    return page.lemmas[page.heads[by]] in load_lexicon().acts


def _is_inside_actor(discourse: Discourse, top: int) -> bool:
    """Say whether a noun only says of what somebody is (*the Council of the Union*)."""
    page = discourse.page
    if page.deps[top] != "pobj" or page.lowers[page.heads[top]] != "of":
        return False
    return page.heads[page.heads[top]] in discourse.by_head


def _is_wished(page: Page, i: int, j: int) -> bool:
    """Say whether a pronoun is what a subject wants done (*X wants it kept away*): not himself."""
    verb = page.heads[i]
    above = page.heads[verb]
    wished = page.tags[verb] in ("VB", "VBN", "VBG") or page.lemmas[above] == "want"
    bare = wished and page.deps[verb] in ("ccomp", "xcomp")
    modal = any(child.tag_ in FINITE or child.dep_ == "mark" for child in page.children(verb))
    same = page.heads[j] == above and page.deps[j] in SUBJECTS
    return page.deps[i] == "nsubj" and bare and not modal and same


def _is_held(page: Page, i: int, j: int) -> bool:
    """Say whether a pronoun is whom a subject holds responsible, which the parse reads apart."""
    held = page.lowers[i + 1 : i + 2] in (["responsible"], ["accountable"])
    return held and page.lemmas[i - 1] == "hold" and page.heads[j] == i - 1


def is_co_argument(page: Page, i: int, j: int) -> bool:
    """Say whether pronoun and antecedent are subject and object of one verb."""
    if page.deps[i] == "poss" or page.lowers[i].endswith(("self", "selves")):
        return False
    if _is_wished(page, i, page.climb(j)) or _is_held(page, i, page.climb(j)):
        return True
    while page.deps[j] == "poss" and page.heads[j] > j:
        j = page.heads[j]  # *X's president urged them*: they are not X
    top = page.climb(j)
    if page.deps[i] in ("dobj", "dative", "pobj") and _shares_subject(page, i, top):
        return True
    return page.heads[i] == page.heads[top] and page.deps[i] != page.deps[top]


def _shares_subject(page: Page, i: int, top: int) -> bool:
    """Say whether a subject also does what is done to a pronoun (*X met Y and thanked him*)."""
    verb = page.verb_above(i)
    joined = verb >= 0 and page.deps[verb] == "conj" and page.heads[verb] == page.heads[top]
    joined = joined and not _goes_back(page, verb)
    own = joined and any(child.dep_ in SUBJECTS for child in page.children(verb))
    return joined and not own and page.deps[top] in SUBJECTS


def _goes_back(page: Page, verb: int) -> bool:
    """Say whether a verb behind a comma goes on above the clause that the parse joins it to.

    *Chad regrets that Mali has closed its border, and asks it to reopen*: Chad asks.
    """
    head = page.heads[verb]
    above = page.heads[head]
    told = page.deps[head] == "ccomp" and page.tags[above] == page.tags[verb] != page.tags[head]
    joins = [child.i for child in page.children(head) if child.dep_ == "cc"]
    return told and any(page.words[i - 1] == "," for i in joins if i < verb)

"""The cast: which actors a noun phrase stands for, and for whom a spokesman speaks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from operator import itemgetter

from spacy.tokens import Doc, Token

from parley.actors.identity import is_army
from parley.demands.authors import find_author, find_turns
from parley.demands.clauses import children_of
from parley.demands.forms import may_stand, number_of
from parley.demands.operatives import operatives_of
from parley.demands.storage import text_of
from parley.gazetteer import load_gazetteer
from parley.mask import find_list_items
from parley.records import Actor, Mention

COMPANY = frozenset({"alongside", "along", "together", "jointly", "joined", "backed", "including"})
HEADS = ("NOUN", "PROPN", "ADJ", "NUM", "DET", "VERB", "X")  # parts of speech that lead a phrase
JOINING = COMPANY | {"well"}
JOINING_NUMBERS = frozenset(map(number_of, JOINING))
PREMODIFIERS = ("amod", "compound", "nmod", "poss")
FALLBACK = frozenset({"appos", *PREMODIFIERS, "nsubj", "prep"})  # what may name a phrase's actor
OWNING = frozenset({"of", "from", "by"})
SPOKEN_FOR = (
    "spokes",
    "envoy",
    "ambassador",
    "negotiator",
    "representative",
    "emissary",
    "press secretary",
)
SERVING = ("for", "of")
DEEPEST = 4
UNKNOWN = "?"  # a voice in a transcript whom no name tells


class Cast:
    """The actors of one document, by the tokens at which they are mentioned."""

    def __init__(self, doc: Doc) -> None:
        """Lay the mentions over the tokens."""
        self.actors: dict[str, Actor] = {actor.actor_id: actor for actor in doc._.actors}
        self.author = find_author(doc)
        bodies = any(actor.kind == "international" for actor in self.actors.values())
        self.has_body = bodies or bool(self.author)
        self.turns = find_turns(doc)
        text = text_of(doc)
        self.lists = find_list_items(text)
        self.operatives = operatives_of(doc)
        self._spoken: dict[str, str] = {}  # principals of those who were said to speak for them
        self._by_token: dict[int, list[tuple[int, int, Mention]]] = {}
        self._found: dict[int, tuple[int, int, Mention] | None] = {}
        self._read: dict[tuple[int, int], tuple[str, ...]] = {}
        for mention in doc._.mentions:
            evidence = mention.evidence
            span = doc.char_span(evidence.start, evidence.end, alignment_mode="expand")
            if span is None or not mention.actor_id:
                continue
            held = span.start, span.end, mention
            for place in range(span.start, span.end):
                self._by_token.setdefault(place, []).append(held)

    def read(self, head: Token, depth: int = 0) -> tuple[str, ...]:
        """Give the ids of the actors that the phrase of a head word stands for, in text order.

        The mention at the head counts first; where there is none, an apposition, a premodifier
        (*Russian officials*) or an of-phrase (*a member of the Syrian parliament*) gives the actor.
        """
        if depth > DEEPEST:
            return ()
        place = head.i, depth
        if place not in self._read:  # many rules ask for the same words
            self._read[place] = self._read_anew(head, depth)
        return self._read[place]

    def _read_anew(self, head: Token, depth: int) -> tuple[str, ...]:
        """Read the phrase of a head word, some phrases below one that was asked for."""
        found = self._at(head)
        covered = found[1] if found else head.i + 1
        ids = [found[2].actor_id] if found else list(self._fallback(head, depth))
        if not head.children:
            return tuple(ids)
        for conjunct in (*children_of(head, "conj"), *self._listed(head)):
            if conjunct.i >= covered and conjunct.pos_ not in ("VERB", "AUX"):
                ids.extend(self.read(conjunct, depth + 1))
        if may_stand(head, JOINING_NUMBERS):
            ids.extend(self._read_company(head, depth))
        return tuple(dict.fromkeys(ids))

    def _listed(self, head: Token) -> list[Token]:
        """Give the states behind a state that the parse takes for its apposition (*A, B and C*)."""
        others = [c for c in children_of(head, "appos") if children_of(c, "conj")]
        if not others:
            return []
        seen = [self._at(token) for token in (head, *others)]
        kinds = [self.actors[m[2].actor_id].kind if m else "" for m in seen]
        return others if kinds == ["state"] * len(kinds) else []

    def read_name(self, word: Token) -> bool:
        """Say whether a mention begins at a word."""
        return any(first == word.i for first, _, _ in self._by_token.get(word.i, ()))

    def names_actor(self, head: Token) -> bool:
        """Say whether the head word itself is (part of) a mention."""
        return head.i in self._by_token

    def is_inside(self, word: Token, other: Token) -> bool:
        """Say whether two words stand in one name (*of* and *Justice* in *Court of Justice*)."""
        shared = [m for m in self._by_token.get(word.i, ()) if m in self._by_token.get(other.i, ())]
        return any(mention.how in ("name", "alias") for _, _, mention in shared)

    def find_within(self, tokens: Iterable[Token]) -> tuple[str, ...]:
        """Give the ids of all actors mentioned among some tokens."""
        ids = [found[2].actor_id for token in tokens if (found := self._at(token)) is not None]
        return tuple(dict.fromkeys(ids))

    def _at(self, token: Token) -> tuple[int, int, Mention] | None:
        """Give the mention whose head a token is, else the shortest that holds it."""
        if token.i not in self._by_token:
            return None
        if token.i not in self._found:
            self._found[token.i] = self._choose(token)
        return self._found[token.i]

    def _choose(self, token: Token) -> tuple[int, int, Mention]:
        """Choose among the mentions that hold a token."""
        here = self._by_token[token.i]
        doc = token.doc
        heads = [m for m in here if m[1] - m[0] == 1 or doc[m[0] : m[1]].root.i == token.i]
        if heads:
            return max(heads, key=lambda m: m[1] - m[0])
        return min(here, key=lambda m: m[1] - m[0])

    def _fallback(self, head: Token, depth: int) -> tuple[str, ...]:
        """Read the actor from the words round a head that is no mention itself."""
        if not head.children or head.pos_ not in HEADS:
            return ()
        if FALLBACK.isdisjoint([child.dep_ for child in head.children]):
            return ()
        for deps in (("appos",), PREMODIFIERS, ("nsubj",)):
            for child in children_of(head, *deps):
                ids = self.read(child, depth + 1)
                if ids:
                    return ids
        for preposition in children_of(head, "prep"):
            if preposition.lower_ in OWNING:
                for owner in children_of(preposition, "pobj"):
                    ids = self.read(owner, depth + 1)
                    if ids:
                        return ids
        return ()

    def _read_company(self, head: Token, depth: int) -> tuple[str, ...]:
        """Read co-issuers from *alongside its allies*, *along with the United States*."""
        ids: list[str] = []
        for child in head.children:
            first = child.left_edge if child.children else child
            if first.lower_ not in COMPANY and child.lower_ not in JOINING:
                continue
            for token in child.subtree:
                if token.dep_ in ("pobj", "conj", "dobj") and token.pos_ not in ("VERB", "AUX"):
                    ids.extend(self.read(token, depth + 1))
        return tuple(ids)

    def with_principals(self, ids: tuple[str, ...], head: Token) -> tuple[str, ...]:
        """Put the principal behind a person who speaks for a state or a body."""
        found = list(ids)
        words = " ".join(token.lower_ for token in self._near(head))
        for actor_id in ids:
            actor = self.actors.get(actor_id)
            office = actor.office.lower() if actor and actor.kind == "person" else ""
            if not actor or actor.kind != "person":
                continue
            told = any(word in office or word in words for word in SPOKEN_FOR) or _speaks(head)
            if told or actor_id in self._spoken:
                principal = self._find_principal(actor, head)
                mediates = "envoy" in office or "envoy" in words or "representative" in words
                if "high" in (*words.split(), *office.split("-")) or (
                    mediates and self.is_body(principal)
                ):
                    continue
                self._spoken[actor_id] = principal  # *he* speaks for it later on, too
                if principal and principal not in found:
                    found.insert(found.index(actor_id) + 1, principal)
        return tuple(found)

    def _find_principal(self, actor: Actor, head: Token) -> str:
        """Find for whom somebody speaks: the body that his title names, else his state."""
        if actor.actor_id in self._spoken:
            return self._spoken[actor.actor_id]
        own = self.party_of(actor.actor_id) if "/" in actor.actor_id else actor.country
        for title in self._near(head):
            for preposition in children_of(title, "prep"):
                nouns = children_of(preposition, "pobj") if preposition.lower_ in SERVING else []
                for body in (i for noun in nouns for i in self.read(noun)[:1]):
                    if self.party_of(body) in (own, actor.country):
                        return body
        if "military" in actor.office:
            armies = [i for i in self.actors if is_army(i) and self.party_of(i) == own]
            if len(armies) == 1:
                return armies[0]
        return actor.country or own

    def is_body(self, actor_id: str) -> bool:
        """Say whether an id is an international body's, whose envoys mediate in their own name."""
        actor = self.actors.get(actor_id) or load_gazetteer().actor(actor_id)
        return actor is not None and actor.kind == "international"

    def _near(self, head: Token) -> list[Token]:
        """Give the head of a phrase with its modifiers and appositions."""
        return [head, *children_of(head, "appos", "compound", "amod", "nmod")]

    def opener_of(self, verb: Token) -> Token | None:
        """Give the verb of the line that opens the list in which a marker stands for a verb."""
        line = self.lists.get(verb.idx)
        if line is None:
            return None
        words = verb.doc.char_span(*line, alignment_mode="expand") or ()
        return next((word for word in reversed(list(words)) if word.pos_ == "VERB"), None)

    def speaker_at(self, token: Token) -> str:
        """Give who speaks at a word of a transcript, or the empty string."""
        begun = bisect_right(self.turns, token.idx, key=itemgetter(0))
        return self.turns[begun - 1][1] if begun else ""

    def is_one_turn(self, one: Token, other: Token) -> bool:
        """Say whether two words stand in one turn of a transcript, or in none."""
        turns = [bisect_right(self.turns, t.idx, key=itemgetter(0)) for t in (one, other)]
        return turns[0] == turns[1]

    def tellers_at(self, token: Token) -> tuple[str, ...]:
        """Give who tells what stands at a word: a transcript's speaker, a statement's author."""
        if self.turns and self.turns[0][0] <= token.idx:
            return (self.speaker_at(token) or UNKNOWN,)
        return (self.author,) if self.author else ()

    def states_of(self, ids: Iterable[str]) -> set[str]:
        """Give the states whose persons are among some ids: a leader does not address his own."""
        persons = (i for i in ids if (a := self.actors.get(i)) is not None and a.kind == "person")
        return {self.party_of(i) for i in persons}

    def party_of(self, actor_id: str) -> str:
        """Give the state or organisation part of an actor's id."""
        return actor_id.split("/")[0]


def _speaks(head: Token) -> bool:
    """Say whether a clause behind somebody says that he speaks for another (*who speaks for X*)."""
    return any(
        clause.lemma_ in ("speak", "negotiate") and any(c.lower_ == "for" for c in clause.children)
        for clause in children_of(head, "relcl")
    )

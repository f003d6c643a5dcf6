"""Actors: a stage to come."""

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory("parley_actors")
def make_actors(nlp: Language, name: str):
    """Make the component."""
    return find


def find(doc: Doc) -> Doc:
    """Find nothing yet."""
    return doc

"""Findings about words that are not there, with the one that was probably meant."""

from collections.abc import Iterable
from difflib import get_close_matches

from generator.model.findings import Finding, Place
from generator.swedish.messages import Message

_MOST_NAMED = 12


def closest(word: str, known: Iterable[str]) -> str:
    """Give the known word that *word* is probably a slip for, or nothing."""
    return "".join(get_close_matches(word, list(known), n=1, cutoff=0.6))


def suggested(
    plain: Message, close: Message, place: Place, slot: str, word: str, known: Iterable[str], **slots: object
) -> Finding:
    """Give the finding that suggests, if some known word is close, and else the plain one, which names them.

    *slot* is what the sentences call the word. They call the known words {known} and the close one {close}.
    """
    words = list(dict.fromkeys(known))
    likely = closest(word, words)
    if likely:
        return close.at(place, **{slot: word}, close=likely, **slots)
    return plain.at(place, **{slot: word}, known=named(words), **slots)


def named(words: Iterable[str]) -> str:
    """List words for a sentence, not more than a person cares to read."""
    several = list(words)
    listed = ", ".join(several[:_MOST_NAMED])
    return f"{listed} ..." if len(several) > _MOST_NAMED else listed

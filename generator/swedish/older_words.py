"""How it is said that a form of an older version was understood, in pieces that end up in one sentence."""

from collections.abc import Sequence

from generator.swedish.text import joined
from generator.swedish.text import quoted as quoted

_MOST = 6
"""Pieces that are said; the rest is counted."""
_LONGEST = 90


def numbered(number: str, text: str) -> str:
    """Name a question of today by its number and its text."""
    return f"{number} {quoted(_short(text))}".strip()


def read_as(text: str, become: Sequence[str]) -> str:
    """Say what something of then is read as."""
    return f"{quoted(_short(text))} läses som {joined(list(become))}"


def not_divided(text: str, become: Sequence[str]) -> str:
    """Say that an answer could not be divided."""
    several = joined([quoted(_short(each)) for each in become])
    return f"{quoted(_short(text))} har delats upp i {several}, och svaret kan inte fördelas på dem"


def not_used(texts: Sequence[str]) -> str:
    """Say that answers to questions that are no longer asked are not used."""
    return f"svar på {joined([quoted(_short(text)) for text in texts])} används inte, eftersom det inte längre frågas"


def not_asked(numbers: Sequence[str]) -> str:
    """Say which questions have come since."""
    shown = [*numbers[:_MOST], *(["…"] if len(numbers) > _MOST else [])]
    return f"nyare frågor saknar svar ({', '.join(shown)})"


def together(pieces: Sequence[str]) -> str:
    """Make one sentence of the pieces; without any, nothing had changed."""
    if not pieces:
        return "Alla frågor i den läses som i den nya."
    rest = len(pieces) - _MOST
    told = "; ".join([*pieces[:_MOST], *([f"ytterligare {rest} ändringar"] if rest > 0 else [])])
    return f"{told[:1].upper()}{told[1:]}."


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"

"""What is said of a goal held against criteria, and of what was done beside what was planned.

What is "k of n" stands in digits, other counts in words as in all running text. A sentence begins with the name of
what it is about, or without one with a word.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.model.values import Figure
from generator.swedish.counting import counted, number_word
from generator.swedish.method_sentences import lacking, subject
from generator.swedish.quoting import exactly
from generator.swedish.sentences import at_sentence_start
from generator.swedish.text import joined

_LARGEST_WORD = 12


def criteria(met: Sequence[str], partly: Sequence[str], unmet: Sequence[str], unjudged: Sequence[str]) -> str:
    """Say what a goal is, by the words for the criteria: what it is, partly is and is not, and what is left open."""
    open_ones = f"Det är inte bedömt om målet är {joined(unjudged)}." if unjudged else ""
    if not (met or partly or unmet):
        return open_ones or "Målet är inte bedömt."
    partial = joined([f"delvis {word}" for word in partly]) if partly else ""
    # "a and b, partly c but not d"; the comma would be a loose end without what follows it.
    both = f"{joined(met)}{', ' if unmet else ' samt '}{partial}" if met and partial else ""
    held = both or (joined(met) if met else partial)
    said = " men ".join(each for each in (held, _denied(unmet)) if each)
    return f"Målet är {said}. {open_ones}".rstrip()


def _denied(words: Sequence[str]) -> str:
    if len(words) < 2:
        return f"inte {words[0]}" if words else ""
    return f"varken {joined(words, 'eller')}"


@dataclass(frozen=True, slots=True)
class Performed:
    """How much was done of what was planned: so many times, or with nouns so many things (*singular*, *plural*)."""

    name: str | None
    done: Figure
    planned: Figure
    singular: str = ""
    plural: str = ""


def performed(told: Performed) -> str:
    """Say how much of what was planned was done."""
    if told.plural:
        body = _things(told)
        return f"{subject(told.name)}: {body}" if told.name else at_sentence_start(body, _gender(told))
    return f"{subject(told.name, 'Det')} {_times(told)}"


def _times(told: Performed) -> str:
    done, planned = told.done.number, told.planned.number
    if done is None or planned is None:
        return _times_unknown(told)
    if not planned:
        return f"fanns inte med i planeringen {f'men gjordes {_often(done)}' if done else 'och gjordes inte'}."
    if not done:
        return f"planerades {_often(planned)} men gjordes inte."
    if done > planned:
        more, fewer = _together(told, done, planned)
        return f"gjordes oftare än planerat: {more} {'gång' if done == 1 else 'gånger'} i stället för {fewer}."
    return (
        f"planerades och gjordes {_often(done)}." if done == planned == 1 else f"gjordes {_of(done, planned)} gånger."
    )


def _times_unknown(told: Performed) -> str:
    done, planned = told.done.number, told.planned.number
    if done is None and planned is None:
        missing = lacking(told.done, told.planned)
        return f"kan inte bedömas: uppgifterna om hur många gånger det planerades och gjordes {missing}."
    if planned is None:
        known = f"gjordes {_often(done)}, men" if done else "gjordes inte, och"
        return f"{known} uppgiften om hur många gånger det planerades {lacking(told.planned)}."
    known = f"planerades {_often(planned)}, men" if planned else "fanns inte med i planeringen, och"
    return f"{known} uppgiften om hur många gånger det gjordes {lacking(told.done)}."


def _things(told: Performed) -> str:
    done, planned = told.done.number, told.planned.number
    if done is None or planned is None:
        return _things_unknown(told)
    if not planned:
        carried_out = f", men {_together(told, done)[0]} genomfördes" if done else " och inga genomfördes"
        return f"inga {told.plural} planerades{carried_out}."
    if not done:
        return (
            f"{_count(told, planned)} planerades, men {'det genomfördes inte' if planned == 1 else 'inga genomfördes'}."
        )
    if done > planned:
        more, fewer = _together(told, done, planned)
        return f"fler {told.plural} än planerat genomfördes, {more} i stället för {fewer}."
    if done == planned == 1:
        return f"{_count(told, done)} planerades och genomfördes."
    return f"{_of(done, planned)} planerade {told.plural} genomfördes."


def _things_unknown(told: Performed) -> str:
    done, planned = told.done.number, told.planned.number
    if done is None and planned is None:
        return f"uppgifterna om planerade och genomförda {told.plural} {lacking(told.done, told.planned)}."
    if planned is None:
        but = "men" if done else "och"
        missing = f"uppgiften om hur många som planerades {lacking(told.planned)}"
        return f"{_count(told, done)} genomfördes, {but} {missing}."
    but = "men" if planned else "och"
    return f"{_count(told, planned)} planerades, {but} uppgiften om hur många som genomfördes {lacking(told.done)}."


def _often(times: Decimal | None) -> str:
    return counted(times or 0, "gång", "gånger", "en")


def _count(told: Performed, things: Decimal | None) -> str:
    return counted(things or 0, told.singular, told.plural)


def _of(done: Decimal, planned: Decimal) -> str:
    return f"{exactly(done)} av {exactly(planned)}"


def _together(told: Performed, *numbers: Decimal) -> tuple[str, ...]:
    """Write numbers of one sentence: in words if all have one, else in digits (acceptance row 21)."""
    if all(each == int(each) and 0 < each <= _LARGEST_WORD for each in numbers):
        return tuple(number_word(int(each), _gender(told) == "ett") for each in numbers)
    return tuple(exactly(each) for each in numbers)


def _gender(told: Performed) -> str:
    """Give the gender of what is counted; times are common."""
    return counted(1, told.singular, told.plural).split(" ")[0] if told.singular else "en"

"""What the texts of letters may name: all that the texts of a form may, and what the letter is about.

Values come from `exchange`; here are the names and how a text is filled.
"""

from collections.abc import Mapping

from generator.expressions.context import general_values
from generator.expressions.environment import Language
from generator.expressions.field_names import DAY, Fields
from generator.expressions.names import EACH, LEAF
from generator.model.definition import FollowUp
from generator.swedish.markers import MISSING_ANSWER

_LETTER: Fields = {
    "blankett": {"id": LEAF, "rubrik": LEAF, "inledning": LEAF},
    "sista_dag": DAY,
    "klar_fraga": {"nummer": LEAF, "text": LEAF, "blad": LEAF},
    "bilaga": LEAF,
    "avsandare": LEAF,
    "svara_till": LEAF,
}
_REMINDER: Fields = {
    **dict.fromkeys(("inkommen", "forsenad", "besvarade", "obligatoriska"), LEAF),
    "saknade": {EACH: dict.fromkeys(("nummer", "text", "blad", "cell", "beskrivning"), LEAF)},
}


def letter_names(form: Fields) -> Fields:
    """Give what a covering letter may name; *form* is what the form's own texts may."""
    return {**form, **_LETTER}


def reminder_names(form: Fields) -> Fields:
    """Give what a reminder may name."""
    return {**letter_names(form), **_REMINDER}


def sender_values(follow_up: FollowUp) -> dict[str, str]:
    """Give who signs and where answers go; empty where the model or the register does not say."""
    general = general_values(follow_up)
    texts = {"avsandare": follow_up.mailing.sender, "svara_till": follow_up.mailing.reply_to}
    return {name: _known(text, general) for name, text in texts.items()}


def _known(template: str, values: Mapping[str, object]) -> str:
    filled = Language().template(template)(values).strip()
    return "" if MISSING_ANSWER in filled else filled

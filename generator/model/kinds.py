"""What kinds of answers there are."""

from enum import Enum


class Kind(Enum):
    """What an answer to a question is; the value is the word that models use."""

    TEXT = "text"
    PROSE = "prosa"
    INTEGER = "heltal"
    DECIMAL = "decimal"
    MONEY = "kr"
    DATE = "datum"
    CHOICE = "val"
    SCALE = "skala"
    MULTIPLE = "flerval"
    TABLE = "tabell"


NUMBER_KINDS = frozenset({Kind.INTEGER, Kind.DECIMAL, Kind.MONEY})
CHOICE_KINDS = frozenset({Kind.CHOICE, Kind.SCALE, Kind.MULTIPLE})
TEXT_KINDS = frozenset({Kind.TEXT, Kind.PROSE})

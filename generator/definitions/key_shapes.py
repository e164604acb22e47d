"""What a key of a model is: its Swedish word, the engine's name for it, and the shape of its value."""

from dataclasses import dataclass, field
from enum import Enum


class Shape(Enum):
    """What the value of a key is."""

    TEXT = "text"
    TEXTS = "texts"
    ID = "id"
    """A text of a to z, 0 to 9 and _; unique among the tables of its list."""
    FLAG = "flag"
    WHOLE = "whole"
    NUMBER = "number"
    SCALAR = "scalar"
    """A text, a number or a date."""
    WORD = "word"
    """One of the key's own words."""
    WORDS = "words"
    MONTH_DAY = "month_day"
    TABLE = "table"
    TABLES = "tables"
    FIELDS = "fields"
    """A list of texts or tables."""


class Source(Enum):
    """In what language a text is, when it is not plain."""

    PLAIN = "plain"
    CONDITION = "condition"
    TEMPLATE = "template"


@dataclass(frozen=True, slots=True)
class Key:
    """One key. *refers* names the list of tables whose ids the value must be among."""

    name: str
    field: str
    shape: Shape = Shape.TEXT
    required: bool = False
    words: tuple[str, ...] = ()
    of: "Spec | None" = None
    refers: str = ""
    source: Source = Source.PLAIN


@dataclass(frozen=True, slots=True)
class Spec:
    """What one kind of table may hold; a *free* one may have any other keys too."""

    keys: tuple[Key, ...]
    free: bool = False
    by_name: dict[str, Key] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the keys."""
        object.__setattr__(self, "by_name", {key.name: key for key in self.keys})


def spec(*keys: Key, free: bool = False) -> Spec:
    """Give what a kind of table may hold."""
    return Spec(keys, free)

"""Figures that are fetched from a file of statistics: what a model wants of it, and what such a file says."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from generator.model.findings import Place
from generator.model.values import State


class FetchFormat(Enum):
    """How a file is written; the value is the word that models use."""

    KOLADA = "kolada"


class Sex(Enum):
    """Whom a figure is of; the value is the letter that files use."""

    TOTAL = "T"
    WOMEN = "K"
    MEN = "M"


@dataclass(frozen=True, slots=True)
class Observation:
    """One figure of a file: which, of what area and year, of whom. *number* is None unless the state is VALUE."""

    code: str
    area: str
    year: int
    sex: Sex
    state: State
    number: Decimal | None
    place: Place

    @property
    def key(self) -> tuple[str, str, int, Sex]:
        """What tells it from the others of its file."""
        return self.code, self.area, self.year, self.sex


@dataclass(frozen=True, slots=True)
class Fetch:
    """What a model wants to have fetched, and where it goes: the rows of a table question, in a form of its own.

    The rows of *register* say which figures are wanted, by their field *code*. *area*, *compared*, *columns* and
    *answers* are expressions.
    """

    id: str
    format: FetchFormat
    target: str
    """`blankett.del.fraga`, a table with free rows."""
    register: str
    code: str
    area: str
    """Gives the code of the area that the figures are of."""
    compared: str
    """Gives the code of the area that they are compared with; empty for none."""
    columns: Mapping[str, str]
    """What stands in each column, over `post` and `rad`."""
    answers: Mapping[str, str]
    """What else is answered in the form, by `del.fraga`."""
    place: Place

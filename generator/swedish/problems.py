"""What can be wrong with a number or a day that somebody has typed as text."""

from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

T = TypeVar("T")


class Problem(Enum):
    """Why a text gives no number or no day; each but EMPTY has a sentence of the same name in `parsing_messages`."""

    EMPTY = "nothing there"
    TABLE_SIGN = "a sign that stands for a missing or absent value in tables"
    NOT_A_NUMBER = "not a number"
    AMBIGUOUS_NUMBER = "a point may part thousands or decimals"
    BAD_GROUPS = "digits and blanks, but not in threes"
    APPROXIMATE_NUMBER = "about so many"
    NUMBER_RANGE = "from one number to another"
    BOUNDED_NUMBER = "less or more than a number"
    NUMBER_WITH_UNIT = "a number and its unit"
    TOO_MANY_DIGITS = "more digits than Excel keeps"
    NOT_A_DATE = "not a day"
    AMBIGUOUS_DATE = "order of day, month and year unknown, or a year of two digits"
    DATE_WITHOUT_YEAR = "day and month only"
    DATE_WITHOUT_DAY = "a month, week, season or year"
    DATE_RANGE = "from one day to another"
    DATE_WITH_TIME = "a day and a time of day"
    WRONG_WEEKDAY = "another weekday than the day has"
    NO_SUCH_DATE = "a day that no calendar has"
    UNLIKELY_YEAR = "before 1900 or after 2199"


@dataclass(frozen=True, slots=True)
class Reading(Generic[T]):
    """What a text was read as: a value, or the problem with it, never both."""

    value: T | None = None
    problem: Problem | None = None

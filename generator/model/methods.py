"""Methods: what a model lets the program work out of the answers and say in words.

A method is declared over one source, whose columns have roles in it. What came of it stands in `published`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from generator.model.findings import Place


class MethodKind(Enum):
    """What a method works out; the value is the word that models use."""

    BEFORE_AFTER = "fore_efter"
    TIME_SERIES = "tidsserie"
    CRITERIA = "smart"
    PERFORMED = "andel"
    DISTRIBUTION = "fordelning"
    AGREEMENT = "samsyn"
    PACE = "takt"


BY_ROW = frozenset({MethodKind.BEFORE_AFTER, MethodKind.CRITERIA, MethodKind.PERFORMED})
"""The kinds that have a result for each row of their source."""

OF_ALL = frozenset({MethodKind.AGREEMENT})
"""The kinds that have one result, of all respondents together, and none of each; their source is a whole form."""


class Direction(Enum):
    """Which way a number is wanted to go; the value is the word that models use."""

    LESS = "minska"
    MORE = "oka"


class Agreement(Enum):
    """How far apart respondents judge, in steps of the scale."""

    SAME = "same"
    NEAR = "near"
    """One step between some of them, which is neither agreeing nor differing."""
    APART = "apart"
    """Two steps or more between any two of them."""
    NOT_COMPARED = "not_compared"


class Verdict(Enum):
    """What a comparison before and after, here and elsewhere, speaks for; never what has caused it."""

    BETTER = "better"
    SAME = "same"
    SLIGHT = "slight"
    """The difference is smaller than what anything is concluded from."""
    WORSE = "worse"
    UNCLEAR = "unclear"
    """It depends on whether one reckons in numbers or in percent."""
    TOO_SMALL = "too_small"
    NOT_COMPARED = "not_compared"
    NOT_KNOWN = "not_known"


class Pace(Enum):
    """How the pace of a number stands to its goal."""

    REACHED = "reached"
    ENOUGH = "enough"
    TOO_SLOW = "too_slow"
    WRONG_WAY = "wrong_way"
    NOT_KNOWN = "not_known"


JUDGED = ("ja", "delvis", "nej")
"""Ids of the steps by which a criterion is met, partly met or not met; any other step leaves it open."""


@dataclass(frozen=True, slots=True)
class Method:
    """A method as a model declares it; what is called a column is a column's id, or a question's if *source* is a part.

    BEFORE_AFTER: *before*, *after*, *compared_before*, *compared_after*, *wanted* (a word of `Direction`, or a column),
    *smallest*, *least_gap*, *here* and *there*. TIME_SERIES: *time*, *value*, *least_points*, *smallest*, *where*.
    PACE: *time*, *value*, *goal*, *until*, *wanted*, *least_points*, *where*. CRITERIA: *criteria*. PERFORMED: *part*
    of *whole*, *singular* and *plural*. DISTRIBUTION: *parts*, *cost*, *smallest*. AGREEMENT: *questions* and *who*.
    Those that show numbers with a unit have *unit*, a column or a text; all but DISTRIBUTION and AGREEMENT *name*, the
    column that says what a row is about.
    """

    id: str
    kind: MethodKind
    source: str
    """`blankett.del.fraga`, a table question; for DISTRIBUTION also `blankett.del`; for AGREEMENT `blankett`."""
    place: Place
    name: str = ""
    unit: str = ""
    before: str = ""
    after: str = ""
    compared_before: str = ""
    compared_after: str = ""
    wanted: str = ""
    here: str = ""
    """Where the numbers are from, as "in the area"; empty for the usual words."""
    there: str = ""
    smallest: int = 20
    """Least count that anything is said in percent of, or concluded from."""
    least_gap: int = 5
    """Least difference between the changes here and there that anything is concluded from: in percent, or between
    shares in percentage points.
    """
    time: str = ""
    value: str = ""
    least_points: int = 3
    criteria: Mapping[str, str] = field(default_factory=dict)
    """By column, the word that is true of what meets the criterion."""
    part: str = ""
    whole: str = ""
    singular: str = ""
    plural: str = ""
    parts: tuple[str, ...] = ()
    cost: str = ""
    questions: tuple[str, ...] = ()
    """The scale questions that are compared, as `del.fraga`; empty for all of the form."""
    who: str = ""
    """What the respondents are called together, in the definite form; empty for the usual words."""
    goal: str = ""
    until: str = ""
    """The year that goals are to be reached in: a number or an expression over `rapport`."""
    where: Mapping[str, str] = field(default_factory=dict)
    """Only rows with these answers, by column: ids of steps."""

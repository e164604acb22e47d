"""The words of the language: filters, tests and functions, all over plain values.

They are public API for those who write models and templates (docs/mallsprak.md). A filter on an absent value gives
the absent value; the environment sees to that. `egna_ord` and other filters that give Word blocks come from `report`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from generator.expressions.absent import Absent
from generator.expressions.choosing import Chosen, with_sign
from generator.expressions.faults import ExpressionFault, with_suggestion
from generator.expressions.limits import MOST_DECIMALS
from generator.expressions.operators import is_number
from generator.expressions.printing import MISSING, printed
from generator.swedish import counting, dates, numbers
from generator.swedish.comparing import (
    SMALLEST_BASE,
    change_from_nothing,
    change_prose,
    difference,
    percentage_points,
    step_change,
)
from generator.swedish.expression_messages import Fault
from generator.swedish.order import sort_key
from generator.swedish.sentences import at_sentence_start
from generator.swedish.text import joined

Row = Mapping[str, Any]

_DATE_FORMS: Mapping[str, Callable[[date], str]] = {
    "text": dates.date_sentence,
    "tabell": dates.date_table,
    "rubrik": dates.date_caption,
    "manad": dates.month_year,
    "veckodag": dates.date_weekday,
}


def _number(value: Decimal | int, decimaler: int = 0, tecken: bool = False) -> str:
    """Write a number; with *tecken* as a change, that is with its sign (acceptance row 27)."""
    return (numbers.signed if tecken else numbers.number)(value, _decimals(decimaler))


def _percent(value: Decimal | int, decimaler: int = 0) -> str:
    return numbers.percent_prose(Decimal(value), _decimals(decimaler))


def _decimals(wanted: int) -> int:
    if not 0 <= wanted <= MOST_DECIMALS:
        raise ValueError(wanted)
    return wanted


def _date(value: date, form: str = "text") -> str:
    return _DATE_FORMS[form](value)


def _counted(value: Decimal | int | Sequence[object], singular: str, plural: str, genus: str = "") -> str:
    amount = len(value) if isinstance(value, Sequence) else value
    return counting.counted(amount, singular, plural, genus)


def _in_words(value: Decimal | int, genus: str = "en") -> str:
    """Write a whole number as a word up to twelve; one that is not whole stands in digits."""
    return counting.number_word(int(value), genus == "ett") if value == int(value) and value >= 0 else printed(value)


def _plain_digits(value: Decimal | int) -> str:
    """Write a whole number without groups, as years and numbers of a diary are written."""
    if value != int(value):
        raise ValueError(value)
    return str(int(value))


def _rank(value: Decimal | int) -> str:
    if value != int(value) or value < 1:
        raise ValueError(value)
    return counting.ordinal_word(int(value))


def _sorted(values: Iterable[Any], name: str = "") -> list[Any]:
    """Give texts, numbers or rows in order; rows by a field. What is missing comes last, equals stay as they were."""
    return sorted(values, key=lambda value: _order(field_of(value, name) if name else value))


def _order(value: object) -> tuple[int, Any]:
    if is_number(value):
        return 0, value
    if isinstance(value, date):
        return 1, value
    return (3, "") if isinstance(value, Absent) or value is None else (2, sort_key(printed(value)))


def _listed(values: Iterable[object]) -> str:
    return joined([printed(value) for value in values])


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def _length(value: Sequence[object] | Mapping[str, object]) -> Decimal:
    return Decimal(len(value))


def field_of(row: Row, name: str) -> Any:
    """Give a field of a row; a name that the row does not have is a fault."""
    if name not in row:
        known = [str(key) for key in row]
        raise ExpressionFault(with_suggestion(Fault.UNKNOWN_FIELD, Fault.UNKNOWN_FIELD_CLOSE, name, known))
    return row[name]


def _known(rows: Iterable[Row], name: str) -> list[tuple[Row, Decimal]]:
    pairs = ((row, field_of(row, name)) for row in rows)
    return [(row, Decimal(value)) for row, value in pairs if is_number(value)]


def _largest(rows: Iterable[Row], name: str, n: int = 1) -> list[Row]:
    """Give the rows with the *n* largest known values; equals in the Swedish order of their names."""
    ranked = sorted(_known(rows, name), key=lambda pair: (-pair[1], sort_key(str(pair[0].get("namn", "")))))
    return [row for row, _ in ranked[:n]]


def _summed(rows: Iterable[Row], name: str) -> object:
    """Add a field over rows; one absent part makes the sum absent, since a blank is never zero."""
    total = Decimal(0)
    for row in rows:
        value = field_of(row, name)
        if isinstance(value, Absent) or not is_number(value):
            return value
        total += value
    return total


def _each(rows: Iterable[Row], name: str) -> list[Any]:
    return [field_of(row, name) for row in rows]


def _having(rows: Iterable[Row], name: str) -> list[Row]:
    return [row for row in rows if field_of(row, name)]


def _lacking(rows: Iterable[Row], name: str) -> list[Row]:
    return [row for row in rows if not field_of(row, name)]


def _with(rows: Iterable[Row], name: str, *texts: object) -> list[Row]:
    """Give the rows whose field is one of *texts*, or holds one of them where several were chosen.

    A row of a register is known by its name; a value that is absent is none of them.
    """
    if not texts:
        raise ValueError(texts)
    return [row for row in rows if any(_called(value) in texts for value in _several(field_of(row, name)))]


def _several(value: object) -> Sequence[object]:
    return value if isinstance(value, list | tuple) else () if isinstance(value, Absent) else (value,)


def _called(value: object) -> object:
    return value.get("namn") if isinstance(value, Mapping) else value


def _changed(now: object, then: object, decimaler: int = 0) -> object:
    """Say how much a number has grown since *then*; nothing is a share of zero."""
    if isinstance(now, Absent) or isinstance(then, Absent):
        return now if isinstance(now, Absent) else then
    _need_numbers(now, then)
    if then == 0:
        return change_from_nothing(Decimal(now))  # type: ignore[arg-type]
    return change_prose(Decimal(now) / Decimal(then) - 1, _decimals(decimaler))  # type: ignore[arg-type]


def _points(now: object, then: object, decimaler: int = 0) -> object:
    if isinstance(now, Absent) or isinstance(then, Absent):
        return now if isinstance(now, Absent) else then
    _need_numbers(now, then)
    return percentage_points(Decimal(then), Decimal(now), _decimals(decimaler))  # type: ignore[arg-type]


def _step_changed(now: object, then: object) -> object:
    """Say which way an answer has moved on its scale; nothing can be said of what is outside the scale."""
    if isinstance(now, Absent) or isinstance(then, Absent):
        return now if isinstance(now, Absent) else then
    if now == then:
        return step_change(0)
    values = [each.value if isinstance(each, Chosen) else None for each in (now, then)]
    return MISSING if None in values else step_change(values[0] - values[1])  # type: ignore[operator]


def _need_numbers(*values: object) -> None:
    for value in values:
        if not is_number(value):
            raise TypeError(value)


def _compared(now: object, then: object, when: object, procentbas: int = SMALLEST_BASE) -> object:
    for value in (now, then, when):
        if isinstance(value, Absent):
            return value
    return difference(now, then, when, smallest_base=procentbas)  # type: ignore[arg-type]


def _is_number(value: object) -> bool:
    return is_number(value)


def _is_given(value: object) -> bool:
    return not isinstance(value, Absent) and value is not None and value != ""


FILTERS: Mapping[str, Callable[..., Any]] = {
    "tal": _number,
    "procent": _percent,
    "datum": _date,
    "antal": _counted,
    "i_ord": _in_words,
    "ordningstal": _rank,
    "lista": _listed,
    "sortera": _sorted,
    "mening": at_sentence_start,
    "gemen": _lower_first,
    "langd": _length,
    "storst": _largest,
    "summera": _summed,
    "varje": _each,
    "selectattr": _having,
    "rejectattr": _lacking,
    "med": _with,
    "length": _length,
    "first": lambda values: next(iter(values), None),
    "last": lambda values: values[-1] if values else None,
    "abs": abs,
    "lower": str.lower,
    "upper": str.upper,
    "med_tecken": with_sign,
    "siffror": _plain_digits,
}
BLOCK_FILTERS = ("egna_ord", "stycken")
"""Filters that give Word blocks; `report` adds them, and whoever only reads expressions must know their names."""

LOOP_FIELDS = ("index", "index0", "first", "last", "length")
"""What `loop` has inside a loop."""

TESTS: Mapping[str, Callable[..., bool]] = {"tal": _is_number, "angiven": _is_given}
FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    "jamforelse": _compared,
    "andring": _changed,
    "procentenheter": _points,
    "stegandring": _step_changed,
}

"""What a model wants of the figures in a file: one row each, in the order of the register, by year and sex."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from generator.expressions.absent import Absent
from generator.expressions.context import general_values, row_values
from generator.expressions.environment import Language
from generator.expressions.printing import MISSING
from generator.expressions.referring import Referred
from generator.model.definition import FollowUp, RegisterRow
from generator.model.fetching import Fetch, Observation, Sex
from generator.model.findings import FilePlace, Finding
from generator.model.values import State
from generator.swedish.fetching_messages import SEXES, Fetching
from generator.swedish.quoting import exactly
from generator.swedish.signs import sign
from generator.swedish.text import joined

MOST_ROWS = 3000
_MOST_NAMED = 8


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of the table, as texts by column, and what there is to say of them."""

    rows: tuple[Mapping[str, str], ...]
    findings: tuple[Finding, ...] = ()


def rows(follow_up: FollowUp, fetch: Fetch, observed: Sequence[Observation], file: str) -> Rows:
    """Give the rows that the figures make; what the register does not name is left out and told."""
    place, known = FilePlace(file), general_values(follow_up)
    area, compared = (_code(text, known) for text in (fetch.area, fetch.compared))
    own = [each for each in observed if each.area == area]
    if not own:
        areas = joined(sorted({each.area for each in observed})[:_MOST_NAMED])
        return Rows((), (Fetching.NOT_THIS_AREA.at(place, area=area or "-", areas=areas),))
    beside = {(each.code, each.year, each.sex): each for each in observed if each.area == compared}
    wanted = {str(row.values.get(fetch.code) or ""): row for row in follow_up.registers[fetch.register].rows}
    columns = {name: Language().condition(text) for name, text in fetch.columns.items()}
    made = tuple(
        _row(
            columns, {**known, "post": _post(each, beside), "rad": row_values(follow_up.registers, fetch.register, row)}
        )
        for each, row in _in_order(own, wanted)
    )
    if len(made) > MOST_ROWS:
        return Rows((), (Fetching.TOO_MANY.at(place, most=MOST_ROWS),))
    return Rows(made, tuple(_told(own, wanted, place)))


def answers(follow_up: FollowUp, fetch: Fetch, today: date) -> Mapping[str, str]:
    """Give what else is answered in the form, by `del.fraga`."""
    known = {**general_values(follow_up), "idag": today}
    return {path: _text(Language().condition(text)(known)) for path, text in fetch.answers.items()}


def _code(text: str, known: Mapping[str, object]) -> str:
    return _text(Language().condition(text)(known)) if text else ""


def _in_order(
    own: Sequence[Observation], wanted: Mapping[str, RegisterRow]
) -> Iterator[tuple[Observation, RegisterRow]]:
    sexes = list(Sex)
    for code, row in wanted.items():
        found = [each for each in own if each.code == code]
        for each in sorted(found, key=lambda each: (each.year, sexes.index(each.sex))):
            yield each, row


def _post(each: Observation, beside: Mapping[tuple[str, int, Sex], Observation]) -> Mapping[str, object]:
    """Give a figure as the model's columns see it; a number that is not there is one of our own signs."""
    other = beside.get((each.code, each.year, each.sex))
    return {
        "kod": each.code,
        "omrade": each.area,
        "ar": each.year,
        "kon": SEXES[each.sex],
        "varde": _figure(each),
        "jamforelse": _figure(other) if other else MISSING,
    }


def _figure(each: Observation) -> object:
    return each.number if each.state is State.VALUE else sign(each.state)


def _row(
    columns: Mapping[str, Callable[[Mapping[str, object]], object]], names: Mapping[str, object]
) -> dict[str, str]:
    texts = {column: _text(value(names)) for column, value in columns.items()}
    return {column: text for column, text in texts.items() if text}


def _text(value: object) -> str:
    match value:
        case None | Absent():
            return ""
        case Decimal():
            return exactly(value)
        case date():
            return value.isoformat()
        case Referred():
            return value.name
    return str(value)


def _told(own: Sequence[Observation], wanted: Mapping[str, RegisterRow], place: FilePlace) -> Iterator[Finding]:
    codes = {each.code for each in own}
    lacking = [f"{row.name} ({code or '-'})" for code, row in wanted.items() if code not in codes]
    unknown = sorted(codes - set(wanted))
    if lacking:
        yield Fetching.NOT_IN_FILE.at(place, names=joined(lacking))
    if unknown:
        yield Fetching.NOT_WANTED.at(place, codes=joined(unknown[:_MOST_NAMED]), n=len(unknown))

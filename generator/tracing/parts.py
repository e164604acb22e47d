"""Sources as parts: what stood in each cell, whose it is and in which period; and which of it may be told.

Of a source that some table protects, a part is told only if the report's tables show that very number. Nothing can
then be worked out from parts that could not be worked out from the report.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from generator.expressions.printing import decimals_of
from generator.model.answers import Answer, Dataset, Delivery
from generator.model.definition import TableKind
from generator.model.findings import CellPlace, LinePlace, Place
from generator.model.published import Published
from generator.model.sourcing import Named, Source
from generator.model.values import ABSENT, State
from generator.swedish.dates import date_table
from generator.swedish.identity import masked
from generator.swedish.numbers import number
from generator.swedish.tracing_words import line_text
from generator.tracing.traces import Part

_LONGEST = 80


Owner = tuple[str, str]
"""Somebody's name, and that of the period."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the places that were read."""

    answers: Mapping[CellPlace, Answer]
    owners: Mapping[str, Owner]
    """Whose each file is, and of which period; without a name for a file with the answers of several."""
    placed: Mapping[CellPlace, Owner]
    """The same of the cells in such files: merged data, and a history written by hand."""
    secret: frozenset[CellPlace]
    """The places whose numbers may not be told."""


def known(dataset: Dataset, published: Published) -> Known:
    """Look through this period and all that it looks back at."""
    several = (dataset, *dataset.earlier)
    protected = {
        table.source
        for each in several
        for table in each.follow_up.tables.values()
        if table.kind is TableKind.CROSS and table.protection
    }
    secret = {place for each in several for source in protected for place in _numbers(each, source)}
    return Known(
        {answer.place: answer for each in several for answer in _answers(each)},
        *_owned(several),
        frozenset(secret - set(_shown(published))),
    )


def _answers(dataset: Dataset) -> Iterator[Answer]:
    for delivery in dataset.deliveries:
        if delivery.submission:
            yield from delivery.submission.answers.values()
            for rows in delivery.submission.tables.values():
                for row in rows:
                    yield from row.answers.values()


def _owned(several: Iterable[Dataset]) -> tuple[Mapping[str, Owner], Mapping[CellPlace, Owner]]:
    """Tell whose the files are and, where a file has the answers of several, whose its cells are."""
    owners: dict[str, set[Owner]] = {}
    delivered: list[tuple[Delivery, Owner]] = []
    for dataset in several:
        for delivery in dataset.deliveries:
            owner = delivery.respondent.name, dataset.follow_up.period.name
            delivered.append((delivery, owner))
            for file in delivery.files:
                owners.setdefault(file, set()).add(owner)
    shared = {file for file, found in owners.items() if len(found) > 1}
    placed = {
        place: owner
        for delivery, owner in delivered
        if shared.intersection(delivery.files)
        for place in _places(delivery)
    }
    return {file: next(iter(found)) if len(found) == 1 else ("", "") for file, found in owners.items()}, placed


def _places(delivery: Delivery) -> Iterator[CellPlace]:
    if delivery.submission:
        yield from (answer.place for answer in delivery.submission.answers.values())
        for rows in delivery.submission.tables.values():
            for row in rows:
                yield row.place
                yield from (answer.place for answer in row.answers.values())


def _numbers(dataset: Dataset, source: str) -> Iterator[CellPlace]:
    """Yield the places of a source: its rows, which may be what is counted, and all that stands in them."""
    for record in dataset.records.get(source, ()):
        if record.place:
            yield record.place
            yield from (answer.place for answer in record.answers.values())


def _shown(published: Published) -> Iterator[CellPlace]:
    """Yield the places whose number a table shows by itself."""
    for table in published.tables.values():
        plain = [column.id for column in table.columns if not column.of]
        for row in table.rows:
            for column in plain:
                cell = row.cells.get(column)
                if cell and len(cell.sources) == 1 and cell.state is not State.SUPPRESSED:
                    yield cell.sources[0]


class Parts:
    """The parts of a version, each once."""

    def __init__(self, about: Known) -> None:
        """Begin with none."""
        self._about = about
        self._numbers: dict[Source, int] = {}
        self._masked = cache(masked)
        self._written = cache(_written)
        self.all: list[Part] = []

    def of(self, sources: Iterable[Source]) -> tuple[int, ...]:
        """Give the numbers of the parts; who is missing is not named beside a cell of theirs that is empty."""
        listed = tuple(sources)
        numbers = tuple(self._number(source) for source in listed if not isinstance(source, Named))
        named = [each for each in listed if isinstance(each, Named)]
        if not named:
            return numbers
        empty = {self.all[number].name for number in numbers if self.all[number].state in ABSENT}
        return (*numbers, *(self._number(each) for each in named if not (each.name in empty and each.state in ABSENT)))

    def _number(self, source: Source) -> int:
        number = self._numbers.get(source)
        if number is None:
            number = self._numbers[source] = len(self.all)
            self.all.append(self._part(source))
        return number

    def _part(self, source: Source) -> Part:
        if isinstance(source, Named):
            return Part(name=source.name, state=source.state)
        whole = self._about.owners.get(source.file, ("", ""))
        name, period = self._about.placed.get(source, whole) if isinstance(source, CellPlace) else whole
        sheet = cell = ""
        if isinstance(source, CellPlace):
            sheet, cell = self._masked(source.sheet), source.cell
        elif isinstance(source, LinePlace):
            cell = line_text(source.line)
        state, value = self._content(source)
        return Part(self._masked(source.file), sheet, cell, name, period, state, value)

    def _content(self, place: Place) -> tuple[State, str]:
        """Give what stood there, and its state."""
        if place in self._about.secret:
            return State.SUPPRESSED, ""
        answer = self._about.answers.get(place) if isinstance(place, CellPlace) else None
        if answer is None:
            return State.VALUE, ""
        if answer.state is State.VALUE and isinstance(answer.value, Decimal):
            return State.VALUE, self._written(answer.value)
        if answer.state is State.VALUE and isinstance(answer.value, date):
            return State.VALUE, date_table(answer.value)
        told = " ".join(masked(answer.raw).split())
        return answer.state, told if len(told) <= _LONGEST else f"{told[: _LONGEST - 1]}\u2026"


def _written(value: Decimal) -> str:
    return number(value, decimals_of(value))

"""Checks of single answers: their size, length and day, and that no identity number stands in them."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from generator.merging.seen import seen_answers
from generator.model.answers import Answer, Dataset
from generator.model.definition import FollowUp
from generator.model.findings import CellPlace, Finding, Place
from generator.swedish.dates import interval_table
from generator.swedish.identity import found
from generator.swedish.quoting import exactly
from generator.swedish.validation_messages import CELL, FILE, Validation


def ranges(dataset: Dataset) -> Iterator[Finding]:
    """Find numbers below the least or above the greatest that the model allows."""
    for seen in seen_answers(dataset):
        question, value = seen.question, seen.answer.value
        if not isinstance(value, Decimal):
            continue
        if question.minimum is not None and value < question.minimum:
            minimum = exactly(question.minimum)
            yield Validation.TOO_SMALL.at(seen.answer.place, label=seen.label, value=exactly(value), minimum=minimum)
        if question.maximum is not None and value > question.maximum:
            maximum = exactly(question.maximum)
            yield Validation.TOO_LARGE.at(seen.answer.place, label=seen.label, value=exactly(value), maximum=maximum)


def lengths(dataset: Dataset) -> Iterator[Finding]:
    """Find texts that are longer than asked for; they are used all the same."""
    for seen in seen_answers(dataset):
        longest, value = seen.question.longest, seen.answer.value
        if longest and isinstance(value, str) and len(value) > longest:
            yield Validation.TOO_LONG.at(seen.answer.place, count=exactly(Decimal(len(value) - longest)))


def days(dataset: Dataset) -> Iterator[Finding]:
    """Find days outside the period, where the model wants them within it."""
    period = dataset.follow_up.period
    for seen in seen_answers(dataset):
        value = seen.answer.value
        if not (seen.question.in_period and isinstance(value, date) and period.first and period.last):
            continue
        if not period.first <= value <= period.last:
            yield Validation.OUTSIDE_PERIOD.at(
                seen.answer.place,
                label=seen.label,
                period=period.name,
                interval=interval_table(period.first, period.last),
                value=exactly(value),
            )


def identity_numbers(dataset: Dataset) -> Iterator[Finding]:
    """Find what looks like personal identity numbers, in answers and registers, of earlier periods too (row 71)."""
    for one in (dataset, *dataset.earlier):
        for answer in _all_answers(one):
            texts = {answer.raw, answer.value if isinstance(answer.value, str) else ""}
            yield from _identity(texts, answer.place)
        yield from _identity_in_registers(one.follow_up)


def _all_answers(dataset: Dataset) -> Iterator[Answer]:
    """Yield all that was read, also answers that the definition no longer asks for."""
    for delivery in dataset.deliveries:
        if delivery.submission is not None:
            yield from delivery.submission.answers.values()
            for rows in delivery.submission.tables.values():
                yield from (answer for row in rows for answer in row.answers.values())


def _identity_in_registers(follow_up: FollowUp) -> Iterator[Finding]:
    for register in follow_up.registers.values():
        for row in register.rows:
            yield from _identity((value for value in row.values.values() if isinstance(value, str)), row.place)


def _identity(texts: Iterable[str], place: Place) -> Iterator[Finding]:
    if any(found(text) for text in texts):
        cell = CELL.format(cell=place.cell) if isinstance(place, CellPlace) and place.cell else FILE
        yield Validation.IDENTITY_NUMBER.at(place, cell=cell)

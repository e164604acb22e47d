"""What stands in one cell of merged data for one answer, and where the answer stood when it came in."""

from datetime import date
from decimal import Decimal

from generator.model.answers import Answer
from generator.model.definition import CHOICE_KINDS, TEXT_KINDS, FollowUp, Question
from generator.model.findings import CellPlace
from generator.model.values import State
from generator.office.tidy import CellValue
from generator.swedish import merged_words as words
from generator.swedish.dates import date_table
from generator.swedish.identity import masked


def content(follow_up: FollowUp, question: Question, answer: Answer) -> CellValue:
    """Give what stands in a cell for an answer; a blank text is an empty cell, and anything else says why it is not."""
    if answer.state is not State.VALUE:
        return (
            None if answer.state is State.MISSING and question.kind in TEXT_KINDS else (words.state_cell(answer.state))
        )
    if question.kind in CHOICE_KINDS:
        texts = {step.id: step.text for step in follow_up.choices(question)}
        return "\n".join(masked(texts.get(each, each)) for each in chosen(answer))
    return answer.value if isinstance(answer.value, Decimal | date) else masked(str(answer.value))


def chosen(answer: Answer) -> tuple[str, ...]:
    """Give the ids of what was chosen."""
    if isinstance(answer.value, tuple):
        return answer.value
    return (answer.value,) if isinstance(answer.value, str) else ()


def as_text(value: CellValue) -> str:
    """Write a value where all values stand as texts."""
    match value:
        case Decimal():
            return f"{value:f}".replace(".", ",")
        case date():
            return date_table(value)
        case _:
            return str(value)


def origin(place: CellPlace | None) -> tuple[str, str, str]:
    """Give file, sheet and cell."""
    return (masked(place.file), masked(place.sheet), place.cell) if place else ("", "", "")

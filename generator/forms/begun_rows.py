"""The rows that a table began with, found again among those that came back.

People sort, insert and delete rows, so a row is first known by its texts, then by the hidden key beside it. What stands
in it as it was sent out is an answer that was filled in beforehand; what was locked is put back; a row of the period
before that nobody can find is told, so that nothing that was open vanishes in silence.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from generator.forms.issued import IssuedRow, mark
from generator.forms.places import Block, Slot
from generator.forms.values import prefilled_value
from generator.model.answers import Answer, Given, Row
from generator.model.definition import TEXT_KINDS, FollowUp
from generator.model.findings import Finding
from generator.model.values import State
from generator.swedish.reading_messages import Reading, answer_label


@dataclass(frozen=True, slots=True)
class GoneOn:
    """The rows of a table, by their row on the sheet, the findings about them, and the begun rows that are gone."""

    rows: Mapping[int, Row]
    findings: tuple[Finding, ...]
    gone: tuple[int, ...]


def gone_on(
    follow_up: FollowUp,
    block: Block,
    issued: Mapping[int, IssuedRow],
    rows: Mapping[int, Row],
    keyed: Mapping[int, int],
) -> GoneOn:
    """Go through the *rows* that came back; *keyed* says on which row of the sheet the key of a begun row stands."""
    found = _paired(block, issued, rows, keyed)
    settled = dict(rows)
    findings: list[Finding] = []
    for number, at in found.items():
        answers = {}
        for slot in block.columns:
            answers[slot.field], told = _settled(follow_up, block, slot, rows[at].answers[slot.field], issued[number])
            findings += told
        settled[at] = replace(rows[at], answers=answers)
    return GoneOn(settled, tuple(findings), tuple(number for number in sorted(issued) if number not in found))


def _paired(
    block: Block, issued: Mapping[int, IssuedRow], rows: Mapping[int, Row], keyed: Mapping[int, int]
) -> Mapping[int, int]:
    """Pair begun rows with those that came back: the most alike first, then what stands at a begun row's own key."""
    alike = sorted(
        (-likeness, keyed.get(number) != at, number, at)
        for number, begun in issued.items()
        for at, row in rows.items()
        if (likeness := _likeness(block, begun, row))
    )
    found: dict[int, int] = {}
    for number, at in (*((number, at) for *_, number, at in alike), *keyed.items()):
        if number in issued and at in rows and number not in found and at not in found.values():
            found[number] = at
    return found


def _likeness(block: Block, begun: IssuedRow, row: Row) -> int:
    """Count the texts that are as they were, and what is locked: rows with the same texts are told apart by that.

    A row that began without any of it is known by everything in it.
    """
    known = {slot.field for slot in block.columns if slot.question.kind in TEXT_KINDS} | set(begun.locked)
    columns = known & set(begun.marks) or set(begun.marks)
    return sum(_unchanged(row.answers[column], begun, column) for column in columns if column in row.answers)


def _unchanged(answer: Answer, begun: IssuedRow, column: str) -> bool:
    return answer.state is State.VALUE and begun.marks.get(column) == mark(answer.value)


def _settled(
    follow_up: FollowUp, block: Block, slot: Slot, answer: Answer, begun: IssuedRow
) -> tuple[Answer, tuple[Finding, ...]]:
    if _unchanged(answer, begun, slot.field):
        return replace(answer, given=Given.PREFILLED), ()
    if slot.field not in begun.locked:
        return answer, ()
    value = prefilled_value(follow_up, replace(slot, prefill=begun.locked[slot.field]))
    state = State.MISSING if value is None else State.VALUE
    label = answer_label(block.question.text if block.question else "", slot.heading)
    told = Reading.LOCKED_ROW_CHANGED.at(answer.place, label=label)
    return replace(answer, value=value, state=state, given=Given.PREFILLED), (told,)

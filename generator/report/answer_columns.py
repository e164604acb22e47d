"""The columns of tables of questions and answers: how wide they are, and what stands in those beside an answer."""

from collections.abc import Iterator, Sequence

from generator.expressions.absent import Absent
from generator.model.definition import TEXT_KINDS, Kind, Question, Table
from generator.model.published import PublishedColumn
from generator.report.answered import Values
from generator.report.shown import MISSING, NOTHING
from generator.swedish import document_words as words

QUESTION = PublishedColumn("fraga", words.QUESTION_HEADING, False, 6)
USUAL_SHARE, _WORDY_SHARE = 3, 6


def sides_of(table: Table, questions: Sequence[Question]) -> Iterator[PublishedColumn]:
    """Yield a column for each side question of the table that some question has."""
    for side_id in table.side:
        own = [side for question in questions for side in question.side if side.id == side_id]
        if own:
            yield PublishedColumn(side_id, own[0].text, False, share_of(own))


def answer_column(questions: Sequence[Question]) -> PublishedColumn:
    """Give the column of the answers; only choices are called judgements."""
    judged = all(question.kind in (Kind.CHOICE, Kind.SCALE) for question in questions)
    heading = words.ASSESSMENT_HEADING if judged else words.ANSWER_HEADING
    return PublishedColumn("svar", heading, False, share_of(questions))


def share_of(questions: Sequence[Question]) -> int:
    """Give how wide a column of answers is beside the others: more where somebody may have written at length."""
    return _WORDY_SHARE if any(question.kind is Kind.PROSE for question in questions) else USUAL_SHARE


def beside(own: Values, question: Question, side: Question) -> object:
    """Give what stands beside an answer; where nobody had to write anything, nothing is missing."""
    said = own[f"{question.id}_{side.id}"]
    free = side.kind in TEXT_KINDS and not side.required and not isinstance(own[question.id], Absent)
    return NOTHING if free and isinstance(said, Absent) and said.sign == MISSING.sign else said

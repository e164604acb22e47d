"""Whether numbers written by hand can be right: within the limits of their questions, and in sums that hold."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from generator.expressions.sums import Sum
from generator.model.answers import Answer
from generator.model.definition import Question
from generator.model.findings import Finding
from generator.model.values import State
from generator.swedish.history_messages import History
from generator.swedish.quoting import exactly
from generator.swedish.text import joined

Told = tuple[Finding, ...]


def within_limits(question: Question, answer: Answer) -> tuple[Answer, Told]:
    """Give the answer, or a faulty one with what is wrong if it is a number that the question does not allow."""
    if not isinstance(answer.value, Decimal):
        return answer, ()
    limits = ((History.HISTORY_TOO_SMALL, question.minimum, -1), (History.HISTORY_TOO_LARGE, question.maximum, 1))
    for message, limit, side in limits:
        if limit is not None and (answer.value - limit) * side > 0:
            told = {"label": question.text, "limit": exactly(limit), "value": exactly(answer.value)}
            return _unusable(answer), (message.at(answer.place, **told),)
    return answer, ()


def adding_up(one: Sum, answers: Mapping[str, Answer], labels: Mapping[str, str]) -> tuple[Mapping[str, Answer], Told]:
    """Give the answers of a row, all of the sum faulty with what is wrong if its parts cannot come to its whole.

    A part that the history has no column for may be what the others do not come to.
    """
    parts = {name: value for name in one.parts if isinstance(value := _number(answers, name), Decimal)}
    whole, total = _number(answers, one.whole), sum(parts.values(), Decimal(0))
    unsaid = any(name not in answers for name in one.parts)
    if whole is None or any(name in answers and name not in parts for name in one.parts):
        return answers, ()
    if whole == total or (unsaid and whole > total):
        return answers, ()
    names = joined([labels[name] for name in parts])
    told = {"label": labels[one.whole], "value": exactly(whole), "parts": names, "total": exactly(total)}
    concerned = {name: _unusable(answers[name]) for name in (*parts, one.whole)}
    return {**answers, **concerned}, (History.HISTORY_SUM_WRONG.at(answers[one.whole].place, **told),)


def _number(answers: Mapping[str, Answer], name: str) -> Decimal | None:
    value = answers[name].value if name in answers else None
    return value if isinstance(value, Decimal) else None


def _unusable(answer: Answer) -> Answer:
    return replace(answer, value=None, state=State.FAULTY)

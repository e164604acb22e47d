"""Answers that are said to be unchanged: those of the period before, with the name of the one they were written in.

Whoever both says so and writes something else has the own words taken. What was missing or faulty is not taken over.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.merging.seen import blank
from generator.merging.settling import YES
from generator.model.answers import Answer, Dataset, Submission
from generator.model.definition import FollowUp, Part, Question
from generator.model.findings import Finding
from generator.model.period import previous
from generator.model.values import State
from generator.swedish.merging_messages import PERIOD_BEFORE, Merging


@dataclass(frozen=True, slots=True)
class Before:
    """The period before as one respondent's answers stood in it; None if nothing came in."""

    period: str
    """What the period is called, also where nothing is known of it."""
    submission: Submission | None


def before(follow_up: FollowUp, earlier: Sequence[Dataset], form: str, respondent: str) -> Before:
    """Find what a respondent answered in the period before, among datasets of earlier periods."""
    period = previous(follow_up.period_kinds, follow_up.period)
    found = next((each for each in earlier if period and each.follow_up.period.id == period.id), None)
    delivery = found.delivery(form, respondent) if found else None
    return Before(period.name if period else PERIOD_BEFORE, delivery.submission if delivery else None)


def repeated(parts: Sequence[Part], submission: Submission, then: Before) -> tuple[Submission, tuple[Finding, ...]]:
    """Take over what is said to be unchanged since the period before."""
    answers = dict(submission.answers)
    findings: list[Finding] = []
    for field, question, said in _said(parts, submission):
        answer, told = _settled(question, field, answers.get(field), said, then)
        findings += told
        answers |= {field: answer} if answer else {}
    return replace(submission, answers=answers), tuple(findings)


def _said(parts: Sequence[Part], submission: Submission) -> Iterator[tuple[str, Question, Answer]]:
    """Yield the fields that are said to be unchanged, with where that is said."""
    for part in parts:
        for question in part.questions:
            for side in question.side:
                said = submission.answers.get(f"{part.id}.{question.id}_{side.id}")
                if side.repeats and said is not None and said.value == YES:
                    yield f"{part.id}.{question.id}", question, said


def _settled(
    question: Question, field: str, own: Answer | None, said: Answer, then: Before
) -> tuple[Answer | None, tuple[Finding, ...]]:
    """Give the answer that holds, with what there is to say about it.

    Nothing is unchanged too, where nothing needs to be answered and nothing was.
    """
    old = then.submission.answers.get(field) if then.submission else None
    since = old.since or then.period if old and old.state is State.VALUE else ""
    if own is not None and not blank(own):
        if old and since and own.value == old.value:
            return replace(own, since=since), ()
        return own, (Merging.UNCHANGED_BUT_ANSWERED.at(own.place, label=question.text),)
    if old and since:
        return replace(old, since=since), ()
    if then.submission and blank(old) and not question.required:
        return own, ()
    return own, (Merging.NOTHING_TO_REPEAT.at(said.place, label=question.text, period=then.period),)

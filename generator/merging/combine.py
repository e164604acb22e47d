"""From submissions to one dataset: who has delivered what, and the records that figures are computed from.

Several forms from one respondent are joined by `overlaps`, unchanged answers taken over by `repeating`, nils and zeros
filled in by `settling`, the rows of tables turned into records by `records`. The order in which the files are given
never matters.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.expressions.environment import Language
from generator.expressions.operands import form_operands
from generator.merging.contradictions import overlap_findings
from generator.merging.coverage import coverage_of
from generator.merging.lateness import deadline_of, handed_in
from generator.merging.leaving_out import without_left_out
from generator.merging.overlaps import in_order_of_saving, join, parts_about_delivery
from generator.merging.records import records_of
from generator.merging.repeating import before, repeated
from generator.merging.settling import settled
from generator.model.answers import Arrival, Dataset, Delivery, Submission
from generator.model.definition import FollowUp, Form, RegisterRow
from generator.model.documents import SourceFile
from generator.model.findings import Finding


def combine(
    follow_up: FollowUp, submissions: Sequence[Submission], earlier: tuple[Dataset, ...] = ()
) -> tuple[Dataset, tuple[Finding, ...]]:
    """Join what came in; every expected respondent of every form has a delivery, in the register's order.

    *earlier* holds datasets of earlier periods in any order. Submissions of forms or respondents that the
    definition does not have are the reader's to report; they are left out here.
    """
    sent: dict[tuple[str, str], list[Submission]] = defaultdict(list)
    for submission in submissions:
        sent[submission.form, submission.respondent].append(submission)
    outcomes = [
        _delivery(follow_up, form, respondent, sent.get((form.id, respondent.id), ()), earlier)
        for form, respondent in expected(follow_up)
    ]
    deliveries = tuple(delivery for delivery, _ in outcomes)
    dataset = Dataset(
        follow_up=follow_up,
        deliveries=deliveries,
        records=records_of(follow_up, deliveries),
        sources=_sources(submissions),
        earlier=tuple(sorted(earlier, key=lambda one: one.follow_up.period.order, reverse=True)),
    )
    return dataset, tuple(finding for _, findings in outcomes for finding in findings)


def expected(follow_up: FollowUp) -> Iterator[tuple[Form, RegisterRow]]:
    """Yield every form with every respondent that is to fill it in."""
    for form in follow_up.forms.values():
        for respondent in follow_up.respondents(form):
            if form.parts_for(respondent.id):
                yield form, respondent


def _delivery(
    follow_up: FollowUp, form: Form, respondent: RegisterRow, sent: Sequence[Submission], earlier: Sequence[Dataset]
) -> tuple[Delivery, tuple[Finding, ...]]:
    deadline = deadline_of(follow_up, form, respondent)
    if not sent:
        awaited = Delivery(form, respondent, Arrival.NOT_DELIVERED, None, deadline=deadline)
        return replace(awaited, coverage=coverage_of(follow_up, awaited)), ()
    joined, files, findings = _joined(follow_up, form, in_order_of_saving(sent))
    form, left = without_left_out(form, respondent.id, joined)
    parts = form.parts_for(respondent.id)
    whole, told = repeated(parts, joined, before(follow_up, earlier, form.id, respondent.id))
    submission = settled(parts, whole)
    arrival, day = _arrival(form, submission), handed_in(form, submission)
    delivery = Delivery(form, respondent, arrival, submission, files, deadline, day)
    return replace(delivery, coverage=coverage_of(follow_up, delivery)), (*findings, *left, *told)


def _joined(
    follow_up: FollowUp, form: Form, submissions: Sequence[Submission]
) -> tuple[Submission, tuple[str, ...], tuple[Finding, ...]]:
    current = submissions[0]
    files = [current.file.file]
    findings: list[Finding] = []
    for index, later in enumerate(submissions[1:], start=1):
        joined = join(current, later, parts_about_delivery(form))
        findings += overlap_findings(follow_up, form, submissions[:index], later, joined)
        if joined.used:
            files.append(later.file.file)
            current = joined.submission
    return current, tuple(files), tuple(findings)


def _arrival(form: Form, submission: Submission) -> Arrival:
    """Say whether the form is ready; one that does not say so is not."""
    if not form.ready_when:
        return Arrival.READY
    ready = Language().condition(form.ready_when)(form_operands(form, submission))
    return Arrival.READY if ready is True else Arrival.UNFINISHED


def _sources(submissions: Sequence[Submission]) -> tuple[SourceFile, ...]:
    return tuple(sorted({submission.file for submission in submissions}, key=lambda file: file.file))

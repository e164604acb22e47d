"""Who has not delivered, who has not finished (domain section 9, META), and how much of each form is answered."""

from collections.abc import Container, Iterator, Sequence

from generator.merging.demands import Demand, demanding, demands, not_sent_in
from generator.merging.seen import SeenPart, parts_of, sheet_place
from generator.model.answers import Arrival, Coverage, Dataset, Delivery, Gap
from generator.model.definition import FollowUp, Part
from generator.model.findings import FilePlace, Finding
from generator.swedish.validation_messages import Validation


def missing_forms(dataset: Dataset) -> Iterator[Finding]:
    """Find forms that have not come in; their place is the folder where they are awaited."""
    follow_up = dataset.follow_up
    inbox = FilePlace(f"indata/{follow_up.id}/{follow_up.period.id}")
    for delivery in dataset.deliveries:
        if delivery.arrival is Arrival.NOT_DELIVERED:
            yield Validation.FORM_MISSING.at(inbox, form=delivery.form.title, respondent=delivery.respondent.name)


def unfinished_forms(dataset: Dataset) -> Iterator[Finding]:
    """Find forms whose respondents have not said that they are ready."""
    for delivery in dataset.deliveries:
        if delivery.arrival is Arrival.UNFINISHED and delivery.submission is not None:
            place = FilePlace(delivery.submission.file.file)
            yield Validation.FORM_UNFINISHED.at(place, form=delivery.form.title, respondent=delivery.respondent.name)


def coverage_of(follow_up: FollowUp, delivery: Delivery) -> Coverage:
    """Count the questions that must be answered, and those that are: all that they demand is there.

    What only stands there since the form was sent out is no answer until the respondent says that the form is ready. An
    optional table is counted once a row in it is begun. A repeated part of which nothing has been sent in counts as one
    question, if it has any that must be answered.
    """
    parts = delivery.form.parts_for(delivery.respondent.id)
    if delivery.submission is None:
        return Coverage(required=sum(map(_at_least, parts)))
    counted = [_counted(follow_up, seen) for seen in parts_of(delivery)]
    gaps = tuple(gap for _, missing, _ in counted for gap in missing)
    return Coverage(sum(one[0] for one in counted), sum(one[2] for one in counted), gaps)


def _at_least(part: Part) -> int:
    """Count what a part demands before anything in it is answered."""
    if part.dimension is not None:
        return 1 if demanding(part) else 0
    return sum(question.required and not question.required_with for question in demanding(part))


def _counted(follow_up: FollowUp, seen: SeenPart) -> tuple[int, Sequence[Gap], int]:
    """Give how many questions of a part are answered, what is missing, and how many must be answered."""
    if not_sent_in(seen):
        whole = Gap(seen.part.number, seen.part.title, sheet_place(seen), whole_part=True)
        return (0, (whole,), 1) if demanding(seen.part) else (0, (), 0)
    demanded = tuple(demands(follow_up, seen))
    lacking = {demand.question.id for demand in demanded if not demand.answered}
    unconfirmed = _unconfirmed(seen, demanded, lacking)
    asked = {demand.question.id for demand in demanded}
    missing = [_gap(each) for each in demanded if not each.answered]
    return len(asked - lacking - set(unconfirmed)), [*missing, *unconfirmed.values()], len(asked)


def _unconfirmed(seen: SeenPart, demanded: Sequence[Demand], lacking: Container[str]) -> dict[str, Gap]:
    """Give the questions that have what was filled in beforehand, in a form that is not said to be ready."""
    told: dict[str, Gap] = {}
    for demand in demanded if seen.delivery.arrival is Arrival.UNFINISHED else ():
        question = demand.question
        if demand.prefilled and question.id not in lacking:
            told.setdefault(question.id, Gap(question.number, question.text, demand.place, unconfirmed=True))
    return told


def _gap(demand: Demand) -> Gap:
    return Gap(demand.question.number, demand.label, demand.place)

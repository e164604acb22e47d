"""Who has not delivered, and who has not finished (domain section 9, META: forms marked as not ready)."""

from collections.abc import Iterator

from generator.model.answers import Arrival, Dataset
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

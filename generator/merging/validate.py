"""All that is asked of a dataset, as a list of checks; each is a function of its own that yields findings.

To add a check: write the function in the module of its subject, its sentence in `swedish.validation_messages`, and
name it here.
"""

from collections.abc import Callable, Iterator

from generator.merging.checks import days, identity_numbers, lengths, ranges
from generator.merging.checks_required import contradicted_nils, required_answers
from generator.merging.checks_texts import pointing_out
from generator.merging.coverage import missing_forms, unfinished_forms
from generator.merging.fact_rules import broken_fact_rules
from generator.merging.lateness import unsure_lateness
from generator.merging.rules import broken_rules
from generator.model.answers import Dataset
from generator.model.definition import FollowUp
from generator.model.findings import Finding
from generator.swedish.validation_messages import Validation

CHECKS: tuple[Callable[[Dataset], Iterator[Finding]], ...] = (
    identity_numbers,
    pointing_out,
    required_answers,
    contradicted_nils,
    ranges,
    lengths,
    days,
    broken_rules,
    broken_fact_rules,
    missing_forms,
    unfinished_forms,
    unsure_lateness,
)

BLOCKING = frozenset({Validation.IDENTITY_NUMBER.name})
"""Codes that stop a build whatever the caller allows."""


def validate(follow_up: FollowUp, dataset: Dataset) -> tuple[Finding, ...]:
    """Run every check; answers of earlier periods are searched for identity numbers only."""
    assert dataset.follow_up is follow_up, "a dataset is judged by the definition it was made with"
    return tuple(finding for check in CHECKS for finding in check(dataset))

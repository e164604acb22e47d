"""The rules about the report itself: conditions that its facts must meet, such as the day of a decision that is made.

What they find is the coordinator's to mend in the register workbook, so it is never passed over as an answer that
came in may be.
"""

from collections.abc import Iterator
from dataclasses import replace

from generator.expressions.environment import ExpressionFault, Language, evaluated
from generator.expressions.schema import REPORT
from generator.merging.rules import named_in, rule_values, unusable
from generator.model.answers import Dataset
from generator.model.definition import FollowUp, Rule
from generator.model.findings import Finding, Origin, Place
from generator.swedish.validation_messages import Validation


def broken_fact_rules(dataset: Dataset) -> Iterator[Finding]:
    """Find facts that do not meet the model's rules about the report (acceptance row 79)."""
    language = Language()
    for rule in dataset.follow_up.rules:
        if rule.scope == REPORT:
            try:
                yield from _tried(rule, dataset.follow_up, language)
            except ExpressionFault as fault:
                yield unusable(rule, fault)


def _tried(rule: Rule, follow_up: FollowUp, language: Language) -> Iterator[Finding]:
    values = {**rule_values(follow_up), **follow_up.fact_values}
    result = language.condition(rule.condition)(values)
    if evaluated(result) and not result:
        sentence = language.template(rule.text)(values)
        finding = Validation.RULE_BROKEN.at(_place(rule, follow_up), text=sentence)
        yield replace(finding, severity=rule.severity, origin=Origin.MODEL)


def _place(rule: Rule, follow_up: FollowUp) -> Place:
    """Say where: the cell of the fact that the model points out, else of the last one in the condition.

    Without a register, it is where the model asks for that fact.
    """
    places = {fact.id: fact.place for fact in follow_up.facts} | dict(follow_up.fact_places)
    named = [name for name in (*named_in(rule.condition), rule.at) if name in places]
    return places[named[-1]] if named else rule.place

"""The rules of the model: conditions that the answers of a part, or of each row of a table, must meet.

A condition computes with ids of choices and with nil as 0; one with an operand that is missing, faulty or outside its
limits is not tried, for the operand has a finding of its own. It may look at the rest of the form as well (`svar`).
The sentence is the model's; numbers, days and choices stand in it by their texts, free text is left out.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from generator.expressions.context import period_values, row_values
from generator.expressions.environment import ExpressionFault, Language, evaluated
from generator.expressions.operands import form_operands, operand, part_operands
from generator.expressions.schema import ANSWERS, LAST_YEAR, REPORT, RESPONDENT
from generator.merging.seen import SeenPart, blank, outside, seen_parts, sheet_place
from generator.model.answers import Answer, Dataset, Row
from generator.model.definition import CHOICE_KINDS, TEXT_KINDS, FollowUp, Question, Rule, fields_of
from generator.model.findings import Finding, Origin, Place
from generator.model.period import previous_year
from generator.model.sources import source_of
from generator.model.values import State
from generator.swedish.identity import found
from generator.swedish.text import joined, quoted
from generator.swedish.validation_messages import LEFT_OUT, Validation


@dataclass(frozen=True, slots=True)
class Trial:
    """One occasion to try a rule: the names it sees, the answers behind them, and where the fault would be."""

    operands: Mapping[str, object]
    questions: Mapping[str, Question]
    answers: Mapping[str, Answer]
    place: Place
    """Where the part or row is, for a condition that names no cell."""


@dataclass(frozen=True, slots=True)
class _CameIn:
    """What all rules are tried on: the parts that have come in, and the names that every condition sees."""

    dataset: Dataset
    parts: tuple[SeenPart, ...]
    common: Mapping[str, object]

    def names_for(self, rule: Rule, seen: SeenPart) -> Mapping[str, object]:
        """Give the names of the whole form and of the one that filled it in, if the rule has any use for them."""
        named = {*named_in(rule.condition), *named_in(rule.text)}
        names = dict(self.common)
        if RESPONDENT in named:
            registers = self.dataset.follow_up.registers
            names[RESPONDENT] = row_values(registers, seen.delivery.form.register, seen.delivery.respondent)
        if ANSWERS in named:
            names[ANSWERS] = form_operands(seen.delivery.form, seen.submission)
        return names


def broken_rules(dataset: Dataset) -> Iterator[Finding]:
    """Find answers that do not meet the model's rules; a rule that cannot be run is the model's fault."""
    language = Language()
    came_in = _CameIn(dataset, tuple(seen_parts(dataset)), rule_values(dataset.follow_up))
    for rule in dataset.follow_up.rules:
        try:
            if rule.scope != REPORT:
                yield from _tried(rule, came_in, language)
        except ExpressionFault as fault:
            yield unusable(rule, fault)


def unusable(rule: Rule, fault: ExpressionFault) -> Finding:
    """Say that a rule cannot be run, which is the model's fault."""
    finding = Validation.RULE_UNUSABLE.at(rule.place, rule=rule.id, reason=fault.message)
    return replace(finding, origin=Origin.MODEL)


def _tried(rule: Rule, came_in: _CameIn, language: Language) -> Iterator[Finding]:
    condition, text = language.condition(rule.condition), language.template(rule.text)
    for trial in _trials(rule, came_in):
        if _faulty_operand(rule, trial):
            continue
        result = condition(trial.operands)
        if evaluated(result) and not result:
            sentence = text({**trial.operands, **_in_words(came_in.dataset.follow_up, trial)})
            finding = Validation.RULE_BROKEN.at(_place(rule, trial), text=sentence)
            yield replace(finding, severity=rule.severity)


def _trials(rule: Rule, came_in: _CameIn) -> Iterator[Trial]:
    form, part, *table = rule.scope.split(".")
    history = _last_year(came_in.dataset, rule.scope) if table else {}
    for seen in came_in.parts:
        if (seen.delivery.form.id, seen.part.base or seen.part.id) != (form, part):
            continue
        common = came_in.names_for(rule, seen)
        if not table:
            yield _part_trial(common, seen)
            continue
        question = next(each for each in seen.delivery.form.parts if each.id == seen.part.id).question(table[0])
        for row in seen.rows(question) if question else ():
            assert question is not None
            yield _row_trial(common, seen, question, row, history)


def _part_trial(common: Mapping[str, object], seen: SeenPart) -> Trial:
    # With all its questions: one that this respondent is not asked is absent, but no unknown name.
    part = next(part for part in seen.delivery.form.parts if part.id == seen.part.id)
    questions = {field.removeprefix(f"{part.id}."): question for field, question in fields_of(part)}
    answers = {name: answer for name in questions if (answer := seen.answer(name))}
    operands = {**common, **part_operands(part, seen.submission)}
    return Trial(operands, questions, answers, sheet_place(seen))


def _row_trial(
    common: Mapping[str, object],
    seen: SeenPart,
    table: Question,
    row: Row,
    history: Mapping[object, Mapping[str, object]],
) -> Trial:
    columns = {column.id: column for column in table.columns}
    last_year = history.get(_row_key(seen.delivery.respondent.id, seen.part.dimension, row.key))
    operands = {
        **common,
        **{column: operand(row.answers.get(column)) for column in columns},
        LAST_YEAR: last_year or dict.fromkeys(columns),
    }
    return Trial(operands, columns, row.answers, row.place)


def rule_values(follow_up: FollowUp) -> dict[str, object]:
    """Give the names that every rule sees."""
    return {REPORT: follow_up.fact_values, "period": period_values(follow_up.period_kinds, follow_up.period)}


def _last_year(dataset: Dataset, scope: str) -> dict[object, Mapping[str, object]]:
    """Give the rows of the same table a year ago, by respondent, repetition and row."""
    before = previous_year(dataset.follow_up.period_kinds, dataset.follow_up.period)
    then = next((one for one in dataset.earlier if before and one.follow_up.period.id == before.id), None)
    answered: dict[object, Mapping[str, object]] = {}
    for seen in seen_parts(then) if then else ():
        for question in seen.part.questions:
            if source_of(seen.delivery.form, seen.part, question) == scope:
                for row in seen.rows(question):
                    key = _row_key(seen.delivery.respondent.id, seen.part.dimension, row.key)
                    answered[key] = {column: operand(answer) for column, answer in row.answers.items()}
    return answered


def _row_key(respondent: str, dimension: tuple[str, str] | None, row: str) -> object:
    # Rows that are not fixed have no key, and no row of the year before is the same.
    return (respondent, dimension, row) if row else object()


def _faulty_operand(rule: Rule, trial: Trial) -> bool:
    named = [name for name in named_in(rule.condition) if name in trial.answers]
    return any(_faulty(trial.answers[name], trial.questions.get(name)) for name in named)


def _faulty(answer: Answer, question: Question | None) -> bool:
    """Tell whether an answer has a finding of its own; a sum could give away an identity number."""
    if answer.state is State.FAULTY or found(answer.raw):
        return True
    return question is not None and isinstance(answer.value, Decimal) and outside(question, answer.value)


@cache
def named_in(condition: str) -> tuple[str, ...]:
    """Give the names in a condition in the order in which they last stand; names within quotes are texts."""
    names = re.findall(r"(?<![\w.])[a-z]\w*", re.sub(r"'[^']*'|\"[^\"]*\"", "''", condition))
    return tuple(reversed(dict.fromkeys(reversed(names))))


def _place(rule: Rule, trial: Trial) -> Place:
    """Say where the fault is: at the answer that the model points out, else at the last one in the condition."""
    named = [name for name in (*named_in(rule.condition), rule.at) if name in trial.answers]
    return trial.answers[named[-1]].place if named else trial.place


def _in_words(follow_up: FollowUp, trial: Trial) -> dict[str, object]:
    """Give what the sentence quotes instead of ids and texts."""
    words: dict[str, object] = {}
    for name, answer in trial.answers.items():
        question = trial.questions.get(name)
        if question is None or blank(answer):
            continue
        if question.kind in CHOICE_KINDS and answer.value is not None:
            chosen = answer.value if isinstance(answer.value, tuple) else (answer.value,)
            words[name] = joined([quoted(step.text) for step in follow_up.choices(question) if step.id in chosen])
        elif question.kind in TEXT_KINDS and not question.locked:
            words[name] = LEFT_OUT
    return words

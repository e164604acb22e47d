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
from generator.expressions.schema import ANSWERS, REPORT, RESPONDENT
from generator.merging.looking_back import Answers, Key, key_of, looking_back
from generator.merging.seen import SeenPart, blank, outside, seen_parts, sheet_place
from generator.model.answers import Answer, Dataset, Row
from generator.model.definition import CHOICE_KINDS, TEXT_KINDS, FollowUp, Question, Rule, fields_of
from generator.model.findings import Finding, Origin, Place
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
    then: Mapping[str, Answers]
    """The same answers in earlier periods, by the names for those."""


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
        if seen.part.dimension and "rad" in named:
            register, row_id = seen.part.dimension
            row = self.dataset.follow_up.registers[register].row(row_id)
            names["rad"] = row_values(self.dataset.follow_up.registers, register, row) if row else {}
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
    history = looking_back(came_in.dataset, rule.scope, {*named_in(rule.condition), *named_in(rule.text)})
    for seen in came_in.parts:
        if (seen.delivery.form.id, seen.part.base or seen.part.id) != (form, part):
            continue
        common = came_in.names_for(rule, seen)
        if not table:
            yield _part_trial(common, seen, _then(history, key_of(seen)))
            continue
        question = next(each for each in seen.delivery.form.parts if each.id == seen.part.id).question(table[0])
        for row in seen.rows(question) if question else ():
            assert question is not None
            yield _row_trial(common, question, row, _then(history, key_of(seen, row.key)))


def _then(history: Mapping[str, Mapping[Key, Answers]], key: Key) -> Mapping[str, Answers]:
    return {name: answers.get(key, {}) for name, answers in history.items()}


def _part_trial(common: Mapping[str, object], seen: SeenPart, then: Mapping[str, Answers]) -> Trial:
    # With all its questions: one that this respondent is not asked is absent, but no unknown name.
    part = next(part for part in seen.delivery.form.parts if part.id == seen.part.id)
    questions = {field.removeprefix(f"{part.id}."): question for field, question in fields_of(part)}
    answers = {name: answer for name in questions if (answer := seen.answer(name))}
    own = part_operands(part, seen.submission)
    back = {name: dict.fromkeys(own) | dict(before) for name, before in then.items()}
    return Trial({**common, **back, **own}, questions, answers, sheet_place(seen), back)


def _row_trial(common: Mapping[str, object], table: Question, row: Row, then: Mapping[str, Answers]) -> Trial:
    columns = {column.id: column for column in table.columns}
    own = {column: operand(row.answers.get(column)) for column in columns}
    back = {name: dict.fromkeys(own) | dict(before) for name, before in then.items()}
    return Trial({**common, **back, **own}, columns, row.answers, row.place, back)


def rule_values(follow_up: FollowUp) -> dict[str, object]:
    """Give the names that every rule sees."""
    return {REPORT: follow_up.fact_values, "period": period_values(follow_up.period_kinds, follow_up.period)}


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
    own = {name: answer.value for name, answer in trial.answers.items() if not blank(answer)}
    words: dict[str, object] = dict(_quoted(follow_up, trial, own))
    for name, before in trial.then.items():
        words[name] = {**before, **dict(_quoted(follow_up, trial, before))}
    return words


def _quoted(follow_up: FollowUp, trial: Trial, values: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    for name, value in values.items():
        question = trial.questions.get(name)
        if question is None or value is None:
            continue
        if question.kind in CHOICE_KINDS:
            chosen = value if isinstance(value, tuple) else (value,)
            yield name, joined([quoted(step.text) for step in follow_up.choices(question) if step.id in chosen])
        elif question.kind in TEXT_KINDS and not question.locked:
            yield name, LEFT_OUT

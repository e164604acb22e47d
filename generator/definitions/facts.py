"""The questions about the report itself, and the answers that the model gives from the start."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from generator.definitions.question_checks import question_faults
from generator.definitions.questions import question
from generator.definitions.reading import Node
from generator.definitions.registers import register_value
from generator.expressions.environment import Absent, ExpressionFault, Language
from generator.expressions.printing import printed
from generator.model.definition import CHOICE_KINDS, NUMBER_KINDS, Kind, Question, Register, RegisterValue, Scale
from generator.model.findings import Finding
from generator.model.period import Period
from generator.swedish.definition_messages import Definition
from generator.swedish.definition_words import REGISTER_KINDS

Answers = Mapping[str, RegisterValue]
"""What is answered about the report, by fact; None where nothing is."""


def build_facts(tree: Node) -> tuple[Question, ...]:
    """Build the questions about the report."""
    return tuple(question(node) for node in _nodes(tree))


def _nodes(tree: Node) -> tuple[Node, ...]:
    report = tree.table("report")
    return report.tables("facts") if report else ()


def renewed_facts(tree: Node) -> frozenset[str]:
    """Give the facts that belong to one period only, and are not carried over to the next."""
    return frozenset(node.text("id") for node in _nodes(tree) if node.flag("renewed"))


def standing_facts(tree: Node) -> frozenset[str]:
    """Give the facts whose days stay as they are when they are carried over."""
    return frozenset(node.text("id") for node in _nodes(tree) if not node.flag("moves", default=True))


def default_facts(
    tree: Node, values: Mapping[str, object], language: Language, choices: Mapping[str, tuple[str, ...]], period: Period
) -> tuple[Answers, tuple[Finding, ...]]:
    """Give every fact its default, None without one; *choices* are the texts to choose from, by fact."""
    answers: dict[str, RegisterValue] = {}
    findings = []
    for node in _nodes(tree):
        fact = question(node)
        raw = node.values.get("default")
        answers[fact.id] = _answer(raw, fact, values, language, period)
        options = choices.get(fact.id)
        if raw not in (None, "") and answers[fact.id] is None:
            wanted = REGISTER_KINDS[fact_kind(fact).value]
            findings.append(Definition.DEFAULT_KIND.at(node.at("default"), fact=fact.text, wanted=wanted))
        elif options and answers[fact.id] not in (None, *options):
            known = ", ".join(options)
            findings.append(Definition.DEFAULT_CHOICE.at(node.at("default"), fact=fact.text, known=known))
    return answers, tuple(findings)


def _answer(
    raw: object, fact: Question, values: Mapping[str, object], language: Language, period: Period
) -> RegisterValue:
    value = _computed(raw, values, language) if isinstance(raw, str) and "{" in raw else raw
    return register_value(_plain(value), fact_kind(fact), period)


def _computed(source: str, values: Mapping[str, object], language: Language) -> object:
    try:
        return language.value(source)(values)
    except ExpressionFault:
        return None  # told where all expressions are checked


def _plain(value: object) -> object:
    if isinstance(value, Absent):
        return None
    return value if isinstance(value, str | Decimal | int | date | None) else printed(value)


def fact_kind(fact: Question) -> Kind:
    """Give the kind of value that a fact is kept as: text, number or date. A choice is kept by its text."""
    if fact.kind is Kind.DATE:
        return Kind.DATE
    return Kind.INTEGER if fact.kind in NUMBER_KINDS else Kind.TEXT


def fact_choices(
    facts: tuple[Question, ...], scales: Mapping[str, Scale], registers: Mapping[str, Register]
) -> Mapping[str, tuple[str, ...]]:
    """Give the texts to choose from, for the facts that are choices."""
    return {
        fact.id: tuple(step.text for step in scales[fact.scale].steps)
        if fact.scale in scales
        else tuple(row.name for row in registers[fact.register].rows)
        for fact in facts
        if fact.kind in CHOICE_KINDS and (fact.scale in scales or fact.register in registers)
    }


def fact_faults(facts: tuple[Question, ...]) -> Iterator[Finding]:
    """Find facts whose keys do not go together, or of kinds that one cell cannot hold."""
    for fact in facts:
        yield from question_faults(fact)
        if fact.kind in (Kind.TABLE, Kind.MULTIPLE):
            yield Definition.FACT_KIND.at(fact.place, fact=fact.text, kind=fact.kind.value)

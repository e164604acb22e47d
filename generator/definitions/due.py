"""Which rows fill in a form in a period, which of them a repeated part is for, and in which parts of the year."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.definitions.reading import Node
from generator.definitions.suggesting import suggested
from generator.expressions.context import form_values, row_values
from generator.expressions.environment import ExpressionFault, Language, evaluated
from generator.model.definition import FollowUp, Form, Kind, Part, fields_of
from generator.model.findings import Finding
from generator.swedish.definition_messages import Definition


def with_due_forms(follow_up: FollowUp, tree: Node) -> FollowUp:
    """Give every form those rows alone that fill it in this period.

    A row for which it cannot be said whether it does is asked.
    """
    nodes = {node.text("id"): node for node in tree.tables("forms")}
    forms = {form.id: _with_due(follow_up, form, nodes[form.id]) for form in follow_up.forms.values()}
    return replace(follow_up, forms=forms)


def _with_due(follow_up: FollowUp, form: Form, node: Node) -> Form:
    parts, condition = node.texts("year_parts"), node.text("due_when")
    if parts and follow_up.period.part not in parts:
        return replace(form, only_for=())
    if not condition or form.register not in follow_up.registers:
        return form
    rows = follow_up.registers[form.register].rows
    try:
        asked = Language().condition(condition)
        return replace(
            form, only_for=tuple(row.id for row in rows if _is_due(asked(form_values(follow_up, form, row))))
        )
    except ExpressionFault:
        return form  # told where all expressions are checked


def _is_due(result: object) -> bool:
    return not evaluated(result) or bool(result)


def with_repeated_parts(follow_up: FollowUp, tree: Node) -> FollowUp:
    """Give each repetition of a part those respondents alone that the model repeats it for.

    One for which that cannot be said gets the part.
    """
    conditions = {
        (form.text("id"), part.text("id")): part.text("repeated_when")
        for form in tree.tables("forms")
        for part in (*tree.tables("shared_parts"), *form.tables("parts"))
        if part.text("repeated_when")
    }
    if not conditions:
        return follow_up
    forms = {form.id: _with_repeated(follow_up, form, conditions) for form in follow_up.forms.values()}
    return replace(follow_up, forms=forms)


def _with_repeated(follow_up: FollowUp, form: Form, conditions: Mapping[tuple[str, str], str]) -> Form:
    bases = {part.base for part in form.parts}
    if form.register not in follow_up.registers or not any((form.id, base) in conditions for base in bases):
        return form
    rows = follow_up.registers[form.register].rows
    names = {row.id: form_values(follow_up, form, row) for row in rows}
    parts = (_repeated(follow_up, part, conditions.get((form.id, part.base), ""), names) for part in form.parts)
    return replace(form, parts=tuple(parts))


def _repeated(follow_up: FollowUp, part: Part, condition: str, names: Mapping[str, Mapping[str, object]]) -> Part:
    """Limit a part to those that its condition holds for; *names* are what it may name, by respondent."""
    if not condition or part.dimension is None:
        return part
    register, row_id = part.dimension
    row = follow_up.registers[register].row(row_id)
    own = {"rad": row_values(follow_up.registers, register, row)} if row else {}
    try:
        holds = Language().condition(condition)
        asked = [
            respondent
            for respondent, known in names.items()
            if (not part.only_for or respondent in part.only_for) and _is_due(holds({**known, **own}))
        ]
    except ExpressionFault:
        return part  # told where all expressions are checked
    return replace(part, only_for=tuple(asked), asked=part.asked and bool(asked))


def due_faults(tree: Node, follow_up: FollowUp) -> Iterator[Finding]:
    """Find parts of the year that no period has, and forms whose lateness cannot be told."""
    known = [part.id for kind in follow_up.period_kinds for part in kind.parts]
    for node in (*tree.tables("forms"), *tree.tables("documents")):
        for wanted in node.texts("year_parts"):
            if wanted not in known:
                named = ", ".join(part for part in known if part) or "-"
                yield Definition.NO_SUCH_PART.at(node.at("year_parts"), id=wanted, known=named)
    parts = (*tree.tables("shared_parts"), *(part for form in tree.tables("forms") for part in form.tables("parts")))
    for part in parts:
        if part.text("repeated_when") and not part.text("repeated_for"):
            yield Definition.REPEATED_WHEN_ALONE.at(part.at("repeated_when"))
    for node in tree.tables("forms"):
        if node.text("handed_in"):
            yield from _lateness_faults(node, follow_up.forms[node.text("id")])


def _lateness_faults(node: Node, form: Form) -> Iterator[Finding]:
    days = [field for part in form.parts for field, question in fields_of(part) if question.kind is Kind.DATE]
    place = node.at("handed_in")
    if form.handed_in not in days:
        plain, close = Definition.NOT_A_DAY, Definition.NOT_A_DAY_CLOSE
        yield suggested(plain, close, place, "id", form.handed_in, days, form=form.id)
    if not form.deadline:
        yield Definition.LATENESS_WITHOUT_DEADLINE.at(place, form=form.id)

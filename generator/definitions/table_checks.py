"""Whether rules and tables of the report name questions, columns and registers that are there and fit together."""

from collections.abc import Iterator

from generator.definitions.suggesting import suggested
from generator.expressions.schema import REPORT
from generator.model.definition import (
    NUMBER_KINDS,
    FollowUp,
    Form,
    Kind,
    Part,
    Question,
    Rule,
    Table,
    TableKind,
)
from generator.model.findings import Finding
from generator.swedish.definition_messages import Definition


def find_part(follow_up: FollowUp, path: str) -> tuple[Form, Part] | None:
    """Give the form and part that `blankett.del` or `blankett.del.fraga` begins with; the first of a repeated part."""
    form_id, _, rest = path.partition(".")
    form = follow_up.forms.get(form_id)
    part_id = rest.partition(".")[0]
    part = next((part for part in form.parts if part.base == part_id), None) if form else None
    return (form, part) if form and part else None


def find_table(follow_up: FollowUp, path: str) -> tuple[Form, Part, Question] | None:
    """Give the table question that `blankett.del.fraga` names."""
    found = find_part(follow_up, path)
    question = found[1].question(path.split(".")[2]) if found and path.count(".") == 2 else None
    return (*found, question) if found and question and question.kind is Kind.TABLE else None


def rule_faults(follow_up: FollowUp) -> Iterator[Finding]:
    """Find rules over parts or tables that are not there, or that point at a question that is not."""
    for rule in follow_up.rules:
        if rule.scope == REPORT:
            yield from _at_faults(rule, [fact.id for fact in follow_up.facts])
            continue
        if rule.scope.count(".") not in (1, 2):
            yield Definition.SCOPE_FORM.at(rule.place, scope=rule.scope)
            continue
        whole = find_part(follow_up, rule.scope) if rule.scope.count(".") == 1 else find_table(follow_up, rule.scope)
        if whole is None:
            known = _parts(follow_up) if rule.scope.count(".") == 1 else _tables(follow_up)
            yield suggested(Definition.NO_SCOPE, Definition.NO_SCOPE_CLOSE, rule.place, "scope", rule.scope, known)
            continue
        yield from _at_faults(rule, _named_in(whole))


def _at_faults(rule: Rule, names: list[str]) -> Iterator[Finding]:
    if rule.at and rule.at not in names:
        yield suggested(Definition.RULE_AT, Definition.RULE_AT_CLOSE, rule.place, "id", rule.at, names)


def scope_table(follow_up: FollowUp, rule: Rule) -> Question | None:
    """Give the table that a rule is over, if it is over one."""
    found = find_table(follow_up, rule.scope)
    return found[2] if found else None


def _named_in(whole: tuple[Form, Part] | tuple[Form, Part, Question]) -> list[str]:
    if len(whole) == 3:
        return [column.id for column in whole[2].columns]
    questions = whole[1].questions
    return [question.id for question in questions] + [
        f"{question.id}_{side.id}" for question in questions for side in question.side
    ]


def _parts(follow_up: FollowUp) -> list[str]:
    return [f"{form.id}.{part.base}" for form in follow_up.forms.values() for part in form.parts]


def _tables(follow_up: FollowUp) -> list[str]:
    return [
        f"{form.id}.{part.base}.{question.id}"
        for form in follow_up.forms.values()
        for part in form.parts
        for question in part.questions
        if question.kind is Kind.TABLE
    ]


def table_faults(follow_up: FollowUp) -> Iterator[Finding]:
    """Find tables whose parts do not fit together."""
    for table in follow_up.tables.values():
        if table.source and find_table(follow_up, table.source) is None:
            yield suggested(
                Definition.NO_SCOPE, Definition.NO_SCOPE_CLOSE, table.place, "scope", table.source, _tables(follow_up)
            )
            continue
        match table.kind:
            case TableKind.CROSS:
                yield from _cross_faults(table, follow_up)
            case TableKind.LIST:
                yield from _list_faults(table)
            case TableKind.QUESTIONS:
                yield from _questions_faults(table, follow_up)


def _cross_faults(table: Table, follow_up: FollowUp) -> Iterator[Finding]:
    found = find_table(follow_up, table.source)
    if found is None or not table.rows or not table.measures:
        yield Definition.CROSS_INCOMPLETE.at(table.place, id=table.id)
        return
    form, part, question = found
    if table.columns and table.compare:
        yield Definition.COLUMNS_AND_COMPARISON.at(table.place, id=table.id)
    if table.column_rows and not table.columns:
        yield Definition.CHOICE_WITHOUT_COLUMNS.at(table.place, id=table.id)
    if table.compare_common and not table.compare:
        yield Definition.COMMON_WITHOUT_COMPARISON.at(table.place, id=table.id)
    yield from _dimension_faults(table, follow_up, part, _dimensions(form, part, question))
    columns = {column.id: column for column in question.columns}
    for measure in table.measures:
        if measure not in columns:
            yield suggested(
                Definition.NO_SUCH_COLUMN,
                Definition.NO_SUCH_COLUMN_CLOSE,
                table.place,
                "id",
                measure,
                columns,
                source=table.source,
            )
        elif columns[measure].kind not in NUMBER_KINDS:
            yield Definition.MEASURE_KIND.at(table.place, id=measure)


def _dimensions(form: Form, part: Part, question: Question) -> tuple[str, ...]:
    """Give the registers whose rows the source's records are counted by."""
    repeated = (part.dimension[0],) if part.dimension else ()
    fixed = (question.rows_from,) if question.rows_from else ()
    return (form.register, *repeated, *fixed)


def _dimension_faults(table: Table, follow_up: FollowUp, part: Part, known: tuple[str, ...]) -> Iterator[Finding]:
    for register in (table.rows, table.columns, *table.where):
        if register and register not in known:
            yield Definition.NOT_A_DIMENSION.at(table.place, id=register, source=table.source, known=", ".join(known))
    if part.dimension and part.dimension[0] not in (table.rows, table.columns, *table.where):
        yield Definition.REPEATED_UNNAMED.at(table.place, source=table.source, register=part.dimension[0])
    chosen = ((table.columns, row) for row in table.column_rows)
    for register, row in (*table.where.items(), *chosen):
        rows = follow_up.registers[register].rows if register in follow_up.registers else ()
        if rows and row not in {each.id for each in rows}:
            ids = [each.id for each in rows]
            yield suggested(
                Definition.NO_SUCH_ROW, Definition.NO_SUCH_ROW_CLOSE, table.place, "id", row, ids, register=register
            )


def _list_faults(table: Table) -> Iterator[Finding]:
    if not table.list_columns or bool(table.rows) == bool(table.source):
        yield Definition.LIST_INCOMPLETE.at(table.place, id=table.id)


def _questions_faults(table: Table, follow_up: FollowUp) -> Iterator[Finding]:
    form = follow_up.forms.get(table.form)
    if form is None:
        if not table.form:
            yield Definition.QUESTIONS_INCOMPLETE.at(table.place, id=table.id)
        return
    parts = [part.base for part in form.parts]
    sides = {side.id for part in form.parts for question in part.questions for side in question.side}
    for wanted, known in ((table.parts, parts), (table.side, sides)):
        for each in wanted:
            if each not in known:
                yield suggested(
                    Definition.NOT_IN_FORM, Definition.NOT_IN_FORM_CLOSE, table.place, "id", each, known, form=form.id
                )

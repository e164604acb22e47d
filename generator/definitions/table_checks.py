"""Whether rules and tables of the report name questions, columns and registers that are there and fit together."""

from collections import Counter
from collections.abc import Iterable, Iterator

from generator.definitions.agreement_checks import table_method_faults
from generator.definitions.suggesting import suggested
from generator.expressions.schema import REPORT
from generator.model.charts import METHOD
from generator.model.definition import NUMBER_KINDS, FollowUp, Form, Part, Question, Rule, Table, TableKind
from generator.model.findings import Finding
from generator.model.sources import (
    PERIOD,
    Origin,
    Source,
    find_part,
    find_source,
    find_table,
    judged_form,
    source_names,
)
from generator.swedish.definition_messages import Definition
from generator.swedish.definition_words import KINDS_OF_IDS


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
    return [name for name in source_names(follow_up) if find_table(follow_up, name)]


def table_faults(follow_up: FollowUp) -> Iterator[Finding]:
    """Find tables whose parts do not fit together."""
    for table in follow_up.tables.values():
        match table.kind:
            case TableKind.CROSS:
                yield from _cross_faults(table, follow_up)
            case TableKind.LIST:
                yield from _list_faults(table, follow_up)
            case TableKind.QUESTIONS | TableKind.SIDE_BY_SIDE:
                yield from _questions_faults(table, follow_up)
                yield from table_method_faults(table, follow_up)


def _no_source(table: Table, known: Iterable[str]) -> Finding:
    return suggested(Definition.NO_SCOPE, Definition.NO_SCOPE_CLOSE, table.place, "scope", table.source, known)


def _cross_faults(table: Table, follow_up: FollowUp) -> Iterator[Finding]:
    source = find_source(follow_up, table.source)
    if table.source and source is None:
        yield _no_source(table, source_names(follow_up))
        return
    if source is None or not table.rows or not table.measures:
        yield Definition.CROSS_INCOMPLETE.at(table.place, id=table.id)
        return
    yield from (code.at(table.place, id=table.id) for code in _keys_that_do_not_go_together(table))
    yield from _dimension_faults(table, source)
    yield from _measure_faults(table, source)
    yield from _share_faults(table)
    facts = [fact.id for fact in follow_up.facts]
    for name in table.same_facts:
        if name not in facts:
            yield suggested(Definition.NO_SUCH_FACT, Definition.NO_SUCH_FACT_CLOSE, table.place, "id", name, facts)


def _keys_that_do_not_go_together(table: Table) -> Iterator[Definition]:
    if table.columns and table.compare:
        yield Definition.COLUMNS_AND_COMPARISON
    if (table.over_year or table.by_years) and table.compare:
        yield Definition.PERIODS_AND_COMPARISON
    if table.by_years and table.columns != PERIOD:
        yield Definition.YEARS_WITHOUT_PERIOD
    if table.by_years and table.column_total:
        yield Definition.YEARS_WITH_TOTAL
    if table.shares and table.compare:
        yield Definition.SHARES_AND_COMPARISON
    if PERIOD in (table.rows, table.columns) and not (table.over_year or table.by_years):
        yield Definition.PERIOD_WITHOUT_PERIODS
    if table.column_rows and not table.columns:
        yield Definition.CHOICE_WITHOUT_COLUMNS
    if table.column_total and not table.columns:
        yield Definition.TOTAL_WITHOUT_COLUMNS
    if table.compare_common and not (table.compare or table.by_years):
        yield Definition.COMMON_WITHOUT_COMPARISON
    if table.same_facts and not (table.compare or table.by_years):
        yield Definition.FACTS_WITHOUT_COMPARISON


def _dimension_faults(table: Table, source: Source) -> Iterator[Finding]:
    times = Counter(dimension.id for dimension in source.dimensions)
    named = [name for name in (table.rows, table.columns, *table.where) if name]
    for name in named:
        if name not in times or (name == PERIOD and name in table.where):
            known = [one.id for one in source.dimensions if one.id != PERIOD or table.over_year or table.by_years]
            plain, close = Definition.NOT_A_DIMENSION, Definition.NOT_A_DIMENSION_CLOSE
            yield suggested(plain, close, table.place, "id", name, known, source=table.source)
        elif times[name] > 1:
            yield Definition.TWO_DIMENSIONS.at(table.place, id=name, source=table.source)
    repeated = source.part.dimension[0] if source.part and source.part.dimension else ""
    if repeated and repeated not in named:
        yield Definition.REPEATED_UNNAMED.at(table.place, source=table.source, register=repeated)
    yield from _category_faults(table, source)


def _category_faults(table: Table, source: Source) -> Iterator[Finding]:
    for name, wanted in (*table.where.items(), *((table.columns, row) for row in table.column_rows)):
        dimension = source.dimension(name)
        ids = [one.id for one in dimension.categories] if dimension and name != PERIOD else []
        if ids and wanted not in ids:
            plain, close = Definition.NO_SUCH_ROW, Definition.NO_SUCH_ROW_CLOSE
            if dimension and dimension.origin is Origin.ANSWER:
                plain, close = Definition.NO_SUCH_CHOICE, Definition.NO_SUCH_CHOICE_CLOSE
            yield suggested(plain, close, table.place, "id", wanted, ids, register=name, question=name)


def _measure_faults(table: Table, source: Source) -> Iterator[Finding]:
    asked = source.table.columns if source.table else source.part.questions if source.part else ()
    for name in table.measures:
        if source.measure(name):
            continue
        if any(question.id == name and question.kind not in NUMBER_KINDS for question in asked):
            yield Definition.MEASURE_KIND.at(table.place, id=name)
        else:
            known = [measure.id for measure in source.measures]
            plain, close = Definition.NO_SUCH_COLUMN, Definition.NO_SUCH_COLUMN_CLOSE
            yield suggested(plain, close, table.place, "id", name, known, source=table.source)


def _share_faults(table: Table) -> Iterator[Finding]:
    for share in table.shares:
        if share.id in table.measures:
            yield Definition.SHARE_ID.at(table.place, id=share.id)
        for name in (share.part, share.whole):
            if name and name not in table.measures:
                plain, close = Definition.SHARE_MEASURE, Definition.SHARE_MEASURE_CLOSE
                yield suggested(plain, close, table.place, "measure", name, table.measures, id=share.id)


def _list_faults(table: Table, follow_up: FollowUp) -> Iterator[Finding]:
    if table.method:
        yield from _method_list_faults(table, follow_up)
        return
    found = find_part(follow_up, table.source) if table.source.count(".") == 1 else find_table(follow_up, table.source)
    if table.source and found is None and judged_form(follow_up, table.source) is None:
        yield _no_source(table, (*_tables(follow_up), *_parts(follow_up)))
    elif not table.list_columns or bool(table.rows) == bool(table.source):
        yield Definition.LIST_INCOMPLETE.at(table.place, id=table.id)
    elif table.rows and table.rows not in follow_up.registers:
        plain, close, kind = Definition.REFERENCE, Definition.REFERENCE_CLOSE, KINDS_OF_IDS["register"]
        yield suggested(plain, close, table.place, "id", table.rows, follow_up.registers, kind=kind)


def _method_list_faults(table: Table, follow_up: FollowUp) -> Iterator[Finding]:
    if table.method not in follow_up.methods:
        known = [f"{METHOD}{method}" for method in follow_up.methods]
        plain, close = Definition.NO_SCOPE, Definition.NO_SCOPE_CLOSE
        yield suggested(plain, close, table.place, "scope", f"{METHOD}{table.method}", known)
    elif not table.list_columns or table.rows:
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

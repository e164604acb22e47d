"""A follow-up put together from a translated model, and from the register that goes before parts of it.

Nothing here refuses: what cannot be taken is left out and told, so that the rest can still be checked.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.definitions import charts, facts, fetches, forms, methods, questions, registers, renames, tables
from generator.definitions.belonging import belonging, whose_faults
from generator.definitions.carrying import Carrying, carry
from generator.definitions.due import with_due_forms, with_repeated_parts
from generator.definitions.fact_reading import Facts, read_facts
from generator.definitions.ordering import in_their_order
from generator.definitions.reading import Node
from generator.definitions.register_checks import register_faults
from generator.definitions.register_reading import missing_sheets, open_register, read_register, sheet_faults
from generator.definitions.register_references import resolved
from generator.definitions.row_checks import row_faults
from generator.expressions.context import general_values, period_values
from generator.expressions.environment import Language
from generator.model.definition import FollowUp, Mailing, Register
from generator.model.findings import Finding, Severity
from generator.model.inbox import FoundFile
from generator.model.period import Period, PeriodKind
from generator.office.spreadsheet import Workbook
from generator.swedish.merged_words import KIND_PROPERTY, MERGED


def build(
    tree: Node, kinds: tuple[PeriodKind, ...], period: Period, register: FoundFile | None, carried: bool, past: bool
) -> tuple[FollowUp, tuple[Finding, ...]]:
    """Build the follow-up of a period, with its register if there is one; a *carried* one is from a period before.

    In a *past* period the register may be older than the model.
    """
    plain = _without_forms(tree, kinds, period)
    values, faults = _default_facts(tree, plain)
    preset = replace(plain, fact_values=values)
    findings = (
        *register_faults(tree, period),
        *questions.scale_faults(tree),
        *faults,
        *facts.fact_faults(plain.facts),
    )
    registered, found = preset, tuple[Finding, ...]()
    if register:
        how = _carrying(tree, kinds) if carried else None
        registered, found = _as_registered(preset, register, how, past)
    findings = (*findings, *found)
    registered = replace(registered, registers=in_their_order(registered.registers))
    follow_up = with_repeated_parts(with_due_forms(_with_forms(registered, tree), tree), tree)
    return follow_up, (*findings, *_row_faults(registered, findings, carried))


def _carrying(tree: Node, kinds: tuple[PeriodKind, ...]) -> Carrying:
    def preset(period: Period) -> FollowUp:
        plain = _without_forms(tree, kinds, period)
        return replace(plain, fact_values=_default_facts(tree, plain)[0])

    return Carrying(preset, facts.renewed_facts(tree), facts.standing_facts(tree))


def _row_faults(follow_up: FollowUp, told: tuple[Finding, ...], carried: bool) -> Iterator[Finding]:
    """Find rows that do not hold, where nothing is told already.

    A register that is carried over is looked through by people before it is used: what it has wrong is a warning.
    """
    places = {finding.place for finding in told}
    for finding in row_faults(follow_up.registers.values(), follow_up.period):
        if finding.place not in places:
            yield replace(finding, severity=Severity.WARNING) if carried else finding


def _without_forms(tree: Node, kinds: tuple[PeriodKind, ...], period: Period) -> FollowUp:
    head = tree.table("model") or tree
    return FollowUp(
        id=head.text("id"),
        title=head.text("title"),
        version=head.text("version"),
        short_name=head.text("short_name") or head.text("id"),
        period_kinds=kinds,
        period=period,
        registers=registers.build_registers(tree, period),
        scales={node.text("id"): questions.scale(node) for node in tree.tables("scales")} | questions.own_scales(tree),
        facts=facts.build_facts(tree),
        fact_values={},
        forms={},
        rules=tuple(tables.rule(node) for node in tree.tables("rules")),
        protections={node.text("id"): tables.protection(node) for node in tree.tables("protections")},
        tables={node.text("id"): tables.table(node) for node in tree.tables("tables")},
        documents=tuple(tables.document(node) for node in tree.tables("documents")),
        methods={one.id: one for node in tree.tables("methods") if (one := methods.method(node))},
        charts={node.text("id"): charts.chart(node) for node in tree.tables("charts")},
        renames=renames.build_renames(tree),
        fetches=fetches.build_fetches(tree),
        mailing=_mailing(tree.table("mailing")),
    )


def _mailing(node: Node | None) -> Mailing:
    return Mailing(node.text("sender"), node.text("reply_to")) if node else Mailing()


def _default_facts(tree: Node, plain: FollowUp) -> tuple[facts.Answers, tuple[Finding, ...]]:
    values: Mapping[str, object] = {
        "period": period_values(plain.period_kinds, plain.period),
        "modell": {"id": plain.id, "titel": plain.title, "version": plain.version},
    }
    choices = facts.fact_choices(plain.facts, plain.scales, plain.registers)
    return facts.default_facts(tree, values, Language(), choices, plain.period)


def _with_forms(follow_up: FollowUp, tree: Node) -> FollowUp:
    setting = forms.Setting(follow_up, general_values(follow_up), Language())
    return replace(follow_up, forms=forms.build_forms(tree, setting))


def _as_registered(
    preset: FollowUp, register: FoundFile, how: Carrying | None, past: bool
) -> tuple[FollowUp, tuple[Finding, ...]]:
    """Let the register workbook go before what the model starts with; with *how*, carried over from its own period."""
    workbook, findings = open_register(register)
    if workbook is None:
        return preset, findings
    own = belonging(workbook, register.file)
    follow_up, found = _read(workbook, register.file, preset, past)
    if own.model in ("", preset.id):
        found = (*found, *missing_sheets(workbook, register.file, preset, past or how is not None))
    if how is None:
        told = tuple(whose_faults(own, preset.id, preset.period.id))
    else:
        follow_up, told = carry(follow_up, own, how)
    return follow_up, (*findings, *told, *found)


def _read(workbook: Workbook, file: str, preset: FollowUp, past: bool) -> tuple[FollowUp, tuple[Finding, ...]]:
    # Merged data have the register's sheets among others.
    merged = workbook.properties.get(KIND_PROPERTY) == MERGED
    found = [] if merged else [*sheet_faults(workbook, file, preset.registers)]
    updated: dict[str, Register] = {}
    for register in preset.registers.values():
        updated[register.id], faults = read_register(
            workbook, file, register, renames.of_rows(preset.renames, register.id), past
        )
        found += faults
    updated, unknown = resolved(updated)
    found += unknown
    choices = facts.fact_choices(preset.facts, preset.scales, updated)
    read = read_facts(workbook, file, Facts(preset.facts, choices, preset.fact_values))
    follow_up = replace(preset, registers=updated, fact_values=read.values, fact_places=read.places)
    return follow_up, (*found, *read.findings)


def for_checking(follow_up: FollowUp, tree: Node) -> FollowUp:
    """Give the follow-up with every row that the model or the register knows, and no register empty.

    A coordinator may take away a row that the model names; that is no fault of the model.
    """
    preset = registers.build_registers(tree, follow_up.period)
    widest = {name: registers.widened(register, preset[name]) for name, register in follow_up.registers.items()}
    if widest == follow_up.registers:
        return follow_up
    return _with_forms(replace(follow_up, registers=widest), tree)

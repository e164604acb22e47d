"""A model and its register as one `FollowUp`, or everything that is wrong with them.

The steps: read the files, find what their keys and values have wrong, build what is right, and check how the parts
fit together. Every step goes on over the faults of the one before, so that all are told at once.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from generator.definitions import periods, shape, tables
from generator.definitions.building import build, for_checking
from generator.definitions.charts import chart_faults
from generator.definitions.due import due_faults
from generator.definitions.fetches import fetch_faults
from generator.definitions.form_checks import form_faults, sheet_title_faults
from generator.definitions.formula_checks import formula_faults
from generator.definitions.keys import ROOT
from generator.definitions.method_checks import method_faults
from generator.definitions.reading import Node, read_model
from generator.definitions.references import reference_faults
from generator.definitions.renames import rename_faults
from generator.definitions.suggesting import suggested
from generator.definitions.table_checks import rule_faults, table_faults
from generator.model.definition import FollowUp
from generator.model.findings import FilePlace, Finding, Severity
from generator.model.inbox import FoundFile
from generator.model.period import PeriodKind, find_period, periods_of
from generator.swedish.definition_messages import Definition

_YEAR = re.compile(r"[1-9][0-9]{3}")
_EXAMPLE_YEAR = 2025


@dataclass(frozen=True, slots=True)
class Loaded:
    """A follow-up, or None when something is wrong with its model or register; findings in the files' order."""

    follow_up: FollowUp | None
    findings: tuple[Finding, ...]


def load(
    folder: Path,
    folder_name_in_messages: str,
    register: FoundFile | None,
    period: str,
    carried: bool = False,
    past: bool = False,
    held: tuple[str, ...] = (),
) -> Loaded:
    """Load the model in *folder* for the period with that id.

    A *carried* register is from an earlier period: its days move forward, and what belongs to one period only starts
    afresh. A *past* period is looked back at: its register may lack sheets that the model has got since. *held* are the
    names of the folders that hold forms of the model, from which it is seen which free period came before.
    """
    root, unread = read_model(folder, folder_name_in_messages)
    if root is None:
        return Loaded(None, unread)
    tree, misshapen = _translated(root)
    kinds = periods.period_kinds(tree, held)
    chosen = find_period(kinds, period)
    findings = [*unread, *misshapen, *_id_faults(tree, folder.name), *periods.period_faults(tree)]
    if chosen is None:
        if kinds:
            findings.append(_no_such_period(kinds, period, root))
        return Loaded(None, tuple(findings))
    follow_up, faults = build(tree, kinds, chosen, register, carried, past)
    findings += [*faults, *_fit_faults(root, tree, for_checking(follow_up, tree))]
    if register:
        findings += [finding for finding in sheet_title_faults(follow_up) if finding not in findings]
    return Loaded(None if _any_error(findings) else follow_up, tuple(findings))


@lru_cache(maxsize=1)
def _translated(root: Node) -> tuple[Node, tuple[Finding, ...]]:
    """Give the model with the engine's names, and what is wrong with its keys and values, whatever the period is."""
    return shape.translated(root, ROOT), tuple(shape.faults(root, ROOT))


def _id_faults(tree: Node, folder: str) -> Iterator[Finding]:
    """Find an id that is not the folder's name: what people type, and what forms and registers are marked with."""
    model = tree.table("model")
    model_id = model.text("id") if model else ""
    # Not every file system keeps the case of a folder's name.
    if model and model_id and model_id.casefold() != folder.casefold():
        plain, close = Definition.MODEL_FOLDER, Definition.MODEL_FOLDER_CLOSE
        yield suggested(plain, close, model.at("id"), "id", model_id, [folder])


def _fit_faults(root: Node, tree: Node, follow_up: FollowUp) -> Iterator[Finding]:
    """Find what is wrong with how the parts of the model fit together."""
    yield from reference_faults(root)
    yield from form_faults(follow_up)
    yield from due_faults(tree, follow_up)
    yield from rule_faults(follow_up)
    yield from table_faults(follow_up)
    yield from method_faults(tree, follow_up)
    yield from chart_faults(follow_up)
    yield from tables.document_faults(tree)
    yield from rename_faults(tree, follow_up)
    yield from fetch_faults(tree, follow_up)
    yield from formula_faults(tree, follow_up)


def _any_error(findings: list[Finding]) -> bool:
    return any(finding.severity is Severity.ERROR for finding in findings)


def _no_such_period(kinds: tuple[PeriodKind, ...], period: str, root: Node) -> Finding:
    year = int(period[:4]) if _YEAR.match(period) else _EXAMPLE_YEAR
    known = ", ".join(one.id for kind in kinds for one in periods_of(kind, year))
    return Definition.NO_SUCH_PERIOD.at(FilePlace(root.place.file), period=period, known=known)


def period_kinds(
    folder: Path, folder_name_in_messages: str, held: tuple[str, ...] = ()
) -> tuple[tuple[PeriodKind, ...], tuple[Finding, ...]]:
    """Give how the model divides the year, without reading the rest; no kinds means findings that say why."""
    root, unread = read_model(folder, folder_name_in_messages, only="modell.toml")
    if root is None:
        return (), unread
    tree = shape.translated(root, ROOT)
    kinds = periods.period_kinds(tree, held)
    findings = tuple(periods.period_faults(tree))
    if findings or not kinds:
        return (), findings or (Definition.PERIODS_MISSING.at(FilePlace(root.place.file)),)
    return kinds, ()

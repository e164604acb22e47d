"""Whose answers a table of a model shows, and what is said when one of its expressions fails."""

from collections.abc import Iterator
from contextlib import contextmanager

from generator.expressions.environment import ExpressionFault
from generator.model.definition import FollowUp, Form, Table
from generator.model.findings import Finding
from generator.swedish.template_messages import Tables


class ModelFault(Exception):  # noqa: N818 - the fault is the model's, not the program's
    """An expression of the model's table failed; *finding* says which and how."""

    def __init__(self, finding: Finding) -> None:
        """Keep the finding."""
        super().__init__(finding.message)
        self.finding = finding


def form_of(follow_up: FollowUp, table: Table) -> Form:
    """Give the form whose answers a table shows."""
    source = follow_up.methods[table.method].source if table.method and not table.form else table.source
    return follow_up.forms[table.form or source.partition(".")[0]]


def of_answers(table: Table) -> bool:
    """Tell whether a table shows answers, or what a method has made of them; others show rows of a register."""
    return bool(table.form or table.source or table.method)


@contextmanager
def model_faults(table: Table) -> Iterator[None]:
    """Turn an expression that fails into a fault of the model, at the table's place."""
    try:
        yield
    except ExpressionFault as fault:
        finding = Tables.TABLE_NOT_MADE.at(table.place, table=table.id, fault=fault.message)
        raise ModelFault(finding) from fault

"""Whether the rows that a table with free rows begins with can be made: from a register, or from the period before."""

from collections.abc import Iterator, Mapping

from generator.definitions.questions import PREVIOUS
from generator.definitions.suggesting import suggested
from generator.model.definition import Kind, Question, Register
from generator.model.findings import Finding
from generator.swedish.definition_messages import Definition
from generator.swedish.definition_words import KINDS_OF_IDS


def row_start_faults(question: Question, registers: Mapping[str, Register]) -> Iterator[Finding]:
    """Find rows that no register has, that there is nothing to put in, and keys that go with such rows only."""
    begun = bool(question.prefilled_rows) or question.carried_rows
    if begun and (question.kind is not Kind.TABLE or question.rows_from):
        yield Definition.PREFILLED_NOT_FREE.at(question.place, text=question.text)
        return
    if question.prefilled_when and not begun:
        yield Definition.PREFILLED_CONDITION_ALONE.at(question.place, text=question.text)
    if not question.carried_rows:
        if question.may_go:
            yield Definition.MAY_GO_UNUSED.at(question.place, text=question.text)
        for column in question.columns:
            if column.anew:
                yield Definition.ANEW_UNUSED.at(column.place, text=column.text)
    if question.prefilled_rows:
        yield from _register_faults(question, registers)


def _register_faults(question: Question, registers: Mapping[str, Register]) -> Iterator[Finding]:
    if question.prefilled_rows not in registers:
        plain, close = Definition.REFERENCE, Definition.REFERENCE_CLOSE
        known = (*registers, PREVIOUS)
        yield suggested(
            plain, close, question.place, "id", question.prefilled_rows, known, kind=KINDS_OF_IDS["register"]
        )
    elif not any(column.prefill for column in question.columns):
        yield Definition.PREFILLED_BLANK.at(question.place, text=question.text)

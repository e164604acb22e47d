"""Which questions demand something, so that a form says beside them whether it is there."""

from generator.model.definition import Question


def demanding(question: Question) -> bool:
    """Tell whether something of a question must be answered, by itself or once it is begun."""
    own = (question.required or bool(question.required_with)) and not question.locked
    beside = any(side.required or side.required_with or side.for_gap for side in question.side)
    return own or beside or demands_cells(question)


def demands_cells(table: Question) -> bool:
    """Tell whether a row that is begun must have something; what is locked in a free row is open in those below."""
    return any(
        (column.required or column.required_with) and not (column.locked and table.rows_from)
        for column in table.columns
    )

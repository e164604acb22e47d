"""What there is to choose from in the cells of a workbook that we write: fixed lists, or a column that people add to.

A fixed list is kept on a very hidden sheet, so commas and length do not matter.
"""

from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName

from generator.office.cell_texts import cell_at, put_text
from generator.office.cells import column_letters
from generator.office.spreadsheet import SheetState
from generator.swedish import table_words as words


@dataclass(frozen=True, slots=True)
class OnSheet:
    """The texts of a column of another sheet, from its first row below the header down to the last one with a text.

    *column* is counted from 0; *rows* is how many rows below the header may come to be filled.
    """

    title: str
    column: int
    rows: int


Choices = tuple[str, ...] | OnSheet


class Lists:
    """The lists to choose from, one to a column of a very hidden sheet and each with a name of its own.

    Excel takes a list that is written in the rule itself only up to 255 signs, and splits it at commas.
    """

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._names: dict[tuple[str, ...], str] = {}

    def formula(self, choices: Choices) -> str:
        """Give what a rule says to have the choices: the name of a fixed list, or where the others stand."""
        if isinstance(choices, OnSheet):
            return _filled_part(choices)
        return self._names.setdefault(choices, f"lista_{len(self._names) + 1}")

    def write(self) -> None:
        """Write the lists that have been asked for, as the last sheet."""
        if not self._names:
            return
        sheet = self._workbook.create_sheet(words.LISTS_SHEET)
        sheet.sheet_state = SheetState.VERY_HIDDEN.value
        for column, (choices, name) in enumerate(self._names.items(), start=1):
            for row, choice in enumerate(choices, start=1):
                put_text(cell_at(sheet, row, column), choice)
            letters = column_letters(column)
            area = f"{words.LISTS_SHEET}!${letters}$1:${letters}${len(choices)}"
            self._workbook.defined_names[name] = DefinedName(name, attr_text=area)


def _filled_part(place: OnSheet) -> str:
    """Give the formula of the cells that are filled; a list that went on below them would begin with the blanks."""
    sheet, letters = place.title.replace("'", "''"), column_letters(place.column + 1)
    whole = f"'{sheet}'!${letters}$2:${letters}${place.rows + 1}"
    return f"OFFSET('{sheet}'!${letters}$2,0,0,MAX(1,COUNTA({whole})),1)"

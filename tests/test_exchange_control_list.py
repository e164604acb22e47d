"""The sheet of the control list that says how much of each protected table is shown."""

from datetime import datetime
from decimal import Decimal
from io import BytesIO

from openpyxl import load_workbook

from generator.exchange import control_list
from generator.model.published import Withheld


def test_what_is_shown_is_told_of_all_numbers_and_of_those_that_are_not_small() -> None:
    protection = [("Per ort", Withheld(Decimal(5), 80, 10, 10)), ("Per kommun", Withheld(Decimal(5), 0, 0, 0))]
    content = control_list((), None, (), "..", datetime.fromisoformat("2025-11-14"), None, protection)
    sheet = load_workbook(BytesIO(content))["Skydd av små tal"]

    first, of_no_number, of_all, *about = [list(row) for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert first == ["Per ort", 80, 10, 10, 80, 89, 5]
    assert of_no_number[4:6] == [None, None]
    assert of_all[:4] == ["Alla tabeller", 80, 10, 10]
    assert about[0][0] == "Ett tal är litet om det gäller färre personer än gränsen, men inte noll."

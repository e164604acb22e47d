"""Our reader against openpyxl, which shares no code with it: the same cells in files that openpyxl writes."""

import unicodedata
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.office.cells import CellContent
from generator.office.spreadsheet import read_workbook
from tests.packages import with_cells

Value = str | int | float | bool | date | datetime

# Not control signs, which openpyxl refuses to write, nor line breaks other than \n, which XML does not keep.
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t"), min_size=1, max_size=40)
NUMBERS = st.integers(-(10**15) + 1, 10**15 - 1) | st.decimals(-(10**9), 10**9, places=3).map(float)
DATES = st.dates(date(1900, 3, 1), date(9999, 12, 31))
# A whole second: the binary number of a serial keeps no more of the last years.
MOMENTS = st.datetimes(datetime(1900, 3, 1), datetime(2200, 1, 1)).map(lambda at: at.replace(microsecond=0))  # noqa: DTZ001
VALUES = TEXTS | NUMBERS | st.booleans() | DATES | MOMENTS
PLACES = st.tuples(st.integers(1, 300), st.integers(1, 60))


def written(cells: dict[tuple[int, int], Value]) -> bytes:
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    for (row, column), value in cells.items():
        cell = sheet.cell(row, column)
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"
    content = BytesIO()
    workbook.save(content)
    return content.getvalue()


def expected(value: Value) -> CellContent:
    match value:
        case bool():
            return value
        case int() | float():
            return Decimal(repr(value))
        case str():
            return unicodedata.normalize("NFC", value)
        case datetime() if value.time() == time():
            return value.date()
        case _:
            return value


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(PLACES, VALUES, max_size=25))
def test_what_openpyxl_writes_is_read_as_written(cells: dict[tuple[int, int], Value]) -> None:
    (sheet,) = read_workbook(written(cells)).sheets
    assert {place: cell.value for place, cell in sheet.cells.items()} == {
        place: expected(value) for place, value in cells.items()
    }


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(PLACES, VALUES, max_size=25))
def test_openpyxl_reads_the_same_as_we(cells: dict[tuple[int, int], Value]) -> None:
    data = written(cells)
    (sheet,) = read_workbook(data).sheets
    theirs = openpyxl.load_workbook(BytesIO(data), data_only=True).worksheets[0]
    for (row, column), cell in sheet.cells.items():
        value = theirs.cell(row, column).value
        if isinstance(value, str):
            value = unicodedata.normalize("NFC", value)
        if isinstance(value, datetime) and not isinstance(cell.value, datetime):
            value = value.date()
        assert cell.value == (Decimal(repr(value)) if type(value) in (int, float) else value)


@settings(max_examples=100, deadline=None)
@given(st.integers(-(10**15) + 1, 10**15 - 1), st.integers(-40, 40))
def test_fifteen_digits_are_read_as_typed_though_excel_saves_seventeen(digits: int, power: int) -> None:
    typed = Decimal(digits).scaleb(power)
    (sheet,) = read_workbook(with_cells(f'<c r="A1"><v>{float(typed):.17g}</v></c>')).sheets
    assert sheet.cells[1, 1].value == typed


def test_times_and_durations_are_read_as_written() -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    sheet["A1"], sheet["B1"] = time(10, 30), timedelta(hours=36, minutes=5)
    content = BytesIO()
    workbook.save(content)
    (ours,) = read_workbook(content.getvalue()).sheets
    assert [cell.value for cell in ours.cells.values()] == [timedelta(hours=10.5), timedelta(hours=36, minutes=5)]


def test_properties_are_read_as_written() -> None:
    workbook = openpyxl.Workbook()
    workbook.properties.title, workbook.properties.lastModifiedBy = "Blankett", "Samordnaren"
    content = BytesIO()
    workbook.save(content)
    ours = read_workbook(content.getvalue())
    assert (ours.title, ours.modified_by) == ("Blankett", "Samordnaren")
    assert ours.modified is not None
    assert abs(datetime.now(tz=UTC).replace(tzinfo=None) - ours.modified) < timedelta(minutes=10)

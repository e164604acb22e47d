r"""What Excel may write, at random, read by two readers that share no code: 500 workbooks of 200 cells by command.

Every difference must be one that is known and meant: openpyxl gives no value for a formula that nobody has calculated
where we say so, leaves `_x000D_` as it stands, makes a time or a day in 1899 of a number that is no day, and keeps
the last digits of binary numbers.
"""

import random
import unicodedata
from collections import Counter
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from openpyxl import load_workbook

from generator.model.findings import CellPlace
from generator.office.cells import Cell, CellKind
from generator.office.spreadsheet import read_workbook
from tests.packages import BOOK, DECLARATION, MAIN, PARTS, SHARED, SHEET, STYLES, TYPES, book, shared, sheet, workbook
from tests.whole_forms import whole_form

LONG, QUICK, ROWS, COLUMNS, TEXTS, SEED = 500, 15, 20, "ABCDEFGHIJ", 20, 20_250_301
ERRORS = ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#GETTING_DATA")
FORMATS = (
    "0",
    "0.00",
    "0%",
    "# ##0",
    "@",
    r"yyyy\-mm\-dd",
    "[$-41D]d mmmm yyyy",
    "h:mm",
    "[h]:mm",
    "0.00E+00",
    r"#\ ##0.00\ [$kr-41D]",
)
WORDS = (
    "070-174 06 58",
    "0123",
    "1\u00a0234",
    "\u22125",
    "A\u030asa",
    "rad\nrad",
    "a_x000D_b",
    "=1+1",
    "½",
    "\U0001f600",
)
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
LAST_DAY = 2_957_004
"""From here on a number is no day to openpyxl, or only with days from 1900."""
START = datetime.fromisoformat("2000-01-01")
FIFTEEN = Context(prec=15, rounding=ROUND_HALF_UP)


def legal_cell(chance: random.Random) -> tuple[str, str]:
    """Give the inside of a cell that Excel may have written, and its type; the style is chosen apart."""
    number = chance.choice(
        (
            chance.randint(-(10**6), 10**6),
            chance.randint(36526, 73415),
            round(chance.uniform(-(10**4), 10**4), chance.randint(0, 6)),
            chance.random(),
            chance.randint(0, 10) * 10 ** chance.randint(0, 14),
            chance.randint(61, 70_000) + chance.randint(0, 86_399) / 86_400,
        )
    )
    word = escape(f"{chance.choice(WORDS)} {chance.randint(0, 999)}")
    return chance.choice(
        (
            (f"<v>{number!r}</v>", "n"),
            (f"<v>{number!r}</v>", "n"),
            (f"<v>{number!r}</v>", "n"),
            (f"<f>Q{chance.randint(1, 99)}+1</f><v>{number!r}</v>", "n"),
            (f"<f>Q{chance.randint(1, 99)}+1</f>", "n"),
            (f"<v>{chance.randint(0, 1)}</v>", "b"),
            (f"<v>{chance.choice(ERRORS)}</v>", "e"),
            (f"<is><t>{word}</t></is>", "inlineStr"),
            (f"<is><r><t>{word}</t></r><r><rPr><b/></rPr><t>!</t></r></is>", "inlineStr"),
            (f"<f>Q1&amp;Q2</f><v>{word}</v>", "str"),
            ('<f>""</f><v></v>', "str"),
            (f"<v>{chance.randrange(TEXTS)}</v>", "s"),
            ("", "n"),
        )
    )


def legal_workbook(number: int) -> bytes:
    """Give a workbook with 200 cells of every kind; now and then its days begin in 1904."""
    chance = random.Random(f"{SEED}-{number}")
    texts = [f"<t>{escape(chance.choice(WORDS))}{at}</t>" for at in range(TEXTS)]
    rows = []
    for row in range(1, ROWS + 1):
        inside = [(column, *legal_cell(chance)) for column in COLUMNS]
        cells = "".join(
            f'<c r="{column}{row}" s="{chance.randint(0, len(FORMATS))}" t="{kind}">{content}</c>'
            for column, content, kind in inside
        )
        rows.append(f'<row r="{row}">{cells}</row>')
    types = str(PARTS[TYPES])
    for part, kind in ((SHARED, "sharedStrings"), (STYLES, "styles"), (SHEET, "worksheet")):
        override = f'<Override PartName="/{part}" ContentType="{CONTENT_TYPE}.{kind}+xml"/>'
        types = types.replace("</Types>", f"{override}</Types>")
    before = '<workbookPr date1904="1"/>' if chance.random() < 0.2 else ""
    parts = {SHEET: sheet("".join(rows)), SHARED: shared(*texts), STYLES: whole_styles(), BOOK: book(before=before)}
    return workbook({**parts, TYPES: types})


def whole_styles() -> str:
    """A style part with all that openpyxl looks for."""
    codes = "".join(f'<numFmt numFmtId="{164 + at}" formatCode="{escape(code)}"/>' for at, code in enumerate(FORMATS))
    used = "".join(
        f'<xf numFmtId="{number}" fontId="0" fillId="0" borderId="0" applyNumberFormat="1"/>'
        for number in (0, *range(164, 164 + len(FORMATS)))
    )
    return (
        f'{DECLARATION}<styleSheet xmlns="{MAIN}"><numFmts>{codes}</numFmts><fonts><font/></fonts>'
        "<fills><fill><patternFill/></fill></fills><borders><border/></borders>"
        f"<cellStyleXfs><xf/></cellStyleXfs><cellXfs>{used}</cellXfs>"
        '<cellStyles><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def difference(ours: Cell | None, theirs: object, error: bool, date1904: bool) -> str:
    """Tell how the two readings differ: "" if they do not, the name of a meant difference, or both of them."""
    if ours is None:
        return "" if theirs in (None, "") else f"nothing and {theirs!r}"
    if ours.kind is CellKind.UNCALCULATED:
        return "not calculated" if theirs is None else f"{ours} and {theirs!r}"
    match ours.value, theirs:
        case str() as text, str():
            same = text == unicodedata.normalize("NFC", theirs.replace("_x000D_", "\n"))
            same = same and (ours.kind is CellKind.ERROR) == error
        case "", None:
            same = True
        case bool(), _:
            same = ours.value is theirs
        case Decimal() as number, int() | float():
            same = number == FIFTEEN.create_decimal(repr(theirs))
        case Decimal() as number, time() | datetime() | timedelta() if number < 1 or number == 60 or number >= LAST_DAY:
            return "no day"
        case Decimal() as number, "#VALUE!" if number < 0 or number >= LAST_DAY:
            return "no day"
        case date() as day, time() if date1904 and _moment(day) < datetime(1904, 1, 2):  # noqa: DTZ001
            same = close(day, datetime.combine(date(1904, 1, 1), theirs))
            return "the first day" if same else f"{ours} and {theirs!r}"
        case _:
            same = close(ours.value, theirs)
    return "" if same else f"{ours} and {theirs!r}"


def close(ours: object, theirs: object) -> bool:
    """Tell whether two days or times are the same to a millisecond."""
    duration = isinstance(ours, timedelta) and isinstance(theirs, timedelta | time)
    day = isinstance(ours, date) and isinstance(theirs, date)
    return (duration or day) and abs(_moment(ours) - _moment(theirs)) <= timedelta(milliseconds=1)


def _moment(value: object) -> datetime:
    match value:
        case timedelta():
            return START + value
        case time():
            return datetime.combine(START, value)
        case datetime():
            return value
        case date():
            return datetime.combine(value, time())
        case _:
            raise TypeError(value)


@pytest.mark.filterwarnings("ignore:Cell .* is marked as a date:UserWarning")
@pytest.mark.parametrize("count", [QUICK, pytest.param(LONG, marks=pytest.mark.slow)])
def test_two_readers_agree_on_every_legal_cell(count: int) -> None:
    told: Counter[str] = Counter()
    kinds: Counter[CellKind] = Counter()
    for number in range(count):
        data = legal_workbook(number)
        book_read = read_workbook(data)
        theirs = load_workbook(BytesIO(data), data_only=True).worksheets[0]
        for row in range(1, ROWS + 1):
            for column in range(1, len(COLUMNS) + 1):
                cell, other = book_read.sheets[0].cells.get((row, column)), theirs.cell(row, column)
                kinds.update([cell.kind] if cell else [])
                told[difference(cell, other.value, other.data_type == "e", book_read.date1904)] += 1
    assert told.total() == count * ROWS * len(COLUMNS)
    assert set(told) == {"", "not calculated", "no day", "the first day"}
    assert set(kinds) == {*CellKind} - {CellKind.BAD}


@pytest.mark.parametrize("code", ERRORS)
def test_each_error_value_of_excel_is_told_with_its_cell(code: str, tmp_path: Path) -> None:
    form = whole_form("vuxsamverkan", "2025", "kommun")
    spot = next(spot for spot in form.spots if "@" in spot.key)
    opened = form.workbook()
    cell = opened[spot.sheet].cell(spot.row, spot.column)
    cell.value, cell.data_type = code, "e"
    content = BytesIO()
    opened.save(content)
    _, findings, _ = form.read(tmp_path, content.getvalue())
    assert [(each.code, each.place) for each in findings] == [
        ("ERROR_VALUE", CellPlace("svar.xlsx", spot.sheet, cell.coordinate))
    ]
    assert code in findings[0].message

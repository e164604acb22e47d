"""The rows of the acceptance table for Swedish formatting, one test each; "~" stands for a no-break space.

Rows 12–17, 28 and 29 show how a published cell is printed; which cells are protected is settled in `figures`.
"""

from collections.abc import Callable
from datetime import date, time
from decimal import Decimal

import pytest

from generator.model.values import State
from generator.swedish.comparing import change_prose, difference, percentage_points
from generator.swedish.counting import counted, counted_together, ordinal, ordinal_word
from generator.swedish.dates import (
    date_caption,
    date_sentence,
    date_table,
    date_weekday,
    from_serial,
    interval_caption,
    interval_table,
    months_between,
    school_year,
    time_of_day,
    time_range,
    years,
)
from generator.swedish.identity import found, masked
from generator.swedish.numbers import money_cell, money_prose, number, percent_cell, percent_prose, signed
from generator.swedish.order import sort_key
from generator.swedish.parsing import read_date, read_number
from generator.swedish.problems import Problem
from generator.swedish.sentences import adoption, at_sentence_start
from generator.swedish.signs import table_cell
from generator.swedish.text import clean, joined, paragraphs
from generator.swedish.typography import typographic

D = Decimal
SPRING, AUTUMN = date(2025, 3, 1), date(2025, 10, 1)

Row = tuple[int, str, Callable[[], object], object]


def suppressed(*cells: tuple[int | None, State]) -> str:
    return " | ".join(table_cell(value, state) for value, state in cells)


def own(text: str, names: tuple[str, ...] = ()) -> str:
    return typographic(text, names)[0]


NUMBERS: list[Row] = [
    (1, "integer", lambda: number(999), "999"),
    (2, "thousand", lambda: number(1234), "1~234"),
    (3, "million", lambda: number(1234567), "1~234~567"),
    (4, "decimal", lambda: number(D("1234.5"), 1), "1~234,5"),
    (5, "fixed decimals", lambda: number(12, 1), "12,0"),
    (6, "negative", lambda: number(-12), "−12"),
    (7, "negative zero", lambda: number(D("-0.04"), 1), "0,0"),
    (8, "half up", lambda: number(D("2.5")), "3"),
    (9, "half away from zero", lambda: number(D("-2.5")), "−3"),
    (10, "half up at the second decimal", lambda: number(D("0.125"), 2), "0,13"),
    (11, "exact decimal", lambda: number(D("2.675"), 2), "2,68"),
    (27, "change more", lambda: signed(12), "+12"),
    (27, "change less", lambda: signed(-3), "−3"),
    (27, "no change", lambda: signed(0), "0"),
    (23, "percent in prose", lambda: percent_prose(D("0.123"), 1), "12,3~procent"),
    (24, "percent in a cell", lambda: percent_cell(D("0.123"), 1), "12,3~%"),
    (24, "percent under a percent heading", lambda: percent_cell(D("0.123"), 1, sign=False), "12,3"),
    (
        25,
        "percentage points",
        lambda: percentage_points(D("0.40"), D("0.46")),
        "6~procentenheter (ökning med 15~procent)",
    ),
    (26, "decrease", lambda: change_prose(D("-0.04")), "minskade med 4~procent"),
    (30, "money in prose", lambda: money_prose(1234), "1~234~kronor"),
    (31, "money in a table", lambda: money_cell(1234), "1~234~kr"),
    (32, "thousands", lambda: money_cell(1234567, "tkr"), "1~235~tkr"),
    (33, "millions in a table", lambda: money_cell(12345678, "mnkr", 1), "12,3~mnkr"),
    (33, "millions in prose", lambda: money_prose(12345678, "mnkr", 1), "12,3~miljoner kronor"),
]

CELLS: list[Row] = [
    (12, "typed zero", lambda: table_cell(0), "–"),
    (12, "confirmed nil", lambda: table_cell(D(0), State.NIL), "–"),
    (13, "tiny value", lambda: table_cell(D("0.3")), "0"),
    (14, "missing", lambda: table_cell(None, State.MISSING), ".."),
    (14, "undelivered", lambda: table_cell(None, State.UNDELIVERED), ".."),
    (15, "not applicable", lambda: table_cell(None, State.NOT_APPLICABLE), "."),
    (16, "suppressed", lambda: table_cell(None, State.SUPPRESSED), "x"),
    (
        17,
        "complementary",
        lambda: suppressed((None, State.SUPPRESSED), (None, State.SUPPRESSED), (15, State.VALUE)),
        "x | x | 15",
    ),
    (28, "small base", lambda: table_cell(None, State.SUPPRESSED, 1), "x"),
    (29, "zero base", lambda: table_cell(None, State.NOT_APPLICABLE, 1), "."),
]

COUNTS: list[Row] = [
    (18, "none", lambda: counted(0, "möte", "möten"), "inga möten"),
    (19, "one, neuter", lambda: counted(1, "möte", "möten"), "ett möte"),
    (19, "one, common gender", lambda: counted(1, "kommun", "kommuner"), "en kommun"),
    (20, "twelve", lambda: counted(12, "möte", "möten"), "tolv möten"),
    (20, "thirteen", lambda: counted(13, "möte", "möten"), "13 möten"),
    (21, "mixed", lambda: counted_together([3, 15], "möten"), "3 respektive 15 möten"),
    (22, "at sentence start", lambda: at_sentence_start("15 kommuner svarade"), "Femton kommuner svarade"),
    (57, "first", lambda: ordinal(1), "1:a"),
    (57, "third", lambda: ordinal(3), "3:e"),
    (57, "eleventh", lambda: ordinal(11), "11:e"),
    (57, "twenty-first", lambda: ordinal(21), "21:a"),
    (57, "in prose", lambda: [ordinal_word(n) for n in (1, 3, 11)], ["första", "tredje", "elfte"]),
    (63, "more", lambda: difference(451, 410, date(2024, 3, 1)), "41 fler än den 1~mars 2024 (10~procent)"),
    (63, "as many", lambda: difference(451, 451, date(2024, 3, 1)), "lika många som den 1~mars 2024"),
    (80, "a date first", lambda: at_sentence_start(date_sentence(SPRING) + " räknades"), "Den 1~mars 2025 räknades"),
    (
        80,
        "a word first",
        lambda: at_sentence_start("svar har kommit in från 7 av 7 grupper."),
        "Svar har kommit in från 7 av 7 grupper.",
    ),
]

DATES: list[Row] = [
    (34, "in a sentence", lambda: date_sentence(SPRING), "den 1~mars 2025"),
    (35, "in a caption", lambda: date_caption(SPRING), "1~mars 2025"),
    (35, "in a table", lambda: date_table(SPRING), "2025-03-01"),
    (36, "with weekday", lambda: date_weekday(date(2025, 10, 2)), "torsdagen den 2~oktober 2025"),
    (37, "Excel number", lambda: from_serial(45717), SPRING),
    (38, "two-digit year", lambda: read_date("23-08-26").problem, Problem.AMBIGUOUS_DATE),
    (38, "slash date", lambda: read_date("1/3-25").problem, Problem.AMBIGUOUS_DATE),
    (39, "interval, same month", lambda: interval_caption(SPRING, date(2025, 3, 15)), "1–15~mars 2025"),
    (40, "interval, two months", lambda: interval_caption(SPRING, AUTUMN), "1~mars–1~oktober 2025"),
    (
        41,
        "interval, two years",
        lambda: interval_caption(date(2024, 12, 1), date(2025, 1, 31)),
        "1~december 2024–31~januari 2025",
    ),
    (42, "years", lambda: years(2023, 2025), "2023–2025"),
    (42, "school year", lambda: school_year(2024), "läsåret 2024/25"),
    (43, "interval in a table", lambda: interval_table(SPRING, AUTUMN), "2025-03-01–2025-10-01"),
    (44, "months of a tertial", lambda: months_between(date(2025, 5, 1), date(2025, 8, 31)), "maj–augusti"),
    (45, "time", lambda: time_of_day(time(13)), "kl.~13.00"),
    (46, "time range", lambda: time_range(time(9), time(15, 30)), "kl.~9.00–15.30"),
]

TEXTS: list[Row] = [
    (47, "one", lambda: joined(["A"]), "A"),
    (47, "two", lambda: joined(["A", "B"]), "A och B"),
    (47, "three", lambda: joined(["A", "B", "C"]), "A, B och C"),
    (48, "items with commas", lambda: joined(["Falun, nord", "B"]), "Falun, nord; B"),
    (49, "empty list", lambda: joined([]), "Inga uppgifter har lämnats."),
    (50, "quotes", lambda: own('"god"'), "”god”"),
    (50, "quotes in quotes", lambda: own("\"a 'b'\""), "”a ’b’”"),
    (51, "hyphen as dash", lambda: own("möten - även digitala"), "möten – även digitala"),
    (52, "years", lambda: own("2023-2025"), "2023–2025"),
    (52, "a day", lambda: own("2025-03-01"), "2025-03-01"),
    (52, "a telephone", lambda: own("023-123~45"), "023-123~45"),
    (52, "a register number", lambda: own("KS~2025/00123"), "KS~2025/00123"),
    (53, "a name", lambda: own("Malung - Sälen", ("Malung-Sälen",)), "Malung-Sälen"),
    (53, "a compound", lambda: own("e-post"), "e-post"),
    (54, "abbreviations", lambda: own("t ex, bl a, dvs, et c."), "t.ex., bl.a., dvs., etc."),
    (55, "typed percent", lambda: own("50%"), "50~procent"),
    (56, "paragraph sign first", lambda: own("§ 11"), "§~11"),
    (56, "paragraph sign last", lambda: own("11 §"), "11~§"),
    (
        58,
        "order",
        lambda: sorted(["Örebro", "Avesta", "Älvdalen", "Åre"], key=sort_key),
        ["Avesta", "Åre", "Älvdalen", "Örebro"],
    ),
    (59, "cell text", lambda: paragraphs(clean("Två  möten\r\n- punkt")[0]), ("Två möten", "- punkt")),
    (60, "point", lambda: read_number("1.234").problem, Problem.AMBIGUOUS_NUMBER),
    (60, "about", lambda: read_number("ca 15").problem, Problem.APPROXIMATE_NUMBER),
    (60, "no-break group", lambda: read_number("1\u00a0234").value, D(1234)),
    (71, "identity number masked", lambda: masked("Se 640823-3234."), "Se 640823-****."),
    (71, "organisation number left", lambda: found("212000-1850"), ()),
    (79, "not adopted", lambda: adoption("samverkansgruppen", None), "ska fastställas av samverkansgruppen"),
    (
        79,
        "adopted",
        lambda: adoption("samverkansgruppen", date(2025, 11, 14)),
        "är fastställd av samverkansgruppen den 14~november 2025",
    ),
]

ROWS = [*NUMBERS, *CELLS, *COUNTS, *DATES, *TEXTS]


@pytest.mark.parametrize(
    ("made", "expected"),
    [pytest.param(*row[2:], id=f"row {row[0]} {row[1]}") for row in sorted(ROWS, key=lambda r: r[0])],
)
def test_acceptance(made: Callable[[], object], expected: object) -> None:
    shown = made()
    plain = shown.replace("\u00a0", "~") if isinstance(shown, str) else shown
    assert plain == expected


def test_every_row_of_the_table_is_here() -> None:
    assert {row[0] for row in ROWS} >= set(range(1, 61)) | {63, 71, 79, 80}

"""What a form goes on from: rows that are there already, and the answers of the period before, made and read back."""

from collections.abc import Callable
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell

from generator.forms.issued import mark
from generator.model.answers import Dataset, Given, Row
from generator.model.findings import UserError
from generator.model.values import State
from generator.swedish.messages import finding_text
from tests.filling import fill, saved_workbook
from tests.rounds import (
    DEVIATIONS,
    FIRST,
    answered,
    changed,
    dataset_of,
    follow_up,
    form,
    read,
)

T1, T2 = "2025-T1", "2025-T2"
WORK, DEVIATING, GOALS = "Arbetet", "Avvikelser", "Målen"
HEADER, FIRST_ROW, FIRST_GOAL = 10, 11, 10
"""Of the table of deviations, as it is sent out."""


@pytest.fixture(scope="module")
def first() -> Dataset:
    return answered(T1, FIRST)


@pytest.fixture(scope="module")
def second(first: Dataset) -> bytes:
    return form(follow_up(T2), first)


def sheet(content: bytes, title: str) -> dict[str, object]:
    """Give what stands in the cells of a sheet."""
    cells = (cell for row in load_workbook(BytesIO(content))[title].iter_rows() for cell in row)
    return {cell.coordinate: cell.value for cell in cells if cell.value is not None}


def table(content: bytes, title: str, columns: str = "CDEFG") -> list[list[object]]:
    """Give the rows below the table's header that have something in them."""
    cells = sheet(content, title)
    header = next(int(ref[1:]) for ref in cells if cells[ref] in ("Avvikelse\u00a0*", "Mål"))
    rows = [[cells.get(f"{column}{row}") for column in columns] for row in range(header + 1, header + 20)]
    return [row for row in rows if any(row)]


def edited(content: bytes, change: Callable[[Workbook], object]) -> bytes:
    """Give a form that somebody has worked in."""
    workbook = load_workbook(BytesIO(content))
    change(workbook)
    return saved_workbook(workbook)


def rows_of(content: bytes, name: str = "avvikelser") -> tuple[Row, ...]:
    (submission,), _ = read(follow_up(T2), content)
    return submission.tables[f"arbete.{name}"]


def said(content: bytes) -> list[str]:
    return [finding_text(finding) for finding in read(follow_up(T2), content)[1]]


# ---------------------------------------------------------------- the form that is sent out


def test_open_rows_of_the_period_before_stand_first(second: bytes) -> None:
    rows = table(second, DEVIATING)

    assert [[*row[:1], *row[2:]] for row in rows] == [
        ["Lotsarna saknar lokal.", 1, "Pågår", None],
        ["Få känner till numret.", 1234, None, None],
    ]
    assert str(rows[1][1]).startswith("2025-06-30")


def test_the_free_rows_are_below_them(second: bytes) -> None:
    assert load_workbook(BytesIO(second))[DEVIATING].tables.popitem()[1].ref == "C10:G17"


def test_rows_of_a_register_are_chosen_by_who_answers(second: bytes) -> None:
    assert [row[0] for row in table(second, GOALS, "CDE")] == ["Fler är trygga på torget"]
    assert table(form(follow_up(T2), respondent="laxhjalp"), GOALS, "CDE") == []


def test_the_column_of_the_period_before_has_its_name(second: bytes) -> None:
    cells = sheet(second, WORK)
    (heading,) = (ref for ref, value in cells.items() if value == "Tertial 1 2025")
    shown = {cells[f"C{ref[1:]}"]: value for ref, value in cells.items() if ref[0] == heading[0] and ref != heading}

    assert heading[0] == "F"
    assert shown == {
        "Vad ville ni uppnå?\u00a0*": "Torget ska kännas tryggt.\nAlla ska kunna vara där.",
        "I vilken grad räckte pengarna?": "I låg grad\nKommentar eller exempel: Lönerna tog det mesta.",
        "Vilka parter var med?": "Kommunen och Polisen",
        "Antal timmar": "12,5",
        "Lämnad den": "2025-04-25",
    }


def test_what_was_said_of_the_delivery_itself_is_not_shown(first: Dataset) -> None:
    text = changed(
        (
            "visa_forra = true",
            'visa_forra = true\nlamnad = "arbete.lamnad"\nsenast = "period.sista"\nklar_nar = "arbete.timmar > 3"',
        )
    )
    cells = sheet(form(follow_up(T2, text), first), WORK).values()

    assert "2025-04-25" not in cells
    assert "12,5" not in cells
    assert "Kommunen och Polisen" in cells


def test_whether_an_answer_is_unchanged_is_asked_right_beside_the_earlier_one(first: Dataset) -> None:
    other = 'id = "annat"\ntext = "Annat"\ntyp = "text"\nkommentar = true\n\n[[blankett.del.fraga]]\nid = "syfte"\n'
    cells = sheet(form(follow_up(T2, changed(('id = "syfte"\n', other))), first), WORK)
    headings = {
        value: ref[0] for ref, value in cells.items() if value in ("Svar", "Tertial 1 2025", "Kommentar eller exempel")
    }

    assert headings == {"Svar": "D", "Tertial 1 2025": "F", "Kommentar eller exempel": "H"}


def test_what_was_answered_before_is_locked_grey_and_wrapped(second: bytes) -> None:
    cells = load_workbook(BytesIO(second))[WORK]
    shown = next(cell for cell in cells["F"] if cell.value and "Torget" in str(cell.value))

    assert isinstance(shown, Cell)
    assert (shown.style, shown.protection.locked, shown.alignment.wrap_text) == ("fv ifyllt", True, True)
    assert (cells.row_dimensions[shown.row].height or 0) >= 90


def test_a_sheet_says_where_what_stands_there_comes_from(second: bytes) -> None:
    assert (
        "Den grå kolumnen bredvid svaren visar vad ni svarade i tertial 1 2025. Den är bara till för att läsas."
        in sheet(second, WORK).values()
    )
    assert "Raderna överst i tabellen följer med från tertial 1 2025." in " ".join(
        map(str, sheet(second, DEVIATING).values())
    )
    assert "Raderna överst i tabellen är redan ifyllda." in " ".join(map(str, sheet(second, GOALS).values()))


def test_the_first_sheet_says_what_comes_from_the_period_before(first: Dataset, second: bytes) -> None:
    told = " ".join(map(str, sheet(second, "Läs mig").values()))

    assert "Från förra gången Den grå kolumnen bredvid svaren visar vad ni svarade i tertial 1 2025." in told
    assert "I tabeller kan rader följa med från tertial 1 2025." in told
    assert "Från förra gången" not in sheet(form(follow_up(T2), first, "laxhjalp"), "Läs mig").values()


def test_how_to_leave_an_answer_unchanged_is_explained(second: bytes) -> None:
    workbook = load_workbook(BytesIO(second))
    prompts = [str(each.prompt) for each in workbook[WORK].data_validations.dataValidation]

    assert "Välj Ja om svaret från förra gången gäller fortfarande. Lämna då svarsrutan tom." in prompts
    assert "Välj Ja under ”Oförändrat sedan förra tertialet”" in " ".join(map(str, sheet(second, WORK).values()))


def test_without_the_period_before_the_form_is_a_blank_one() -> None:
    blank = form(follow_up(T2))

    assert "Tertial 1 2025" not in sheet(blank, WORK).values()
    assert table(blank, DEVIATING) == []
    assert not any("följer med" in str(text) for text in sheet(blank, DEVIATING).values())


def test_one_who_did_not_answer_then_gets_a_blank_form(first: Dataset) -> None:
    assert form(follow_up(T2), first, "laxhjalp") == form(follow_up(T2), None, "laxhjalp")


def test_a_form_without_such_keys_does_not_change_with_the_period_before(first: Dataset) -> None:
    plain = changed(
        ("visa_forra = true\n", ""),
        ('forifyllda_rader = "forra"\nforifyllda_nar = "rad.lage != \'klar\'"\n', ""),
        (", pa_nytt = true", ""),
    )
    assert form(follow_up(T2, plain), first) == form(follow_up(T2, plain))


def test_the_same_arguments_give_the_same_bytes(first: Dataset, second: bytes) -> None:
    assert form(follow_up(T2), first) == second


def test_an_unchanged_answer_is_shown_with_when_it_was_written(first: Dataset) -> None:
    again = answered(T2, {"arbete.syfte_oforandrat": "Ja", "arbete.grad": "I hög grad"}, (first,))
    cells = sheet(form(follow_up("2025-T3"), again), WORK)

    assert "Torget ska kännas tryggt.\nAlla ska kunna vara där.\nOförändrat sedan tertial 1 2025." in cells.values()
    assert "Tertial 2 2025" in cells.values()


def test_a_row_is_only_left_behind_where_the_condition_is_plainly_untrue() -> None:
    unsure = {**FIRST, "arbete.avvikelser": [{"avvikelse": "Utan läge."}, {"avvikelse": "Klar.", "lage": "Klar"}]}

    assert [row[0] for row in table(form(follow_up(T2), answered(T1, unsure)), DEVIATING)] == ["Utan läge."]


def test_a_column_can_say_what_the_row_said_in_other_words(first: Dataset) -> None:
    told = "{{ rad.antal | tal }} gånger, {{ rad.lage | gemen }}, {{ rad.klart | datum }}"
    text = changed(
        ('text = "Vad har hänt?", typ = "prosa", pa_nytt', f'text = "V", typ = "prosa", forifyllt = "{told}", pa_nytt')
    )
    rows = table(form(follow_up(T2, text), first), DEVIATING)

    assert [row[4] for row in rows] == [None, None]
    told = "{{ rad.antal | tal }} gånger, {{ rad.lage or 'utan läge' }}"
    text = changed(
        ('text = "Vad har hänt?", typ = "prosa", pa_nytt', f'text = "V", typ = "prosa", forifyllt = "{told}", pa_nytt')
    )
    rows = table(form(follow_up(T2, text), first), DEVIATING)

    assert [row[4] for row in rows] == ["1 gånger, Pågår", "1\u00a0234 gånger, utan läge"]


def test_a_choice_that_is_no_longer_offered_is_left_blank(first: Dataset) -> None:
    text = changed(('{ id = "pagar", text = "Pågår" }', '{ id = "oppen", text = "Öppen" }'))

    assert [row[3] for row in table(form(follow_up(T2, text), first), DEVIATING)] == [None, None]


def test_a_condition_that_the_register_makes_impossible_stops_with_its_place() -> None:
    text = changed(("rad.omrade == svarande.omrade", "rad.klart > svarande.omrade"))

    with pytest.raises(UserError) as stopped:
        form(follow_up(T2, text))

    assert stopped.value.message == (
        "mallar/prov/modell.toml, rad 130: Raderna som ska stå i förväg i tabellen ”Mål som arbetet gäller” kan inte "
        "väljas ut. Uttrycket jämför eller räknar med värden av olika slag, till exempel en text och ett tal. "
        "Kontrollera modellen och registret."
    )


def test_a_long_answer_gets_room_up_to_what_excel_takes() -> None:
    long = {**FIRST, "arbete.syfte": "Ett ganska långt ord i raden. " * 400}
    cells = load_workbook(BytesIO(form(follow_up(T2), answered(T1, long))))[WORK]

    assert max(each.height or 0 for each in cells.row_dimensions.values()) == 409


# ---------------------------------------------------------------- the form that comes back


def test_a_form_that_comes_back_as_it_was_sent_has_nothing_to_be_told(second: bytes) -> None:
    assert said(second) == []


def test_what_is_as_it_was_sent_out_was_filled_in_beforehand(second: bytes) -> None:
    rows = rows_of(second)

    assert [{name: answer.given for name, answer in row.answers.items() if answer.value} for row in rows] == [
        dict.fromkeys(("avvikelse", "antal", "lage"), Given.PREFILLED),
        dict.fromkeys(("avvikelse", "klart", "antal"), Given.PREFILLED),
    ]


def test_what_was_answered_before_is_no_answer(second: bytes) -> None:
    (submission,), _ = read(follow_up(T2), second)

    assert submission.answers["arbete.syfte"].state is State.MISSING
    assert submission.answers["arbete.parter"].state is State.MISSING


def test_an_edited_row_is_typed_where_it_was_edited(second: bytes) -> None:
    filled = edited(second, lambda book: book[DEVIATING].__setitem__(f"F{FIRST_ROW}", "Klar"))
    row = rows_of(filled)[0].answers

    assert (row["avvikelse"].given, row["lage"].value, row["lage"].given) == (Given.PREFILLED, "klar", Given.TYPED)


def test_own_rows_below_are_typed(second: bytes) -> None:
    filled = fill(second, {"arbete.avvikelser": [{"avvikelse": "Ny brist.", "lage": "Pågår"}]})
    rows = rows_of(filled)

    assert [row.answers["avvikelse"].given for row in rows] == [Given.PREFILLED, Given.PREFILLED, Given.TYPED]


def clear(row: int, columns: str = "CDEFG", title: str = DEVIATING) -> Callable[[Workbook], None]:
    def change(workbook: Workbook) -> None:
        for column in columns:
            workbook[title][f"{column}{row}"].value = None

    return change


GONE = (
    "varning: ”Brister och avvikelser”: En rad som följde med från tertial 1 2025 är tömd eller borttagen. Kontrollera "
    "att den inte gäller längre. Fyll annars i den igen."
)


def test_a_carried_row_that_was_cleared_is_told_with_its_cell(second: bytes) -> None:
    filled = edited(second, clear(FIRST_ROW))

    assert said(filled) == [f"{T2}/a.xlsx, bladet {DEVIATING}, cell C{FIRST_ROW}: {GONE}"]
    assert [row.answers["avvikelse"].value for row in rows_of(filled)] == ["Få känner till numret."]


def test_a_row_of_a_register_may_be_cleared(second: bytes) -> None:
    filled = edited(second, clear(FIRST_GOAL, title=GOALS))

    assert said(filled) == []
    assert rows_of(filled, "mal") == ()


def swap(workbook: Workbook) -> None:
    """Sort the table the other way round; hidden keys beside it stay where they are."""
    sheet = workbook[DEVIATING]
    for column in "CDEFG":
        first, second = sheet[f"{column}{FIRST_ROW}"], sheet[f"{column}{FIRST_ROW + 1}"]
        first.value, second.value = second.value, first.value


def test_a_sorted_table_has_lost_nothing(second: bytes) -> None:
    filled = edited(second, swap)

    assert said(filled) == []
    assert {row.answers["avvikelse"].given for row in rows_of(filled)} == {Given.PREFILLED}


def delete_first(workbook: Workbook) -> None:
    """Delete the first row of the table as Excel does it: the cells below move up, the keys beside do not."""
    sheet = workbook[DEVIATING]
    for column in "CDEFG":
        sheet[f"{column}{FIRST_ROW}"].value = sheet[f"{column}{FIRST_ROW + 1}"].value
        sheet[f"{column}{FIRST_ROW + 1}"].value = None


def test_a_row_that_was_deleted_from_the_table_is_told(second: bytes) -> None:
    filled = edited(second, delete_first)

    assert said(filled) == [f"{T2}/a.xlsx, bladet {DEVIATING}, cell C{FIRST_ROW}: {GONE}"]
    assert [row.answers["avvikelse"].given for row in rows_of(filled)] == [Given.PREFILLED]


def test_a_row_that_was_deleted_from_the_sheet_is_told_at_the_heading(second: bytes) -> None:
    filled = edited(second, lambda book: book[DEVIATING].delete_rows(FIRST_ROW))

    assert said(filled) == [f"{T2}/a.xlsx, bladet {DEVIATING}, cell C{HEADER}: {GONE}"]


def test_a_row_that_was_written_anew_stands_for_the_old_one(second: bytes) -> None:
    filled = edited(second, lambda book: book[DEVIATING].__setitem__(f"C{FIRST_ROW}", "Lokal saknas ännu."))

    assert said(filled) == []
    assert rows_of(filled)[0].answers["avvikelse"].given is Given.TYPED


def test_a_locked_cell_of_a_row_is_put_back_and_told(second: bytes) -> None:
    filled = edited(second, lambda book: book[GOALS].__setitem__(f"C{FIRST_GOAL}", "Ett annat mål"))

    assert said(filled) == [
        f"{T2}/a.xlsx, bladet {GOALS}, cell C{FIRST_GOAL}: varning: ”Mål som arbetet gäller: Mål” är ifyllt i förväg "
        "på den här raden och ska inte ändras. Det som stod där från början används."
    ]
    assert rows_of(filled, "mal")[0].answers["mal"].value == "Fler är trygga på torget"


def test_a_locked_column_is_open_in_the_free_rows(second: bytes) -> None:
    filled = fill(second, {"arbete.mal": [{"mal": "Vårt eget mål", "kommentar": "Nytt."}]})
    own = rows_of(filled, "mal")[1].answers["mal"]

    assert said(filled) == []
    assert (own.value, own.given) == ("Vårt eget mål", Given.TYPED)


def test_words_typed_into_the_grey_column_are_told(second: bytes) -> None:
    shown = next(ref for ref, value in sheet(second, WORK).items() if value == "12,5")
    filled = edited(second, lambda book: book[WORK].__setitem__(shown, "Nu är det 14 timmar"))

    assert said(filled) == [
        f"{T2}/a.xlsx, bladet {WORK}, cell {shown}: varning: Det som står här ligger utanför svarsrutorna och läses "
        "inte. Flytta det till rätt ruta om det ska vara med."
    ]


def test_what_is_answered_beside_is_found_though_a_heading_is_changed(second: bytes) -> None:
    heading = next(ref for ref, value in sheet(second, WORK).items() if value == "Oförändrat sedan förra tertialet")
    filled = edited(
        fill(second, {"arbete.syfte_oforandrat": "Ja"}), lambda book: book[WORK].__setitem__(heading, "Samma som förut")
    )
    (submission,), _ = read(follow_up(T2), filled)

    assert submission.answers["arbete.syfte_oforandrat"].value == "ja"


def test_without_its_hidden_sheet_a_form_is_read_as_if_everything_were_typed(second: bytes) -> None:
    filled = edited(second, lambda book: book.remove(book["_meta"]))

    assert {row.answers["avvikelse"].given for row in rows_of(filled)} == {Given.TYPED}
    assert not any("tömd" in sentence for sentence in said(edited(filled, clear(FIRST_ROW))))


def test_nothing_that_was_cleared_is_left_in_the_file(second: bytes) -> None:
    filled = edited(second, clear(FIRST_ROW))
    texts = [str(cell.value) for each in load_workbook(BytesIO(filled)) for row in each.iter_rows() for cell in row]

    assert not any("Lotsarna saknar lokal" in text for text in texts)


def test_a_row_goes_on_from_period_to_period(first: Dataset) -> None:
    second = answered(T2, {"arbete.syfte": "Samma."}, (first,))
    third = table(form(follow_up("2025-T3"), second), DEVIATING)

    assert [row[0] for row in third] == [DEVIATIONS[0]["avvikelse"], DEVIATIONS[2]["avvikelse"]]


TEXTS = st.text(st.sampled_from("abcåäö ,.;=+-@1\n\u00a0"), min_size=1, max_size=60).filter(str.strip)


@settings(max_examples=25, deadline=None)
@given(
    texts=st.lists(TEXTS, min_size=1, max_size=4), numbers=st.lists(st.integers(-9999, 9999), min_size=4, max_size=4)
)
def test_whatever_was_written_comes_back_as_filled_in_beforehand(texts: list[str], numbers: list[int]) -> None:
    rows = [{"avvikelse": text, "antal": number, "lage": "Pågår"} for text, number in zip(texts, numbers, strict=False)]
    first = answered(T1, {"arbete.avvikelser": rows})
    again = dataset_of(follow_up(T2), form(follow_up(T2), first))
    then, now = ([_values(row) for row in _rows(each)] for each in (first, again))

    assert now == then
    assert {answer.given for row in _rows(again) for answer in row.answers.values() if answer.value} == {
        Given.PREFILLED
    }


def _rows(dataset: Dataset) -> tuple[Row, ...]:
    submission = dataset.deliveries[0].submission
    assert submission
    return submission.tables["arbete.avvikelser"]


def _values(row: Row) -> dict[str, object]:
    return {name: answer.value for name, answer in row.answers.items()}


def test_a_mark_tells_answers_apart_without_saying_them() -> None:
    assert len({mark(value) for value in ("a", "b", None, ("a", "b"), ("a",))}) == 4
    assert "a" * 5 not in mark("aaaaaaaa")

"""Where things stand in a form: nothing collides, nothing is left out, and every label is told apart."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.forms.layout import lay_out
from generator.forms.matching import plain
from generator.forms.names import Names
from generator.forms.places import Layout, slot_key
from generator.model.definition import FollowUp, Kind, Part, Question, Scale, Step, fields_of
from generator.model.findings import UserError
from tests.forms_build import FOLLOW_UP, FORM, HERE, blank, question, register


def laid_out(*parts: Part) -> Layout:
    form = replace(FORM, parts=parts) if parts else FORM
    return lay_out(replace(FOLLOW_UP, forms={"grupp": form}), form, "kommunikation")


def part(*questions: Question, id_: str = "del") -> Part:
    return Part(id_, f"Delen {id_}", questions, HERE)


def test_part_becomes_a_sheet_and_a_table_with_free_rows_one_of_its_own() -> None:
    titles = [sheet.title for sheet in laid_out().sheets]
    assert titles == [
        "Om blanketten",
        "Självskattning",
        "Vilka möten har hållits",
        "Deltagare mars",
        "Deltagare oktober",
    ]


def test_nil_question_stands_above_its_table() -> None:
    meetings = laid_out().sheets[2]
    nil, table = meetings.blocks
    assert [line.key for line in nil.lines] == ["bedomning.inga_moten"]
    assert table.table == "bedomning.moten"
    assert table.header_row > nil.last_row


def test_respondent_gets_its_own_questions_only() -> None:
    asked = question("a", "A", Kind.TEXT, only_for=("kommunikation",))
    others = question("b", "B", Kind.TEXT, only_for=("antagning",))
    (sheet,) = laid_out(part(asked, others), replace(part(asked, id_="annan"), only_for=("antagning",))).sheets
    assert [line.key for line in sheet.lines()] == ["del.a"]


def test_same_words_on_a_sheet_are_told_apart_by_the_question_number() -> None:
    first = question("a", "Hur?", Kind.MULTIPLE, number="2.1", scale="satt")
    second = question("b", "Var?", Kind.MULTIPLE, number="2.2", scale="satt")
    (sheet,) = laid_out(part(first, second)).sheets
    labels = [line.label for line in sheet.lines()]
    assert labels[:4] == ["Hur?", "Möte (svar på 2.1)", "E-post (svar på 2.1)", "Annat (svar på 2.1)"]
    assert len(set(map(plain, labels))) == len(labels)


def test_fixed_row_that_is_named_as_a_question_is_told_apart() -> None:
    table = question("t", "Antal", Kind.TABLE, rows_from="grupper", columns=(question("n", "Antal", Kind.INTEGER),))
    (sheet,) = laid_out(part(question("k", "Kommunikation", Kind.TEXT, number="1.1"), table)).sheets
    assert [line.label for line in sheet.lines()] == ["Kommunikation (1.1)", "Antal", "Kommunikation", "Antagning"]


def test_introduction_of_a_part_of_tables_stands_on_the_first_of_them() -> None:
    tables = [question(id_, id_, Kind.TABLE, columns=(question("c", "C", Kind.TEXT),)) for id_ in ("ett", "tva")]
    first, second = laid_out(replace(part(*tables), intro="Om arbetet.")).sheets
    assert first.notes[2] == "Om arbetet."
    assert "Om arbetet." not in second.notes.values()


@pytest.mark.parametrize("rows_from", ["tomt", ""])
def test_table_without_rows_has_its_header_row(rows_from: str) -> None:
    table = question(
        "t", "Tabell", Kind.TABLE, rows_from=rows_from, columns=(question("c", "C", Kind.TEXT),), ready_rows=0
    )
    form = replace(FORM, parts=(part(table),))
    follow_up = replace(FOLLOW_UP, forms={"grupp": form})
    follow_up = replace(follow_up, registers={**FOLLOW_UP.registers, "tomt": register("tomt", "Tomt", {}, "")})
    ((_, block),) = lay_out(follow_up, form, "kommunikation").tables()
    assert "C" in block.headings.values()
    assert blank(follow_up)


def test_prefill_sees_the_nearest_row() -> None:
    table = question(
        "t",
        "Tider",
        Kind.TABLE,
        rows_from="matdatum",
        columns=(question("dag", "Dag", Kind.DATE, prefill="{{ rad.dag }}"),),
    )
    own = question("vem", "Vem", Kind.TEXT, prefill="{{ rad.namn }}")
    repeated = replace(part(own, id_="del_mars"), base="del", dimension=("matdatum", "mars"))
    layout = laid_out(part(own, table), repeated)
    assert [slot.prefill for _, _, slot in layout.slots()] == [
        "Kommunikation",
        "den 1\u00a0mars 2025",
        "den 1\u00a0oktober 2025",
        "1 mars",
    ]


def test_prefill_that_is_not_known_leaves_the_cell_empty() -> None:
    follow_up = replace(FOLLOW_UP, fact_values={"rakneenhet": None})
    layout = lay_out(follow_up, FORM, "kommunikation")
    assert next(slot.prefill for _, _, slot in layout.slots() if slot.field == "deltagare_mars.enhet") == ""


def test_prefill_that_fails_is_said_to_the_person() -> None:
    wrong = question("x", "Sista dag", Kind.DATE, prefill="{{ poster.matdatum.juni.dag }}")
    with pytest.raises(UserError) as stopped:
        laid_out(part(wrong))
    assert stopped.value.message == (
        "modell.toml: Texten som ska stå i förväg vid ”Sista dag” kan inte fyllas i. Fältet ”juni” finns inte. "
        "Kontrollera modellen och registret."
    )
    assert stopped.value.exit_code == 2


@pytest.mark.parametrize(
    ("wanted", "title"),
    [
        ("Vilka möten har hållits?", "Vilka möten har hållits"),
        ("a/b\\c:d*e[f]", "a b c d e f"),
        ("'citat'", "citat"),
        ("En mycket lång rubrik som inte får plats", "En mycket lång rubrik som inte"),
        ("En mycket lång rubrik som absolut inte får plats", "En mycket lång rubrik som"),
        ("Enochsammaordalldelesutanmellanrum", "Enochsammaordalldelesutanmellanr"[:31]),
        ("History", "History 2"),
        ("läs MIG", "läs MIG 2"),
        ("???", "Blad"),
    ],
)
def test_sheet_titles_are_such_as_excel_takes(wanted: str, title: str) -> None:
    assert Names().sheet(wanted) == title


@given(st.lists(st.text(max_size=40), min_size=1, max_size=30))
@settings(max_examples=50, deadline=None)
def test_sheet_titles_and_names_are_never_given_twice(wanted: list[str]) -> None:
    names = Names()
    titles = [names.sheet(title) for title in wanted]
    assert len({title.casefold() for title in titles}) == len(titles)
    assert all(0 < len(title) <= 31 for title in titles)
    defined = [names.defined(title, "x") for title in wanted]
    assert len({name.casefold() for name in defined}) == len(defined)


def test_ids_that_become_the_same_name_are_told_apart() -> None:
    names = Names()
    assert [names.defined("a.b_c"), names.defined("a_b.c"), names.defined("A.B_C")] == [
        "fv_a_b_c",
        "fv_a_b_c_2",
        "fv_A_B_C_3",
    ]


_KINDS = st.sampled_from([kind for kind in Kind if kind is not Kind.TABLE])


@st.composite
def _parts(draw: st.DrawFn) -> tuple[Part, ...]:
    texts = st.sampled_from(["Fråga ett", "Fråga två", "Annat", "Kommunikation", "Hur gick det?"])

    def simple(id_: str, number: str = "") -> Question:
        kind = draw(_KINDS)
        return question(id_, draw(texts), kind, number=number, scale="val", help=draw(st.sampled_from(["", "Hjälp."])))

    def asked(part_id: str, n: int) -> Question:
        id_, number = f"q{n}", f"{part_id}.{n}"
        columns = tuple(
            question(f"c{c}", f"Kolumn {c}", draw(_KINDS), scale="val") for c in range(draw(st.integers(1, 4)))
        )
        match draw(st.sampled_from(["enkel", "enkel", "sida", "fast", "fri"])):
            case "sida":
                side = question("s", draw(st.sampled_from(["Kommentar", "Exempel"])), Kind.PROSE)
                return replace(simple(id_, number), side=(side,))
            case "fast":
                return question(id_, draw(texts), Kind.TABLE, number=number, rows_from="grupper", columns=columns)
            case "fri":
                return question(id_, draw(texts), Kind.TABLE, number=number, columns=columns, ready_rows=3)
            case _:
                return simple(id_, number)

    return tuple(
        Part(f"d{p}", f"Del {p}", tuple(asked(f"{p}", n) for n in range(draw(st.integers(1, 6)))), HERE)
        for p in range(draw(st.integers(1, 3)))
    )


def _follow_up(parts: tuple[Part, ...]) -> FollowUp:
    scale = Scale("val", (Step("ja", "Ja"), Step("annat", "Annat")))
    return replace(FOLLOW_UP, scales={"val": scale}, forms={"grupp": replace(FORM, parts=parts)})


@given(_parts())
@settings(max_examples=60, deadline=None)
def test_cells_never_collide_and_no_field_is_left_out(parts: tuple[Part, ...]) -> None:
    follow_up = _follow_up(parts)
    layout = lay_out(follow_up, follow_up.forms["grupp"], "kommunikation")
    cells = [(sheet.title, line.row, slot.column) for sheet, line, slot in layout.slots()]
    free = [
        (sheet.title, row, slot.column)
        for sheet, block in layout.tables()
        for slot in block.columns
        for row in range(block.header_row + 1, block.last_row + 1)
    ]
    assert len(set(cells + free)) == len(cells + free)
    keys = [slot_key(line, slot) for _, line, slot in layout.slots()]
    assert max(Counter(keys).values(), default=1) == 1
    fields = {field for part in parts for field, _ in fields_of(part)}
    simple = {slot.field for sheet, line, slot in layout.slots() if not line.row_id}
    assert simple == fields
    tables = {f"{p.id}.{q.id}" for p in parts for q in p.questions if q.kind is Kind.TABLE}
    assert {block.table for _, block in layout.tables()} == tables
    for sheet in layout.sheets:
        questions = [plain(line.label) for line in sheet.lines() if not line.row_id]
        headers = [block.header_row for block in sheet.blocks]
        assert len(set(questions)) == len(questions)
        assert not {line.row for line in sheet.lines()} & set(headers)
        assert not set(sheet.notes) & {*headers, *(line.row for line in sheet.lines())}

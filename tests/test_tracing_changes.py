"""What has changed between two versions, as a list of what both print."""

import pytest

from generator.model.tracing import Change, ChangeKind
from generator.model.values import State
from generator.tracing import changes, decoded, encoded
from generator.tracing.traces import Cell, Column, Document, Part, Piece, Row, Table, Text, Traces

FIGURE, TEXT, COVERAGE = ChangeKind.FIGURE, ChangeKind.TEXT, ChangeKind.COVERAGE


def version(
    *content: Text | Table, coverage: dict[tuple[str, str], str] | None = None, name: str = "rapport"
) -> Traces:
    return Traces("0.1", (), (Document(name, content),), coverage or {})


def table(rows: dict[str, tuple[str, ...]], columns: tuple[str, ...] = ("Kvinnor", "Män")) -> Table:
    made = (Row(label, label, tuple(Cell(text, State.VALUE) for text in texts)) for label, texts in rows.items())
    return Table("Tal", "Tabell 1", "tab_tal", "Deltagare", tuple(map(Column, columns)), tuple(made))


def told(before: Traces, now: Traces) -> list[tuple[ChangeKind, str, str, str]]:
    return [(each.kind, each.where, each.before, each.after) for each in changes(before, now)]


def text(*paragraphs: str) -> list[Text]:
    return [Text("Läget", paragraph) for paragraph in paragraphs]


PARAGRAPHS = {
    "nothing": (("Ett.", "Två."), ("Ett.", "Två."), []),
    "a figure": (("Av 7 är 3 klara.",), ("Av 7 är 4 klara.",), [(FIGURE, "", "Av 7 är 3 klara.", "Av 7 är 4 klara.")]),
    "a grouped figure": (("2 157 och 3",), ("999 och 3",), [(FIGURE, "", "2 157 och 3", "999 och 3")]),
    "a word": (("Tre är klara.",), ("Fyra är klara.",), [(TEXT, "", "Tre är klara.", "Fyra är klara.")]),
    "a new one": (("Ett.",), ("Ett.", "Två."), [(TEXT, "", "", "Två.")]),
    "one that is gone": (("Ett.", "Två."), ("Två.",), [(TEXT, "", "Ett.", "")]),
    "one that is changed, and a new one before it": (
        ("Gruppen har hållit sex möten.",),
        ("Svar saknas.", "Gruppen har hållit sju möten."),
        [(TEXT, "", "", "Svar saknas."), (TEXT, "", "Gruppen har hållit sex möten.", "Gruppen har hållit sju möten.")],
    ),
}


@pytest.mark.parametrize(("before", "now", "expected"), PARAGRAPHS.values(), ids=list(PARAGRAPHS))
def test_paragraphs_are_laid_beside_each_other(
    before: tuple[str, ...], now: tuple[str, ...], expected: list[tuple[ChangeKind, str, str, str]]
) -> None:
    assert told(version(*text(*before)), version(*text(*now))) == expected


def test_cells_are_known_by_row_and_column_wherever_they_have_moved() -> None:
    before = version(table({"Mora": ("1", "2"), "Orsa": ("3", "4")}))
    now = version(table({"Orsa": ("4", "3"), "Mora": ("2", "5")}, ("Män", "Kvinnor")))

    assert told(before, now) == [(FIGURE, "Tabell 1. Deltagare, Mora, Kvinnor", "1", "5")]


def test_rows_that_are_new_or_gone_are_told_whole() -> None:
    before, now = version(table({"Mora": ("1", "2")})), version(table({"Orsa": ("3", "x")}))

    assert told(before, now) == [
        (TEXT, "Tabell 1. Deltagare", "", "Orsa | 3 | x"),
        (TEXT, "Tabell 1. Deltagare", "Mora | 1 | 2", ""),
    ]


def test_a_number_that_is_no_longer_shown_is_told_by_its_sign_alone() -> None:
    before, now = version(table({"Mora": ("7", "2")})), version(table({"Mora": ("x", "2")}))

    assert told(before, now) == [(FIGURE, "Tabell 1. Deltagare, Mora, Kvinnor", "7", "x")]


def test_tables_that_are_new_or_gone_are_told_by_their_titles() -> None:
    assert told(version(), version(table({}))) == [(TEXT, "", "", "Tabell 1. Deltagare")]
    assert told(version(table({})), version()) == [(TEXT, "", "Tabell 1. Deltagare", "")]


def test_a_caption_is_no_paragraph_of_its_own() -> None:
    before = version(Text("Tal", "Tabell\u00a01. Deltagare"), table({}))
    later = Table("Tal", "Tabell 2", "tab_tal", "Deltagare", (), ())

    assert told(before, version(Text("Tal", "Tabell\u00a02. Deltagare"), later)) == []


def test_who_has_answered_is_told_first_and_documents_that_are_new_or_gone_as_such() -> None:
    before = version(coverage={("Svar", "Mora"): "Saknas"}, name="bilaga")
    now = version(coverage={("Svar", "Mora"): "Inkommen"})

    assert [(each.kind, each.document, each.before, each.after) for each in changes(before, now)] == [
        (COVERAGE, "", "Saknas", "Inkommen"),
        (TEXT, "rapport", "", "hela dokumentet"),
        (TEXT, "bilaga", "hela dokumentet", ""),
    ]


def test_what_stands_in_an_edited_document_is_to_be_carried_over() -> None:
    (change,) = changes(version(*text("Ett.")), version(*text("Två.")), {"rapport"})

    assert change == Change(TEXT, "rapport", "Läget", "", "Ett.", "Två.", edited=True)


def test_a_version_is_read_back_as_it_was_written() -> None:
    made = Traces(
        "0.2",
        (Part("indata/a.xlsx", "Blad", "C4", "Mora", "2025", State.NIL, "–"), Part(state=State.SUPPRESSED)),
        (Document("rapport", (Text("Läget", "Sju.", (Piece(0, 3, (0,)),)), table({"Mora": ("1", "x")}))),),
        {("Svar", "Mora"): "Saknas"},
    )

    assert decoded(encoded(made)) == made
    assert encoded(decoded(encoded(made))) == encoded(made)


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b'{"version": "0.1", "filer": 3}', b"\xff"])
def test_what_is_no_such_file_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"no traces|utf-8|Expecting"):
        decoded(data)

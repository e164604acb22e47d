"""Tables and quotations in a finished document: what they say, and that everybody can read them."""

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from generator.model.definition import Kind, ListColumn, Table, TableKind
from generator.report.styles import OUR_LOOK
from generator.report.tables import Grid, table
from generator.report.widths import Column
from generator.report.wordml import NAMESPACES, W15, w
from tests.report_build import (
    GROUPS,
    LINE,
    MEETINGS,
    PARTICIPANTS,
    paragraphs,
    part,
    render,
    rows_of,
    styled,
    tables,
    text_of,
)

PLANNING = "poster.grupper.planering"


def made(tmp_path: Path, outline: str, *more: Table, **settings: object) -> bytes:
    documents, findings = render(tmp_path, outline, *more, **settings)  # type: ignore[arg-type]
    assert findings == ()
    return documents[0].content


def table_of(document: bytes) -> etree._Element:
    (found,) = part(document).iter(w("tbl"))
    return found


def test_a_computed_table_is_shown_as_it_was_published(tmp_path: Path) -> None:
    assert tables(made(tmp_path, "{{p tabell.deltagare }}")) == [
        [
            ["Inriktning", "Kvinnor", "Totalt"],
            ["Bygg och anläggning", "x", "1\u00a0234"],
            ["Vård och omsorg", "60", "100"],
            ["Totalt", "x", "1\u00a0334"],
        ]
    ]


def test_a_table_brings_caption_notes_and_what_its_signs_mean(tmp_path: Path) -> None:
    texts = paragraphs(made(tmp_path, "{{p tabell.deltagare }}"))
    assert texts[0] == "Tabell\u00a01. Deltagare per inriktning"
    assert texts[-2:] == ["Uppgifter om färre än fem personer visas inte.", "Teckenförklaring: x uppgiften visas inte."]


def test_the_notes_under_a_table_stand_on_one_page(tmp_path: Path) -> None:
    body = part(made(tmp_path, "{{p tabell.deltagare }}"))
    kept = [each.find(f".//{w('keepNext')}") is not None for each in body.iter(w("p"))]
    assert kept[-2:] == [True, False]


def test_a_list_of_rows_of_a_register(tmp_path: Path) -> None:
    assert tables(made(tmp_path, "{{p tabell.grupper }}")) == [
        [
            ["Grupp", "Svar", "Möten"],
            ["Planering", "Ja", "2"],
            ["Antagning & urval", "Ja", ".."],
            ["Chefsgrupp", "Nej", ".."],
        ]
    ]


def test_a_list_of_one_respondents_answers(tmp_path: Path) -> None:
    document = made(tmp_path, f"{{{{p {PLANNING}.tabell.moten }}}}")
    assert tables(document) == [
        [["Datum", "Ämne", "Deltagare"], ["2025-03-01", "Utbud", "8"], ["2025-10-01", "..", "1\u00a0234"]]
    ]
    assert paragraphs(document)[0] == "Tabell\u00a01. Möten, Planering"
    assert paragraphs(document)[-2:] == ["Källa: Gruppens svar 2025.", "Teckenförklaring: .. uppgift saknas."]


def test_a_list_of_all_respondents_answers_knows_who_answered(tmp_path: Path) -> None:
    columns = (ListColumn("Grupp", "rad.grupper.namn"), ListColumn("Ämne", "rad.amne"))
    about_something = "rad.amne is angiven"
    everyones = replace(MEETINGS, id="allas", title="Allas", list_columns=columns, condition=about_something)
    assert tables(made(tmp_path, "{{p tabell.allas }}", everyones)) == [[["Grupp", "Ämne"], ["Planering", "Utbud"]]]


def test_decimals_are_the_same_in_a_column(tmp_path: Path) -> None:
    columns = (ListColumn("Tal", "2.5 if rad.id == 'chef' else 3", numeric=True),)
    halves = replace(GROUPS, id="halva", list_columns=columns)
    assert tables(made(tmp_path, "{{p tabell.halva }}", halves)) == [[["Tal"], ["3,0"], ["3,0"], ["2,5"]]]


def test_questions_of_several_respondents_say_whose_answers_they_are(tmp_path: Path) -> None:
    assert tables(made(tmp_path, "{{p tabell.bedomningar }}")) == [
        [
            ["Grupp", "Fråga", "Bedömning"],
            ["Planering", "I vilken grad planerar ni tillsammans?", "I mycket hög grad"],
            ["Planering", "I vilken grad har ni samma syn?", ".."],
            ["Antagning & urval", "I vilken grad planerar ni tillsammans?", "Inte relevant: vi är nya"],
        ]
    ]


def test_questions_of_one_respondent_have_the_side_questions_as_columns(tmp_path: Path) -> None:
    assert tables(made(tmp_path, f"{{{{p {PLANNING}.tabell.egna }}}}")) == [
        [
            ["Fråga", "Bedömning", "Kommentar"],
            ["I vilken grad planerar ni tillsammans?", "I mycket hög grad", "Vi träffas varje månad."],
            ["I vilken grad har ni samma syn?", "..", "."],
        ]
    ]


@pytest.mark.parametrize(
    ("outline", "text"),
    [
        ("{{p poster.grupper.chef.tabell.moten }}", "Inget svar har kommit in."),
        ("{{p poster.grupper.antagning.tabell.moten }}", "Möten, Antagning & urval: [uppgift saknas]"),
        ("{{p tabell.tom }}", "Inga uppgifter har lämnats."),
        ("{{p tabell.tom_med_text }}", "Inget att visa för 2025."),
        ("{{p svar.samordnare.arbete.syfte | egna_ord }}", "Allt är väl."),
    ],
)
def test_what_stands_instead_of_a_table_without_rows(tmp_path: Path, outline: str, text: str) -> None:
    empty = replace(GROUPS, id="tom", condition="rad.id == 'ingen'")
    worded = replace(empty, id="tom_med_text", empty_text="Inget att visa för {{ period.ar }}.")
    assert paragraphs(made(tmp_path, outline, empty, worded)) == [text]


def test_the_first_row_is_a_header_and_no_row_is_broken(tmp_path: Path) -> None:
    table = table_of(made(tmp_path, "{{p tabell.deltagare }}"))
    first, *others = table.iterfind(w("tr"))
    assert first.find(f"{w('trPr')}/{w('tblHeader')}") is not None
    assert all(row.find(f"{w('trPr')}/{w('tblHeader')}") is None for row in others)
    assert all(row.find(f"{w('trPr')}/{w('cantSplit')}") is not None for row in (first, *others))


def test_a_table_is_described_to_one_who_does_not_see_it(tmp_path: Path) -> None:
    properties = table_of(made(tmp_path, "{{p tabell.deltagare }}")).find(w("tblPr"))
    assert properties is not None
    assert properties.find(w("tblCaption")).get(w("val")) == "Deltagare per inriktning"  # type: ignore[union-attr]
    assert properties.find(w("tblDescription")).get(w("val")) == (  # type: ignore[union-attr]
        "Deltagare per inriktning. Tabellen har 3 rader under rubrikraden. Kolumner: Inriktning, Kvinnor, Totalt."
    )
    look = properties.find(w("tblLook"))
    assert look is not None
    assert (look.get(w("firstRow")), look.get(w("firstColumn")), look.get(w("lastRow"))) == ("1", "1", "1")


def test_numbers_are_set_to_the_right(tmp_path: Path) -> None:
    looks = {text: style for style, text in styled(made(tmp_path, "{{p tabell.deltagare }}"))}
    assert looks["1\u00a0234"] == "Tabellsiffra"
    assert looks["Vård och omsorg"] == "Tabelltext"
    assert looks["Kvinnor"] == "Tabellrubrik"


def test_no_cell_is_empty_and_none_is_merged(tmp_path: Path) -> None:
    blank = replace(GROUPS, id="blank", list_columns=(ListColumn("Tom", "''"), ListColumn("Rader", "'a\\n\\n b'")))
    table = table_of(made(tmp_path, "{{p tabell.blank }}", blank))
    assert rows_of(table)[1][0] == ".."
    cells = [[text_of(line) for line in cell.iterfind(w("p"))] for cell in table.iter(w("tc"))]
    assert all(text for cell in cells for text in cell)
    assert not [*table.iter(w("gridSpan"), w("vMerge"))]


def test_a_sum_is_kept_with_the_rows_before_it(tmp_path: Path) -> None:
    columns = (ListColumn("Namn", "rad.namn"),)
    long = Table("lang", "Lång", TableKind.LIST, LINE, rows="grupper", list_columns=columns)
    table = table_of(made(tmp_path, "{{p tabell.lang }}", long))
    kept = [row.find(f".//{w('keepNext')}") is not None for row in table.iterfind(w("tr"))][1:]
    assert kept == [True, True, False]


def test_own_words_are_marked_by_their_style_and_their_source(tmp_path: Path) -> None:
    document = made(tmp_path, f"{{{{p {PLANNING}.svar.arbete.syfte | egna_ord({PLANNING}.namn) }}}}")
    assert styled(document) == [
        ("Egna ord", "Gruppen planerar <utbud> & platser."),
        ("Egna ord", "Den följer {{ 7*7 }} behovet."),
        ("Källa till egna ord", "Svar från Planering"),
    ]


def test_own_words_that_are_missing_are_visible(tmp_path: Path) -> None:
    document = made(tmp_path, "{{p poster.grupper.chef.svar.arbete.syfte | egna_ord }}")
    assert styled(document) == [("Egna ord", "[uppgift saknas]")]


def test_all_answers_of_a_respondent(tmp_path: Path) -> None:
    document = made(tmp_path, f"{{{{p {PLANNING}.alla_svar }}}}")
    assert [text for style, text in styled(document) if style.startswith("Rubrik 3")] == [
        "Om blanketten",
        "Gruppens arbete",
        "Självskattning",
    ]
    texts = paragraphs(document)
    assert texts[texts.index("Ifylld den") + 1] == "den 12\u00a0september 2025"
    assert texts[texts.index("Förankrad genom") + 1] == "Möten och E-post"
    assert texts[texts.index("I vilken grad har ni samma syn?") + 1] == "Inget svar."
    assert "Kommentar: Vi träffas varje månad." in texts
    assert "Vem gäller svaren?" not in texts  # prefilled, for reading only
    assert "Inga möten har hållits" not in texts  # says no more than the table
    assert tables(document)[0][0] == ["Datum", "Ämne", "Antal deltagare"]
    assert "Tabell\u00a01. Vilka möten har hållits – Planering" in texts


def test_all_answers_keep_numbers_of_protected_tables_to_themselves(tmp_path: Path) -> None:
    document = made(tmp_path, "{{p poster.kommuner.falun.alla_svar }}")
    said = "Uppgifterna visas bara i rapportens tabeller, för att skydda uppgifter om få personer."
    assert said in paragraphs(document)
    assert tables(document) == []


def test_all_answers_of_one_who_sent_nothing(tmp_path: Path) -> None:
    assert paragraphs(made(tmp_path, "{{p poster.grupper.chef.alla_svar }}")) == ["Inget svar har kommit in."]


def test_a_table_with_fixed_rows_names_them(tmp_path: Path) -> None:
    document = made(tmp_path, "{{p poster.kommuner.falun.alla_svar }}", replace(PARTICIPANTS, protection=""))
    assert tables(document) == [
        [
            ["Inriktningar", "Kvinnor", "Totalt"],
            ["Bygg och anläggning", "..", "3"],
            ["Vård och omsorg", "..", "3"],
        ]
    ]


def test_every_block_stands_in_a_control_with_a_name_that_lasts(tmp_path: Path) -> None:
    asked = ("tabell.deltagare", f"{PLANNING}.tabell.moten", f"{PLANNING}.svar.arbete.syfte | egna_ord")
    document = part(made(tmp_path, "\n".join(f"{{{{p {each} }}}}" for each in asked)))
    tags = [tag.get(w("val")) for tag in document.iter(w("tag"))]
    assert tags == ["rg:tabell:deltagare", "rg:tabell:moten.planering", "rg:svar:grupp.planering.arbete.syfte"]
    appearances = [each.get(f"{{{W15}}}val") for each in document.iter(f"{{{W15}}}appearance")]
    assert appearances == ["hidden"] * 3


def test_kinds_of_questions_are_chosen(tmp_path: Path) -> None:
    dates = Table("datum", "Datum", TableKind.QUESTIONS, LINE, form="grupp", parts=("om",), kinds=(Kind.DATE,))
    document = made(tmp_path, f"{{{{p {PLANNING}.tabell.datum }}}}", dates)
    assert tables(document) == [[["Fråga", "Svar"], ["Ifylld den", "2025-09-12"]]]


@pytest.mark.parametrize(
    ("rows", "kept"),
    [
        (["kort"] * 5, [True, True, True, True, False]),
        (["kort"] * 6, [False, False, False, True, True, False]),
        (["lång text " * 40] * 4, [False, False, True, False]),
    ],
    ids=["short", "many rows", "tall rows"],
)
def test_only_a_short_table_is_kept_on_one_page(rows: list[str], kept: list[bool]) -> None:
    columns = (Column("Vad"), Column("Hur"))
    grid = Grid("Rubrik", "Beskrivning", columns, tuple((row, "ja") for row in rows))
    body = etree.fromstring(f"<w:body {NAMESPACES}>{table(grid, OUR_LOOK)}</w:body>")
    assert [row.find(f".//{w('keepNext')}") is not None for row in body.iter(w("tr"))][1:] == kept

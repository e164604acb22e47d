"""Charts in a document: the block, its parts in the package, and what stands when nothing is drawn."""

import io
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from docx import Document as Word
from lxml import etree
from openpyxl import load_workbook

from generator import report
from generator.model.charts import Chart, ChartKind
from generator.model.definition import Kind, Method, Register, RegisterField, Table
from generator.model.inbox import FoundFile
from generator.model.methods import MethodKind
from generator.model.published import (
    MethodResult,
    MethodResults,
    Published,
    PublishedCell,
    PublishedTable,
)
from generator.model.values import State
from generator.office.package import open_package
from generator.report.wordml import WP, w
from tests import chart_build
from tests.chart_build import LINE
from tests.report_build import (
    PARTICIPANTS,
    TODAY,
    VERSION,
    dataset,
    follow_up,
    paragraphs,
    part,
    plan,
    published,
    render,
    replaced,
)
from tests.validating import remarks

BARS, COLUMNS, STACKED, SHARES, LINES = ChartKind
COUNTS = """
Område | Kvinnor | Män
Bygg & <anläggning> | 15 | 96
Hantverk | x | 7
Vård | 581 | 141
Totalt | x | 244
"""


def rendered(
    tmp_path: Path,
    outline: str,
    *charts: Chart,
    counts: str = COUNTS,
    notes: tuple[str, ...] = (),
    methods: Mapping[str, MethodResults] | None = None,
    columns: str = "",
    template: bytes = b"",
) -> bytes:
    """Render an outline with these charts; the table `t` is *counts*."""
    table: PublishedTable = replace(chart_build.table(counts), title="Antal", notes=notes)
    drawn: Table = replace(PARTICIPANTS, id="t", title="Antal", protection="", columns=columns)
    plain = follow_up(outline, drawn)
    dates = Register("matdatum", "Mätdatum", (RegisterField("datum", "Datum", Kind.DATE),), ())
    known = {each.id: each for each in charts} or {"bild": chart_build.chart(STACKED, unit="antal personer")}
    results = methods or {}
    followed = replace(
        plain,
        registers={**plain.registers, dates.id: dates},
        charts={**plain.charts, **known},
        methods={each.method.id: each.method for each in results.values()},
    )
    path = tmp_path / "rapport.docx"
    path.write_bytes(template or report.make_template(followed, followed.documents[0]))
    templates, flaws = report.load_templates({"rapport": FoundFile(path, "mallar/prov/rapport.docx")}, followed)
    shown = Published({**published().tables, "t": table}, results)
    documents, faults = report.render_all(templates, dataset(followed), shown, VERSION, TODAY)
    assert flaws + faults == ()
    return documents[0].content


def parts(document: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        return {name: package.read(name) for name in package.namelist()}


def after(document: bytes, start: str) -> list[str]:
    lines = [line.replace("\u00a0", " ") for line in paragraphs(document)]
    return lines[next(i for i, line in enumerate(lines) if line.startswith(start)) :]


def test_a_chart_has_caption_drawing_and_notes_in_a_control(tmp_path: Path) -> None:
    drawn = chart_build.chart(STACKED, notes=("Källa: Kommunerna {{ period.ar }}.",))
    document = rendered(tmp_path, "{{p tabell.t }}\n{{p diagram.bild }}\nSlut.", drawn)

    assert after(document, "Diagram 1") == [
        "Diagram 1. Bilden",
        "",
        "Siffrorna finns i Tabell 1.",
        "Hantverk visas inte i diagrammet, eftersom uppgifter om få personer skyddas.",
        "Källa: Kommunerna 2025.",
        "Slut.",
    ]
    body = part(document)
    tags = [each.get(w("val")) for each in body.iter(w("tag"))]
    (inline,) = body.iter(f"{{{WP}}}inline")
    properties = inline.find(f"{{{WP}}}docPr")
    assert properties is not None
    assert "rg:diagram:bild" in tags
    assert properties.get("name") == "Diagram 1"
    assert properties.get("descr") == (
        "Liggande staplar i delar: Bilden. Längst stapel har Vård: Kvinnor 581 och Män 141. "
        "Kortast stapel har Bygg & <anläggning>: Kvinnor 15 och Män 96."
    )


def test_the_parts_belong_together_and_hold_the_same_numbers(tmp_path: Path) -> None:
    document = rendered(tmp_path, "{{p diagram.bild }}")
    found = parts(document)
    path = tmp_path / "ut.docx"
    path.write_bytes(document)
    package = open_package(path)

    (drawing,) = (each for each in package.relations("word/document.xml").values() if each.kind == "chart")
    (book,) = package.relations(drawing.target).values()
    assert (drawing.target, book.target) == (
        "word/charts/chart1.xml",
        "word/embeddings/Microsoft_Excel_Worksheet1.xlsx",
    )
    sheet = load_workbook(io.BytesIO(found[book.target]))["Diagramdata"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["Område", "Kvinnor", "Män"],
        ["Bygg & <anläggning>", 15, 96],
        ["Vård", 581, 141],
    ]
    assert Word(str(path)).inline_shapes[0].type is not None


def test_what_is_protected_is_nowhere_in_the_file(tmp_path: Path) -> None:
    """Acceptance row 75: neither in the chart, nor in its workbook, nor in the alternative text."""
    outline = "{{p tabell.t }}\n{{p diagram.sida }}\n{{p diagram.delar }}"
    sida = replace(chart_build.chart(COLUMNS), id="sida")
    delar = replace(chart_build.chart(STACKED), id="delar")
    found = parts(rendered(tmp_path, outline, sida, delar))

    sheets = [
        [[cell.value for cell in row] for row in load_workbook(io.BytesIO(found[name])).active.iter_rows()]  # type: ignore[union-attr]
        for name in sorted(found)
        if name.endswith(".xlsx")
    ]
    assert ["Hantverk", None, 7] in sheets[0]
    assert all("Hantverk" not in row for row in sheets[1])
    caches = [etree.fromstring(found[f"word/charts/chart{i}.xml"]) for i in (1, 2)]
    assert [len(list(each.iter("{http://schemas.openxmlformats.org/drawingml/2006/chart}pt"))) for each in caches] == [
        2 + 3 * 2 + 5,
        2 + 2 * 2 + 4,
    ]
    text = after(rendered(tmp_path, outline, sida, delar), "Diagram 1")
    assert "Uppgifter som saknas eller inte visas är inte med i diagrammet." in text


@pytest.mark.parametrize(
    ("counts", "lines"),
    [
        ("Område | A", ["Inga uppgifter har lämnats."]),
        ("Område | A\nBygg | x\nVård | x", ["Diagrammet visas inte, eftersom uppgifter om få personer skyddas."]),
        ("Område | A\nBygg | –\nVård | –", ["Diagrammet visas inte, eftersom alla uppgifter är noll."]),
        (
            "Område | A\nBygg | 12",
            ["Diagrammet visas inte, eftersom det bara finns en uppgift att visa: Bygg, 12."],
        ),
    ],
    ids=["nothing", "protected", "zeros", "one number"],
)
def test_a_sentence_stands_for_a_chart_of_nothing_and_can_be_referred_to(
    tmp_path: Path, counts: str, lines: list[str]
) -> None:
    document = rendered(
        tmp_path, "{{p diagram.bild }}\nSe {{ hanvisning.bild }}.", chart_build.chart(BARS), counts=counts
    )

    assert after(document, "Diagram 1") == ["Diagram 1. Bilden", *lines, "Se Diagram 1."]
    assert not any(name.startswith("word/charts") for name in parts(document))


def test_a_model_says_itself_what_stands_for_a_chart_of_nothing(tmp_path: Path) -> None:
    empty = chart_build.chart(BARS, empty_text="Ingen har svarat {{ period.ar }}.")

    assert "Ingen har svarat 2025." in paragraphs(rendered(tmp_path, "{{p diagram.bild }}", empty, counts="O | A"))


def test_charts_are_numbered_apart_from_tables_in_the_order_they_stand(tmp_path: Path) -> None:
    one, two = (replace(chart_build.chart(BARS), id=name, title=name) for name in ("ett", "tva"))
    outline = (
        "{{p tabell.t }}\n{{p diagram.tva }}\n{{p diagram.ett }}\nSe {{ hanvisning.ett }} och {{ hanvisning.tva }}."
    )
    document = rendered(tmp_path, outline, one, two)

    lines = [line.replace("\u00a0", " ") for line in paragraphs(document)]
    assert [line for line in lines if line.startswith("Diagram ")] == ["Diagram 1. tva", "Diagram 2. ett"]
    assert lines[-1] == "Se Diagram 2 och Diagram 1."


def test_a_chart_that_stands_twice_has_two_parts(tmp_path: Path) -> None:
    found = parts(rendered(tmp_path, "{{p diagram.bild }}\n{{p diagram.bild }}"))

    assert found["word/charts/chart1.xml"] == found["word/charts/chart2.xml"]
    assert "word/embeddings/Microsoft_Excel_Worksheet2.xlsx" in found


def test_a_template_may_have_a_chart_of_its_own(tmp_path: Path) -> None:
    last_year = rendered(tmp_path, "{{p diagram.bild }}\nI år.")
    template = replaced(last_year, {"word/document.xml": lambda xml: xml.replace("I år.", "{{p diagram.bild }}")})

    found = parts(rendered(tmp_path, "", template=template, counts=COUNTS.replace("581", "582")))

    assert b"581" in found["word/charts/chart1.xml"]
    assert b"582" in found["word/charts/chart2.xml"]
    assert load_workbook(io.BytesIO(found["word/embeddings/Microsoft_Excel_Worksheet2.xlsx"])).active["B3"].value == 582  # type: ignore[index]


def test_a_document_without_the_table_has_its_notes_under_the_chart(tmp_path: Path) -> None:
    notes = ("Uppgift saknas från en kommun: Orsa.",)

    alone = rendered(tmp_path, "{{p diagram.bild }}", chart_build.chart(BARS, "k1"), notes=notes)
    beside = rendered(tmp_path, "{{p tabell.t }}\n{{p diagram.bild }}", chart_build.chart(BARS, "k1"), notes=notes)

    assert after(alone, "Diagram 1")[2:] == list(notes)
    assert after(beside, "Diagram 1")[2:] == ["Siffror och anmärkningar finns i Tabell 1."]


def test_each_respondent_has_a_chart_of_its_own_in_a_loop(tmp_path: Path) -> None:
    outline = "{%p for grupp in register.grupper %}\n{{p grupp.diagram.motesdeltagare }}\n{%p endfor %}"
    document = rendered(tmp_path, outline)

    assert after(document, "Diagram 1")[:2] == ["Diagram 1. Deltagare på mötena, Planering", ""]
    assert after(document, "Diagram 3")[:2] == [
        "Diagram 3. Deltagare på mötena, Chefsgrupp",
        "Inget svar har kommit in.",
    ]
    sheet = load_workbook(io.BytesIO(parts(document)["word/embeddings/Microsoft_Excel_Worksheet1.xlsx"])).active
    assert sheet is not None
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        [None, "Deltagare"],
        ["2025-03-01", 8],
        ["2025-10-01", 1234],
    ]


def test_a_chart_is_no_wider_than_the_cell_that_it_stands_in(tmp_path: Path) -> None:
    document = rendered(tmp_path, "| {{p diagram.bild }} | Text")
    (inline,) = part(document).iter(f"{{{WP}}}inline")
    extent = inline.find(f"{{{WP}}}extent")

    assert extent is not None
    assert int(extent.get("cx", "0")) < 635 * 8958 / 2


def test_a_line_over_other_dates_of_the_year_says_so(tmp_path: Path) -> None:
    """Acceptance row 64."""
    lines, counts = chart_build.chart(LINES, across=True), "Område | Mars | Oktober\nBygg | 1 | 2\nVård | 3 | 4"

    plain = rendered(tmp_path, "{{p diagram.bild }}", lines, counts=counts)
    dated = rendered(tmp_path, "{{p diagram.bild }}", lines, counts=counts, columns="matdatum")

    assert "Olika mätdatum, ej jämförbart." not in paragraphs(plain)
    assert "Olika mätdatum, ej jämförbart." in paragraphs(dated)


def test_a_fault_in_the_text_of_a_chart_is_the_models(tmp_path: Path) -> None:
    outline = "{{p diagram.inriktningar }}"
    followed = follow_up(outline)
    faulty = replace(followed.charts["inriktningar"], unit="{{ rapport.titel / 2 }}")
    followed = replace(followed, charts={"inriktningar": faulty})
    path = tmp_path / "rapport.docx"
    path.write_bytes(report.make_template(followed, plan(outline)))
    templates, _ = report.load_templates({"rapport": FoundFile(path, "rapport.docx")}, followed)

    documents, (finding,) = report.render_all(templates, dataset(followed), published(), VERSION, TODAY)

    assert documents == ()
    assert (finding.code, finding.place) == ("CHART_NOT_MADE", LINE)
    assert finding.message == "Diagrammet ”inriktningar” kan inte göras: ”/” kan bara användas mellan tal."


def test_another_number_is_another_document_and_the_same_number_the_same(tmp_path: Path) -> None:
    outline = "{{p diagram.bild }}"
    first, again = rendered(tmp_path, outline), rendered(tmp_path, outline)
    (changed,) = render(tmp_path, "{{p diagram.inriktningar }}")[0]
    (same,) = render(tmp_path, "{{p diagram.inriktningar }}", version="0.2", today=date(2026, 1, 1))[0]

    assert first == again
    assert rendered(tmp_path, outline, counts=COUNTS.replace("581", "582")) != first
    assert changed.fingerprint == same.fingerprint


# ---------------------------------------------------------------- time series

SERIES = Method("serie", MethodKind.TIME_SERIES, "grupp.arbete.moten", LINE, name="amne", time="datum", value="antal")


def result(name: str, respondent: str, points: Mapping[str | date, int]) -> MethodResult:
    cells = ({"tid": time, "varde": PublishedCell(str(n), Decimal(n), State.VALUE)} for time, n in points.items())
    return MethodResult({"namn": name, "punkter": tuple(cells)}, "grupper", respondent)


def series(*results: MethodResult) -> dict[str, MethodResults]:
    return {"serie": MethodResults(SERIES, results)}


TIME = Chart("bild", "Bilden", LINES, LINE, source="metod.serie")


def test_a_time_series_has_gaps_for_the_years_that_nobody_has_a_value_for(tmp_path: Path) -> None:
    results = series(
        result("Stölder", "planering", {"2021": 9, "2022": 8, "2025": 4}),
        result("Inbrott", "antagning", {"2022": 3, "2023": 5, "2025": 6}),
    )
    document = rendered(tmp_path, "{{p diagram.bild }}", TIME, methods=results)
    sheet = load_workbook(io.BytesIO(parts(document)["word/embeddings/Microsoft_Excel_Worksheet1.xlsx"])).active

    assert sheet is not None
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        [None, "Stölder", "Inbrott"],
        ["2021", 9, None],
        ["2022", 8, 3],
        ["2023", None, 5],
        ["2024", None, None],
        ["2025", 4, 6],
    ]
    assert after(document, "Diagram 1")[2:] == ["Linjen är bruten där uppgift saknas eller inte visas."]


def test_series_of_the_same_name_are_told_apart_by_who_has_them(tmp_path: Path) -> None:
    points: Mapping[str | date, int] = {date(2025, 1, 31): 1, date(2025, 2, 28): 2, date(2025, 3, 31): 3}
    results = series(result("Stölder", "planering", points), result("Stölder", "antagning", points))
    document = rendered(tmp_path, "{{p diagram.bild }}", TIME, methods=results)
    sheet = load_workbook(io.BytesIO(parts(document)["word/embeddings/Microsoft_Excel_Worksheet1.xlsx"])).active

    assert sheet is not None
    assert [cell.value for cell in sheet[1]] == [None, "Stölder, Planering", "Stölder, Antagning & urval"]
    assert [cell.value for cell in sheet["A"]] == [
        None,
        "31\u00a0januari 2025",
        "28\u00a0februari 2025",
        "31\u00a0mars 2025",
    ]


def test_a_respondents_own_series_and_one_that_is_too_short(tmp_path: Path) -> None:
    results = series(
        result("Stölder", "planering", {"2023": 9, "2024": 8, "2025": 4}),
        result("Inbrott", "planering", {"2024": 3, "2025": 5}),
        result("Rån", "antagning", {"2025": 3}),
    )
    outline = "{{p poster.grupper.planering.diagram.bild }}\n{{p poster.grupper.antagning.diagram.bild }}"
    document = rendered(tmp_path, outline, TIME, methods=results)

    assert after(document, "Diagram 1") == [
        "Diagram 1. Bilden",
        "",
        "Inbrott visas inte i diagrammet, eftersom mätpunkterna är för få.",
        "Diagram 2. Bilden",
        "Diagrammet visas inte, eftersom mätpunkterna är för få.",
    ]


def test_a_series_points_at_the_list_of_the_same_answers(tmp_path: Path) -> None:
    results = series(result("Stölder", "planering", {"2023": 9, "2024": 8, "2025": 4}))
    outline = "{{p poster.grupper.planering.tabell.moten }}\n{{p poster.grupper.planering.diagram.bild }}"

    assert after(rendered(tmp_path, outline, TIME, methods=results), "Diagram 1")[2:] == ["Siffrorna finns i Tabell 1."]


# ---------------------------------------------------------------- judged by others


def gallery(tmp_path: Path) -> Path:
    """Write a document with a chart of every kind."""
    both = [(kind, upright) for kind in ChartKind for upright in (False, kind in (STACKED, SHARES))]
    charts = [
        replace(chart_build.chart(kind, upright=upright, unit="antal"), id=f"bild{i}")
        for i, (kind, upright) in enumerate(dict.fromkeys(both))
    ]
    across = replace(chart_build.chart(LINES, across=True), id="linjer")
    counts = "Område | 2023 | 2024 | 2025\nBygg & <b> | 10 | .. | 30\nVård | 50 | 60 | 70\nHantverk | – | 1 | 2"
    outline = "".join(f"{{{{p diagram.{each.id} }}}}\n" for each in (*charts, across))
    path = tmp_path / "alla.docx"
    path.write_bytes(rendered(tmp_path, outline, *charts, across, counts=counts))
    return path


@pytest.mark.validator
def test_the_open_xml_sdk_has_nothing_to_remark_on_any_kind(tmp_path: Path) -> None:
    assert remarks(gallery(tmp_path)) == []


@pytest.mark.libreoffice
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_draws_every_kind(tmp_path: Path) -> None:
    path = gallery(tmp_path)
    profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)

    assert path.with_suffix(".pdf").stat().st_size > 20_000

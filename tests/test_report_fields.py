"""What Word would fill in when asked is already there: contents, numbers of tables, references, unique ids."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from generator.model.definition import Table
from generator.report import make_template
from generator.report.paragraph_styles import MEASURE
from generator.report.wordml import field, field_begin, field_mark, paragraph, run, w
from tests.report_build import (
    GROUPS,
    follow_up,
    paragraphs,
    part,
    plan,
    render,
    replaced,
    styled,
    text_of,
    with_footnote,
)

OUTLINE = """
= Titel
#* Sammanfattning
[innehall]
# Uppdrag & mål
## Avgränsning
### Djupare
# Grupper
{%p for grupp in register.grupper %}
## {{ grupp.namn }}
{%p endfor %}
##* Utan nummer
"""


def made(tmp_path: Path, outline: str, template: bytes | None = None, *tables: Table) -> bytes:
    documents, findings = render(tmp_path, outline, *tables, template=template)
    assert findings == ()
    return documents[0].content


def contents(document: bytes) -> list[tuple[str, str]]:
    return [(style, text) for style, text in styled(document) if style.startswith("toc ")]


def test_contents_list_the_headings_with_the_numbers_that_word_will_show(tmp_path: Path) -> None:
    assert contents(made(tmp_path, OUTLINE)) == [
        ("toc 1", "Sammanfattning\t2"),
        ("toc 1", "1\tUppdrag & mål\t3"),
        ("toc 2", "1.1\tAvgränsning\t3"),
        ("toc 1", "2\tGrupper\t3"),
        ("toc 2", "2.1\tPlanering\t3"),
        ("toc 2", "2.2\tAntagning & urval\t3"),
        ("toc 2", "2.3\tChefsgrupp\t3"),
        ("toc 2", "Utan nummer\t3"),
    ]


@pytest.mark.parametrize(
    ("written", "first", "numbers"),
    [
        ("decimal", 1, ["1", "1.1", "2"]),
        ("decimal", 3, ["3", "3.1", "4"]),
        ("upperRoman", 3, ["III", "III.1", "IV"]),
        ("lowerRoman", 1, ["i", "i.1", "ii"]),
        ("upperLetter", 26, ["Z", "Z.1", "AA"]),
        ("lowerLetter", 1, ["a", "a.1", "b"]),
        ("none", 1, ["", ".1", ""]),
    ],
    ids=lambda value: str(value) if isinstance(value, str) else "",
)
def test_the_numbers_are_written_as_the_template_s_list_says(
    tmp_path: Path, written: str, first: int, numbers: list[str]
) -> None:
    outline = "[innehall]\n# Ett\n## Två\n# Tre"
    old = '<w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    new = f'<w:start w:val="{first}"/><w:numFmt w:val="{written}"/>'
    template = replaced(
        make_template(follow_up(outline), plan(outline)),
        {"word/numbering.xml": lambda xml: xml.replace(old, new, 1)},
    )
    entries = [text.rpartition("\t")[0].rpartition("\t")[0] for _, text in contents(made(tmp_path, "", template))]
    assert entries == numbers


def test_every_entry_is_a_link_to_its_heading(tmp_path: Path) -> None:
    document = part(made(tmp_path, OUTLINE))
    marked = {
        start.get(w("name")): "".join(text.text or "" for text in start.getparent().iter(w("t")))  # type: ignore[union-attr]
        for start in document.iter(w("bookmarkStart"))
    }
    links = [(link.get(w("anchor")), text_of(link)) for link in document.iter(w("hyperlink"))]
    assert len(links) == 8
    assert all(
        text.endswith(f"{marked[anchor]}\t{2 if number == 0 else 3}") for number, (anchor, text) in enumerate(links)
    )


def test_names_of_bookmarks_last_from_build_to_build(tmp_path: Path) -> None:
    def name(document: bytes) -> str | None:
        heading = next(each for each in part(document).iter(w("p")) if text_of(each) == "Avgränsning")
        return heading.find(w("bookmarkStart")).get(w("name"))  # type: ignore[union-attr]

    assert name(made(tmp_path, OUTLINE)) == name(made(tmp_path, OUTLINE.replace("# Grupper", "# Annat")))


def test_the_field_can_be_updated_by_word(tmp_path: Path) -> None:
    document = part(made(tmp_path, OUTLINE))
    contents_field, *pages = [text.text for text in document.iter(w("instrText"))]
    assert contents_field == ' TOC \\o "1-2" \\h \\z \\u '
    names = [link.get(w("anchor")) for link in document.iter(w("hyperlink"))]
    assert pages == [f" PAGEREF {name} \\h " for name in names]
    kinds = [mark.get(w("fldCharType")) for mark in document.iter(w("fldChar"))]
    assert kinds == ["begin", "separate", *["begin", "separate", "end"] * 8, "end"]
    (gallery,) = document.iter(w("docPartGallery"))
    assert gallery.get(w("val")) == "Table of Contents"


def test_an_instruction_of_the_owners_is_kept(tmp_path: Path) -> None:
    deeper = replaced(
        make_template(follow_up(OUTLINE), plan(OUTLINE)),
        {"word/document.xml": lambda xml: xml.replace('TOC \\o "1-2" \\h', 'TOC \\o "1-1" \\n \\h')},
    )
    document = made(tmp_path, "", deeper)
    assert [text for _, text in contents(document)] == ["Sammanfattning", "1\tUppdrag & mål", "2\tGrupper"]
    assert [text.text for text in part(document).iter(w("instrText"))] == [' TOC \\o "1-1" \\n \\h \\z \\u ']


def test_a_contents_field_that_stands_by_itself_is_filled_too(tmp_path: Path) -> None:
    outline = "Före\nHär\nEfter\n# Ett\n## Två\n### Tre"
    bare = paragraph(field_begin('TOC \\o "1-3" \\h') + run("gammalt")) + paragraph(run("äldre") + field_mark("end"))
    template = replaced(
        make_template(follow_up(outline), plan(outline)),
        {"word/document.xml": lambda xml: re.sub("<w:p>(?:(?!<w:p>).)*>Här<.*?</w:p>", lambda _: bare, xml)},
    )
    assert styled(made(tmp_path, "", template))[:5] == [
        ("Body Text", "Före"),
        ("toc 1", "1\tEtt\t1"),
        ("toc 2", "1.1\tTvå\t1"),
        ("toc 3", "1.1.1\tTre\t1"),
        ("Body Text", "Efter"),
    ]


def test_a_list_of_tables_is_left_as_it_is(tmp_path: Path) -> None:
    listed = paragraph(field_begin('TOC \\h \\z \\c "Tabell"') + run("Tabell 1") + field_mark("end"))
    template = replaced(
        make_template(follow_up("# Ett"), plan("# Ett")),
        {"word/document.xml": lambda xml: xml.replace("<w:p>", f"{listed}<w:p>", 1)},
    )
    assert paragraphs(made(tmp_path, "", template)) == ["Tabell 1", "Ett"]


def test_contents_in_styles_without_tabs_get_them(tmp_path: Path) -> None:
    without = re.compile("<w:tabs>.*?</w:tabs>")
    template = replaced(
        make_template(follow_up(OUTLINE), plan(OUTLINE)), {"word/styles.xml": lambda xml: without.sub("", xml)}
    )
    entries = [
        each for each in part(made(tmp_path, "", template)).iter(w("p")) if each.find(w("hyperlink")) is not None
    ]
    tabs = [[tab.get(w("pos")) for tab in entry.iterfind(f"{w('pPr')}/{w('tabs')}/{w('tab')}")] for entry in entries]
    assert tabs[:3] == [["8958"], ["567", "8958"], ["1247", "8958"]]


def test_pages_are_told_wherever_they_are_asked_for(tmp_path: Path) -> None:
    outline = "Se {{ hanvisning.deltagare }}.\n[nysida]\n# Ett\n{{p tabell.deltagare }}"
    asked = (
        paragraph(run("sidan ") + field("PAGEREF tab_deltagare \\h", "?"))
        + paragraph(field("NUMPAGES", "?") + run(" sidor"))
        + "<w:p>"
    )
    template = replaced(
        make_template(follow_up(outline), plan(outline)),
        {"word/document.xml": lambda xml: xml.replace("<w:p>", asked, 1)},
    )
    document = made(tmp_path, "", template)
    assert paragraphs(document)[:2] == ["sidan 2", "2 sidor"]
    assert paragraphs(document, "word/footer1.xml") == ["Sida\u00a01 (2)"]


def test_a_page_asked_of_nothing_is_an_error(tmp_path: Path) -> None:
    asked = paragraph(field("PAGEREF borta \\h", "?")) + "<w:p>"
    template = replaced(
        make_template(follow_up("Text"), plan("Text")),
        {"word/document.xml": lambda xml: xml.replace("<w:p>", asked, 1)},
    )
    _, findings = render(tmp_path, "", template=template)
    assert [finding.code for finding in findings] == ["REFERENCE_UNKNOWN"]


def test_contents_without_headings_are_not_empty(tmp_path: Path) -> None:
    assert contents(made(tmp_path, "[innehall]\nText")) == [("toc 1", "Inga uppgifter har lämnats.")]


def test_same_headings_get_bookmarks_of_their_own(tmp_path: Path) -> None:
    document = part(made(tmp_path, "[innehall]\n# Samma\n# Samma\n# Samma"))
    names = [start.get(w("name")) for start in document.iter(w("bookmarkStart"))]
    assert len(set(names)) == 3


def test_tables_are_numbered_in_the_order_of_the_document(tmp_path: Path) -> None:
    outline = """
{{p tabell.grupper }}
Se {{ hanvisning.deltagare }} och {{ hanvisning.grupper }}.
{{p poster.grupper.planering.tabell.moten }}
{{p tabell.deltagare }}
"""
    texts = paragraphs(made(tmp_path, outline))
    assert [text for text in texts if text.startswith("Tabell")] == [
        "Tabell\u00a01. Grupper 2025",
        "Tabell\u00a02. Möten, Planering",
        "Tabell\u00a03. Deltagare per inriktning",
    ]
    assert "Se Tabell\u00a03 och Tabell\u00a01." in texts


def test_a_table_without_rows_is_called_by_its_title(tmp_path: Path) -> None:
    empty = replace(
        GROUPS, id="tom", title="Grupper <utan> svar", condition="rad.namn == 'Ingen'", empty_text="Alla har svarat."
    )
    assert paragraphs(made(tmp_path, "Se {{ hanvisning.tom }}.\n{{p tabell.tom }}", None, empty)) == [
        "Se ”Grupper <utan> svar”.",
        "Alla har svarat.",
    ]


def test_references_in_headers_and_footnotes_follow_too(tmp_path: Path) -> None:
    outline = "{{p tabell.grupper }}\n{{p tabell.deltagare }}\nText"
    template = with_footnote(
        make_template(follow_up(outline), plan(outline)), "Se {{ hanvisning.deltagare }}, sidan {{ 1 }}."
    )
    template = replaced(
        template, {"word/header1.xml": lambda xml: xml.replace("{{ dokument.titel }}", "{{ hanvisning.deltagare }}")}
    )
    document = made(tmp_path, "", template)
    assert paragraphs(document, "word/footnotes.xml")[-1] == "Se Tabell\u00a02, sidan 1."
    assert paragraphs(document, "word/header1.xml") == ["Tabell\u00a02"]


def test_a_block_that_stands_twice_has_ids_of_its_own(tmp_path: Path) -> None:
    document = part(made(tmp_path, "{{p tabell.deltagare }}\n{{p tabell.deltagare }}"))
    names = [start.get(w("name")) for start in document.iter(w("bookmarkStart"))]
    assert names == ["tab_deltagare", "tab_deltagare_2"]
    numbers = [start.get(w("id")) for start in document.iter(w("bookmarkStart"))]
    assert numbers == [end.get(w("id")) for end in document.iter(w("bookmarkEnd"))]
    controls = [each.get(w("val")) for each in document.iterfind(f".//{w('sdtPr')}/{w('id')}")]
    assert len(controls) == len(set(controls)) == 2


def test_a_simple_field_in_a_caption_of_the_owners_is_counted_too(tmp_path: Path) -> None:
    own = (
        '<w:p><w:r><w:t xml:space="preserve">Tabell </w:t></w:r><w:fldSimple w:instr=" SEQ Tabell \\* ARABIC ">'
        "<w:r><w:t>9</w:t></w:r></w:fldSimple></w:p><w:p>"
    )
    outline = "Text\n{{p tabell.deltagare }}"
    template = replaced(
        make_template(follow_up(outline), plan(outline)),
        {"word/document.xml": lambda xml: xml.replace("<w:p>", own, 1)},
    )
    texts = paragraphs(made(tmp_path, "", template))
    assert texts[0] == "Tabell 1"
    assert texts[2] == "Tabell\u00a02. Deltagare per inriktning"


def test_a_line_is_no_longer_on_a_page_that_lies(tmp_path: Path) -> None:
    document = made(tmp_path, "Text\n[liggande]\n# Rubrik\nMer text\n- En punkt\n[staende]\nSist")
    indents = {
        text_of(each): found.get(w("right"))
        for each in part(document).iter(w("p"))
        if (found := each.find(f"{w('pPr')}/{w('ind')}")) is not None
    }
    assert set(indents) == {"Mer text", "En punkt"}
    assert {int(each or 0) for each in indents.values()} == {MEASURE + 16838 - 11906}


@pytest.mark.parametrize(
    ("outline", "widths"),
    [
        ("{{p tabell.deltagare }}", [8958]),
        ("Text\n[liggande]\n{{p tabell.deltagare }}\n[staende]\n{{p tabell.grupper }}", [13890, 8958]),
    ],
    ids=["portrait", "landscape"],
)
def test_a_table_is_as_wide_as_the_text_of_its_page(tmp_path: Path, outline: str, widths: list[int]) -> None:
    document = part(made(tmp_path, outline))
    totals = [sum(int(column.get(w("w"), "0")) for column in grid) for grid in document.iter(w("tblGrid"))]
    assert all(abs(total - width) < 10 for total, width in zip(totals, widths, strict=True))


def test_a_section_break_does_not_leave_an_empty_paragraph(tmp_path: Path) -> None:
    document = made(tmp_path, "Text\n[liggande]\nMer\n{{p tabell.deltagare }}\n[staende]\nSist")
    assert paragraphs(document)[:2] == ["Text", "Mer"]
    empty = [style for style, text in styled(document) if not text]
    assert empty == ["Avsnittsbrytning"]  # after a table there must be one, and it takes no room

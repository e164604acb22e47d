"""Pages reckoned: paragraphs of known height on pages of known height."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from generator.report.pages import estimate
from generator.report.pages.letters import face
from generator.report.pages.lines import lines
from generator.report.pages.styling import Styling
from generator.report.styles import styles_part
from generator.report.wordml import NAMESPACES, paragraph, run, w
from tests.pages_build import picture

# On a page of 20 lines, each 200 twentieths of a point high.
LINE, ROOM = 200, 4000
EXACT = f'<w:spacing w:before="0" w:after="0" w:line="{LINE}" w:lineRule="exact"/>'
THEME = "<a:theme xmlns:a='urn:a'><a:minorFont><a:latin typeface='Calibri'/></a:minorFont></a:theme>"
NUMBERING = (
    f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:pPr>'
    '<w:ind w:left="3000" w:hanging="500"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="5"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
)


def styling(extra: str = "") -> Styling:
    styles = styles_part().replace("</w:styles>", f"{extra}</w:styles>")
    return Styling(etree.fromstring(styles), etree.fromstring(NUMBERING), None, etree.fromstring(THEME))


def section(kind: str = "nextPage", more: str = "", room: int = ROOM) -> str:
    return (
        f'<w:sectPr>{more}<w:type w:val="{kind}"/><w:pgSz w:w="6000" w:h="{room + 2000}"/>'
        '<w:pgMar w:top="1000" w:bottom="1000" w:left="1000" w:right="1000" w:header="500" w:footer="500"/></w:sectPr>'
    )


def high(count: int, text: str = "", properties: str = "") -> str:
    """Give a paragraph that is so many lines high and is never divided."""
    spacing = EXACT.replace(f'w:line="{LINE}"', f'w:line="{LINE * count}"')
    return paragraph(run(text), "", f"{properties}{spacing}")


def divided(count: int, text: str = "", properties: str = "") -> str:
    """Give a paragraph of so many lines."""
    return paragraph(run("\n".join([text, *["x"] * (count - 1)])), "", f"{properties}{EXACT}")


def row(count: int, text: str = "", *, header: bool = False, divisible: bool = False, keep: str = "") -> str:
    said = ("" if divisible else "<w:cantSplit/>") + ("<w:tblHeader/>" if header else "")
    return f"<w:tr><w:trPr>{said}</w:trPr><w:tc>{high(count, text, keep)}</w:tc></w:tr>"


def table(*rows: str) -> str:
    grid = '<w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid>'
    return f'<w:tbl><w:tblPr><w:tblStyle w:val="TableNormal"/></w:tblPr>{grid}{"".join(rows)}</w:tbl>'


def pages(*blocks: str, last: str = section(), beside: dict[str, str] | None = None) -> dict[str, int]:
    """Give the page of every paragraph with a text of its own, and how many there are as "alla"."""
    document = etree.fromstring(f"<w:body {NAMESPACES}>{''.join(blocks)}{last}</w:body>")
    parts = {name: etree.fromstring(f"<w:hdr {NAMESPACES}>{xml}</w:hdr>") for name, xml in (beside or {}).items()}
    found = estimate(document, styling(), parts)
    texts = {"".join(text.text or "" for text in each.iter(w("t"))): each for each in document.iter(w("p"))}
    named = {
        text.rstrip("x"): place.page for text, each in texts.items() if text.rstrip("x") and (place := found.of(each))
    }
    return {**named, "alla": found.count}


KEEP, KEEP_LINES = "<w:keepNext/>", "<w:keepLines/>"
FLOWS: dict[str, tuple[tuple[str, ...], dict[str, int]]] = {
    "what fits stays": ((high(19), high(1, "A")), {"A": 1, "alla": 1}),
    "what does not fit begins a page": ((high(19), high(2, "A")), {"A": 2, "alla": 2}),
    "a heading follows what it heads": ((high(18), high(1, "A", KEEP), high(2, "B")), {"A": 2, "B": 2, "alla": 2}),
    "so does a row of them": (
        (high(17), high(1, "A", KEEP), high(1, "B", KEEP), high(2, "C")),
        {"A": 2, "B": 2, "C": 2, "alla": 2},
    ),
    "two lines of a long paragraph are enough": (
        (high(16), high(1, "A", KEEP), divided(8, "B")),
        {"A": 1, "B": 1, "alla": 2},
    ),
    "one is not": ((high(18), high(1, "A", KEEP), divided(8, "B")), {"A": 2, "B": 2, "alla": 2}),
    "lines kept together go together": ((high(15), divided(8, "A", KEEP_LINES)), {"A": 2, "alla": 2}),
    "no line stands alone on the next page": ((high(18), divided(3, "A")), {"A": 2, "alla": 2}),
    "what no page has room for is not kept": (
        (high(10), high(6, "A", KEEP), high(6, "B", KEEP), high(6, "C", KEEP), high(6, "D")),
        {"A": 1, "B": 2, "C": 2, "D": 2, "alla": 2},
    ),
    "a break before": ((high(1), high(1, "A", "<w:pageBreakBefore/>")), {"A": 2, "alla": 2}),
    "a break within": (
        (f'<w:p><w:pPr>{EXACT}</w:pPr><w:r><w:t>A</w:t><w:br w:type="page"/></w:r></w:p>', high(1, "B")),
        {"A": 1, "B": 2, "alla": 2},
    ),
    "a caption stays with the first row": (
        (high(16), high(1, "A", KEEP), table(row(1, "B", header=True), row(3, "C"))),
        {"A": 2, "B": 2, "C": 2, "alla": 2},
    ),
    "rows kept together": (
        (high(16), table(row(1, "A", keep=KEEP), row(1, "B", keep=KEEP), row(4, "C"))),
        {"A": 2, "B": 2, "C": 2, "alla": 2},
    ),
    "the header row is repeated": (
        (high(10), table(row(4, "A", header=True), row(4, "B"), row(16, "C")), high(1, "D")),
        {"A": 1, "B": 1, "C": 2, "D": 3, "alla": 3},
    ),
    "a row may be divided": (
        (high(10), table(row(18, "A", divisible=True)), high(12, "B"), high(1, "C")),
        {"A": 1, "B": 2, "C": 3, "alla": 3},
    ),
    "a header row without end is not repeated": (
        (table(row(30, "A", header=True), row(1, "B"), row(19, "C")),),
        {"A": 1, "B": 2, "C": 3, "alla": 3},
    ),
    "a picture takes its height": (
        (paragraph(picture(1, 18 * LINE * 635), "", ""), high(3, "A")),
        {"A": 2, "alla": 2},
    ),
    "a control is looked through": (
        (high(19), f"<w:sdt><w:sdtPr/><w:sdtContent>{high(1, 'A')}{high(1, 'B')}</w:sdtContent></w:sdt>"),
        {"A": 1, "B": 2, "alla": 2},
    ),
    "a section begins a page": ((paragraph("", "", EXACT + section()), high(1, "A")), {"A": 2, "alla": 2}),
    "or an odd one": ((paragraph("", "", EXACT + section()), high(1, "A")), {"A": 2, "alla": 2}),
}


@pytest.mark.parametrize(("blocks", "expected"), FLOWS.values(), ids=FLOWS)
def test_blocks_are_laid_on_pages_as_word_lays_them(blocks: tuple[str, ...], expected: dict[str, int]) -> None:
    assert pages(*blocks) == expected


def test_a_section_may_go_on_or_begin_on_an_odd_page() -> None:
    first = paragraph("", "", EXACT + section())
    assert pages(first, high(1, "A"), last=section("continuous"))["A"] == 1
    assert pages(first, high(1, "A"), last=section("oddPage"))["A"] == 3
    assert pages(first, high(1, "A"), last=section("evenPage"))["A"] == 2


def test_a_landscape_page_has_less_room() -> None:
    first = paragraph("", "", EXACT + section())
    assert pages(first, high(9), high(3, "A"), last=section(room=2000))["A"] == 3


def test_the_numbers_printed_follow_the_section() -> None:
    counted = section(more='<w:pgNumType w:start="7"/>')
    first = paragraph("", "", EXACT + section())
    body = etree.fromstring(f"<w:body {NAMESPACES}>{first}{high(1, 'A')}{counted}</w:body>")
    place = estimate(body, styling(), {}).places[body[1]]
    assert (place.page, place.number) == (2, 7)


@pytest.mark.parametrize(("height", "page"), [(2, 2), (3, 3)], ids=["within the margin", "higher"])
def test_a_tall_header_takes_room_from_the_text(height: int, page: int) -> None:
    header = '<w:headerReference w:type="default" r:id="rId1"/>'
    first = paragraph("", "", EXACT + section(more=header))
    laid = pages(first, high(19), high(1, "A"), beside={"rId1": high(height)})
    assert laid == {"A": page, "alla": page}


def test_a_header_higher_than_the_page_leaves_some_room() -> None:
    header = '<w:headerReference w:type="default" r:id="rId1"/>'
    first = paragraph("", "", EXACT + section(more=header))
    laid = pages(first, table(row(1, "A", header=True), row(50, "B", divisible=True)), beside={"rId1": high(99)})
    assert laid["B"] == 2


def test_space_before_counts_where_something_asked_for_the_page() -> None:
    spaced = '<w:spacing w:before="400" w:after="0" w:line="200" w:lineRule="exact"/>'

    def top(*blocks: str) -> float:
        body = etree.fromstring(f"<w:body {NAMESPACES}>{''.join(blocks)}{section()}</w:body>")
        found = estimate(body, styling(), {})
        return next(place.top for element, place in found.places.items() if element is body[len(blocks) - 1])

    assert top(high(20), paragraph(run("A"), "", spaced)) == 0
    assert top(high(20), paragraph(run("A"), "", "<w:pageBreakBefore/>" + spaced)) == 400
    assert top(high(1), paragraph(run("A"), "", spaced)) == LINE + 400


def test_the_larger_space_holds_between_paragraphs() -> None:
    def spaced(before: int, after: int, more: str = "") -> str:
        return paragraph(run("A"), "", f'<w:spacing w:before="{before}" w:after="{after}" {EXACT[28:]}{more}')

    def second(first: str, then: str) -> float:
        body = etree.fromstring(f"<w:body {NAMESPACES}>{first}{then}{section()}</w:body>")
        return estimate(body, styling(), {}).places[body[1]].top

    assert second(spaced(0, 300), spaced(100, 0)) == LINE + 300
    assert second(spaced(0, 100), spaced(300, 0)) == LINE + 300
    assert second(spaced(0, 100), spaced(300, 0, "<w:contextualSpacing/>")) == LINE


def broken(text: str, width: int, style: str = "Normal", properties: str = "") -> int:
    """Count the lines of a text."""
    element = etree.fromstring(f"<w:body {NAMESPACES}>{paragraph(run(text), style, properties)}</w:body>")[0]
    known = styling()
    return len(lines(element, known.shape(element), known, width)[0])


# A letter n of Calibri in 11 points is 115.7 twentieths wide, a blank 49.7.
LINES = {
    "words": ("nnnn nnnn nnnn", 1020, 2),
    "a blank at the end takes no room": ("nnnn nnnn ", 980, 1),
    "hard blanks hold": ("nnnn\u00a0nnnn nnnn", 1000, 2),
    "after a hyphen": ("nnnn-nnnn", 600, 2),
    "after a dash": ("nnnn–nnnn", 600, 2),
    "not between hyphen and digit": ("nnnn nnnn-2", 700, 2),
    "a word too long": ("nnnnnnnnnn", 500, 3),
    "a line break": ("n\nn\nn", 5000, 3),
    "nothing": ("", 5000, 1),
    "accents and other alphabets": ("ő\u0301 日本", 500, 2),
}


@pytest.mark.parametrize(("text", "width", "expected"), LINES.values(), ids=LINES)
def test_lines_are_broken_where_word_breaks_them(text: str, width: int, expected: int) -> None:
    assert broken(text, width) == expected


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from(["n", "nnnn", "och", "-", "–", "2", " ", " ", "\u00a0", "é"]), max_size=40).map("".join)
)
def test_a_plain_text_has_as_many_lines_as_one_in_pieces(text: str) -> None:
    known = styling()
    whole = etree.fromstring(f"<w:body {NAMESPACES}>{paragraph(run(text))}</w:body>")[0]
    pieces = etree.fromstring(f"<w:body {NAMESPACES}>{paragraph(''.join(map(run, text)))}</w:body>")[0]
    heights = [lines(each, known.shape(each), known, 700)[0] for each in (whole, pieces)]
    assert [*heights[0]] == [*heights[1]]


def test_indents_and_the_hanging_number_of_a_list_narrow_the_line() -> None:
    text = "nnnn nnnn"
    assert broken(text, 1100) == 1
    assert broken(text, 1100, properties='<w:ind w:left="200"/>') == 2
    assert broken(text, 1100, properties='<w:ind w:left="200" w:hanging="200"/>') == 1
    assert broken(text, 3900, properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr>') == 2
    assert broken(text, 4100, properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr>') == 1


def test_a_page_number_after_a_right_tab_takes_no_line_of_its_own() -> None:
    assert broken("1\tEn rubrik\t12", 8958, "TOC1") == 1


@pytest.mark.parametrize(
    ("family", "bold", "width"),
    [("Calibri", False, 981), ("calibri", True, 1012), ("Arial", False, 1139), ("Times New Roman", False, 909)],
)
def test_letters_are_as_wide_as_the_fonts_say(family: str, bold: bool, width: int) -> None:
    assert face(family, bold).extent("a") == pytest.approx(width, abs=1)


def test_a_font_that_is_not_known_is_taken_for_arial() -> None:
    assert face("Kommunens egen", bold=False).extent("abc") == face("Arial", bold=False).extent("abc")
    assert face("Verdana", bold=False).extent("abc") > face("Arial", bold=False).extent("abc")

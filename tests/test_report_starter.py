"""A template made of an outline: every kind of line, and what a template has beside its text."""

import re

import pytest

from generator.report import make_template
from generator.report.outline import Line, LineKind, lines
from generator.report.wordml import w
from tests.report_build import follow_up, paragraphs, part, plan, styled, tables, text_of

OUTLINE = """
= {{ dokument.titel }}
=- Uppföljning {{ period.ar }}
| Diarienummer | {{ rapport.dnr }}
| Datum | {{ dokument.datum | datum("tabell") }} |
#* Sammanfattning
> Det går bra.
[innehall]
# Uppdrag
## Avgränsning
### Närmare
##* Utan nummer
Vi har tre mål:
- det första
- det andra
. En anmärkning.
{%p for grupp in register.grupper %}
{{p grupp.tabell.moten }}
{%p endfor %}
[liggande]
# Bredd
[staende]
# Höjd
"""


def made(outline: str = OUTLINE) -> bytes:
    return make_template(follow_up(outline), plan(outline))


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        ("= Titel", LineKind.TITLE, "Titel"),
        ("=- Under", LineKind.SUBTITLE, "Under"),
        ("# Ett", LineKind.HEADING_1, "Ett"),
        ("## Två", LineKind.HEADING_2, "Två"),
        ("### Tre", LineKind.HEADING_3, "Tre"),
        ("#* Utan", LineKind.PLAIN_HEADING_1, "Utan"),
        ("##* Utan", LineKind.PLAIN_HEADING_2, "Utan"),
        ("- punkt", LineKind.BULLET, "punkt"),
        (". liten", LineKind.NOTE, "liten"),
        ("> ingress", LineKind.LEAD, "ingress"),
        ("| a | b", LineKind.FACT, "a | b"),
        ("[innehall]", LineKind.CONTENTS, ""),
        ("[kapitel]", LineKind.CHAPTERS, ""),
        ("[liggande]", LineKind.LANDSCAPE, ""),
        ("[staende]", LineKind.PORTRAIT, ""),
        ("#hash", LineKind.BODY, "#hash"),
        ("[annat]", LineKind.BODY, "[annat]"),
        ("{%p if x %}", LineKind.BODY, "{%p if x %}"),
        ("-5 grader", LineKind.BODY, "-5 grader"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_line_of_an_outline_is_one_kind(line: str, kind: LineKind, text: str) -> None:
    assert lines(f"\n  {line}  \n\n") == (Line(kind, text),)


def test_a_fact_is_divided_at_its_first_bar_only() -> None:
    (line,) = lines("| Datum | {{ rapport.datum | datum }} |")
    assert line.fact == ("Datum", "{{ rapport.datum | datum }}")


def test_every_line_gets_its_style() -> None:
    looks = {text: style for style, text in styled(made())}
    assert {
        "{{ dokument.titel }}": "Title",
        "Uppföljning {{ period.ar }}": "Subtitle",
        "Sammanfattning": "heading 1",
        "Det går bra.": "Ingress",
        "Innehåll": "TOC Heading",
        "Uppdrag": "heading 1",
        "Avgränsning": "heading 2",
        "Närmare": "heading 3",
        "Utan nummer": "Rubrik 2 utan nummer",
        "Vi har tre mål:": "Body Text",
        "det första": "List Bullet",
        "En anmärkning.": "Anmärkning",
    }.items() <= looks.items()


def test_facts_in_a_row_are_one_table_with_a_header_row() -> None:
    assert tables(made()) == [
        [
            ["Uppgift", "Innehåll"],
            ["Diarienummer", "{{ rapport.dnr }}"],
            ["Datum", '{{ dokument.datum | datum("tabell") }}'],
        ]
    ]
    (table,) = part(made()).iter(w("tbl"))
    assert table.find(f"{w('tr')}/{w('trPr')}/{w('tblHeader')}") is not None
    assert table.find(f"{w('tblPr')}/{w('tblDescription')}") is not None


def test_pages_turn_where_the_outline_says() -> None:
    sizes = [size.get(w("orient"), "portrait") for size in part(made()).iter(w("pgSz"))]
    assert sizes == ["portrait", "landscape", "portrait"]
    assert [size.get(w("w")) for size in part(made()).iter(w("pgSz"))] == ["11906", "16838", "11906"]


def test_only_the_first_page_is_without_header_and_footer() -> None:
    first, *others = part(made()).iter(w("sectPr"))
    assert first.find(w("titlePg")) is not None
    assert all(section.find(w("titlePg")) is None for section in others)
    assert all(section.find(w("headerReference")) is not None for section in (first, *others))


def test_header_has_the_title_and_footer_the_page() -> None:
    assert paragraphs(made(), "word/header1.xml") == ["{{ dokument.titel }}\tKapitel"]
    assert paragraphs(made("Bara text."), "word/header1.xml") == ["{{ dokument.titel }}"]
    assert paragraphs(made(), "word/footer1.xml") == ["Sida\u00a01 (1)"]
    told = "".join(text.text or "" for text in part(made(), "word/footer1.xml").iter(w("instrText")))
    assert told.split() == ["PAGE", "NUMPAGES"]


def test_what_announces_a_list_stays_with_it() -> None:
    announced = next(p for p in part(made()).iter(w("p")) if text_of(p) == "Vi har tre mål:")
    assert announced.find(f"{w('pPr')}/{w('keepNext')}") is not None


def test_a_text_stays_with_its_note_and_the_last_points_of_a_list_together() -> None:
    outline = [
        "{%p for rad in rader %}",
        "{{ rad.namn }}",
        "{%p endfor %}",
        ". Källa: vi.",
        "- Ett",
        "- Två",
        "- Tre",
        "Slut.",
    ]
    told = {
        text_of(p): p.find(f"{w('pPr')}/{w('keepNext')}") is not None
        for p in part(made("\n".join(outline))).iter(w("p"))
    }
    assert [text for text in told if told[text]] == ["{{ rad.namn }}", "Två"]


def test_everything_is_in_swedish_and_modern_word() -> None:
    styles, settings = part(made(), "word/styles.xml"), part(made(), "word/settings.xml")
    assert {language.get(w("val")) for language in styles.iter(w("lang"))} == {"sv-SE"}
    modes = {each.get(w("name")): each.get(w("val")) for each in settings.iter(w("compatSetting"))}
    assert modes["compatibilityMode"] == "15"
    assert settings.find(w("autoHyphenation")).get(w("val")) == "0"  # type: ignore[union-attr]
    assert settings.find(w("updateFields")) is None


def test_no_program_or_person_is_named_as_author() -> None:
    core = part(made(), "docProps/core.xml")
    assert {element.tag.rpartition("}")[2]: element.text for element in core} == {
        "title": "Mall för Provuppföljning: rapport",
        "language": "sv-SE",
    }


def test_headings_are_numbered_by_word() -> None:
    levels = [level.get(w("val")) for level in part(made(), "word/numbering.xml").iter(w("lvlText"))]
    assert levels == ["%1", "%1.%2", "%1.%2.%3", "\u2022"]


def test_body_is_large_enough_and_left_aligned() -> None:
    styles = part(made(), "word/styles.xml")
    default = styles.find(f"{w('docDefaults')}//{w('sz')}")
    spacing = styles.find(f"{w('docDefaults')}//{w('spacing')}")
    assert default is not None
    assert spacing is not None
    assert int(default.get(w("val"), "0")) >= 22
    assert int(spacing.get(w("line"), "0")) >= 276
    assert not any(jc.get(w("val")) == "both" for jc in styles.iter(w("jc")))


def test_colours_of_styles_come_from_the_theme() -> None:
    styles = part(made(), "word/styles.xml")
    named = [colour.get(w("val")) for colour in styles.iter(w("color")) if colour.get(w("themeColor")) is None]
    assert set(named) == {"595959"}  # the grey of notes, headers and footers


def test_the_same_outline_gives_the_same_bytes() -> None:
    assert made() == made()


def test_every_style_that_is_used_is_there() -> None:
    assert "?" not in {style for style, _ in styled(made())}


def test_every_id_of_a_style_is_ascii_and_unique() -> None:
    ids = [style.get(w("styleId"), "") for style in part(made(), "word/styles.xml").iterfind(w("style"))]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch("[A-Za-z0-9]+", each) for each in ids)


def test_contents_of_the_chapters_alone_stand_where_they_are() -> None:
    document = part(made("= Titel\n| År | 2025\n[kapitel]\n# Ett\nText."))
    instructions = [text.text or "" for text in document.iter(w("instrText")) if "TOC" in (text.text or "")]
    assert ['"1-1"' in instruction for instruction in instructions] == [True]
    breaks = [each.get(w("val")) for control in document.iter(w("sdt")) for each in control.iter(w("pageBreakBefore"))]
    assert breaks == ["0"]

"""Templates of others: taken in as Word saved them, refused with a reason when they could do harm or cannot work."""

import time
from collections.abc import Callable
from html import escape
from pathlib import Path

import pytest

from generator import report
from generator.model.findings import FilePlace, Finding, Origin, Place, SpotPlace
from generator.model.inbox import FoundFile
from generator.report import make_template
from generator.report.wordml import w
from generator.swedish.template_messages import Tables, Template
from tests.report_build import (
    follow_up,
    paragraphs,
    part,
    plan,
    render,
    replaced,
    styled,
    tables,
    with_footnote,
)
from tests.test_expressions_environment import PAYLOADS as EXPRESSIONS

FILE = "mallar/prov/rapport.docx"
RELATIONS = "word/_rels/document.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def template(outline: str = "Text") -> bytes:
    return make_template(follow_up(outline), plan(outline))


def with_relation(kind: str, target: str, mode: str = ' TargetMode="External"') -> bytes:
    relation = f'<Relationship Id="rId77" Type="{OFFICE}/{kind}" Target="{target}"{mode}/></Relationships>'
    return replaced(template(), {RELATIONS: lambda xml: xml.replace("</Relationships>", relation)})


def with_body(old: str, new: str, outline: str = "Text") -> bytes:
    return replaced(template(outline), {"word/document.xml": lambda xml: xml.replace(old, new, 1)})


DOCUMENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LAST = "<w:p><w:r><w:t>Sist</w:t></w:r></w:p>"


def text(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def row(words: str) -> str:
    return f"<w:tr><w:tc>{text(words)}</w:tc></w:tr>"


def one_cell(*lines: str) -> str:
    return f"<w:tbl><w:tr><w:tc>{''.join(map(text, lines))}</w:tc></w:tr></w:tbl>"


def with_field(instruction: str) -> bytes:
    field = f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{instruction}</w:instrText></w:r>'
    return with_body("<w:r>", field + '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r>')


def loaded(tmp_path: Path, content: bytes) -> tuple[bool, tuple[Finding, ...]]:
    path = tmp_path / "rapport.docx"
    path.write_bytes(content)
    templates, findings = report.load_templates({"rapport": FoundFile(path, FILE)}, follow_up("Text"))
    return "rapport" in templates, findings


def without_styles() -> bytes:
    return replaced(template(), {RELATIONS: lambda xml: xml.replace(f"{OFFICE}/styles", f"{OFFICE}/other")})


# What is wrong with a template → code, place, whole sentence.
CASES: dict[str, tuple[bytes, Place, str]] = {
    "TEMPLATE_BROKEN": (
        without_styles(),
        FilePlace(FILE),
        "Mallen är skadad och går inte att läsa. Öppna den i Word och spara om den.",
    ),
    "TEMPLATE_WITH_MACROS": (
        replaced(template(), {}, {"word/vbaProject.bin": "x"}),
        FilePlace(FILE),
        "Mallen innehåller makron. Spara den som .docx utan makron.",
    ),
    "TEMPLATE_WITH_CHANGES": (
        with_body("<w:r>", '<w:ins w:id="1" w:author="a"><w:r><w:t>nytt</w:t></w:r></w:ins><w:r>'),
        SpotPlace(FILE, "", "nytt"),
        "Mallen innehåller spårade ändringar. Godkänn eller avvisa dem i Word och spara mallen.",
    ),
    "TEMPLATE_ACTIVE": (
        with_relation("attachedTemplate", "file:///C:/mall.dotm"),
        SpotPlace(FILE, "", "file:///C:/mall.dotm"),
        "Mallen innehåller en bifogad dokumentmall. En mall får inte hämta eller köra något utanför dokumentet. Ta "
        "bort det och spara.",
    ),
    "TEMPLATE_UNCLOSED": (
        template("# Ett\nText {{ rapport.titel\nMer"),
        SpotPlace(FILE, "Ett", "Text {{ rapport.titel"),
        "Här saknas ett slut: ”{{” ska ha ”}}” efter sig, och ”{%” ska ha ”%}”.",
    ),
    "TEMPLATE_FAULT": (
        template("# Ett\nText\n## Två\n{{ rapport.titel | versaler }}"),
        SpotPlace(FILE, "Ett › Två", "{{ rapport.titel | versaler }}"),
        "Mallen kan inte läsas här: Filtret ”versaler” finns inte. Filter som finns: ",
    ),
    "TEMPLATE_NOT_FILLED": (
        template("# Ett\n{{ rapport.titel / 2 }}"),
        SpotPlace(FILE, "Ett", "{{ rapport.titel / 2 }}"),
        "Mallen kan inte fyllas i här: ”/” kan bara användas mellan tal.",
    ),
    "TEMPLATE_STRADDLING": (
        with_body("<w:sectPr", f"{one_cell('a')}{text('{%- if rapport.organ %}b{% endif %}')}{LAST}<w:sectPr"),
        FilePlace(FILE),
        "Mallens kommandon delar sönder dokumentet. Låt {% if %} och {% for %} börja och sluta i samma stycke, eller "
        "skriv {%p if %} och {%p for %} på egna rader.",
    ),
    "BLOCK_WITHIN_TEXT": (
        template("# Ett\nSe {{ tabell.deltagare if period.ar > 2000 else 1 }} här."),
        SpotPlace(FILE, "Ett"),
        "Tabeller, diagram och egna ord kan inte stå inne i en text. Skriv dem i ett eget stycke och med p: {{p … }}.",
    ),
    "TEXT_OUTSIDE": (
        template("# Ett\n{{p rapport.organ | upper }}"),
        SpotPlace(FILE, "Ett"),
        "En text hamnar utanför sitt stycke, där Word inte visar den. Skriv texter med {{ … }}, och {{p … }} bara för "
        "tabeller, diagram och egna ord.",
    ),
    "CELL_EMPTIED": (
        with_body("<w:sectPr", f"{one_cell('{%p if 1 == 2 %}', 'Text', '{%p endif %}')}{LAST}<w:sectPr"),
        SpotPlace(FILE, "", "", 1, 1, 1),
        "En tabellcell blir tom när ett villkor i den inte stämmer. Låt det finnas ett stycke i cellen som alltid är "
        "med.",
    ),
    "TABLE_EMPTIED": (
        with_body(
            "<w:sectPr",
            f"<w:tbl>{row('{%tr for x in [] %}')}{row('{{ x }}')}{row('{%tr endfor %}')}</w:tbl>{LAST}<w:sectPr",
        ),
        SpotPlace(FILE, "", "", 1),
        "En tabell får inga rader. Låt rubrikraden stå utanför {%tr for %}, eller skriv villkor som tar med hela "
        "tabellen.",
    ),
    "CONTROL_EMPTIED": (
        with_body(
            "<w:sectPr",
            f"<w:sdt><w:sdtContent>{text('{%p if 1 == 2 %}')}{text('Text')}{text('{%p endif %}')}"
            f"</w:sdtContent></w:sdt>{LAST}<w:sectPr",
        ),
        SpotPlace(FILE, ""),
        "En innehållskontroll blir tom. Låt det finnas ett stycke i den som alltid är med, eller ta bort den.",
    ),
    "IDENTITY_NUMBER_IN_TEXT": (
        template("# Ett\nFrågor besvaras av 640823-3234."),
        SpotPlace(FILE, "Ett"),
        "Ett personnummer kan finnas i texten. Ta bort det ur mallen, modellen eller registret och kör igen.",
    ),
    "CHART_BESIDE": (
        replaced(
            template(),
            {"word/header1.xml": lambda xml: xml.replace("{{ dokument.titel }}", "{{p diagram.inriktningar }}")},
        ),
        SpotPlace(FILE, "sidhuvudet"),
        "Ett diagram kan inte stå i sidhuvudet, sidfoten eller en fotnot. Flytta det till texten.",
    ),
    "REFERENCE_UNKNOWN": (
        template("# Ett\nSe {{ hanvisning.deltagare }}."),
        SpotPlace(FILE, "Ett"),
        "Dokumentet hänvisar till bokmärket ”tab_deltagare”, som inte finns i det. "
        "Ta bort hänvisningen, eller lägg till tabellen eller diagrammet.",
    ),
}


@pytest.mark.parametrize("code", CASES)
def test_each_finding_has_its_place_and_sentence(tmp_path: Path, code: str) -> None:
    content, place, sentence = CASES[code]
    documents, findings = render(tmp_path, "", template=content)
    assert documents == ()
    (finding,) = findings
    assert (finding.code, finding.place, finding.origin) == (code, place, Origin.TEMPLATE)
    assert finding.message.startswith(sentence)


def test_a_template_that_is_not_there_is_told_and_what_it_would_print_is_not(tmp_path: Path) -> None:
    files = {"rapport": FoundFile(tmp_path / "rapport.docx", FILE)}
    for told in (report.load_templates(files, follow_up("Text"))[1], report.check_templates(files, follow_up("Text"))):
        (finding,) = told
        assert (finding.code, finding.place, finding.origin) == ("TEMPLATE_MISSING", FilePlace(FILE), Origin.TEMPLATE)
        assert finding.message == (
            "Wordmallen finns inte. Gör den med kommandot rapport mall skapa, eller lägg tillbaka den i mappen."
        )


def test_every_sentence_has_a_case() -> None:
    assert {*CASES, "TEMPLATE_MISSING"} == {member.name for member in Template}
    assert {member.name for member in Tables} == {"TABLE_NOT_MADE"}  # see test_report_rendering


def test_a_document_renamed_from_one_with_macros_is_refused(tmp_path: Path) -> None:
    renamed = {
        "[Content_Types].xml": lambda xml: xml.replace(DOCUMENT_TYPE, "application/vnd.ms-word.document.macroEnabled")
    }
    good, findings = loaded(tmp_path, replaced(template(), renamed))
    assert (good, [finding.code for finding in findings]) == (False, ["TEMPLATE_WITH_MACROS"])


def test_a_damaged_part_is_named(tmp_path: Path) -> None:
    good, (finding,) = loaded(tmp_path, replaced(template(), {"word/document.xml": lambda xml: xml[:-9]}))
    assert not good
    assert "innehållet i ”word/document.xml” går inte att läsa" in finding.message


def test_a_text_that_is_set_as_runs_is_told_too(tmp_path: Path) -> None:
    documents, (finding,) = render(tmp_path, "", template=template("{{r rapport.organ }}"))
    assert (documents, finding.code) == ((), "TEXT_OUTSIDE")


def test_several_faults_are_found_at_once(tmp_path: Path) -> None:
    broken = replaced(
        template("{{ rapport.dnr | finns_inte }}"),
        {"word/header1.xml": lambda xml: xml.replace("{{ dokument.titel }}", "{{ rapport.organ | inte_heller }}")},
    )
    good, findings = loaded(tmp_path, broken)
    assert not good
    assert [finding.place for finding in findings] == [
        SpotPlace(FILE, "", "{{ rapport.dnr | finns_inte }}"),
        SpotPlace(FILE, "sidhuvudet", "{{ rapport.organ | inte_heller }}"),
    ]


def test_an_identity_number_in_a_header_is_found_too(tmp_path: Path) -> None:
    marked = replaced(
        template("Text"),
        {"word/header1.xml": lambda xml: xml.replace("{{ dokument.titel }}", "640823-3234")},
    )
    documents, (finding,) = render(tmp_path, "", template=marked)
    assert documents == ()
    assert (finding.code, finding.place) == ("IDENTITY_NUMBER_IN_TEXT", SpotPlace(FILE, "sidhuvudet"))


ACTIVE = {
    "attachedTemplate": with_relation("attachedTemplate", "file:///C:/mall.dotm"),
    "altChunk": with_relation("aFChunk", "afchunk.mht", ""),
    "OLE link": with_relation("oleObject", "file:///C:/tal.xlsx"),
    "OLE embedded": with_relation("oleObject", "embeddings/oleObject1.bin", ""),
    "external image": with_relation("image", "http://exempel.se/bild.png"),
    "file link": with_relation("hyperlink", "file:///C:/hemligt.docx"),
    "frame": with_relation("frame", "http://exempel.se/"),
    "subdocument": with_relation("subDocument", "file:///C:/del.docx"),
    "macro": replaced(template(), {}, {"word/vbaProject.bin": "x"}),
    "customUI": replaced(
        template(),
        {
            "_rels/.rels": lambda xml: xml.replace(
                "</Relationships>",
                '<Relationship Id="rId8" Target="customUI/customUI.xml" '
                'Type="http://schemas.microsoft.com/office/2006/relationships/ui/extensibility"/></Relationships>',
            )
        },
    ),
    "INCLUDEPICTURE": with_field(' INCLUDEPICTURE "http://exempel.se/b.png" '),
    "INCLUDETEXT": with_field(' INCLUDETEXT "C:\\\\x.docx" '),
    "DDE": with_field(" DDE excel blad "),
    "DDEAUTO": with_field(' DDEAUTO c:\\\\cmd.exe "/k calc" '),
    "MACROBUTTON": with_field(" MACROBUTTON Kor klicka "),
}


NAMED = {
    "attachedTemplate": "en bifogad dokumentmall",
    "altChunk": "en inklippt fil (altChunk)",
    "OLE link": "ett länkat objekt (OLE)",
    "OLE embedded": "ett inbäddat objekt (OLE)",
    "external image": "en bild som hämtas utifrån",
    "file link": "en länk till en fil eller ett annat program",
    "frame": "en webbram",
    "subdocument": "ett underdokument",
    "macro": "makron",
    "customUI": "egna knappar eller menyer (customUI)",
    "INCLUDEPICTURE": "ett fält som hämtar en bild (INCLUDEPICTURE)",
    "INCLUDETEXT": "ett fält som hämtar text (INCLUDETEXT)",
    "DDE": "ett fält som talar med ett annat program (DDE)",
    "DDEAUTO": "ett fält som talar med ett annat program (DDEAUTO)",
    "MACROBUTTON": "en knapp som kör ett makro (MACROBUTTON)",
}


@pytest.mark.parametrize("kind", ACTIVE)
def test_what_reaches_outside_the_document_is_named_and_refused(tmp_path: Path, kind: str) -> None:
    good, (finding,) = loaded(tmp_path, ACTIVE[kind])
    assert not good
    assert finding.code == ("TEMPLATE_WITH_MACROS" if kind == "macro" else "TEMPLATE_ACTIVE")
    assert finding.message.startswith(f"Mallen innehåller {NAMED[kind]}. ")


def test_a_link_to_a_file_is_shown_where_it_stands(tmp_path: Path) -> None:
    relation = f'<Relationship Id="rId77" Type="{OFFICE}/hyperlink" Target="file:///C:/x" TargetMode="External"/>'
    link = f'<w:p><w:hyperlink r:id="rId77"><w:r><w:t>hemligt</w:t></w:r></w:hyperlink></w:p>{LAST}<w:sectPr'
    changes = {
        RELATIONS: lambda xml: xml.replace("</Relationships>", f"{relation}</Relationships>"),
        "word/document.xml": lambda xml: xml.replace("<w:sectPr", link, 1),
    }
    _, (finding,) = loaded(tmp_path, replaced(template("# Ett"), changes))
    assert finding.place == SpotPlace(FILE, "Ett", "file:///C:/x")


@pytest.mark.parametrize("target", ["https://exempel.se/", "mailto:kansliet@exempel.se", "#rubrik"])
def test_ordinary_links_are_taken(tmp_path: Path, target: str) -> None:
    assert loaded(tmp_path, with_relation("hyperlink", target)) == (True, ())


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "FILE_EMPTY"), (b"<html>", "FILE_NOT_DOCUMENT"), (b"PK\x03\x04 bruten", "FILE_DAMAGED")],
    ids=["empty", "web page", "damaged zip"],
)
def test_what_is_no_word_document_is_a_finding_about_the_template(tmp_path: Path, content: bytes, code: str) -> None:
    good, (finding,) = loaded(tmp_path, content)
    assert not good
    assert (finding.code, finding.origin, finding.place) == (code, Origin.TEMPLATE, FilePlace(FILE))


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    bomb = replaced(template(), {}, {"word/media/b.xml": "0" * (60 * 2**20)})
    good, (finding,) = loaded(tmp_path, bomb)
    assert not good
    assert finding.origin is Origin.TEMPLATE


def test_a_template_with_entities_is_refused(tmp_path: Path) -> None:
    def with_entity(xml: str) -> str:
        return xml.replace("<w:document", '<!DOCTYPE x [<!ENTITY a "b">]><w:document', 1)

    good, (finding,) = loaded(tmp_path, replaced(template(), {"word/document.xml": with_entity}))
    assert not good
    assert finding.origin is Origin.TEMPLATE


PAYLOADS = [
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ lipsum.__globals__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ rapport.__class__ }}",
    "{{ rapport.titel.upper() }}",
    "{{ tabell.deltagare.__html__ }}",
    "{{ register.grupper.append(1) }}",
    "{{ rapport.titel | attr('__class__') }}",
    "{{ '%1000000000d' | format(1) }}",
    "{{ rapport.titel | safe }}",
    "{{ rapport.titel | center(1000000000) }}",
    "{{ 'A' * 10**9 }}",
    "{{ 9 ** 9 ** 9 }}",
    "{{ range(10**9) | langd }}",
    "{% for i in range(9999) %}{% for j in range(9999) %}{% endfor %}{% endfor %}",
    "{% include '/etc/passwd' %}",
    "{% import 'os' as os %}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% set x = namespace() %}",
    "{{ saknas }}",
    "{% debug %}",
]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_template_cannot_do_more_than_fill_a_document(tmp_path: Path, payload: str) -> None:
    begun = time.monotonic()
    documents, findings = render(tmp_path, payload)
    assert documents == ()
    assert {finding.origin for finding in findings} == {Origin.TEMPLATE}
    assert not any("\n" in finding.message for finding in findings)
    assert time.monotonic() - begun < 10
    assert [path.name for path in tmp_path.iterdir()] == ["rapport.docx"]


HOSTILE = [*PAYLOADS, *EXPRESSIONS]


def in_runs(payload: str) -> bytes:
    """Put a payload where Word has divided it over runs."""
    half = len(payload) // 2
    runs = "</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>".join(map(escape, (payload[:half], payload[half:])))
    return with_body("SIST", runs, "SIST")


PLACES: dict[str, Callable[[str], bytes]] = {
    "a table": lambda payload: template(f"| Uppgift | {payload}"),
    "a table's row": lambda payload: template(f"| {{%tr if true %}} | y\n| {payload} | z\n| {{%tr endif %}} | y"),
    "the header": lambda payload: replaced(
        template(), {"word/header1.xml": lambda xml: xml.replace("{{ dokument.titel }}", escape(payload))}
    ),
    "the footer": lambda payload: replaced(
        template(), {"word/footer1.xml": lambda xml: xml.replace("Sida", escape(payload))}
    ),
    "a footnote": lambda payload: with_footnote(template(), escape(payload)),
    "a property": lambda payload: replaced(
        template(),
        {
            "docProps/core.xml": lambda xml: xml.replace(
                "<dc:lang", f"<dc:subject>{escape(payload)}</dc:subject><dc:lang"
            )
        },
    ),
    "several runs": in_runs,
}


@pytest.mark.parametrize("payloads", [HOSTILE[::9], pytest.param(HOSTILE, marks=pytest.mark.slow)], ids=["some", "all"])
@pytest.mark.parametrize("place", PLACES)
def test_nor_can_it_wherever_the_command_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str, payloads: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for payload in payloads:
        begun = time.monotonic()
        documents, findings = render(tmp_path, "", template=PLACES[place](payload))
        assert documents == (), payload
        assert {finding.origin for finding in findings} == {Origin.TEMPLATE}, payload
        assert not any("\n" in finding.message for finding in findings), payload
        assert time.monotonic() - begun < 10, payload
    assert [path.name for path in tmp_path.iterdir()] == ["rapport.docx"]


@pytest.mark.parametrize("name", ["word/header1.xml", "word/footer1.xml"])
def test_nor_can_it_in_header_or_footer(tmp_path: Path, name: str) -> None:
    attack = "<w:p><w:r><w:t>{{ lipsum.__globals__ }}</w:t></w:r></w:p><w:p>"
    documents, findings = render(
        tmp_path, "", template=replaced(template(), {name: lambda xml: xml.replace("<w:p>", attack, 1)})
    )
    assert documents == ()
    assert [finding.origin for finding in findings] == [Origin.TEMPLATE]


def test_a_tag_that_word_has_split_over_runs_is_read(tmp_path: Path) -> None:
    split = '{{ rapport</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:rPr><w:b/></w:rPr><w:t>.titel }}'
    documents, findings = render(tmp_path, "", template=with_body("{{ rapport.titel }}", split, "{{ rapport.titel }}"))
    assert findings == ()
    assert paragraphs(documents[0].content) == ["Samverkan 2025"]


def test_a_finished_report_is_harmless_as_a_template_for_text_in_it(tmp_path: Path) -> None:
    outline = "{{ poster.grupper.planering.svar.arbete.syfte }}"
    (first,), _ = render(tmp_path, outline, answers={"arbete.syfte": "Läs {{ lipsum.__globals__ }}"})
    assert paragraphs(first.content) == ["Läs {{ lipsum.__globals__ }}"]
    documents, (finding,) = render(tmp_path, "", template=first.content)
    assert documents == ()
    assert finding.code == "NAME_UNKNOWN"


def test_a_dotx_is_taken_as_a_template(tmp_path: Path) -> None:
    kind = "wordprocessingml.document.main+xml"
    dotx = replaced(
        template("{{ rapport.titel }}"),
        {"[Content_Types].xml": lambda xml: xml.replace(kind, "wordprocessingml.template.main+xml")},
    )
    documents, findings = render(tmp_path, "", template=dotx)
    assert findings == ()
    assert paragraphs(documents[0].content) == ["Samverkan 2025"]


def test_styles_of_swedish_word_are_found_by_name_and_missing_ones_are_added(tmp_path: Path) -> None:
    def swedish(xml: str) -> str:
        for ours, theirs in (("Heading1", "Rubrik1"), ("Heading3", "Rubrik3"), ("Caption", "Beskrivning")):
            xml = xml.replace(f'"{ours}"', f'"{theirs}"')
        root = xml.replace('w:styleId="Tabelltext"', 'w:styleId="X1"').replace('w:val="Tabelltext"', 'w:val="Annat"')
        return root.replace('w:basedOn w:val="Annat"', 'w:basedOn w:val="X1"')

    outline = "# Ett\n{{p poster.grupper.planering.tabell.moten }}\n{{p poster.grupper.planering.alla_svar }}"
    foreign = replaced(
        template(outline),
        dict.fromkeys(("word/styles.xml", "word/document.xml", "word/numbering.xml"), swedish),
    )
    documents, findings = render(tmp_path, "", template=foreign)
    assert findings == ()
    looks = styled(documents[0].content)
    assert ("heading 1", "Ett") in looks
    assert ("caption", "Tabell\u00a01. Möten, Planering") in looks
    assert ("Tabelltext", "Utbud") in looks
    assert "?" not in {style for style, _ in looks}
    styles = part(documents[0].content, "word/styles.xml")
    based = {style.get(w("styleId")): style.find(w("basedOn")) for style in styles.iterfind(w("style"))}
    assert based["Rubrik3utannummer"].get(w("val")) == "Rubrik3"  # type: ignore[union-attr]


def test_rows_of_a_table_made_by_hand_are_repeated(tmp_path: Path) -> None:
    def cell(text: str) -> str:
        return f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"

    rows = (
        cell("Grupp") + cell("Svar"),
        cell("{%tr for grupp in register.grupper %}"),
        cell("{{ grupp.namn }}") + cell("{{ 'Ja' if grupp.inkommen else 'Nej' }}"),
        cell("{%tr endfor %}"),
    )
    table = f"<w:tbl><w:tblPr/>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl><w:p>"
    documents, findings = render(tmp_path, "", template=with_body("<w:p>", table))
    assert findings == ()
    assert tables(documents[0].content) == [
        [["Grupp", "Svar"], ["Planering", "Ja"], ["Antagning & urval", "Ja"], ["Chefsgrupp", "Nej"]]
    ]
    (grid,) = part(documents[0].content).iter(w("tblGrid"))
    assert len(grid) == 2

"""Faults planted in Word templates: each is found at its place, all of them at once, and nothing else is."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from generator import report
from generator.expressions.environment import ExpressionFault, Language
from generator.expressions.names import EACH, LEAF, Names
from generator.model.charts import Chart, ChartKind
from generator.model.findings import FilePlace, Finding, Origin, SpotPlace
from generator.model.inbox import FoundFile
from generator.model.methods import Method, MethodKind
from generator.report import make_template
from generator.report.lint.nesting import nested
from generator.report.lint.tags import tags_in
from generator.report.lint.unprinted import Printed
from generator.report.lint.wording import judged
from generator.report.spots import Spot
from generator.swedish.lint_messages import Lint
from generator.swedish.messages import place_text
from tests.report_build import LINE, follow_up, plan, replaced

FILE = "mallar/prov/rapport.docx"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "word/_rels/document.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LAST = "<w:p><w:r><w:t>Sist</w:t></w:r></w:p>"


def made(outline: str, body: str = "") -> bytes:
    """Make a template of an outline, with *body* after it."""
    content = make_template(follow_up(outline), plan(outline))
    return replaced(content, {"word/document.xml": lambda xml: xml.replace("<w:sectPr", f"{body}<w:sectPr", 1)})


def linted(tmp_path: Path, content: bytes) -> tuple[Finding, ...]:
    path = tmp_path / "rapport.docx"
    path.write_bytes(content)
    _, findings = report.load_templates({"rapport": FoundFile(path, FILE)}, follow_up("Text"))
    return findings


def text(words: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'


def table(*rows: Sequence[str]) -> str:
    cells = ("".join(f"<w:tc>{text(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>{LAST}"


def split(before: str, inner: str, after: str, tag: str = "hyperlink") -> str:
    """Give a paragraph whose middle stands in something of its own."""
    open_, close = f"<w:{tag}>", f"</w:{tag}>"
    if tag == "sdt":
        open_, close = "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"
    runs = [f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>' for words in (before, inner, after)]
    return f"<w:p>{runs[0]}{open_}{runs[1]}{close}{runs[2]}</w:p>"


def with_part(name: str, kind: str, xml: str) -> bytes:
    relation = f'<Relationship Id="rId77" Type="{OFFICE}/{kind}" Target="{name}"/></Relationships>'
    change = {RELATIONS: lambda rels: rels.replace("</Relationships>", relation)}
    return replaced(made("# Ett\nText"), change, {f"word/{name}": xml})


def with_property(value: str) -> bytes:
    creator = f"<dc:creator>{value}</dc:creator>"
    return replaced(
        made("Text"), {"docProps/core.xml": lambda xml: xml.replace("<dc:language>", f"{creator}<dc:language>")}
    )


COMMENTS = (
    f'<w:comments xmlns:w="{W}"><w:comment w:id="1" w:author="x">{text("Stryk det här")}</w:comment></w:comments>'
)


def spot(heading: str, detail: str, *numbers: int) -> SpotPlace:
    return SpotPlace(FILE, heading, detail, *numbers)


Row = tuple[str, bytes, SpotPlace, str]
# What is planted → code, place, whole sentence.
CASES: dict[str, Row] = {
    "a misspelt name": (
        "NAME_UNKNOWN",
        made("# Ett\n## Två\nText\nTitel: {{ raport.titel }}."),
        spot("Ett › Två", "{{ raport.titel }}"),
        "Namnet ”raport” finns inte här. Menade du ”rapport”?",
    ),
    "a misspelt field in a cell": (
        "NAME_UNKNOWN",
        made("# Ett", table(["a", "b"], ["c", "{{ rapport.titl }}"])),
        spot("Ett", "{{ rapport.titl }}", 1, 2, 2),
        "”titl” finns inte i ”rapport”. Menade du ”titel”?",
    ),
    "a field of a loop over a register": (
        "NAME_UNKNOWN",
        made("# Ett\n{%p for g in register.grupper %}\n{{ g.nam }}\n{%p endfor %}"),
        spot("Ett", "{{ g.nam }}"),
        "”nam” finns inte i ”register.grupper”. Menade du ”namn”?",
    ),
    "a column of a table that is looped over": (
        "NAME_UNKNOWN",
        made(
            "# Ett\n{%p for g in register.grupper %}\n{%p for m in g.svar.arbete.moten %}\n{{ m.amnet }}\n"
            "{%p endfor %}\n{%p endfor %}"
        ),
        spot("Ett", "{{ m.amnet }}"),
        "”amnet” finns inte i ”register.grupper.svar.arbete.moten”. Menade du ”amne”?",
    ),
    "a field of what was set": (
        "NAME_UNKNOWN",
        made("# Ett\n{%p set chef = poster.grupper.chef %}\n{{ chef.svar.arbete.syftet }}"),
        spot("Ett", "{{ chef.svar.arbete.syftet }}"),
        "”syftet” finns inte i ”poster.grupper.chef.svar.arbete”. Menade du ”syfte”?",
    ),
    "a reference to no table": (
        "NAME_UNKNOWN",
        made("# Ett\nSe {{ hanvisning.deltagar }}."),
        spot("Ett", "{{ hanvisning.deltagar }}"),
        "”deltagar” finns inte i ”hanvisning”. Menade du ”deltagare”?",
    ),
    "a loop over a register that is not there, told once": (
        "NAME_UNKNOWN",
        made("# Ett\n{%p for g in register.gruppr %}\n{{ g.namn }}{{ g.x }}\n{%p endfor %}"),
        spot("Ett", "{%p for g in register.gruppr %}"),
        "”gruppr” finns inte i ”register”. Menade du ”grupper”?",
    ),
    "a loop over what is no list": (
        "NAME_UNKNOWN",
        made("# Ett\n{%p for x in rapport.titel %}\n{{ x }}\n{%p endfor %}"),
        spot("Ett", "{%p for x in rapport.titel %}"),
        "”rapport.titel” är ingen lista.",
    ),
    "a word that loop does not have": (
        "NAME_UNKNOWN",
        made("# Ett\n{% for g in register.grupper %}{{ loop.idx }}{% endfor %}"),
        spot("Ett", "{{ loop.idx }}"),
        "”idx” finns inte i ”loop”. Menade du ”index”?",
    ),
    "a name of another document": (
        "NAME_UNKNOWN",
        made("# Ett\n{{ rad.namn }}"),
        spot("Ett", "{{ rad.namn }}"),
        "Namnet ”rad” finns inte här.",
    ),
    "a table that the model does not have": (
        "NAME_UNKNOWN",
        made("# Ett\n{{p tabell.deltagarna }}"),
        spot("Ett", "{{p tabell.deltagarna }}"),
        "”deltagarna” finns inte i ”tabell”. Menade du ”deltagare”?",
    ),
    "a name in a property": (
        "NAME_UNKNOWN",
        with_property("{{ raport.organ }}"),
        spot("dokumentegenskaperna", "{{ raport.organ }}"),
        "Namnet ”raport” finns inte här. Menade du ”rapport”?",
    ),
    "a name in an alternative text": (
        "NAME_UNKNOWN",
        made("# Ett", '<w:p><w:r><w:drawing title="{{ raport.organ }}"/></w:r></w:p>'),
        spot("Ett", "{{ raport.organ }}"),
        "Namnet ”raport” finns inte här. Menade du ”rapport”?",
    ),
    "a misspelt filter": (
        "TEMPLATE_FAULT",
        made("# Ett\n{{ rapport.titel | menig }}"),
        spot("Ett", "{{ rapport.titel | menig }}"),
        "Mallen kan inte läsas här: Filtret ”menig” finns inte. Menade du ”mening”?",
    ),
    "a misspelt test": (
        "TEMPLATE_FAULT",
        made("# Ett\n{% if rapport.dnr is angivet %}x{% endif %}"),
        spot("Ett", "{% if rapport.dnr is angivet %}"),
        "Mallen kan inte läsas här: Villkoret ”is angivet” finns inte. Menade du ”angiven”?",
    ),
    "a misspelt function": (
        "TEMPLATE_FAULT",
        made("# Ett\n{{ jamfor(1, 2, 3) }}"),
        spot("Ett", "{{ jamfor(1, 2, 3) }}"),
        "Mallen kan inte läsas här: Funktionen ”jamfor” finns inte. Menade du ”jamforelse”?",
    ),
    "a misspelt command": (
        "TEMPLATE_FAULT",
        made("# Ett\n{%p fro g in register.grupper %}\n{{ g.namn }}\n{%p endfor %}"),
        spot("Ett", "{%p fro g in register.grupper %}"),
        "Mallen kan inte läsas här: Kommandot ”fro” finns inte. Menade du ”for”?",
    ),
    "a command with a capital": (
        "TEMPLATE_FAULT",
        made("# Ett\n{%p For g in register.grupper %}\n{{ g.namn }}\n{%p endfor %}"),
        spot("Ett", "{%p For g in register.grupper %}"),
        "Mallen kan inte läsas här: Kommandot ”For” finns inte. Menade du ”for”?",
    ),
    "a command that may not be used": (
        "TEMPLATE_FAULT",
        made("# Ett\n{% include 'annan.docx' %}"),
        spot("Ett", "{% include 'annan.docx' %}"),
        "Mallen kan inte läsas här: ”include” får inte användas i uttryck.",
    ),
    "a dash that Word has made of a hyphen": (
        "TEMPLATE_FAULT",
        made("# Ett\n{{ period.ar – 1 }}"),
        spot("Ett", "{{ period.ar – 1 }}"),
        "Mallen kan inte läsas här: Tecknet ”–” kan inte stå i ett uttryck. Skriv raka citattecken ('…') och vanligt "
        "minus (-).",
    ),
    "low quotation marks": (
        "TEMPLATE_FAULT",
        made("# Ett\n{{ rapport.titel if period.del == „T1” else 1 }}"),
        spot("Ett", "{{ rapport.titel if period.del == „T1” else 1 }}"),
        "Mallen kan inte läsas här: Tecknet ”„” kan inte stå i ett uttryck. Skriv raka citattecken ('…') och vanligt "
        "minus (-).",
    ),
    "one equals sign": (
        "TEMPLATE_FAULT",
        made("# Ett\n{% if rapport.dnr = 'x' %}a{% endif %}"),
        spot("Ett", "{% if rapport.dnr = 'x' %}"),
        "Mallen kan inte läsas här: Skriv två likhetstecken (==) för att jämföra.",
    ),
    "a fault in a footer": (
        "TEMPLATE_FAULT",
        replaced(
            made("Text"), {"word/footer1.xml": lambda xml: xml.replace("<w:p>", text("{{ 1 | x }}") + "<w:p>", 1)}
        ),
        spot("sidfoten", "{{ 1 | x }}"),
        "Mallen kan inte läsas här: Filtret ”x” finns inte. Filter som finns: ",
    ),
    "a brace that is missing": (
        "TEMPLATE_UNCLOSED",
        made("# Ett", table(["Titel: {{ rapport.titel }"])),
        spot("Ett", "Titel: {{ rapport.titel }", 1, 1, 1),
        "Här saknas ett slut: ”{{” ska ha ”}}” efter sig, och ”{%” ska ha ”%}”.",
    ),
    "a block that is never ended": (
        "BLOCK_NOT_CLOSED",
        made("# Ett\n{%p for g in register.grupper %}\n{{ g.namn }}\n# Två\nText"),
        spot("Ett", "{%p for g in register.grupper %}"),
        "Kommandot avslutas aldrig. Skriv {%p endfor %} efter det som det gäller.",
    ),
    "a block that ends after the one it is in": (
        "BLOCK_CROSSED",
        made(
            "# Ett\n{%p for g in register.grupper %}\n# Två\n{%p if g.inkommen %}\n{{ g.namn }}\n# Tre\n{%p endfor %}"
        ),
        spot("Två", "{%p if g.inkommen %}"),
        "Kommandot avslutas inte före {%p endfor %} (Tre). Skriv {%p endif %} innan dess.",
    ),
    "an end without beginning": (
        "BLOCK_NOT_OPENED",
        made("# Ett\nText\n{%p endif %}"),
        spot("Ett", "{%p endif %}"),
        "”endif” hör inte till något som har börjat. Ta bort det, eller skriv ”if” före.",
    ),
    "an else in nothing": (
        "BLOCK_NOT_OPENED",
        made("# Ett\nText {% else %}"),
        spot("Ett", "{% else %}"),
        "”else” hör inte till något som har börjat. Ta bort det, eller skriv ”if” före.",
    ),
    "a row that ends as a paragraph": (
        "BLOCK_MIXED",
        made("# Ett", table(["{%tr for g in register.grupper %}"], ["{{ g.namn }}"], ["{%p endfor %}"])),
        spot("Ett", "{%p endfor %}", 1, 3, 1),
        "Kommandot hör ihop med {%tr for g in register.grupper %} (Ett, tabell 1, rad 1, kolumn 1) och ska skrivas på "
        "samma sätt: {%tr endfor %}.",
    ),
    "an else without its p": (
        "BLOCK_MIXED",
        made("# Ett\n{%p if rapport.dnr %}\na\n{% else %}\nb\n{%p endif %}"),
        spot("Ett", "{% else %}"),
        "Kommandot hör ihop med {%p if rapport.dnr %} (Ett) och ska skrivas på samma sätt: {%p else %}.",
    ),
    "a block over two cells": (
        "BLOCK_ACROSS",
        made("# Ett", table(["{% if rapport.dnr %}a", "b{% endif %}"])),
        spot("Ett", "{% endif %}", 1, 1, 2),
        "Kommandot hör ihop med {% if rapport.dnr %} (Ett, tabell 1, rad 1, kolumn 1), men står inte i samma text, "
        "cell eller tabell. Flytta det ena till det andra.",
    ),
    "a block from a text into a table": (
        "BLOCK_ACROSS",
        made("# Ett\n{%p if rapport.dnr %}", table(["a"], ["{%p endif %}"])),
        spot("Ett", "{%p endif %}", 1, 2, 1),
        "Kommandot hör ihop med {%p if rapport.dnr %} (Ett), men står inte i samma text, cell eller tabell. Flytta det "
        "ena till det andra.",
    ),
    "a command that begins in a link": (
        "TAG_STRADDLING",
        made("# Ett", split("Se ", "här {{ rapport", ".titel }}.")),
        spot("Ett", "{{ rapport.titel }}"),
        "Kommandot börjar eller slutar inne i en länk eller en innehållskontroll. Låt hela kommandot stå innanför "
        "eller utanför.",
    ),
    "a command that ends in a content control": (
        "TAG_STRADDLING",
        made("# Ett", split("Se {{ rap", "port.titel }}", ".", "sdt")),
        spot("Ett", "{{ rapport.titel }}"),
        "Kommandot börjar eller slutar inne i en länk eller en innehållskontroll. Låt hela kommandot stå innanför "
        "eller utanför.",
    ),
    "text beside a command for a paragraph": (
        "TAG_NOT_ALONE",
        made("# Ett\nGrupperna: {%p if rapport.dnr %}\na\n{%p endif %}"),
        spot("Ett", "{%p if rapport.dnr %}"),
        "Kommandot ersätter hela stycket, så det som står bredvid försvinner: ”Grupperna:”. Ge kommandot en egen "
        "plats.",
    ),
    "text beside a command for a row": (
        "TAG_NOT_ALONE",
        made("# Ett", table(["{%tr for g in register.grupper %}", "x"], ["{{ g.namn }}", "y"], ["{%tr endfor %}", ""])),
        spot("Ett", "{%tr for g in register.grupper %}", 1, 1, 1),
        "Kommandot ersätter hela tabellraden, så det som står bredvid försvinner: ”x”. Ge kommandot en egen plats.",
    ),
    "a prefix that stands apart": (
        "PREFIX_APART",
        made("# Ett\n{% p if rapport.dnr %}\na\n{%p endif %}"),
        spot("Ett", "{% p if rapport.dnr %}"),
        "Skriv ”{%p” utan mellanslag emellan.",
    ),
    "a hard space after a prefix": (
        "PREFIX_HARD_SPACE",
        made("# Ett\n{{p\u00a0tabell.deltagare }}"),
        spot("Ett", "{{p\u00a0tabell.deltagare }}"),
        "Efter ”{{p” ska det stå ett vanligt mellanslag, inget hårt och ingen tabb.",
    ),
    "a sign that a prefix does not take": (
        "PREFIX_SIGN",
        made("# Ett\n{%p if period.ar % 2 == 0 %}\na\n{%p endif %}"),
        spot("Ett", "{%p if period.ar % 2 == 0 %}"),
        "Efter ”{%p” får tecknen % och } inte stå inne i kommandot.",
    ),
    "a row command outside a table": (
        "OUTSIDE_TABLE",
        made("# Ett\n{%tr set a = rapport.dnr %}"),
        spot("Ett", "{%tr set a = rapport.dnr %}"),
        "”{%tr” kan bara stå i en tabell. Skriv ”p” i stället för att gälla ett stycke.",
    ),
    "braces apart": (
        "BRACES_APART",
        made("# Ett\n{ { rapport.titel } }"),
        spot("Ett", "{ { rapport.titel } }"),
        "Det står ett mellanrum inne i ”{ {”. Skriv klamrarna intill varandra.",
    ),
    "a command in a comment": (
        "TAG_NOT_FILLED",
        with_part("comments2.xml", "x", COMMENTS.replace("Stryk det här", "{{ rapport.titel }}")),
        spot("", "{{ rapport.titel }}"),
        "Kommandot står i en kommentar, där inget fylls i. Flytta det till texten eller ta bort det.",
    ),
    "a command in an endnote": (
        "TAG_NOT_FILLED",
        with_part(
            "endnotes.xml",
            "endnotes",
            f'<w:endnotes xmlns:w="{W}"><w:endnote w:id="1">{text("Se {{ rapport.titel }}")}</w:endnote></w:endnotes>',
        ),
        spot("", "{{ rapport.titel }}"),
        "Kommandot står i en slutkommentar, där inget fylls i. Flytta det till texten eller ta bort det.",
    ),
    "a command in a chart": (
        "TAG_NOT_FILLED",
        with_part(
            "charts/chart1.xml",
            "chart",
            '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:v>{{ rapport.titel }}</c:v>'
            "</c:chart>",
        ),
        spot("", "{{ rapport.titel }}"),
        "Kommandot står i ett diagram, där inget fylls i. Flytta det till texten eller ta bort det.",
    ),
    "comments": (
        "TEMPLATE_WITH_COMMENTS",
        with_part("comments.xml", "comments", COMMENTS),
        spot("", "Stryk det här"),
        "Mallen har en kommentar, som följer med ut till läsarna. Ta bort dem i Word när de är åtgärdade.",
    ),
    "tracked changes in a cell": (
        "TEMPLATE_WITH_CHANGES",
        made(
            "# Ett",
            table(["a"]).replace("<w:r>", '<w:ins w:id="1" w:author="a"><w:r>').replace("</w:r>", "</w:r></w:ins>"),
        ),
        spot("Ett", "a", 1, 1, 1),
        "Mallen innehåller spårade ändringar. Godkänn eller avvisa dem i Word och spara mallen.",
    ),
    "a table within a text": (
        "BLOCK_WITHIN_TEXT",
        made("# Ett\nSe {{ tabell.deltagare }} här."),
        spot("Ett", "{{ tabell.deltagare }}"),
        "Tabeller, diagram och egna ord kan inte stå inne i en text. Skriv dem i ett eget stycke och med p: {{p … }}.",
    ),
    "own words within a text": (
        "BLOCK_WITHIN_TEXT",
        made("# Ett\n{{ poster.grupper.chef.svar.arbete.syfte | egna_ord }}"),
        spot("Ett", "{{ poster.grupper.chef.svar.arbete.syfte | egna_ord }}"),
        "Tabeller, diagram och egna ord kan inte stå inne i en text. Skriv dem i ett eget stycke och med p: {{p … }}.",
    ),
    "a text as paragraphs": (
        "TEXT_OUTSIDE",
        made("# Ett\n{{p rapport.organ }}"),
        spot("Ett", "{{p rapport.organ }}"),
        "En text hamnar utanför sitt stycke, där Word inte visar den. Skriv texter med {{ … }}, och {{p … }} bara för "
        "tabeller, diagram och egna ord.",
    ),
}


@pytest.mark.parametrize("what", CASES)
def test_each_planted_fault_is_found_at_its_place_and_alone(tmp_path: Path, what: str) -> None:
    code, content, place, sentence = CASES[what]
    (finding,) = linted(tmp_path, content)
    assert (finding.code, finding.place, finding.origin) == (code, place, Origin.TEMPLATE)
    assert finding.message.startswith(sentence)
    assert finding.message == sentence or sentence.endswith(": ")


def test_every_sentence_has_a_planted_fault() -> None:
    told = {code for code, *_ in CASES.values()}
    assert {member.name for member in Lint} - told == {"QUESTIONS_NOT_PRINTED"}  # see below


ALL_AT_ONCE = """
# Ett
{{ raport.titel }} och {{ rapport.titl | menig }}
{%p for g in register.grupper %}
## {{ g.nam }}
{% if g.inkommen = 1 %}a{% endif %}
{%p endif %}
# Två
{{ tabell.deltagare }}
"""


def test_all_faults_are_told_at_once_in_the_order_of_the_document(tmp_path: Path) -> None:
    found = linted(tmp_path, made(ALL_AT_ONCE))
    told = [(place_text(finding.place).removeprefix(f"{FILE}, "), finding.code) for finding in sorted(found, key=order)]
    assert told == [
        ("Ett, {{ raport.titel }}", "NAME_UNKNOWN"),
        ("Ett, {{ rapport.titl | menig }}", "NAME_UNKNOWN"),
        ("Ett, {{ rapport.titl | menig }}", "TEMPLATE_FAULT"),
        ("Ett, {%p for g in register.grupper %}", "BLOCK_NOT_CLOSED"),
        ("Ett › {{ g.nam }}, {{ g.nam }}", "NAME_UNKNOWN"),
        ("Ett › {{ g.nam }}, {% if g.inkommen = 1 %}", "TEMPLATE_FAULT"),
        ("Ett › {{ g.nam }}, {%p endif %}", "BLOCK_NOT_OPENED"),
        ("Två, {{ tabell.deltagare }}", "BLOCK_WITHIN_TEXT"),
    ]


def order(finding: Finding) -> tuple[int, str]:
    assert isinstance(finding.place, SpotPlace)
    return finding.place.position, finding.code


GOOD = {
    "loops, choices and names that are set": "{%p for g in register.grupper if g.inkommen %}\n"
    "{%p set a = g.svar.arbete %}\n{{ loop.index }} {{ a.syfte }}{% if not loop.last %};{% endif %}\n"
    "{%p else %}\nInga\n{%p endfor %}",
    "a name that is asked for first": "{% if rad is defined %}{{ rad.namn }}{% endif %}"
    "{{ rad.namn if rad is defined else 1 }}{% if rad is defined and rad.namn %}x{% endif %}",
    "quotation marks as Word writes them": "{{ poster.grupper.chef.namn | antal(”möte”, ”möten”) }}",
    "a block that begins in one paragraph and ends in the next": "{% if rapport.dnr %}\na\n{% endif %}",
    "text kept from the language": "{% raw %}{{ vad som helst }}{% endraw %}",
    "a note to oneself": "{# kom ihåg: {{ inte }} detta #}Text",
    "braces of people": "Mängden {1, 2} och 50 % {av} allt",
    "percent outside": "{{ 5 % 2 }}{% if 4 % 2 == 0 %}jämnt{% endif %}",
    "a value of a date": "{{ poster.grupper.planering.svar.om.ifylld.year }}",
}


@pytest.mark.parametrize("what", GOOD)
def test_what_is_right_is_not_remarked_on(tmp_path: Path, what: str) -> None:
    assert linted(tmp_path, made(GOOD[what])) == ()


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("{% for x in metod.effekt %}{{ x.skilnad }}{% endfor %}", "”skilnad” finns inte i ”metod.effekt”."),
        (
            "{% for r in data.aldrar.rader %}{{ r.mars_totallt }}{% endfor %}",
            "”mars_totallt” finns inte i ”data.aldrar",
        ),
        ("{{ data.aldrar.summa.mars_totalt }}{{ data.aldrar.suma }}", "”suma” finns inte i ”data.aldrar”."),
    ],
)
def test_loops_over_methods_and_figures_know_their_fields(source: str, told: str) -> None:
    row = {"id": LEAF, "namn": LEAF, "mars_totalt": LEAF}
    known: Names = {
        "metod": {"effekt": {EACH: {"skillnad": LEAF, "mening": LEAF}}},
        "data": {"aldrar": {"rader": {EACH: row}, "summa": {"mars_totalt": LEAF}}},
    }
    tags = tags_in(source, Spot())
    lines, _ = nested(tags)
    _, (flaw,) = judged(tags, lines, known)
    assert str(flaw[3]["fault"]).startswith(told)


def test_commands_in_text_boxes_and_footnotes_are_read(tmp_path: Path) -> None:
    box = f"<w:p><w:r><w:pict><w:txbxContent>{text('{{ raport.titel }}')}</w:txbxContent></w:pict></w:r></w:p>"
    (finding,) = linted(tmp_path, made("# Ett", box))
    assert finding.place == spot("Ett", "{{ raport.titel }}")
    notes = f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="2">{text("{{ raport.titel }}")}</w:footnote></w:footnotes>'
    (finding,) = linted(tmp_path, with_part("footnotes.xml", "footnotes", notes))
    assert finding.place == spot("en fotnot", "{{ raport.titel }}")


def test_what_no_template_prints_is_told_once(tmp_path: Path) -> None:
    outline = (
        "{{p tabell.grupper }}{{p tabell.bedomningar }}{{p tabell.deltagare }}\n{{ svar.samordnare.arbete.syfte }}"
    )
    path = tmp_path / "rapport.docx"
    path.write_bytes(made(outline.replace("}}{{", "}}\n{{")))
    findings = report.check_templates({"rapport": FoundFile(path, FILE)}, follow_up(outline))
    (finding,) = findings
    assert finding.place == FilePlace("mallar/prov")
    assert finding.message == (
        "Ingen mall skriver ut svaren på 11 frågor: Gruppens svar: ”Ifylld den”, ”Förankrad genom”, ”Status”, ”Vad är "
        "gruppens syfte?”; Kommunens svar: ”Ifylld den”, ”Förankrad genom”, ”Status”; Samordnarens svar: ”Ifylld den”, "
        "”Förankrad genom”, ”Status”, ”Vilka möten har hållits?”."
    )


def test_what_a_chart_a_method_or_those_who_belong_to_a_row_show_is_printed() -> None:
    followed = follow_up("")
    drawn = Chart("d", "Diagram", ChartKind.COLUMNS, LINE, table="deltagare")
    method = Method("m", MethodKind.PERFORMED, "grupp.arbete.moten", LINE)
    followed = replace(followed, charts={"d": drawn}, methods={"m": method})
    paths = {
        "diagram.d": {("kommun", "deltagare", "antal")},
        "metod.m.*.mening": {("grupp", "arbete", "moten")},
        "register.grupper.*.svar.arbete.syfte": {("grupp", "arbete", "syfte")},
        "register.kommuner.*.har.grupper.*.svar.arbete.syfte": {("grupp", "arbete", "syfte")},
        "rad.svar.bedomning.samsyn": {("grupp", "bedomning", "samsyn")},
        "register.grupper.*.namn": set(),
    }
    for path, wanted in paths.items():
        printed = Printed(followed)
        printed.path(tuple(path.split(".")), "grupper")
        assert set(printed.questions) == wanted, path


BROKEN = [
    "{% for %}",
    "{% if %}",
    "{% endfor %}",
    "{{ a b }}",
    "{% if a %}",
    "{% else %}",
    "{{ a }}",
    "{% set x %}",
    "{# x #}",
]


@pytest.mark.parametrize("first", BROKEN)
@pytest.mark.parametrize("second", BROKEN)
@pytest.mark.parametrize("third", BROKEN)
def test_a_source_is_mended_so_that_it_can_be_read(first: str, second: str, third: str) -> None:
    """Whatever is wrong with blocks, what is left of the source has every block begun and ended."""
    source = first + second + third
    lines, flaws = nested(tags_in(source, Spot()))
    single = {"{% for %}", "{% if %}", "{{ a b }}"} & {first, second, third}
    try:
        Language().parse("\n".join(lines), "template")
    except ExpressionFault:
        assert single
    try:
        Language().parse(source, "template")
    except ExpressionFault:
        assert flaws or single
    else:
        assert not flaws

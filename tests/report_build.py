"""A small follow-up with groups and municipalities, filled in by hand, and short ways to render it.

`render(outline)` makes a template of the outline, opens it and gives the finished document and the findings.
"""

import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

from lxml import etree

from generator import report
from generator.model.answers import Answer, AnswerValue, Arrival, Dataset, Delivery, Record, Submission
from generator.model.definition import (
    Chart,
    ChartKind,
    ChartSeries,
    DocumentPlan,
    FollowUp,
    Form,
    Kind,
    ListColumn,
    Part,
    Protection,
    Question,
    Register,
    RegisterField,
    RegisterRow,
    RegisterValue,
    Scale,
    Step,
    Table,
    TableKind,
)
from generator.model.documents import Document, SourceFile
from generator.model.findings import CellPlace, Finding, LinePlace
from generator.model.inbox import FoundFile
from generator.model.period import PeriodKind, PeriodPart, find_period
from generator.model.published import Published, PublishedCell, PublishedColumn, PublishedRow, PublishedTable
from generator.model.values import State
from generator.report.wordml import W, w

LINE = LinePlace("mallar/prov/modell.toml", 1)
TODAY = date(2025, 11, 14)
VERSION = "0.1"
YEARLY = (PeriodKind("ar", "{ar}", (PeriodPart("", "", (1, 1), (12, 31)),)),)
SCALES = (
    Scale("grad", (Step("hog", "I mycket hög grad", Decimal(4)), Step("lag", "Inte alls", Decimal(1)))),
    Scale("lage", (Step("klar", "Klar"), Step("pagar", "Pågår"))),
    Scale("form", (Step("moten", "Möten"), Step("post", "E-post"))),
    Scale("ja_nej", (Step("ja", "Ja"), Step("nej", "Nej"))),
)
AREAS = {"bygg": "Bygg och anläggning", "vard": "Vård och omsorg"}


def question(question_id: str, text: str, kind: Kind = Kind.PROSE, **more: object) -> Question:
    """Make a question."""
    return Question(question_id, text, kind, LINE, **more)  # type: ignore[arg-type]


ABOUT = Part(
    "om",
    "Om blanketten",
    (
        question("galler", "Vem gäller svaren?", Kind.TEXT, prefill="{{ rad.namn }}", locked=True),
        question("ifylld", "Ifylld den", Kind.DATE),
        question("forankrad", "Förankrad genom", Kind.MULTIPLE, scale="form"),
        question("status", "Status", Kind.CHOICE, scale="lage", required=True),
    ),
    LINE,
)
WORK = Part(
    "arbete",
    "Gruppens arbete",
    (
        question("syfte", "Vad är gruppens syfte?", required=True),
        question(
            "moten",
            "Vilka möten har hållits?",
            Kind.TABLE,
            required=True,
            columns=(
                question("datum", "Datum", Kind.DATE),
                question("amne", "Ämne", Kind.TEXT),
                question("antal", "Antal deltagare", Kind.INTEGER),
            ),
        ),
        question("inga_moten", "Inga möten har hållits", Kind.CHOICE, scale="ja_nej", nil_for="moten"),
    ),
    LINE,
)
JUDGED = Part(
    "bedomning",
    "Självskattning",
    (
        question(
            "planering",
            "I vilken grad planerar ni tillsammans?",
            Kind.SCALE,
            scale="grad",
            side=(
                question("kommentar", "Kommentar"),
                question("ej_relevant", "Inte relevant för oss, därför att", Kind.TEXT, excuses=True),
            ),
        ),
        question("samsyn", "I vilken grad har ni samma syn?", Kind.SCALE, scale="grad", only_for=("planering",)),
    ),
    LINE,
)
COUNTS = Part(
    "deltagare",
    "Deltagare",
    (
        question(
            "antal",
            "Deltagare",
            Kind.TABLE,
            rows_from="inriktningar",
            columns=(question("kvinnor", "Kvinnor", Kind.INTEGER), question("totalt", "Totalt", Kind.INTEGER)),
        ),
    ),
    LINE,
)


def register(register_id: str, names: Mapping[str, str], singular: str = "") -> Register:
    """Make a register."""
    rows = tuple(RegisterRow(row_id, {"namn": name}, LINE) for row_id, name in names.items())
    return Register(register_id, register_id.capitalize(), (RegisterField("namn", "Namn"),), rows, singular)


MEETINGS = Table(
    "moten",
    "Möten, {{ rad.namn }}",
    TableKind.LIST,
    LINE,
    source="grupp.arbete.moten",
    list_columns=(
        ListColumn("Datum", "rad.datum", width=2),
        ListColumn("Ämne", "rad.amne", width=6),
        ListColumn("Deltagare", "rad.antal", numeric=True, width=2),
    ),
    empty_text="Gruppen har inte haft några möten.",
    notes=("Källa: Gruppens svar {{ period.ar }}.",),
)
GROUPS = Table(
    "grupper",
    "Grupper {{ period.ar }}",
    TableKind.LIST,
    LINE,
    rows="grupper",
    list_columns=(
        ListColumn("Grupp", "rad.namn"),
        ListColumn("Svar", "'Ja' if rad.inkommen else 'Nej'"),
        ListColumn("Möten", "rad.svar.arbete.moten | langd", numeric=True),
    ),
)
JUDGEMENTS = Table(
    "bedomningar", "Gruppernas bedömningar", TableKind.QUESTIONS, LINE, form="grupp", kinds=(Kind.SCALE,)
)
OWN_JUDGEMENTS = replace(JUDGEMENTS, id="egna", title="Självskattning, {{ rad.namn }}", side=("kommentar",))
PARTICIPANTS = Table(
    "deltagare",
    "Deltagare per inriktning",
    TableKind.CROSS,
    LINE,
    source="kommun.deltagare.antal",
    rows="inriktningar",
    measures=("kvinnor", "totalt"),
    protection="personer",
)


AREAS_DRAWN = Chart(
    "inriktningar",
    "Deltagare per inriktning {{ period.ar }}",
    ChartKind.BARS,
    LINE,
    table="deltagare",
    series=(ChartSeries("totalt", "Alla"),),
    unit="antal personer",
    notes=("Källa: Kommunernas svar.",),
)
MEETINGS_DRAWN = Chart("motesdeltagare", "Deltagare på mötena, {{ rad.namn }}", ChartKind.COLUMNS, LINE, table="moten")


def follow_up(outline: str = "", *tables: Table, facts: Mapping[str, RegisterValue] | None = None) -> FollowUp:
    """Make the follow-up; *outline* is that of its document "rapport", and *tables* go before those it has."""
    period = find_period(YEARLY, "2025")
    assert period is not None
    groups = register(
        "grupper", {"planering": "Planering", "antagning": "Antagning & urval", "chef": "Chefsgrupp"}, "grupp"
    )
    towns = register("kommuner", {"falun": "Falun", "orsa": "Orsa"}, "kommun")
    known = {"titel": "Samverkan 2025", "dnr": "KS 2025/00123", "organ": None, "status": "pagar"} | dict(facts or {})
    registers = (groups, towns, register("inriktningar", AREAS), register("samordning", {"sam": "Samordnaren"}))
    return FollowUp(
        id="prov",
        title="Provuppföljning",
        version="2025.1",
        short_name="prov",
        period_kinds=YEARLY,
        period=period,
        registers={each.id: each for each in registers},
        scales={each.id: each for each in SCALES},
        facts=tuple(
            question(
                name,
                name.capitalize(),
                Kind.CHOICE if name == "status" else Kind.TEXT,
                scale="lage" if name == "status" else "",
            )
            for name in known
        ),
        fact_values=known,
        forms={
            "grupp": Form("grupp", "Gruppens svar", "grupper", (ABOUT, WORK, JUDGED), LINE),
            "kommun": Form("kommun", "Kommunens svar", "kommuner", (ABOUT, COUNTS), LINE),
            "samordnare": Form("samordnare", "Samordnarens svar", "samordning", (ABOUT, WORK), LINE),
        },
        rules=(),
        protections={"personer": Protection("personer", "5")},
        tables={each.id: each for each in (MEETINGS, GROUPS, JUDGEMENTS, OWN_JUDGEMENTS, PARTICIPANTS, *tables)},
        documents=(plan(outline),),
        charts={each.id: each for each in (AREAS_DRAWN, MEETINGS_DRAWN)},
    )


def plan(outline: str, per: str = "") -> DocumentPlan:
    """Make the plan of a document."""
    return DocumentPlan("rapport", "rapport", "{{ rapport.titel }}", "rapport.docx", per, outline)


def place(cell: str, file: str = "indata/prov/2025/planering.xlsx") -> CellPlace:
    """Name a cell."""
    return CellPlace(file, "Blad", cell)


def answer(field: str, value: AnswerValue, state: State = State.VALUE) -> Answer:
    """Make an answer; None is a blank cell if nothing else is said."""
    return Answer(field, value, State.MISSING if value is None and state is State.VALUE else state, place("B2"))


ANSWERS: Mapping[str, AnswerValue] = {
    "om.ifylld": date(2025, 9, 12),
    "om.forankrad": ("moten", "post"),
    "om.status": "klar",
    "arbete.syfte": "Gruppen planerar <utbud> & platser.\nDen följer {{ 7*7 }} behovet.",
    "bedomning.planering": "hog",
    "bedomning.planering_kommentar": "Vi träffas varje månad.",
    "bedomning.planering_ej_relevant": None,
    "bedomning.samsyn": None,
}


def record(source: str, respondent: str, keys: Mapping[str, str], **values: AnswerValue) -> Record:
    """Make a record of a table question."""
    answers = {name: answer(name, value) for name, value in values.items()}
    return Record(source, source.split(".")[0], respondent, keys, answers, place("A9"))


def dataset(followed: FollowUp, answers: Mapping[str, AnswerValue | Answer] | None = None) -> Dataset:
    """Fill in for Planering and Falun, who are ready, and Antagning, who is not; Chefsgrupp and Orsa sent nothing."""
    deliveries = [
        _delivery(followed, "grupp", "planering", Arrival.READY, {**ANSWERS, **(answers or {})}),
        _delivery(
            followed,
            "grupp",
            "antagning",
            Arrival.UNFINISHED,
            {"om.status": "pagar", "bedomning.planering_ej_relevant": "vi är nya"},
        ),
        _delivery(followed, "grupp", "chef", Arrival.NOT_DELIVERED, None),
        _delivery(followed, "kommun", "falun", Arrival.READY, {"om.status": "klar"}),
        _delivery(followed, "kommun", "orsa", Arrival.NOT_DELIVERED, None),
        _delivery(followed, "samordnare", "sam", Arrival.READY, {"om.status": "klar", "arbete.syfte": "Allt är väl."}),
    ]
    group = {"grupper": "planering"}
    meetings = (
        record("grupp.arbete.moten", "planering", group, datum=date(2025, 3, 1), amne="Utbud", antal=Decimal(8)),
        record("grupp.arbete.moten", "planering", group, datum=date(2025, 10, 1), amne=None, antal=Decimal(1234)),
    )
    counts = tuple(
        record("kommun.deltagare.antal", "falun", {"kommuner": "falun", "inriktningar": area}, totalt=Decimal(3))
        for area in AREAS
    )
    records = {"grupp.arbete.moten": meetings, "kommun.deltagare.antal": counts}
    return Dataset(followed, tuple(deliveries), records)


def _delivery(
    followed: FollowUp, form: str, respondent: str, arrival: Arrival, given: Mapping[str, AnswerValue | Answer] | None
) -> Delivery:
    row = followed.registers[followed.forms[form].register].row(respondent)
    assert row is not None
    if given is None:
        return Delivery(followed.forms[form], row, arrival, None)
    answers = {name: value if isinstance(value, Answer) else answer(name, value) for name, value in given.items()}
    file = SourceFile(f"indata/prov/2025/{respondent}.xlsx", "0" * 64, "blankett")
    submission = Submission(form, respondent, "2025", "2025.1", file, None, answers, {})
    return Delivery(followed.forms[form], row, arrival, submission, (file.file,))


def published() -> Published:
    """Make the computed table."""
    columns = (PublishedColumn("kvinnor", "Kvinnor", True), PublishedColumn("totalt", "Totalt", True))
    rows = (
        PublishedRow("bygg", AREAS["bygg"], {"kvinnor": _cell("x", State.SUPPRESSED), "totalt": _cell("1\u00a0234")}),
        PublishedRow("vard", AREAS["vard"], {"kvinnor": _cell("60"), "totalt": _cell("100")}),
        PublishedRow("", "Totalt", {"kvinnor": _cell("x", State.SUPPRESSED), "totalt": _cell("1\u00a0334")}, "summa"),
    )
    notes = ("Uppgifter om färre än fem personer visas inte.",)
    title = "Deltagare per inriktning 2025"
    signs = frozenset("x")
    table = PublishedTable("deltagare", title, "Inriktning", columns, rows, notes, ("Orsa",), signs=signs)
    return Published({"deltagare": table})


def _cell(text: str, state: State = State.VALUE) -> PublishedCell:
    number = Decimal(text.replace("\u00a0", "")) if state is State.VALUE else None
    return PublishedCell(text, number, state)


def render(
    tmp_path: Path,
    outline: str,
    *tables: Table,
    template: bytes | None = None,
    answers: Mapping[str, AnswerValue | Answer] | None = None,
    facts: Mapping[str, RegisterValue] | None = None,
    per: str = "",
    version: str = VERSION,
    today: date = TODAY,
) -> tuple[Sequence[Document], tuple[Finding, ...]]:
    """Make a template of *outline*, or take *template*, and render the follow-up with it."""
    followed = replace(follow_up(outline, *tables, facts=facts), documents=(plan(outline, per),))
    path = tmp_path / "rapport.docx"
    path.write_bytes(template or report.make_template(followed, followed.documents[0]))
    found = FoundFile(path, "mallar/prov/rapport.docx")
    templates, flaws = report.load_templates({"rapport": found}, followed)
    documents, faults = report.render_all(templates, dataset(followed, answers), published(), version, today)
    return documents, flaws + faults


def replaced(
    package: bytes, changes: Mapping[str, Callable[[str], str]], new: Mapping[str, str] | None = None
) -> bytes:
    """Change parts of a package by name, and add others."""
    with zipfile.ZipFile(BytesIO(package)) as opened:
        parts = {name: opened.read(name) for name in opened.namelist()}
    for name, change in changes.items():
        parts[name] = change(parts[name].decode("utf-8")).encode("utf-8")
    parts |= {name: text.encode("utf-8") for name, text in (new or {}).items()}
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return content.getvalue()


def with_footnote(template: bytes, text: str) -> bytes:
    """Give a template a footnote with that text, as XML within `w:t`."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    added = f'<Relationship Id="rId99" Type="{office}/footnotes" Target="footnotes.xml"/></Relationships>'
    note = f'<w:footnote w:id="2"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>'
    return replaced(
        template,
        {
            "[Content_Types].xml": lambda xml: xml.replace(
                "</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
            ),
            "word/_rels/document.xml.rels": lambda xml: xml.replace("</Relationships>", added),
        },
        {"word/footnotes.xml": f'<w:footnotes xmlns:w="{W}">{note}</w:footnotes>'},
    )


def part(document: bytes, name: str = "word/document.xml") -> etree._Element:
    """Read one part with nothing but a zip reader and an XML parser."""
    with zipfile.ZipFile(BytesIO(document)) as opened:
        return etree.fromstring(opened.read(name))


def text_of(element: etree._Element) -> str:
    """Read the text of a paragraph or more: a break is a line feed, a tab a tab."""
    signs = {w("br"): "\n", w("tab"): "\t"}
    nodes = element.iter(w("t"), w("br"), w("tab"))
    return "".join(node.text or "" if node.tag == w("t") else signs[node.tag] for node in nodes if not _is_stop(node))


def _is_stop(node: etree._Element) -> bool:
    above = node.getparent()
    return above is not None and above.tag == w("tabs")


def paragraphs(document: bytes, name: str = "word/document.xml") -> list[str]:
    """Read every paragraph, those in tables too, with its field results."""
    return [text_of(paragraph) for paragraph in part(document, name).iter(w("p"))]


def styled(document: bytes) -> list[tuple[str, str]]:
    """Read every paragraph with the name of its style."""
    names = {
        style.get(w("styleId")): style.find(w("name")).get(w("val"))  # type: ignore[union-attr]
        for style in part(document, "word/styles.xml").iterfind(w("style"))
    }
    found = []
    for paragraph in part(document).iter(w("p")):
        style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        found.append((str(names.get(style.get(w("val")), "?")) if style is not None else "", text_of(paragraph)))
    return found


def rows_of(table: etree._Element) -> list[list[str]]:
    """Read a table's cells."""
    return [[text_of(cell) for cell in row.iterfind(w("tc"))] for row in table.iterfind(w("tr"))]


def tables(document: bytes) -> list[list[list[str]]]:
    """Read every table of the body."""
    return [rows_of(table) for table in part(document).iter(w("tbl"))]

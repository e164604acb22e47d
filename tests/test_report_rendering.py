"""Documents made of templates: what they say, what they say of themselves, and that they are the same every time."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from generator import report
from generator.model.findings import LinePlace, SpotPlace
from generator.model.inbox import FoundFile
from generator.model.values import State
from tests.report_build import (
    GROUPS,
    TODAY,
    VERSION,
    answer,
    dataset,
    paragraphs,
    part,
    plan,
    published,
    render,
    replaced,
)
from tests.report_build import follow_up as make_follow_up

CORE = "docProps/core.xml"


def said(tmp_path: Path, line: str, **more: object) -> str:
    """Render one line of body text."""
    documents, findings = render(tmp_path, line, **more)  # type: ignore[arg-type]
    assert findings == ()
    return paragraphs(documents[0].content)[0]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("{{ rapport.titel }}", "Samverkan 2025"),
        ("{{ rapport.status }}", "Pågår"),
        ("{{ modell.titel }} {{ modell.version }}", "Provuppföljning 2025.1"),
        (
            "{{ period.ar }}: {{ period.forsta }}–{{ period.sista }}",
            "2025: den 1\u00a0januari 2025–den 31\u00a0december 2025",
        ),
        ("{{ dokument.version }}, {{ dokument.datum | datum('tabell') }}", "0.1, 2025-11-14"),
        ("{{ dokument.titel }} ({{ dokument.namn }})", "Samverkan 2025 (rapport)"),
        ("{{ register.kommuner | varje('namn') | lista }}", "Falun och Orsa"),
        ("{{ poster.grupper.antagning.namn }}", "Antagning & urval"),
        ("{{ poster.grupper.planering.svar.om.ifylld }}", "den 12\u00a0september 2025"),
        ("{{ poster.grupper.planering.svar.om.forankrad | lista }}", "Möten och E-post"),
        ("{{ poster.grupper.planering.svar.bedomning.planering }}", "I mycket hög grad"),
        ("{{ poster.grupper.planering.svar.arbete.moten | langd }}", "2"),
        ("{{ poster.grupper.planering.svar.arbete.moten | summera('antal') }}", "1\u00a0242"),
        ("{{ svar.samordnare.arbete.syfte }}", "Allt är väl."),
        ("{{ tackning.grupp.inkomna }} av {{ tackning.grupp.antal }}", "2 av 3"),
        ("{{ tackning.grupp.klara }}, {{ tackning.grupp.saknas | lista }}", "1, Chefsgrupp"),
        ("{{ tackning.grupp.ofardiga | lista }}", "Antagning & urval"),
        ("{{ data.deltagare.summa.totalt }}", "1\u00a0334"),
        ("{{ (data.deltagare.rader | storst('totalt', 1) | first).namn }}", "Bygg och anläggning"),
        ("{{ data.deltagare.saknas | lista }}", "Orsa"),
        ("{{ 'ja' if poster.grupper.chef.inkommen else 'nej' }}", "nej"),
    ],
)
def test_the_vocabulary(tmp_path: Path, line: str, text: str) -> None:
    assert said(tmp_path, line) == text


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("{{ rapport.organ }}", "[uppgift saknas]"),
        ("{{ poster.grupper.antagning.svar.arbete.syfte }}", "[uppgift saknas]"),
        ("{{ poster.grupper.chef.svar.arbete.syfte }}", "[uppgift saknas]"),
        ("{{ poster.grupper.chef.svar.arbete.moten }}", "[uppgift saknas]"),
        ("{{ poster.grupper.antagning.svar.bedomning.samsyn }}", "[inte aktuellt]"),
        ("{{ data.deltagare.summa.kvinnor }}", "[uppgiften visas inte]"),
        ("{{ poster.grupper.planering.svar.om.ifylld }}", "[fel i underlaget: indata/prov/2025/planering.xlsx, B2]"),
    ],
)
def test_what_is_not_there_is_visible(tmp_path: Path, line: str, text: str) -> None:
    faulty = {"om.ifylld": answer("om.ifylld", None, State.FAULTY)}
    assert said(tmp_path, line, answers=faulty) == text


def test_numbers_behind_protected_tables_cannot_be_reached(tmp_path: Path) -> None:
    line = "{{ poster.kommuner.falun.svar.deltagare.antal | varje('totalt') | lista }}"
    assert said(tmp_path, line) == "[uppgiften visas inte] och [uppgiften visas inte]"


def test_a_withheld_answer_is_in_no_document(tmp_path: Path) -> None:
    outline = "{{ poster.grupper.planering.svar.arbete.syfte }}\n{{p poster.grupper.planering.alla_svar }}"
    followed = make_follow_up(outline)
    form = followed.forms["grupp"]
    about, work, judged = form.parts
    secret = replace(work, questions=(replace(work.questions[0], withheld=True), *work.questions[1:]))
    followed = replace(followed, forms={**followed.forms, "grupp": replace(form, parts=(about, secret, judged))})
    path = tmp_path / "rapport.docx"
    path.write_bytes(report.make_template(followed, followed.documents[0]))
    templates, _ = report.load_templates({"rapport": FoundFile(path, "rapport.docx")}, followed)
    (document,), _ = report.render_all(templates, dataset(followed), published(), VERSION, TODAY)
    text = paragraphs(document.content)
    assert text[0] == "[uppgiften visas inte]"
    assert not any("utbud" in line or "Vad är gruppens syfte?" in line for line in text)


def test_a_fixed_row_has_its_names_and_a_record_its_respondent(tmp_path: Path) -> None:
    line = (
        "{% for rad in poster.kommuner.falun.svar.deltagare.antal %}{{ rad.id }} {{ rad.namn }} "
        "{{ rad.kommuner.namn }}; {% endfor %}"
    )
    assert said(tmp_path, line) == "bygg Bygg och anläggning Falun; vard Vård och omsorg Falun; "


def test_two_renderings_are_the_same_bytes(tmp_path: Path) -> None:
    outline = "= {{ dokument.titel }}\n[innehall]\n# Ett\n{{p tabell.deltagare }}\n{{p tabell.grupper }}"
    assert render(tmp_path, outline)[0] == render(tmp_path, outline)[0]


def test_the_fingerprint_depends_on_neither_version_nor_date(tmp_path: Path) -> None:
    outline = "Version {{ dokument.version }} den {{ dokument.datum | datum('tabell') }}"
    (first,), _ = render(tmp_path, outline)
    (later,), _ = render(tmp_path, outline, version="0.2", today=date(2026, 1, 7))
    assert first.fingerprint == later.fingerprint
    assert first.content != later.content
    assert paragraphs(later.content)[0] == "Version 0.2 den 2026-01-07"


def test_the_fingerprint_depends_on_answers_and_on_the_template(tmp_path: Path) -> None:
    outline = "{{ poster.grupper.planering.svar.arbete.syfte }}"
    (one,), _ = render(tmp_path, outline)
    (other,), _ = render(tmp_path, outline, answers={"arbete.syfte": "Något annat."})
    (third,), _ = render(tmp_path, outline + "\nEn rad till.")
    assert len({one.fingerprint, other.fingerprint, third.fingerprint}) == 3


def test_a_document_for_each_row(tmp_path: Path) -> None:
    documents, findings = render(tmp_path, "Till {{ rad.namn }}\n{{p rad.tabell.moten }}", per="grupper")
    assert findings == ()
    assert [document.name for document in documents] == ["rapport-planering", "rapport-antagning", "rapport-chef"]
    assert [paragraphs(document.content)[0] for document in documents] == [
        "Till Planering",
        "Till Antagning & urval",
        "Till Chefsgrupp",
    ]


def test_properties_come_from_the_run(tmp_path: Path) -> None:
    (document,), _ = render(tmp_path, "Text", facts={"titel": 'R & D <b> {{ 7*7 }} "x"'})
    core = {element.tag.rpartition("}")[2]: element.text for element in part(document.content, CORE)}
    assert core == {
        "title": 'R & D <b> {{ 7*7 }} "x"',
        "lastModifiedBy": "Samverkansrapport",
        "revision": "1",
        "created": "2025-11-14T00:00:00Z",
        "modified": "2025-11-14T00:00:00Z",
        "language": "sv-SE",
    }


def test_an_id_says_which_document_it_is_whatever_it_is_called(tmp_path: Path) -> None:
    (document, *_), _ = render(tmp_path, "Text", per="grupper")
    custom = {each.get("name"): each[0].text for each in part(document.content, "docProps/custom.xml")}
    assert custom == {"Dokument-id": "prov:2025:rapport:planering", "Version": "0.1"}


def test_the_author_of_the_template_is_kept_and_its_texts_are_filled(tmp_path: Path) -> None:
    template = report.make_template(make_follow_up("Text"), plan("Text"))
    creator = "<dc:creator>Kansliet i {{ rapport.titel }}</dc:creator></cp:coreProperties>"
    template = replaced(template, {CORE: lambda xml: xml.replace("</cp:coreProperties>", creator)})
    (document,), _ = render(tmp_path, "", template=template)
    assert part(document.content, CORE).findtext("{*}creator") == "Kansliet i Samverkan 2025"


def test_an_unknown_name_is_found_under_its_headings(tmp_path: Path) -> None:
    outline = "# Ett\n## Två\nText.\nTitel: {{ rapport.titl }}\n# Tre"
    documents, (finding,) = render(tmp_path, outline)
    assert documents == ()
    assert finding.code == "NAME_UNKNOWN"
    assert finding.place == SpotPlace("mallar/prov/rapport.docx", "Ett › Två", "{{ rapport.titl }}")
    assert "Menade du ”titel”?" in finding.message


def test_a_fault_of_a_template_is_told_once_however_many_documents_it_makes(tmp_path: Path) -> None:
    documents, findings = render(tmp_path, "{{ rad.finns_inte }}", per="grupper")
    assert (documents, len(findings)) == ((), 1)


def test_an_expression_of_the_model_that_fails_is_the_models_fault(tmp_path: Path) -> None:
    broken = replace(GROUPS, id="trasig", title="{{ rapport.finns_inte }}")
    documents, (finding,) = render(tmp_path, "{{p tabell.trasig }}", broken)
    assert documents == ()
    assert (finding.code, finding.origin.value) == ("TABLE_NOT_MADE", "model")
    assert finding.place == LinePlace("mallar/prov/modell.toml", 1)
    assert finding.message.startswith("Tabellen ”trasig” kan inte göras: ")


def test_a_reference_to_a_table_that_is_not_there_is_named(tmp_path: Path) -> None:
    documents, (finding,) = render(tmp_path, "Se {{ hanvisning.deltagare }}.")
    assert documents == ()
    assert finding.place == SpotPlace("mallar/prov/rapport.docx", "")
    assert finding.message == (
        "Dokumentet hänvisar till bokmärket ”tab_deltagare”, som inte finns i det. "
        "Ta bort hänvisningen, eller lägg till tabellen eller diagrammet."
    )


def test_a_value_is_rounded_nowhere(tmp_path: Path) -> None:
    assert said(tmp_path, "{{ rapport.belopp }}", facts={"belopp": Decimal("1234.50")}) == "1\u00a0234,5"

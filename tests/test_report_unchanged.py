"""How documents tell that an answer is unchanged, and that something was not asked."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator import figures, report
from generator.expressions.environment import Language
from generator.expressions.noting import Noted
from generator.model.answers import Dataset
from generator.model.inbox import FoundFile
from generator.report.wordml import w
from tests.report_build import paragraphs, part, styled, tables
from tests.rounds import FIRST, answered, changed

PURPOSE = "poster.aktiviteter.lotsar.svar.arbete.syfte"
GRADE = "poster.aktiviteter.lotsar.svar.arbete.grad"
WROTE = ("Torget ska kännas tryggt.", "Alla ska kunna vara där.")
SAME = {"arbete.syfte_oforandrat": "Ja", "arbete.grad_oforandrat": "Ja"}


def text(outline: str, *changes: tuple[str, str]) -> str:
    """Give the model with a document of these lines, and a table of questions and one of a register's rows."""
    return (
        changed(*changes)
        + f"""
[[tabell]]
id = "bedomningar"
slag = "fragor"
rubrik = "Bedömningar"
blankett = "aktivitet"
fragor = ["skala", "prosa"]

[[tabell]]
id = "aktiviteter"
slag = "lista"
rubrik = "Aktiviteter"
rader = "aktiviteter"
kolumn = [{{ rubrik = "Syfte", varde = "rad.svar.arbete.syfte" }}]

[[tabell]]
id = "avvikelser"
slag = "lista"
rubrik = "Avvikelser"
kalla = "aktivitet.arbete.avvikelser"
kolumn = [{{ rubrik = "Avvikelse", varde = "rad.avvikelse" }}, {{ rubrik = "Antal", varde = "rad.antal" }}]

[[dokument]]
id = "rapport"
namn = "rapport"
titel = "Rapport"
mall = "rapport.docx"
disposition = \"\"\"
{outline}
\"\"\"
"""
    )


def second(model: str, answers: dict[str, Any]) -> Dataset:
    return answered("2025-T2", answers, (answered("2025-T1", FIRST, text=model),), model)


def made(folder: Path, outline: str, answers: dict[str, Any], *changes: tuple[str, str]) -> bytes:
    dataset = second(text(outline, *changes), answers)
    (plan,) = dataset.follow_up.documents
    path = folder / "rapport.docx"
    path.write_bytes(report.make_template(dataset.follow_up, plan))
    templates, flaws = report.load_templates({"rapport": FoundFile(path, "rapport.docx")}, dataset.follow_up)
    documents, faults = report.render_all(templates, dataset, figures.publish(dataset), "0.1", date(2025, 9, 1))
    assert flaws + faults == ()
    return documents[0].content


def test_quoted_words_have_a_last_line_that_says_since_when(tmp_path: Path) -> None:
    document = made(tmp_path, f"{{{{p {PURPOSE} | egna_ord }}}}", SAME)

    assert paragraphs(document) == [*WROTE, "Oförändrat sedan tertial 1 2025."]
    assert styled(document)[-1] == ("Källa till egna ord", "Oförändrat sedan tertial 1 2025.")


def test_whose_the_words_are_stands_with_since_when_and_with_the_words(tmp_path: Path) -> None:
    document = made(tmp_path, f"{{{{p {PURPOSE} | egna_ord('Lotsar') }}}}", SAME)

    assert paragraphs(document)[-1] == "Svar från Lotsar. Oförändrat sedan tertial 1 2025."
    kept = [each.find(f".//{w('keepNext')}") is not None for each in part(document).iter(w("p"))]
    assert kept == [*([True] * len(WROTE)), False]


def test_new_words_are_not_marked(tmp_path: Path) -> None:
    document = made(tmp_path, f"{{{{p {PURPOSE} | egna_ord }}}}", {**SAME, "arbete.syfte": "Nytt."})

    assert paragraphs(document) == ["Nytt."]


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        (f"Pengarna: {{{{ {GRADE} }}}}.", "Pengarna: I låg grad (oförändrat sedan tertial 1 2025)."),
        (f"Pengarna: {{{{ {GRADE} | gemen }}}}.", "Pengarna: i låg grad (oförändrat sedan tertial 1 2025)."),
        (f"{{{{ [{GRADE}, 'dyrt'] | lista }}}}", "I låg grad (oförändrat sedan tertial 1 2025) och dyrt"),
        (f"{{{{ 'Lågt' if {GRADE} == 'I låg grad' else 'Högt' }}}}", "Lågt"),
        (f"{{{{ {GRADE}_kommentar }}}}", "[uppgift saknas]"),
        (f"{{{{ {GRADE}_oforandrat }}}}", "Ja"),
    ],
)
def test_a_printed_answer_says_since_when(tmp_path: Path, line: str, printed: str) -> None:
    assert paragraphs(made(tmp_path, line, SAME)) == [printed]


def test_tables_of_answers_say_since_when(tmp_path: Path) -> None:
    document = made(tmp_path, "{{p tabell.bedomningar }}\n{{p tabell.aktiviteter }}", SAME)
    questions, rows = tables(document)

    assert questions[1:] == [
        ["Lotsar på torget", "Vad ville ni uppnå?", f"{''.join(WROTE)} (oförändrat sedan tertial 1 2025)"],
        ["Lotsar på torget", "I vilken grad räckte pengarna?", "I låg grad (oförändrat sedan tertial 1 2025)"],
    ]
    assert rows[1] == [f"{''.join(WROTE)} (oförändrat sedan tertial 1 2025)"]


def test_all_answers_say_since_when_and_not_that_the_box_was_ticked(tmp_path: Path) -> None:
    texts = paragraphs(made(tmp_path, "{{p poster.aktiviteter.lotsar.alla_svar }}", SAME))

    assert texts[texts.index("Vad ville ni uppnå?") + 2] == f"{WROTE[1]} (oförändrat sedan tertial 1 2025)"
    assert not any("Oförändrat sedan förra tertialet" in each for each in texts)


def test_an_unanswered_question_that_is_said_to_be_unchanged_is_missing(tmp_path: Path) -> None:
    nothing = {"arbete.syfte": None, "arbete.grad": None}
    model = text("{{p tabell.bedomningar }}")
    dataset = answered("2025-T2", SAME, (answered("2025-T1", nothing, text=model),), model)
    (plan,) = dataset.follow_up.documents
    path = tmp_path / "rapport.docx"
    path.write_bytes(report.make_template(dataset.follow_up, plan))
    templates, _ = report.load_templates({"rapport": FoundFile(path, "rapport.docx")}, dataset.follow_up)
    documents, _ = report.render_all(templates, dataset, figures.publish(dataset), "0.1", date(2025, 9, 1))

    assert [row[2] for row in tables(documents[0].content)[0][1:]] == ["..", ".."]


ASKED = ('id = "timmar"\ntext = "Antal timmar"', 'id = "timmar"\nnar = "period.del == \'T1\'"\ntext = "Antal timmar"')
COUNTED = ('text = "Antal", typ', 'text = "Antal", nar = "period.del == \'T1\'", typ')


def test_what_is_not_asked_in_this_period_says_so_and_stops_nothing(tmp_path: Path) -> None:
    outline = "{{ poster.aktiviteter.lotsar.svar.arbete.timmar }}\n{{p tabell.avvikelser }}"
    document = made(tmp_path, outline, {}, ASKED, COUNTED)

    assert paragraphs(document)[0] == "[inte aktuellt]"
    assert tables(document)[0][1] == ["Lotsarna saknar lokal.", "."]


def test_what_is_not_asked_is_not_among_all_answers(tmp_path: Path) -> None:
    document = made(tmp_path, "{{p poster.aktiviteter.lotsar.alla_svar }}", {}, ASKED, COUNTED)

    assert "Antal timmar" not in paragraphs(document)
    assert tables(document)[0][0] == ["Avvikelse", "Klart", "Läge", "Vad har hänt?"]


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        ("{{ x }}", "Ja (då)"),
        ("{{ x | upper }}", "JA (då)"),
        ("{{ x ~ '!' }}", "Ja (då)!"),
        ("{{ [x] | lista }}", "Ja (då)"),
        ("{% if x == 'Ja' %}lika{% endif %}", "lika"),
        ("{% if x is angiven %}finns{% endif %}", "finns"),
    ],
)
def test_a_text_with_a_note_is_a_text_until_it_is_printed(source: str, printed: str) -> None:
    assert Language().template(source)({"x": Noted("Ja", "då")}) == printed
    assert Language().template(source)({"x": Noted("Ja", "")}) == printed.replace(" (då)", "")

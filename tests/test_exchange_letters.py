"""The letters that go out with forms and after them, whole, as the person who sends them reads them."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator import exchange, merging
from generator.exchange.letters import Recipient, covering_letter, reminder, to_remind, unknown_mailboxes
from generator.forms import read_all
from generator.forms.blank import blank_form
from generator.model.answers import Dataset
from generator.model.definition import FollowUp, Letters
from generator.model.findings import UserError
from generator.model.inbox import FoundFile
from generator.swedish.letter_messages import Letter
from generator.swedish.messages import finding_text
from tests.filling import SAVED, fill
from tests.models import MODEL, load_text

MAILED = """
[utskick]
avsandare = "Samordnaren för {{ modell.titel | gemen }}"
svara_till = "svar@skolorna.example"
"""
REPLY = "svara_till"
BEFORE, AFTER = date(2025, 9, 15), date(2025, 9, 18)


def model(*changes: tuple[str, str]) -> str:
    text = MODEL.replace(
        'falt = ["namn", "kod",',
        'brevlada = "brevlada"\nfalt = ["namn", "kod", { id = "brevlada", text = "Brevlåda" },',
        1,
    ).replace('kod = "0180",', 'kod = "0180", brevlada = "norra@skolorna.example",', 1)
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text + MAILED


def follow_up(folder: Path, *changes: tuple[str, str]) -> FollowUp:
    loaded = load_text(folder / "prov", model(*changes))
    assert loaded.findings == ()
    assert loaded.follow_up is not None
    return loaded.follow_up


def delivered(folder: Path, answers: Mapping[str, Any] | None, *changes: tuple[str, str]) -> Dataset:
    """Give the period in which the northern school has answered so, or not at all."""
    definition = follow_up(folder, *changes)
    form = definition.forms["skola"]
    north = definition.respondents(form)[0]
    files = []
    if answers is not None:
        path = folder / "norra (Anna Svensson).xlsx"
        path.write_bytes(fill(blank_form(definition, form, north, SAVED), answers))
        files.append(FoundFile(path, f"indata/prov/2025-H2/{path.name}"))
    submissions, _ = read_all(files, definition)
    return merging.combine(definition, submissions)[0]


def recipient(definition: FollowUp, number: int = 0, deadline: date | None = AFTER) -> Recipient:
    form = definition.forms["skola"]
    return Recipient(form, definition.respondents(form)[number], deadline)


def opened(content: bytes) -> str:
    """Give the text of a letter as Notepad shows it."""
    assert content.startswith(b"\xef\xbb\xbf")
    text = content.decode("utf-8-sig")
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    return text.replace("\r\n", "\n")


def test_the_letter_with_a_form(tmp_path: Path) -> None:
    definition = follow_up(tmp_path, ('lamnas_av = "skolor"', 'lamnas_av = "skolor"\ninledning = "Om skolans elever."'))

    letter = opened(covering_letter(definition, recipient(definition), "prov-skola-norra-2025-h2.xlsx"))

    assert letter == (
        "Till: norra@skolorna.example\n"
        "Ämne: Skolans blankett, andra halvåret 2025: svara senast den 18\u00a0september 2025\n"
        "Bilaga: prov-skola-norra-2025-h2.xlsx\n"
        "\n"
        "Hej!\n"
        "\n"
        "Här kommer en blankett för ”Prov av samverkan”.\n"
        "\n"
        "Blankett: Skolans blankett\n"
        "Lämnas av: Norra skolan\n"
        "Gäller: andra halvåret 2025\n"
        "Svara senast: torsdagen den 18\u00a0september 2025\n"
        "\n"
        "Om skolans elever.\n"
        "\n"
        "Så här gör ni:\n"
        "– Spara den bifogade filen prov-skola-norra-2025-h2.xlsx och öppna den i Excel. Börja med bladet Läs mig.\n"
        "– Svara på frågorna. De som är märkta med * är obligatoriska.\n"
        "– När allt är klart: ange det i fråga 1.2 ”Är blanketten klar?”, bladet Om blanketten.\n"
        "– Spara filen som Excel-arbetsbok (.xlsx), utan lösenord, och skicka den till svar@skolorna.example.\n"
        "\n"
        "Skriv inte namn eller uppgifter som pekar ut enskilda personer. Blanketten blir en allmän handling när den "
        "har kommit in till oss.\n"
        "\n"
        "Är något oklart, eller behöver ni mer tid? Svara på det här mejlet, så hjälper vi till.\n"
        "\n"
        "Med vänlig hälsning\n"
        "Samordnaren för prov av samverkan\n"
        "svar@skolorna.example\n"
    )


def test_what_nobody_knows_is_left_out_of_a_letter(tmp_path: Path) -> None:
    loaded = load_text(tmp_path / "prov", MODEL.replace("klar_nar = \"om.klar == 'ja'\"\n", ""))
    definition = loaded.follow_up
    assert definition is not None

    lines = opened(covering_letter(definition, recipient(definition, deadline=None), "a.xlsx")).splitlines()

    assert lines[0] == "Ämne: Skolans blankett, andra halvåret 2025"
    assert not [line for line in lines if line.startswith(("Till:", "Svara senast", "– När allt"))]
    assert "– Spara filen som Excel-arbetsbok (.xlsx), utan lösenord, och skicka den till oss." in lines
    assert lines[-1] == "Med vänlig hälsning"
    assert not [text for text in lines if "uppgift saknas" in text]


HEAD = "Blankett: Skolans blankett\nLämnas av: Norra skolan\nGäller: andra halvåret 2025\n"
FOOT = (
    "Är något oklart, eller behöver ni mer tid? Svara på det här mejlet, så hjälper vi till.\n\n"
    "Med vänlig hälsning\nSamordnaren för prov av samverkan\nsvar@skolorna.example\n"
)
MENDED = "Fyll i det som återstår i samma fil och skicka den till svar@skolorna.example igen"
SECOND = [{"datum": date(2025, 9, 3), "amne": "Hemligheter"}]
ROLE = (
    "kommentar = true\n\n[[blankett]]",
    """kommentar = true

[[gemensam_del.fraga]]
id = "roll"
text = "Roll"
typ = "text"
obligatorisk = true

[[blankett]]""",
)
DAY = ('text = "Datum"\ntyp = "datum"\ni_perioden = true', 'text = "Datum"\ntyp = "datum"\nobligatorisk = true')
COUNTS = {"ak1": {"flickor": 4, "totalt": 4}}
REMINDED: dict[str, tuple[dict[str, Any] | None, date, str, str]] = {
    "nothing has come": (
        None,
        AFTER,
        "Påminnelse: Skolans blankett, andra halvåret 2025",
        "Vi har inte fått er blankett för ”Prov av samverkan” än.\n\n"
        f"{HEAD}Sista dagen var: måndagen den 15\u00a0september 2025\n\n"
        "Fyll i blanketten och skicka den till svar@skolorna.example så snart ni kan. Har ni redan skickat den? Skicka "
        "den då en gång till, för den har inte nått oss. Har ni inte blanketten kvar, så svara på det här mejlet, så "
        "får ni en ny.\n\n",
    ),
    "answers are missing, the day has passed": (
        {"om.klar": "Ja", "arbete.moten": [{"amne": "Hemligheter"}], "elever_september.antal": COUNTS},
        AFTER,
        "Komplettera: Skolans blankett, andra halvåret 2025",
        "Tack för er blankett för ”Prov av samverkan”! Den är inte riktigt färdig: 1 av 5 obligatoriska frågor är "
        f"besvarade.\n\n{HEAD}Sista dagen var: måndagen den 15\u00a0september 2025\n\n"
        "Det här återstår:\n"
        "– Fråga 1.3 ”Roll”, bladet Om blanketten, cell {om.roll}\n"
        "– Fråga 2.2 ”Inga elever i övriga årskurser”, bladet Elever 15 september 2025, cell {elever_september.inga}\n"
        "– Bladet Elever 15 januari 2026 är inte ifyllt\n"
        "– Fråga 4.1 ”Datum”, bladet Möten, cell {arbete.moten}\n\n"
        f"{MENDED}, så snart ni kan.\n\n",
    ),
    "all is answered and the form is not ready": (
        {
            "om.klar": "Nej",
            "om.roll": "Hemlig",
            "arbete.moten": SECOND,
            "elever_september.inga": "Ja",
            "elever_januari.inga": "Ja",
        },
        BEFORE,
        "Komplettera: Skolans blankett, andra halvåret 2025",
        "Tack för er blankett för ”Prov av samverkan”! Alla obligatoriska frågor är besvarade, men blanketten är inte "
        f"markerad som klar.\n\n{HEAD}Svara senast: måndagen den 15\u00a0september 2025\n\n"
        "Det här återstår:\n"
        "– Fråga 1.2 ”Är blanketten klar?”, bladet Om blanketten, cell {om.klar}: svaret säger att blanketten inte är "
        "klar\n\n"
        f"{MENDED}.\n\n",
    ),
}


def cell(dataset: Dataset, field: str) -> str:
    """Give the cell of an answer, or the first of a table's first row."""
    submission = dataset.deliveries[0].submission
    assert submission
    rows = submission.tables.get(field)
    answer = next(iter(rows[0].answers.values())) if rows else submission.answers[field]
    return answer.place.cell


@pytest.mark.parametrize(("answers", "today", "subject", "body"), REMINDED.values(), ids=list(REMINDED))
def test_a_reminder_says_what_is_left(
    tmp_path: Path, answers: dict[str, Any] | None, today: date, subject: str, body: str
) -> None:
    dataset = delivered(tmp_path, answers, ROLE, DAY)

    letter = opened(reminder(dataset.follow_up, dataset.deliveries[0], today))

    expected = f"Till: norra@skolorna.example\nÄmne: {subject}\n\nHej!\n\n{body}{FOOT}"
    assert letter == re.sub(r"\{(.+?)\}", lambda field: cell(dataset, field[1]), expected)


def test_a_reminder_asks_to_look_over_what_was_filled_in_beforehand(tmp_path: Path) -> None:
    prefilled = (ROLE[0], ROLE[1].replace('typ = "text"\n', 'typ = "text"\nforifyllt = "Rektor"\n'))
    dataset = delivered(
        tmp_path, {"om.klar": "Nej", "elever_september.inga": "Ja", "elever_januari.inga": "Ja"}, prefilled
    )
    letter = opened(reminder(dataset.follow_up, dataset.deliveries[0], BEFORE))
    where = f"bladet Om blanketten, cell {cell(dataset, 'om.roll')}"
    assert f"– Fråga 1.3 ”Roll”, {where}: se över det som är ifyllt i förväg\n" in letter
    assert "Rektor" not in letter


@pytest.mark.parametrize("answers", [each[0] for each in REMINDED.values()], ids=list(REMINDED))
def test_no_letter_repeats_an_answer_or_the_name_of_a_file(tmp_path: Path, answers: dict[str, Any] | None) -> None:
    dataset = delivered(tmp_path, answers, ROLE, DAY)
    letter = opened(reminder(dataset.follow_up, dataset.deliveries[0], AFTER))
    assert not [word for word in ("Hemlig", "Anna", "Svensson", ".xlsx") if word in letter]


READY: dict[str, Any] = {
    "om.klar": "Ja",
    "om.roll": "Rektor",
    "elever_september.inga": "Ja",
    "elever_januari.inga": "Ja",
}


@pytest.mark.parametrize(
    ("answers", "today", "reminded"),
    [
        (None, BEFORE, []),
        (None, AFTER, ["norra", "sodra"]),
        ({"om.klar": "Nej"}, BEFORE, ["norra"]),
        ({"om.klar": "Nej"}, AFTER, ["norra", "sodra"]),
        (READY, BEFORE, []),
        (READY, AFTER, ["sodra"]),
    ],
    ids=["missing", "missing and late", "incomplete", "incomplete and late", "complete", "complete, the other late"],
)
def test_who_is_late_or_incomplete_is_reminded(
    tmp_path: Path, answers: dict[str, Any] | None, today: date, reminded: list[str]
) -> None:
    dataset = delivered(tmp_path, answers, ROLE)
    assert [delivery.respondent.id for delivery in to_remind(dataset.deliveries, today)] == reminded


def test_a_model_has_letters_of_its_own_in_their_place(tmp_path: Path) -> None:
    own = Letters(
        "God dag!\n\n\n\nBlanketten {{ blankett.rubrik }} finns i {{ bilaga }}. {% if klar_fraga is angiven %}Klart? "
        "{{ klar_fraga.nummer }}.{% endif %}",
        "{% for svar in saknade %}{{ svar.nummer }}: {{ svar.blad }} {{ svar.cell }}\n{% endfor %}",
    )
    dataset = delivered(tmp_path, {"om.klar": "Ja"}, ROLE)
    delivery = replace(dataset.deliveries[0], form=replace(dataset.deliveries[0].form, letters=own))
    to = Recipient(delivery.form, delivery.respondent, None)

    assert opened(covering_letter(dataset.follow_up, to, "a.xlsx")).partition("\n\n")[2] == (
        "God dag!\n\nBlanketten Skolans blankett finns i a.xlsx. Klart? 1.2.\n"
    )
    assert opened(reminder(dataset.follow_up, delivery, AFTER)).partition("\n\n")[2] == (
        f"1.3: Om blanketten {cell(dataset, 'om.roll')}\n2: Elever 15 september 2025\n3: Elever 15 januari 2026\n"
    )


def test_an_identity_number_in_the_register_is_masked(tmp_path: Path) -> None:
    definition = follow_up(tmp_path, ("norra@skolorna.example", "640823-3234"))
    letter = opened(covering_letter(definition, recipient(definition), "a.xlsx"))
    assert letter.startswith("Till: 640823-****\n")


def test_the_same_letter_is_the_same_bytes(tmp_path: Path) -> None:
    definition = follow_up(tmp_path)
    assert covering_letter(definition, recipient(definition), "a") == covering_letter(
        definition, recipient(definition), "a"
    )


CASES: Mapping[Letter, tuple[Callable[[FollowUp], list[Recipient]], str]] = {
    Letter.MAILBOX_MISSING: (
        lambda definition: [recipient(definition, 0), recipient(definition, 1)],
        "mallar/prov/modell.toml, rad 23: varning: ”Brevlåda” är inte ifylld för Södra skolan, så i brevet finns ingen "
        "mottagare. Skriv brevlådan i registret.",
    ),
}


@pytest.mark.parametrize("message", Letter, ids=lambda message: str(message.name))
def test_each_sentence_is_said_of_those_whom_it_is_about(tmp_path: Path, message: Letter) -> None:
    recipients, sentence = CASES[message]
    definition = follow_up(tmp_path)
    found = list(exchange.unknown_mailboxes(definition, recipients(definition)))
    assert [finding_text(finding) for finding in found] == [sentence]
    assert opened(covering_letter(definition, recipients(definition)[1], "a")).startswith("Till: [uppgift saknas]\n")


def test_a_register_without_mailboxes_is_nothing_to_tell(tmp_path: Path) -> None:
    definition = follow_up(tmp_path, ('brevlada = "brevlada"\n', ""))
    assert not list(unknown_mailboxes(definition, [recipient(definition)]))


def test_a_text_that_cannot_be_filled_ends_the_run(tmp_path: Path) -> None:
    definition = follow_up(tmp_path)
    to = recipient(definition)
    failing = replace(to.form, letters=Letters("{{ poster.skolor.vastra.namn }}"))
    with pytest.raises(UserError) as stop:
        covering_letter(definition, replace(to, form=failing), "a")
    assert "Texten i brevet kan inte fyllas i. " in stop.value.message

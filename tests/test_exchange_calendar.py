"""The calendar file: which days it has, that they are known again, and that it is written as calendars read it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from generator.exchange.calendar import calendar_file, same_days
from generator.exchange.letters import Recipient
from generator.model.definition import FollowUp, Mailing
from tests.models import MODEL, load_text

MADE = date(2025, 8, 14)
LAST, OWN, LATER = date(2025, 9, 15), date(2025, 10, 1), date(2025, 9, 22)


def follow_up(folder: Path, *changes: tuple[str, str]) -> FollowUp:
    text = MODEL
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    loaded = load_text(folder / "prov", text)
    assert loaded.findings == ()
    assert loaded.follow_up is not None
    return replace(loaded.follow_up, mailing=Mailing("Samordnaren", "svar@Skolorna.example"))


def recipients(definition: FollowUp, *deadlines: date | None) -> list[Recipient]:
    form = definition.forms["skola"]
    return [Recipient(form, row, day) for row, day in zip(definition.respondents(form), deadlines, strict=True)]


def told(content: bytes) -> list[str]:
    """Give the events, each as a line."""
    calendar = Calendar.from_ical(content)
    return [
        f"{event.decoded('dtstart')}–{event.decoded('dtend')} {event['summary']} | {event['uid']} | "
        f"{event['description']}"
        for event in calendar.walk("VEVENT")
    ]


ABOUT = "Prov av samverkan, andra halvåret 2025"


def test_a_last_day_that_all_share_is_one_event(tmp_path: Path) -> None:
    definition = follow_up(tmp_path)
    assert told(calendar_file(definition, recipients(definition, LAST, LAST), MADE)) == [
        "2025-09-15–2025-09-16 Sista dag: Skolans blankett | prov-2025-H2-blankett-skola@skolorna.example | "
        f"{ABOUT}\nLämnas av Norra skolan och Södra skolan."
    ]


THREE = ('kod = "0181" },', 'kod = "0181" },\n  { id = "vastra", namn = "Västra skolan" },')


def test_who_has_a_day_of_its_own_has_an_event_of_its_own(tmp_path: Path) -> None:
    definition = follow_up(tmp_path, THREE)
    assert told(calendar_file(definition, recipients(definition, LAST, OWN, LAST), MADE)) == [
        "2025-09-15–2025-09-16 Sista dag: Skolans blankett | prov-2025-H2-blankett-skola@skolorna.example | "
        f"{ABOUT}\nLämnas av Norra skolan och Västra skolan.",
        "2025-10-01–2025-10-02 Sista dag: Skolans blankett från Södra skolan | "
        f"prov-2025-H2-blankett-skola-sodra@skolorna.example | {ABOUT}\nLämnas av Södra skolan.",
    ]


def test_a_day_that_moves_keeps_its_id(tmp_path: Path) -> None:
    definition = follow_up(tmp_path)
    before, after = (
        Calendar.from_ical(calendar_file(definition, recipients(definition, day, day), MADE)) for day in (LAST, LATER)
    )
    assert [event["uid"] for event in before.walk("VEVENT")] == [event["uid"] for event in after.walk("VEVENT")]


def test_nobody_without_a_last_day_is_in_the_calendar(tmp_path: Path) -> None:
    definition = follow_up(tmp_path)
    assert told(calendar_file(definition, recipients(definition, None, None), MADE)) == []


CALENDAR = {
    "one day": (
        'namn = "Mätdatum"\nfalt = [{ id = "datum", text = "Datum", typ = "datum" }]',
        'namn = "Mätdatum"\nkalender = ["datum"]\n'
        'falt = [{ id = "datum", text = "Datum", typ = "datum" }, { id = "vem", text = "Ansvarig" }]',
        'datum = "09-15" }',
        'datum = "09-15", vem = "Samordnaren" }',
        [
            "2025-09-15–2025-09-16 september | prov-2025-H2-register-matdatum-september@skolorna.example | "
            f"{ABOUT}\nAnsvarig: Samordnaren",
            "2026-01-15–2026-01-16 januari | prov-2025-H2-register-matdatum-januari@skolorna.example | " + ABOUT,
        ],
    ),
    "from one day to another": (
        'namn = "Mätdatum"\nfalt = [{ id = "datum", text = "Datum", typ = "datum" }]',
        'namn = "Mätdatum"\nkalender = ["datum", "till"]\n'
        'falt = [{ id = "datum", text = "Datum", typ = "datum" }, { id = "till", text = "Till", typ = "datum" }]',
        'datum = "09-15" }',
        'datum = "09-15", till = "09-30" }',
        [
            f"2025-09-15–2025-10-01 september | prov-2025-H2-register-matdatum-september@skolorna.example | {ABOUT}",
            f"2026-01-15–2026-01-16 januari | prov-2025-H2-register-matdatum-januari@skolorna.example | {ABOUT}",
        ],
    ),
}


@pytest.mark.parametrize(("old", "new", "row", "filled", "expected"), CALENDAR.values(), ids=list(CALENDAR))
def test_a_register_puts_its_days_in_the_calendar(
    tmp_path: Path, old: str, new: str, row: str, filled: str, expected: list[str]
) -> None:
    definition = follow_up(tmp_path, (old, new), (row, filled))
    assert told(calendar_file(definition, recipients(definition, None, None), MADE)) == expected


def test_the_same_days_are_the_same_bytes_and_known_as_the_same_on_another_day(tmp_path: Path) -> None:
    definition = follow_up(tmp_path)
    all_day = recipients(definition, LAST, LAST)
    first, again = calendar_file(definition, all_day, MADE), calendar_file(definition, all_day, MADE)
    assert first == again
    assert same_days(first, calendar_file(definition, all_day, LATER))
    assert not same_days(first, calendar_file(definition, recipients(definition, LATER, LATER), MADE))


def test_the_file_is_as_the_standard_has_it(tmp_path: Path) -> None:
    definition = follow_up(tmp_path, THREE)
    lines = calendar_file(definition, recipients(definition, LAST, LAST, LAST), MADE).split(b"\r\n")
    assert lines[:3] == [b"BEGIN:VCALENDAR", b"VERSION:2.0", b"PRODID:-//Samverkansrapport//Kalender//SV"]
    assert lines[-2:] == [b"END:VCALENDAR", b""]
    assert all(len(line) <= 75 for line in lines)  # octets, RFC 5545 3.1
    assert {b"DTSTART;VALUE=DATE:20250915", b"DTSTAMP:20250814T000000Z", b"TRANSP:TRANSPARENT"} <= set(lines)

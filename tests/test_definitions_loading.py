"""Models as text, loaded: what comes out of a right one, and that a wrong one tells everything at once."""

import re
import time
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.definitions import load, period_kinds
from generator.definitions.questions import sheet_title
from generator.model.definition import Comparison, Kind
from generator.model.findings import FilePlace, Finding, LinePlace, Origin, Severity
from generator.swedish.messages import finding_text
from tests.models import FILE, MODEL, follow_up_of, load_text

NBSP = "\u00a0"


def test_a_model_becomes_a_follow_up_in_a_period(tmp_path: Path) -> None:
    follow_up = follow_up_of(tmp_path / "prov")
    assert (follow_up.id, follow_up.title, follow_up.version) == ("prov", "Prov av samverkan", "1.0")
    assert follow_up.short_name == "prov"
    assert follow_up.period.name == "andra halvåret 2025"
    assert (follow_up.period.first, follow_up.period.last) == (date(2025, 7, 1), date(2025, 12, 31))
    assert [step.value for step in follow_up.scales["ja_nej"].steps] == [Decimal(1), Decimal("0.5")]
    assert follow_up.protections["elever"].threshold == "rapport.troskel"
    assert [(plan.id, plan.per) for plan in follow_up.documents] == [("rapport", ""), ("skolblad", "skolor")]
    assert follow_up.documents[0].outline.startswith("= {{ rapport.titel }}\n{%p for")


def test_registers_have_their_fields_and_days_of_the_period(tmp_path: Path) -> None:
    registers = follow_up_of(tmp_path / "prov").registers
    norra, sodra = registers["skolor"].rows
    assert (norra.id, norra.name, norra.values["kod"], norra.values["platser"]) == (
        "norra",
        "Norra skolan",
        "0180",
        Decimal(30),
    )
    assert sodra.values["platser"] is None
    assert norra.place == LinePlace(FILE, 21)
    assert [row.values["datum"] for row in registers["matdatum"].rows] == [date(2025, 9, 15), date(2026, 1, 15)]
    assert [field.text for field in registers["matdatum"].fields] == ["Namn", "Datum"]


def test_facts_have_their_defaults(tmp_path: Path) -> None:
    follow_up = follow_up_of(tmp_path / "prov")
    assert follow_up.fact_values == {
        "titel": "Elever andra halvåret 2025",
        "beslutad": None,
        "fast": "Nej",
        "troskel": Decimal(5),
    }


def test_a_default_can_be_a_day_of_the_period(tmp_path: Path) -> None:
    for written, expected in {
        '"+1:01-31"': date(2026, 1, 31),
        '"{{ period.sista }}"': date(2025, 12, 31),
        "2025-11-30": date(2025, 11, 30),
    }.items():
        text = MODEL.replace('typ = "datum"\n\n', f'typ = "datum"\nstandard = {written}\n\n', 1)
        assert follow_up_of(tmp_path / "prov", text).fact_values["beslutad"] == expected


def test_a_repeated_part_is_there_once_for_each_row(tmp_path: Path) -> None:
    form = follow_up_of(tmp_path / "prov").forms["skola"]
    assert [(part.id, part.base, part.number) for part in form.parts] == [
        ("om", "om", "1"),
        ("elever_september", "elever", "2"),
        ("elever_januari", "elever", "3"),
        ("arbete", "arbete", "4"),
    ]
    assert form.parts[1].title == f"Elever 15{NBSP}september 2025"
    assert form.parts[1].sheet == "Elever 15 september 2025"
    assert form.parts[1].dimension == ("matdatum", "september")
    assert form.parts[0].dimension is None
    assert [question.number for question in form.parts[2].questions] == ["3.1", "3.2"]
    assert form.deadline == "poster.matdatum.september.datum"


def test_questions_have_what_the_model_leaves_out(tmp_path: Path) -> None:
    form = follow_up_of(tmp_path / "prov").forms["skola"]
    gender, ready = form.parts[0].questions
    assert (gender.longest, gender.locked) == (120, True)
    assert [(side.id, side.kind, side.longest, side.excuses) for side in ready.side] == [
        ("kommentar", Kind.PROSE, 1500, False),
        ("ej_relevant", Kind.TEXT, 120, True),
    ]
    numbers = form.parts[1].questions[0]
    assert [column.blank_is_zero for column in numbers.columns] == [False, True, False]
    assert (numbers.rows_from, numbers.sheet) == ("arskurser", "")
    meetings = form.parts[3].questions[0]
    assert (meetings.sheet, meetings.ready_rows) == ("Möten", 30)
    assert [column.kind for column in meetings.columns] == [Kind.DATE, Kind.PROSE]


def test_a_table_in_a_repeated_part_has_a_sheet_for_each_row(tmp_path: Path) -> None:
    extra = """
[[blankett.del.fraga]]
id = "besok"
text = "Vilka besök har gjorts?"
typ = "tabell"
kolumner = [{ id = "vem", text = "Vem", typ = "text" }]

[[blankett.del]]
id = "arbete"
"""
    text = MODEL.replace('\n[[blankett.del]]\nid = "arbete"\n', extra)
    parts = follow_up_of(tmp_path / "prov", text).forms["skola"].parts
    assert [part.questions[-1].sheet for part in parts[1:3]] == [
        "september Vilka besök har",
        "januari Vilka besök har gjorts",
    ]


def test_each_respondent_gets_its_own_parts(tmp_path: Path) -> None:
    form = follow_up_of(tmp_path / "prov").forms["skola"]
    assert [part.id for part in form.parts_for("norra")][-1] == "arbete"
    assert [part.id for part in form.parts_for("sodra")][-1] == "elever_januari"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Möten", "Möten"),
        ("Vilka?  Möten: [a/b]", "Vilka Möten a b"),
        ("'Citat'", "Citat"),
        ("Vilka gemensamma aktiviteter har ni genomfört?", "Vilka gemensamma aktiviteter"),
        ("Utbildningssamverkansuppföljningsplanering", "Utbildningssamverkansuppföljnin"),
    ],
)
def test_a_sheet_title_is_one_that_excel_takes(text: str, title: str) -> None:
    assert sheet_title(text) == title
    assert len(title) <= 31


def test_a_model_can_be_split_over_files(tmp_path: Path) -> None:
    head, forms = MODEL.split("[[blankett]]", 1)
    follow_up = load_text(tmp_path / "prov", head, blanketter="[[blankett]]" + forms).follow_up
    assert follow_up is not None
    assert list(follow_up.forms) == ["skola"]
    assert follow_up.rules[0].place == LinePlace(
        "mallar/prov/blanketter.toml", forms[: forms.index("[[regel]]")].count("\n") + 1
    )


def test_columns_and_sides_can_be_written_inside_or_after(tmp_path: Path) -> None:
    after = """text = "Är blanketten klar?"
typ = "val"
skala = "ja_nej"
obligatorisk = true
[[gemensam_del.fraga.sida]]
id = "varfor"
text = "Varför?"
typ = "prosa"
ursaktar = true
"""
    inside = """text = "Är blanketten klar?"
typ = "val"
skala = "ja_nej"
obligatorisk = true
sida = [{ id = "varfor", text = "Varför?", typ = "prosa", ursaktar = true }]
"""
    start = MODEL.index('text = "Är blanketten klar?"')
    end = MODEL.index("[[blankett]]")
    for written in (after, inside):
        side = (
            follow_up_of(tmp_path / "prov", MODEL[:start] + written + MODEL[end:])
            .forms["skola"]
            .parts[0]
            .questions[1]
            .side
        )
        assert [(each.id, each.text, each.excuses) for each in side] == [("varfor", "Varför?", True)]


@pytest.mark.parametrize(("period", "expected"), [("2025-H1", "2025-H1"), ("2024-h2", "2024-H2")])
def test_the_period_is_the_one_asked_for(period: str, expected: str, tmp_path: Path) -> None:
    loaded = load_text(tmp_path / "prov", period=period)
    assert loaded.follow_up is not None
    assert loaded.follow_up.period.id == expected


@pytest.mark.parametrize("period", ["2025-T1", "vt25", ""])
def test_a_period_that_the_model_does_not_have_is_told(period: str, tmp_path: Path) -> None:
    loaded = load_text(tmp_path / "prov", period=period)
    assert loaded.follow_up is None
    message = f"Modellen har ingen period ”{period}”. Perioder som finns: 2025-H1, 2025-H2."
    assert loaded.findings == (Finding("NO_SUCH_PERIOD", Severity.ERROR, Origin.MODEL, FilePlace(FILE), message),)


def test_the_periods_can_be_known_without_the_rest(tmp_path: Path) -> None:
    load_text(tmp_path / "prov", MODEL, trasig="detta är ingen TOML")
    kinds, findings = period_kinds(tmp_path / "prov", "mallar/prov")
    assert [part.id for kind in kinds for part in kind.parts] == ["H1", "H2"]
    assert findings == ()


def test_a_model_without_periods_is_told(tmp_path: Path) -> None:
    load_text(tmp_path / "prov", '[modell]\nid = "prov"\n')
    kinds, findings = period_kinds(tmp_path / "prov", "mallar/prov")
    message = "Modellen har inga perioder. Skriv [[period]] i modell.toml."
    assert (kinds, findings) == (
        (),
        (Finding("PERIODS_MISSING", Severity.ERROR, Origin.MODEL, FilePlace(FILE), message),),
    )


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b'[modell]\nid = "prov"\ntitel = "\xc5r"\n', LinePlace(FILE, 3)),
        ('\ufeff[modell]\nid = "prov"\n'.encode("utf-16"), FilePlace(FILE)),
    ],
    ids=["windows-1252", "utf-16"],
)
def test_a_file_that_is_not_utf8_is_told(content: bytes, place: LinePlace | FilePlace, tmp_path: Path) -> None:
    (tmp_path / "prov").mkdir()
    (tmp_path / "prov" / "modell.toml").write_bytes(content)
    loaded = load(tmp_path / "prov", "mallar/prov", None, "2025")
    message = "Filen är inte sparad som UTF-8, så å, ä och ö kan inte läsas. Spara om den med kodningen UTF-8."
    assert loaded.findings == (Finding("NOT_UTF8", Severity.ERROR, Origin.MODEL, place, message),)


def test_a_table_chooses_columns_and_a_comparison_its_respondents(tmp_path: Path) -> None:
    chosen = 'kolumner = "matdatum"\nkolumnurval = ["september"]'
    first = follow_up_of(tmp_path / "prov", MODEL.replace('kolumner = "matdatum"', chosen)).tables["per_arskurs"]
    assert first.column_rows == ("september",)
    compared = 'urval = { matdatum = "september" }\njamfor = "samma_period_i_fjol"\njamfor_lika = true'
    text = MODEL.replace('kolumner = "matdatum"', compared).replace("september_totalt", "totalt_nu")
    second = follow_up_of(tmp_path / "prov", text).tables["per_arskurs"]
    assert (second.compare, second.compare_common, second.column_rows) == (Comparison.YEAR_BEFORE, True, ())


def test_a_chosen_column_that_is_no_row_of_the_register_is_told(tmp_path: Path) -> None:
    chosen = 'kolumner = "matdatum"\nkolumnurval = ["september", "oktober"]'
    findings = load_text(tmp_path / "prov", MODEL.replace('kolumner = "matdatum"', chosen)).findings
    assert [(finding.code, finding.message) for finding in findings] == [
        ("NO_SUCH_ROW", "Registret matdatum har ingen rad ”oktober”. Rader som finns: september, januari.")
    ]


def test_a_byte_order_mark_and_windows_line_ends_are_fine(tmp_path: Path) -> None:
    load_text(tmp_path / "prov")
    (tmp_path / "prov" / "modell.toml").write_bytes(b"\xef\xbb\xbf" + MODEL.replace("\n", "\r\n").encode())
    loaded = load(tmp_path / "prov", "mallar/prov", None, "2025-H2")
    assert loaded.findings == ()


def test_the_same_key_in_two_files_is_told(tmp_path: Path) -> None:
    loaded = load_text(tmp_path / "prov", MODEL, mer='[modell]\nversion = "2"\n')
    message = "”version” står i mer än en av modellens filer."
    place = LinePlace("mallar/prov/mer.toml", 2)
    assert loaded.findings == (Finding("KEY_TWICE", Severity.ERROR, Origin.MODEL, place, message),)


def test_each_broken_file_is_told(tmp_path: Path) -> None:
    loaded = load_text(tmp_path / "prov", MODEL, a="x = [1\n", b='y = """\nutan slut\n')
    assert [finding_text(finding).split(": ")[0] for finding in loaded.findings] == [
        "mallar/prov/a.toml, rad 1",
        "mallar/prov/b.toml, rad 1",
    ]


BROKEN = [
    ('version = "1.0"', 'verson = "1.0"'),
    ("standard = 5", 'standard = "fem"'),
    ('lamnas_av = "skolor"', 'lamnas_av = "skolr"'),
    ('typ = "prosa"', 'typ = "porsa"'),
    ("om.klar == 'ja'", "om.kalr == 'ja'"),
    ("flickor + pojkar == totalt", "flickor + pojkar == total"),
    ('noll_for = "antal"', 'noll_for = "anatl"'),
    ("poster.matdatum.september.datum", "poster.matdatum.oktober.datum"),
    ('varde = "rad.platser"', 'varde = "rad.plasser"'),
    ("summa.september_totalt", "summa.september_flickr"),
    ('titel = "{{ rad.namn }}"', 'titel = "{{ rad.nam }}"'),
    ('skydd = "elever"', 'skydd = "elver"'),
]


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    text = MODEL
    for old, new in BROKEN:
        assert old in text
        text = text.replace(old, new, 1)
    loaded = load_text(tmp_path / "prov", text)
    assert loaded.follow_up is None
    told = {(finding.code, finding.message) for finding in loaded.findings}
    assert told == {
        ("UNKNOWN_KEY_CLOSE", "Nyckeln ”verson” finns inte i [modell]. Menade du ”version”?"),
        ("KEY_MISSING", "Nyckeln ”version” saknas i [modell]."),
        ("DEFAULT_KIND", "Standardvärdet för ”Minsta antal som visas” ska vara ett tal."),
        ("REFERENCE_CLOSE", "”skolr” finns inte bland registren. Menade du ”skolor”?"),
        ("KEY_WORD_CLOSE", "”typ” kan inte vara ”porsa”. Menade du ”prosa”?"),
        ("EXPRESSION", "”kalr” finns inte i ”om”. Menade du ”klar”?"),
        ("EXPRESSION", "Namnet ”total” finns inte här. Menade du ”totalt”?"),
        ("NO_SUCH_TABLE_QUESTION_CLOSE", "Delen har ingen tabell ”anatl”. Menade du ”antal”?"),
        ("EXPRESSION", "”oktober” finns inte i ”poster.matdatum”."),
        ("EXPRESSION", "”plasser” finns inte i ”rad”. Menade du ”platser”?"),
        ("EXPRESSION", "”september_flickr” finns inte i ”data.per_arskurs.summa”. Menade du ”september_flickor”?"),
        ("EXPRESSION", "”nam” finns inte i ”rad”. Menade du ”namn”?"),
        ("REFERENCE_CLOSE", "”elver” finns inte bland skydden. Menade du ”elever”?"),
    }


@pytest.mark.parametrize("keys", range(0, 400, 7))
def test_a_model_that_was_cut_off_never_makes_the_program_fail(keys: int, tmp_path: Path) -> None:
    lines = MODEL.splitlines()
    text = "\n".join(lines[: keys % len(lines)])
    load_text(tmp_path / "prov", text)


@pytest.mark.parametrize("left_out", range(0, MODEL.count("\n"), 3))
def test_a_model_that_lacks_a_line_never_makes_the_program_fail(left_out: int, tmp_path: Path) -> None:
    lines = MODEL.splitlines()
    load_text(tmp_path / "prov", "\n".join(lines[:left_out] + lines[left_out + 1 :]))


def test_a_model_of_six_hundred_lines_loads_quickly(tmp_path: Path) -> None:
    question = (
        '[[gemensam_del.fraga]]\nid = "f{0}"\ntext = "Fråga {0}"\ntyp = "prosa"\nforifyllt = "{{{{ period.ar }}}}"\n'
    )
    text = MODEL + "".join(question.format(number) for number in range(90))
    load_text(tmp_path / "prov", MODEL)
    began = time.perf_counter()
    assert load_text(tmp_path / "prov", text).follow_up is not None
    assert time.perf_counter() - began < 0.6  # a quarter of it on a machine with nothing else to do


VALUES = ["7", "true", '"x"', '""', "[]", "{}", "[1]", '[{ id = "a" }]', "2025-01-01", "-1", '"{{ x"', "1e400", '["a"]']
KEY_LINES = [number for number, line in enumerate(MODEL.split("\n")) if re.match(r"\w+ = .*[^\[]$", line)]


@settings(max_examples=100, deadline=None)
@given(where=st.sampled_from(KEY_LINES), value=st.sampled_from(VALUES))
def test_a_key_with_any_value_never_makes_the_program_fail(
    where: int, value: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    lines = MODEL.split("\n")
    lines[where] = f"{lines[where].split(' = ')[0]} = {value}"
    loaded = load_text(tmp_path_factory.mktemp("model") / "prov", "\n".join(lines))
    assert (loaded.follow_up is None) == any(each.severity is Severity.ERROR for each in loaded.findings)

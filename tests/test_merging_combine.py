"""Several files from one respondent, nils and zeros, and the records of those who have not delivered."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.merging.combine import combine
from generator.model.answers import Arrival, Dataset, Record, Submission
from generator.model.definition import Form, Kind, Part
from generator.model.findings import Finding
from generator.model.values import State
from generator.swedish.merging_messages import Merging
from generator.swedish.messages import finding_text
from tests.build import LINE, Rows, Typed, count, faulty, follow_up, form, march, prefilled, question, sent

SEPTEMBER = datetime(2025, 9, 12, 14, 30)  # noqa: DTZ001 - as files say it
OCTOBER = datetime(2025, 10, 3, 9, 5)  # noqa: DTZ001

DEFINITION = follow_up()
ACTIVITIES = question(
    "aktiviteter", Kind.TABLE, "Aktiviteter", columns=(question("vad"), question("timmar", Kind.INTEGER, "Timmar"))
)
FREE = form(
    Part(
        "text",
        "Texter",
        (question("syfte", Kind.PROSE, "Syfte", number="1.1"), question("antal", Kind.INTEGER, "Antal")),
        LINE,
    ),
    Part("arbete", "Arbete", (ACTIVITIES,), LINE),
)
FREELY = follow_up(forms=[FREE])


def first(answers: Mapping[str, Typed] | None = None, rows: Rows = ()) -> Submission:
    return sent(FREELY, "mora", answers, {"arbete.aktiviteter": rows}, "mora", SEPTEMBER)


def second(answers: Mapping[str, Typed] | None = None, rows: Rows = ()) -> Submission:
    return sent(FREELY, "mora", answers, {"arbete.aktiviteter": rows}, "mora-ny", OCTOBER)


def joined(*submissions: Submission) -> tuple[Submission, list[str]]:
    dataset, findings = combine(FREELY, submissions)
    delivery = dataset.delivery("kommun", "mora")
    assert delivery is not None
    assert delivery.submission is not None
    return delivery.submission, [finding_text(finding) for finding in findings]


HERE, THERE = "indata/prov/2025/mora-ny.xlsx", "indata/prov/2025/mora.xlsx"
TIMES = "(sparad 2025-10-03 kl.\u00a09.05)", "(sparad 2025-09-12 kl.\u00a014.30)"
KEEP = "Behåll den fil som gäller och flytta den andra till mappen ersatta."
WORK = [{"vad": "Möte", "timmar": 3}]

CASES = {
    Merging.SAME_ANSWERS: (
        first({"text.antal": 4}),
        second({"text.antal": 4}),
        f"{HERE}: information: Alla svar i filen finns också i {THERE}. Filen räknas inte en gång till.",
    ),
    Merging.SUPPLEMENT: (
        first({"text.antal": 4}),
        second({"text.antal": 4, "text.syfte": "Samordna"}),
        f"{HERE}: information: Filen kompletterar {THERE}: den har samma svar och några till. "
        "Svaren ur båda filerna används.",
    ),
    Merging.RENEWED: (
        first({"text.antal": 4, "om.status": "pagar"}),
        second({"text.antal": 4, "om.status": "klar"}),
        f"{HERE}: information: Filen har samma svar som {THERE}, men bladet ”Om blanketten” är inte ifyllt likadant. "
        "Där gäller det som står här (sparad 2025-10-03 kl.\u00a09.05).",
    ),
    Merging.RENEWED_SUPPLEMENT: (
        first({"text.antal": 4, "om.status": "pagar"}),
        second({"text.antal": 4, "text.syfte": "Samordna", "om.status": "klar"}),
        f"{HERE}: information: Filen kompletterar {THERE}: den har samma svar och några till. Svaren ur båda filerna "
        "används. Bladet ”Om blanketten” är inte ifyllt likadant, och där gäller det som står här (sparad 2025-10-03 "
        "kl.\u00a09.05).",
    ),
    Merging.ANSWER_DIFFERS: (
        first({"text.antal": 1234}),
        second({"text.antal": Decimal("12.5")}),
        f"{HERE}, bladet Texter, cell D3: fel: ”Antal”: Här {TIMES[0]} står 12,5, men i {THERE}, bladet Texter, "
        f"cell D3 {TIMES[1]} står 1\u00a0234. {KEEP}",
    ),
    Merging.TEXT_DIFFERS: (
        first({"text.syfte": "Samordna"}),
        second({"text.syfte": "Planera"}),
        f"{HERE}, bladet Texter, cell D2: fel: Fråga 1.1 ”Syfte”: Texten är inte densamma här {TIMES[0]} som i "
        f"{THERE}, bladet Texter, cell D2 {TIMES[1]}. {KEEP}",
    ),
    Merging.MORE_DIFFER: (
        first(rows=[{"timmar": n} for n in range(1, 8)]),
        second(rows=[{"timmar": n + 20} for n in range(1, 8)]),
        f"{HERE}: fel: Ytterligare två svar skiljer sig mellan filen {TIMES[0]} och {THERE} {TIMES[1]}. De står på "
        f"bladet ”Så användes svaren” i kontrollistan. {KEEP}",
    ),
}


@pytest.mark.parametrize("message", CASES, ids=lambda message: message.name)
def test_what_is_said_of_two_files(message: Merging) -> None:
    one, other, sentence = CASES[message]
    assert joined(one, other)[1][-1] == sentence


def test_no_message_lacks_a_row() -> None:
    unchanged = {Merging.UNCHANGED_BUT_ANSWERED, Merging.NOTHING_TO_REPEAT}  # see test_merging_repeating
    assert set(CASES) | unchanged | {Merging.LEFT_OUT_BUT_ANSWERED} == set(Merging)  # the last in test_gaps


def test_blank_and_unreadable_answers_that_differ_are_said_in_whole_words() -> None:
    one, other = first({"text.antal": faulty("ca 4")}), second({"text.syfte": "A"})
    sentence = joined(one, other)[1][0]
    assert sentence == (
        f"{HERE}, bladet Texter, cell D3: fel: ”Antal”: Här {TIMES[0]} står inget svar, men i {THERE}, bladet Texter, "
        f"cell D3 {TIMES[1]} står något som inte går att läsa. {KEEP}"
    )


def test_row_70_equal_answers_are_kept_once() -> None:
    dataset, _ = combine(FREELY, [second({"text.antal": 4}), first({"text.antal": 4})])
    delivery = dataset.delivery("kommun", "mora")
    assert delivery is not None
    assert delivery.files == (THERE,)
    assert {source.file for source in dataset.sources} == {HERE, THERE}


def test_row_70_a_supplement_keeps_what_the_first_file_said_with_its_cells() -> None:
    submission, _ = joined(first({"text.antal": 4}), second({"text.antal": 4, "text.syfte": "Samordna"}))
    assert submission.answers["text.antal"].place.file == THERE
    assert submission.answers["text.syfte"].place.file == HERE


def test_row_70_differing_answers_are_faulty_and_the_others_stand() -> None:
    submission, _ = joined(
        first({"text.antal": 4, "text.syfte": "Samordna"}), second({"text.antal": 5, "text.syfte": "Samordna"})
    )
    assert submission.answers["text.antal"].state is State.FAULTY
    assert submission.answers["text.antal"].value is None
    assert submission.answers["text.syfte"].value == "Samordna"


def test_row_70_five_cells_are_named_and_the_rest_counted() -> None:
    one, other, _ = CASES[Merging.MORE_DIFFER]
    sentences = joined(one, other)[1]
    assert len(sentences) == 6
    assert [sentence.split(":")[0].rpartition(" ")[2] for sentence in sentences[:5]] == [
        "D20",
        "D21",
        "D22",
        "D23",
        "D24",
    ]


@pytest.mark.parametrize(
    ("earlier", "later", "codes"),
    [
        pytest.param(
            {"text.antal": 4},
            {"om.ifylld": date(2025, 10, 1)},
            ["RENEWED"],
            id="a part that is blank in the later file says nothing",
        ),
        pytest.param(
            {"text.antal": 4, "text.syfte": "A"}, {"text.syfte": "A"}, ["ANSWER_DIFFERS"], id="an answer taken back"
        ),
        pytest.param({"text.antal": faulty("ca 4")}, {"text.antal": 4}, ["ANSWER_DIFFERS"], id="a fault mended"),
        pytest.param({"text.antal": faulty("ca 4")}, {"text.antal": faulty("ca 4")}, ["SAME_ANSWERS"], id="same fault"),
        pytest.param({"text.syfte": prefilled("A")}, {"text.syfte": "A"}, ["SAME_ANSWERS"], id="typed as prefilled"),
        pytest.param(
            {"om.status": "pagar", "om.ifylld": date(2025, 9, 1)},
            {"om.status": "klar", "om.ifylld": date(2025, 10, 1)},
            ["RENEWED"],
            id="what is said of the form itself may change",
        ),
    ],
)
def test_what_contradicts(earlier: dict[str, Typed], later: dict[str, Typed], codes: list[str]) -> None:
    _, findings = combine(FREELY, [first(earlier), second(later)])
    assert [finding.code for finding in findings] == codes


@pytest.mark.parametrize(
    ("earlier", "later", "code", "timmar"),
    [
        pytest.param(WORK, [{"vad": "Kurs", "timmar": 2}, *WORK], "SUPPLEMENT", [2, 3], id="a row put in first"),
        pytest.param([*WORK, *WORK], [*WORK], "ANSWER_DIFFERS", [3, None], id="one of two equal rows removed"),
        pytest.param(WORK, [], "SAME_ANSWERS", [3], id="a blank table in a blank part"),
        pytest.param([{"vad": "Möte"}], [{"vad": "Möte", "timmar": 3}], "SUPPLEMENT", [3], id="a cell added"),
    ],
)
def test_rows_that_are_not_fixed(earlier: Rows, later: Rows, code: str, timmar: list[int | None]) -> None:
    dataset, findings = combine(FREELY, [first(rows=earlier), second(rows=later)])
    assert code in {finding.code for finding in findings}
    rows = dataset.records["kommun.arbete.aktiviteter"]
    assert [row.answers["timmar"].value for row in rows if row.place] == timmar


SENT_OUT = [{"vad": prefilled("Möte"), "timmar": prefilled(Decimal(3))}]


@pytest.mark.parametrize(
    ("earlier", "later", "code", "timmar"),
    [
        pytest.param(SENT_OUT, [{"vad": "Möte", "timmar": 5}], "SUPPLEMENT", [5], id="edited in the later file alone"),
        pytest.param(
            [{"vad": "Möte", "timmar": 5}], SENT_OUT, "SAME_ANSWERS", [5], id="edited in the earlier file alone"
        ),
        pytest.param([{"vad": "Kurs"}], SENT_OUT, "SAME_ANSWERS", [None], id="replaced in the earlier file"),
        pytest.param(SENT_OUT, SENT_OUT, "SAME_ANSWERS", [3], id="untouched in both"),
        pytest.param(
            [*SENT_OUT, {"vad": "Kurs"}], [*SENT_OUT, {"vad": "Resa"}], "TEXT_DIFFERS", [3, None], id="edited in both"
        ),
    ],
)
def test_a_part_that_is_as_it_was_sent_out_says_nothing(
    earlier: Rows, later: Rows, code: str, timmar: list[int | None]
) -> None:
    dataset, findings = combine(FREELY, [first(rows=earlier), second(rows=later)])
    assert [finding.code for finding in findings] == [code]
    rows = [row for row in dataset.records["kommun.arbete.aktiviteter"] if row.place is not None]
    assert [row.answers["timmar"].value for row in rows] == timmar


def test_row_77_october_comes_later_with_the_same_march() -> None:
    march_only = march(DEFINITION, "mora", {"bygg": count(6, 7)}, file="mora", saved=SEPTEMBER)
    tables = {"deltagare_mars.antal": {"bygg": count(6, 7)}, "deltagare_oktober.antal": {"vard": count(8, 9)}}
    both = sent(DEFINITION, "mora", {"deltagare_mars.inga": "ja"}, tables, "mora2", OCTOBER)
    dataset, findings = combine(DEFINITION, [both, march_only])
    assert [finding.code for finding in findings] == ["SUPPLEMENT"]
    assert totals(dataset, "mora") == {("mars", "bygg"): 13, ("oktober", "vard"): 17}


def test_row_77_a_changed_march_stops() -> None:
    march_only = march(DEFINITION, "mora", {"bygg": count(6, 7)}, file="mora", saved=SEPTEMBER)
    changed = march(DEFINITION, "mora", {"bygg": count(6, 8)}, file="mora2", saved=OCTOBER)
    _, findings = combine(DEFINITION, [march_only, changed])
    assert [finding.code for finding in findings] == ["ANSWER_DIFFERS", "ANSWER_DIFFERS"]
    assert findings[0].message.startswith("”Bygg: Män”: Här (sparad 2025-10-03 kl.\u00a09.05) står 8, men i ")


def test_a_workbook_with_october_alone_is_joined_with_the_one_with_march() -> None:
    march_only = march(DEFINITION, "mora", {"bygg": count(6, 7)}, file="mora", saved=SEPTEMBER)
    tables = {"deltagare_oktober.antal": {"vard": count(8, 9)}}
    october_only = sent(DEFINITION, "mora", {"deltagare_oktober.inga": "nej"}, tables, "mora2", OCTOBER)
    dataset, _ = combine(DEFINITION, [october_only, march_only])
    assert totals(dataset, "mora") == {("mars", "bygg"): 13, ("oktober", "vard"): 17}


def totals(dataset: Dataset, respondent: str) -> dict[tuple[str, str], int]:
    return {
        (record.keys["matdatum"], record.keys["inriktningar"]): int(value)
        for record in records(dataset, respondent)
        if isinstance(value := record.answers["totalt"].value, Decimal)
    }


def records(dataset: Dataset, respondent: str) -> list[Record]:
    return [one for one in dataset.records["kommun.deltagare.antal"] if one.respondent == respondent]


def test_every_expected_respondent_has_a_delivery_in_the_order_of_the_register() -> None:
    dataset, _ = combine(DEFINITION, [sent(DEFINITION, "mora"), sent(DEFINITION, "avesta", {"om.status": "pagar"})])
    assert [(one.respondent.id, one.arrival) for one in dataset.deliveries] == [
        ("avesta", Arrival.UNFINISHED),
        ("borlange", Arrival.NOT_DELIVERED),
        ("falun", Arrival.NOT_DELIVERED),
        ("mora", Arrival.READY),
    ]


@pytest.mark.parametrize(
    ("status", "ready_when", "arrival"),
    [
        ("klar", "om.status == 'klar'", Arrival.READY),
        ("pagar", "om.status == 'klar'", Arrival.UNFINISHED),
        (None, "om.status == 'klar'", Arrival.UNFINISHED),
        (faulty("Kalr"), "om.status == 'klar'", Arrival.UNFINISHED),
        (None, "", Arrival.READY),
    ],
)
def test_when_a_form_is_ready(status: Typed, ready_when: str, arrival: Arrival) -> None:
    own = form()
    definition = follow_up(forms=[Form(own.id, own.title, own.register, own.parts, LINE, ready_when=ready_when)])
    dataset, _ = combine(definition, [sent(definition, "mora", {"om.status": status})])
    assert {one.respondent.id: one.arrival for one in dataset.deliveries}["mora"] is arrival


def test_whoever_has_not_delivered_has_a_record_for_each_fixed_row() -> None:
    dataset, _ = combine(DEFINITION, [])
    rows = records(dataset, "mora")
    assert len(rows) == 2 * 3
    assert rows[0].keys == {"kommuner": "mora", "matdatum": "mars", "inriktningar": "bygg"}
    assert rows[0].place is None
    assert {answer.state for row in rows for answer in row.answers.values()} == {State.UNDELIVERED}


@pytest.mark.parametrize(
    ("others", "typed", "expected"),
    [
        pytest.param("ja", count(3, 4), "3 4 0 7 | NIL NIL NIL NIL", id="row 76 yes makes the other rows nil"),
        pytest.param("nej", count(3, 4), "3 4 0 7 | MISSING MISSING MISSING MISSING", id="row 76 no leaves them"),
        pytest.param(None, count(3, 4), "3 4 0 7 | MISSING MISSING MISSING MISSING", id="no answer leaves them"),
        pytest.param(
            "ja", {"kvinnor": 3, "totalt": 7}, "3 MISSING 0 7 | NIL NIL NIL NIL", id="a row begun is no nil"
        ),
        pytest.param(
            "nej", {"kvinnor": faulty("tre")}, "FAULTY MISSING 0 MISSING | MISSING MISSING MISSING MISSING",
            id="blank is zero beside a fault too",
        ),
        pytest.param("ja", {}, "NIL NIL NIL NIL | NIL NIL NIL NIL", id="nothing at all, and that is confirmed"),
    ],
)  # fmt: skip
def test_what_blanks_mean(others: Typed, typed: dict[str, Typed], expected: str) -> None:
    definition = follow_up(areas={"bygg": "Bygg", "vard": "Vård"})
    answers = {"deltagare_mars.inga": others}
    dataset, _ = combine(definition, [sent(definition, "mora", answers, {"deltagare_mars.antal": {"bygg": typed}})])
    rows = [one for one in records(dataset, "mora") if one.keys["matdatum"] == "mars"]
    assert " | ".join(" ".join(shown(row)) for row in rows) == expected


def shown(record: Record) -> list[str]:
    return [
        str(answer.value) if isinstance(answer.value, Decimal) else answer.state.name
        for answer in record.answers.values()
    ]


def test_earlier_periods_are_kept_the_latest_first() -> None:
    earlier = tuple(combine(follow_up(year=year), [])[0] for year in (2022, 2024, 2023))
    dataset, _ = combine(DEFINITION, [], earlier)
    assert [one.follow_up.period.id for one in dataset.earlier] == ["2024", "2023", "2022"]


CELLS: st.SearchStrategy[dict[str, Typed]] = st.fixed_dictionaries(
    {},
    optional={
        "text.syfte": st.sampled_from("AB"),
        "text.antal": st.integers(1, 2) | st.just(faulty("ett")),
        "om.ifylld": st.dates(date(2025, 9, 1), date(2025, 9, 2)),
    },
)
ROWS: st.SearchStrategy[list[dict[str, Typed]]] = st.lists(
    st.fixed_dictionaries({}, optional={"vad": st.sampled_from("XY"), "timmar": st.integers(1, 2)}), max_size=3
)


@st.composite
def files(draw: st.DrawFn) -> list[Submission]:
    hours = draw(st.lists(st.integers(1, 3), min_size=1, max_size=4))
    return [
        sent(
            FREELY, "mora", draw(CELLS), {"arbete.aktiviteter": draw(ROWS)}, f"fil{place}",
            datetime(2025, 9, 1, hour),  # noqa: DTZ001
        )
        for place, hour in enumerate(hours)
    ]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(files(), st.randoms(use_true_random=False))
def test_the_order_of_the_files_never_matters(submissions: Sequence[Submission], random: Random) -> None:
    shuffled = list(submissions)
    random.shuffle(shuffled)
    assert combine(FREELY, submissions) == combine(FREELY, shuffled)


@settings(max_examples=60, deadline=None)
@given(files())
def test_an_answer_is_one_that_somebody_gave_or_a_fault_that_is_told(submissions: Sequence[Submission]) -> None:
    dataset, findings = combine(FREELY, submissions)
    delivery = dataset.delivery("kommun", "mora")
    assert delivery is not None
    assert delivery.submission is not None
    for field, answer in delivery.submission.answers.items():
        given_values = {one.answers[field].value for one in submissions}
        assert answer.value in given_values or (answer.state is State.FAULTY and told(findings))


def told(findings: Sequence[Finding]) -> bool:
    return any(finding.severity.value == "fel" for finding in findings)

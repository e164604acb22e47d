"""The pages for administrators, held against the program: every key and word stands there, and every example works."""

import itertools
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generator import figures, forms, merging, report
from generator.definitions import keys
from generator.definitions.keys import Key, Shape, Source, Spec
from generator.expressions import letters, method_names, schema
from generator.expressions.environment import ExpressionFault, Language
from generator.expressions.grammar import COUNTED, ENDED, PASSED
from generator.expressions.names import EACH
from generator.expressions.vocabulary import BLOCK_FILTERS
from generator.forms.blank import blank_form
from generator.model.answers import Dataset
from generator.model.definition import DocumentPlan, FollowUp, Kind
from generator.model.findings import LinePlace, Severity
from generator.model.inbox import FoundFile
from generator.model.methods import MethodKind
from generator.report.context import vocabulary
from generator.report.listing import Lister
from generator.report.offering import Offer
from generator.report.outline import LineKind
from generator.report.paragraph_styles import STYLES
from generator.report.shown import MISSING
from generator.report.styles import OUR_LOOK
from generator.report.wordml import w
from generator.swedish import document_words as words
from generator.swedish.audit_messages import Audit
from generator.swedish.lint_messages import Lint
from generator.swedish.markers import faulty
from generator.swedish.template_messages import Template as TemplateMessage
from tests.filling import SAVED, fill
from tests.models import load_text
from tests.report_build import part, text_of

DOCS = Path(__file__).parent.parent / "docs"
MODEL_PAGE = (DOCS / "modellsprak.md").read_text(encoding="utf-8")
TEMPLATE_PAGE = (DOCS / "mallsprak.md").read_text(encoding="utf-8")
MODEL = "lasning"
TODAY = date(2027, 3, 15)
PLACE = LinePlace("mallar/lasning/modell.toml", 1)

_FENCED = re.compile(r"^```([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^(#+) (.*)$", re.MULTILINE)
_KEY_ROW = re.compile(r"^\| `(\w+)` \| (ja)? ?\| ([^|]+) \| ([^|]+) \| `([^|]+)` \|$", re.MULTILINE)
_WORD_ROW = re.compile(r"^\| `([^`]+)`", re.MULTILINE)


def blocks(page: str, kind: str) -> list[str]:
    """Give the fenced blocks of one kind, in order."""
    return [text for name, text in _FENCED.findall(page) if name == kind]


def section(page: str, heading: str, deep: bool = True) -> str:
    """Give what stands under a heading, without its sub-sections if not *deep*; examples are blanked out."""
    plain = _FENCED.sub(lambda found: "\n" * found[0].count("\n"), page)
    found = next(each for each in _HEADING.finditer(plain) if each[2] == heading)
    following = (each for each in _HEADING.finditer(plain, found.end()) if not deep or len(each[1]) <= len(found[1]))
    end = next(following, None)
    return plain[found.end() : end.start() if end else len(plain)]


# ---------------------------------------------------------------- modellsprak.md

_QUESTION = set(keys.ASKED.by_name)
_COMMON = "Nycklar som alla slags frågor har"
SECTIONS: dict[str, tuple[Spec, set[str]]] = {
    "Modellen: `[modell]`": (keys.MODEL, set()),
    "Perioderna: `[[period]]`": (keys.PERIOD, set()),
    "En del av året: `delar`": (keys.PERIOD_PART, set()),
    "Registren: `[[register]]`": (keys.REGISTER, set()),
    "Ett fält: `falt`": (keys.REGISTER_FIELD, set()),
    "En rad: `rader`": (keys.REGISTER_ROW, set()),
    "Svarsskalorna: `[[skala]]`": (keys.SCALE, set()),
    "Ett svar: `steg`": (keys.STEP, set()),
    "Uppgifter om rapporten: `[[rapporten.uppgift]]`": (keys.FACT, _QUESTION),
    "Blanketterna: `[[blankett]]`": (keys.FORM, set()),
    "En del: `[[blankett.del]]`": (keys.PART, set()),
    _COMMON: (keys.ASKED, set()),
    "Nycklar som bara frågor har": (keys.QUESTION, _QUESTION),
    "Tabeller i blanketten: `[[blankett.del.fraga.kolumn]]`": (keys.COLUMN, _QUESTION),
    "Sidofrågor: `[[blankett.del.fraga.sida]]`": (keys.SIDE, _QUESTION),
    "Breven och kalendern: `[utskick]`": (keys.MAILING, set()),
    "Uppgifter som hämtas ur en fil: `[[hamtning]]`": (keys.FETCH, set()),
    "Reglerna: `[[regel]]`": (keys.RULE, set()),
    "Skydd av små tal: `[[skydd]]`": (keys.PROTECTION, set()),
    "Andelar: `andel`": (keys.SHARE, set()),
    "En kolumn i listan: `kolumn`": (keys.LIST_COLUMN, set()),
    "Diagrammen i rapporten: `[[diagram]]`": (keys.CHART, set()),
    "En serie: `serie`": (keys.SERIES, set()),
    "Dokumenten: `[[dokument]]`": (keys.DOCUMENT, set()),
    "Frågor som har bytt namn: `[[byt_namn]]`": (keys.RENAME, set()),
}
"""Where the keys of each kind of table stand, and which of them stand elsewhere; `[[tabell]]` has several sections."""
TABLE_SECTIONS = (
    "Tabellerna i rapporten: `[[tabell]]`",
    "Korstabell: tal som räknas ihop",
    "Lista: svar eller registerrader som de är",
    "Frågor: frågor och svar",
    "Sida vid sida: allas svar på samma fråga",
)
METHOD_SECTIONS = {
    "Metoderna: `[[metod]]`": None,
    "Före och efter: `fore_efter`": MethodKind.BEFORE_AFTER,
    "Tidsserie: `tidsserie`": MethodKind.TIME_SERIES,
    "Takt: `takt`": MethodKind.PACE,
    "Mål enligt SMART: `smart`": MethodKind.CRITERIA,
    "Gjort av det planerade: `andel`": MethodKind.PERFORMED,
    "Fördelning: `fordelning`": MethodKind.DISTRIBUTION,
    "Samsyn: `samsyn`": MethodKind.AGREEMENT,
}
SPLIT = dict.fromkeys(TABLE_SECTIONS, keys.TABLE) | dict.fromkeys(METHOD_SECTIONS, keys.METHOD)
"""The sections that have only some keys of a kind of table."""
VALUES = {
    Shape.TEXT: "text",
    Shape.TEXTS: "texter",
    Shape.ID: "id",
    Shape.FLAG: "ja eller nej",
    Shape.WHOLE: "helt tal",
    Shape.NUMBER: "tal",
    Shape.WORD: "ord",
    Shape.WORDS: "flera ord",
    Shape.MONTH_DAY: "månad och dag",
    Shape.TABLE: "tabell",
    Shape.TABLES: "tabeller",
    Shape.FIELDS: "fält",
}
COMPUTED = {
    (Shape.TEXT, Source.CONDITION): "uttryck",
    (Shape.TEXT, Source.TEMPLATE): "text med klamrar",
    (Shape.TEXTS, Source.TEMPLATE): "texter med klamrar",
    (Shape.SCALAR, Source.CONDITION): "tal eller uttryck",
    (Shape.SCALAR, Source.TEMPLATE): "text, tal, datum eller text med klamrar",
}


@dataclass(frozen=True, slots=True)
class KeyRow:
    """What the page says of a key."""

    name: str
    required: bool
    value: str
    meaning: str
    example: str


def key_rows(heading: str) -> list[KeyRow]:
    text = section(MODEL_PAGE, heading, deep=False)
    found = _KEY_ROW.findall(text)
    assert [row[0] for row in found] == _WORD_ROW.findall(text), "a row is not written as the others"
    return [KeyRow(name, bool(must), value.strip(), meaning, example) for name, must, value, meaning, example in found]


def _specs(spec: Spec) -> Iterator[Spec]:
    yield spec
    for key in spec.keys:
        if key.of is not None:
            yield from _specs(key.of)


def described(heading: str) -> Iterator[tuple[KeyRow, Key]]:
    spec = SPLIT[heading] if heading in SPLIT else SECTIONS[heading][0]
    for row in key_rows(heading):
        yield row, spec.by_name[row.name]


@pytest.mark.parametrize("heading", SECTIONS)
def test_the_page_has_every_key_of_a_table_and_no_other(heading: str) -> None:
    spec, elsewhere = SECTIONS[heading]

    assert sorted(row.name for row in key_rows(heading)) == sorted(set(spec.by_name) - elsewhere)


@pytest.mark.parametrize("spec", [keys.TABLE, keys.METHOD], ids=["tabell", "metod"])
def test_the_page_has_every_key_of_a_split_table_and_no_other(spec: Spec) -> None:
    named = [row.name for heading, its in SPLIT.items() if its is spec for row in key_rows(heading)]

    # A list has its rows where a cross table has them, so the page describes those keys once.
    assert sorted(named) == sorted(spec.by_name)


def test_every_kind_of_table_has_a_section() -> None:
    sectioned = {id(spec) for spec, _ in SECTIONS.values()} | {id(keys.TABLE), id(keys.METHOD)}
    rest = [spec for spec in _specs(keys.ROOT) if id(spec) not in sectioned and spec.keys]

    assert [set(spec.by_name) for spec in rest] == [set(keys.ROOT.by_name), {"uppgift"}]


def test_every_table_of_a_model_has_a_heading() -> None:
    headings = " ".join(heading for _, heading in _HEADING.findall(MODEL_PAGE))

    assert {name for name in keys.ROOT.by_name if not re.search(rf"`\[+{name}\b", headings)} == set()


@pytest.mark.parametrize("heading", [*SECTIONS, *SPLIT])
def test_the_page_says_what_each_key_must_be(heading: str) -> None:
    for row, key in described(heading):
        wanted = COMPUTED.get((key.shape, key.source)) or VALUES[key.shape]
        assert (row.name, row.value, row.required) == (key.name, wanted, key.required)


@pytest.mark.parametrize("heading", [*SECTIONS, *SPLIT])
def test_the_example_of_a_key_is_that_key_with_a_value_it_takes(heading: str) -> None:
    for row, key in described(heading):
        example = tomllib.loads(row.example)
        assert list(example) == [key.name]
        if key.words:
            assert set([example[key.name]] if key.shape is Shape.WORD else example[key.name]) <= set(key.words)


@pytest.mark.parametrize("heading", [*SECTIONS, *SPLIT])
def test_a_key_with_words_of_its_own_lists_them(heading: str) -> None:
    for row, key in described(heading):
        listed = set(re.findall(r"`(\w+)`", row.meaning))
        assert set(key.words) <= listed or (key.name, key.words) == ("typ", tuple(kind.value for kind in Kind))


def test_every_kind_of_question_is_explained() -> None:
    assert _WORD_ROW.findall(section(MODEL_PAGE, "Frågans typ")) == [kind.value for kind in Kind]


def test_every_mark_of_an_outline_is_explained() -> None:
    rows = re.findall(r"^\| (?:`|<code>)([^`<]+)(?:`|</code>) \|", section(MODEL_PAGE, "Dispositionen"), re.MULTILINE)

    assert {row.replace("&#124;", "|") for row in rows} == {kind.value.strip() for kind in LineKind} - {""}


def test_links_within_the_page_lead_somewhere() -> None:
    for page in (MODEL_PAGE, TEMPLATE_PAGE):
        anchors = {re.sub(r"[^\w\- ]", "", text.lower()).replace(" ", "-") for _, text in _HEADING.findall(page)}
        assert set(re.findall(r"\]\(#([^)]+)\)", page)) <= anchors


@cache
def _model() -> str:
    return "\n".join(blocks(MODEL_PAGE, "toml"))


def _follow_up(folder: Path, period: str) -> FollowUp:
    loaded = load_text(folder / MODEL, _model(), period=period)
    assert loaded.findings == ()
    assert loaded.follow_up is not None
    return loaded.follow_up


def test_the_examples_are_together_a_model_without_faults(tmp_path: Path) -> None:
    follow_up = _follow_up(tmp_path, "2026")

    assert (follow_up.period.name, list(follow_up.forms)) == ("2026", ["filial", "samordnare"])


def test_the_example_of_half_years_can_stand_in_place_of_the_year(tmp_path: Path) -> None:
    halves = next(text for text in blocks(MODEL_PAGE, "text") if "[[period]]" in text)
    years = next(text for text in blocks(MODEL_PAGE, "toml") if "[[period]]" in text)

    loaded = load_text(tmp_path / MODEL, _model().replace(years, halves), period="2026-H1")

    assert loaded.findings == ()


def _names_at(key: str) -> set[str]:
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \|$", section(MODEL_PAGE, "Namn i uttryck och texter"), re.MULTILINE)
    return next(set(re.findall(r"`(\w+)`", names)) for where, names in rows if f"`{key}`" in where)


def test_the_page_says_which_names_there_are_where(tmp_path: Path) -> None:
    follow_up = _follow_up(tmp_path, "2026")
    in_forms = set(schema.form_names(follow_up, follow_up.forms["filial"], None))

    assert _names_at("standard") == set(schema.model_names())
    assert {frozenset(_names_at(key)) for key in ("lamnas_nar", "senast", "forifyllt")} == {frozenset(in_forms)}


def test_the_page_has_every_name_of_the_letters_and_no_other(tmp_path: Path) -> None:
    follow_up = _follow_up(tmp_path, "2026")
    in_forms = schema.form_names(follow_up, follow_up.forms["filial"], None)

    named = set(_WORD_ROW.findall(section(MODEL_PAGE, "Namn i breven")))

    assert named == set(letters.reminder_names(in_forms)) - set(in_forms) | {"blankett"}
    assert _names_at("avsandare") == set(schema.general_names(follow_up))


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ('svara_till = "lasning@bibliotek.example"', 'svara_till = "{{ svarande.namn }}"'),
        ('{{ avsandare }}\n"""', '{{ avsandaren }}\n"""'),
        ('standard = "kulturnämnden"', 'standard = "{{ rapport.dnr }}"'),
        ('troskel = "rapport.troskel"', 'troskel = "period.ar"'),
        ('blad = "Arbetet"', 'blad = "{{ rad.namn }}"'),
        ("om.status == 'klar'\"\n\n", "rapport.dnr == 'klar'\"\n\n"),
        ('villkor = "totalt <= fjol.totalt * 2"', 'villkor = "totalt <= modell.version"'),
    ],
)
def test_a_name_that_the_page_does_not_give_there_is_a_fault(tmp_path: Path, written: str, name: str) -> None:
    loaded = load_text(tmp_path / MODEL, _model().replace(written, name), period="2026")

    assert written in _model()
    assert "EXPRESSION" in {finding.code for finding in loaded.findings}


# ---------------------------------------------------------------- mallsprak.md

_READY = {"om.status": "Klar"}
NORTH: dict[str, Any] = {
    **_READY,
    "om.namn": "Uppgiftslämnaren",
    "om.ifylld": date(2026, 11, 2),
    "arbete.beskrivning": "Vi läste högt.\nAlla fick välja.",
    "arbete.samarbete": "I hög grad",
    "arbete.samarbete_kommentar": "Vi ses varje vecka.",
    "arbete.sprak": ["svenska", "arabiska"],
    "arbete.kostnad": 12500,
    "resultat.indikatorer": [
        {
            "indikator": "Barn som lånar böcker",
            "enhet": "antal barn",
            "fore": 120,
            "efter": 150,
            "jamforelse_fore": 200,
            "jamforelse_efter": 210,
        },
        {"indikator": "Unga som lånar böcker", "enhet": "antal unga", "efter": 40},
    ],
    "resultat.laget": "På god väg",
    "resultat.laget_forra": "Går för långsamt",
    "resultat.motivering": "Fler barn lånar böcker.",
    "resultat.serie": [
        {"indikator": "Barn som lånar böcker", "ar": year, "varde": value, "malvarde": 180}
        for year, value in {"2022": 110, "2023": 125, "2024": 120, "2026": 150}.items()
    ],
    "resultat.malen": [{"mal": "Fler barn läser", "specifikt": "Ja", "matbart": "Delvis", "realistiskt": "Nej"}],
    "resultat.moment": [
        {"moment": "Bokprat", "planerat": 10, "gjort": 8},
        {"moment": "Sagostund", "planerat": 2, "gjort": 0},
    ],
    "tid.planering": 20,
    "tid.genomforande": 45,
    "tid.uppfoljning": 10,
    "tid.ovrigt": 12500,
    "arbete.moten": [
        {"datum": date(2026, 3, 5), "amne": "Bokprat", "deltagare": 12},
        {"datum": date(2026, 9, 17), "amne": "Sagostund", "deltagare": 31},
    ],
    "framat.mal": "Ja",
    "rutiner.plan": "Nej",
    "rutiner.plan_atgard": "Skriv en plan.",
    "rutiner.plan_ansvarig": "Bibliotekschefen",
    "rutiner.plan_klart": date(2027, 1, 15),
}
SOUTH: dict[str, Any] = {
    **_READY,
    "om.ifylld": date(2027, 2, 5),
    "arbete.beskrivning": "Vi ordnade bokcirklar.",
    "arbete.samarbete": "I låg grad",
    "arbete.inga_moten": "Ja",
    "framat.mal": "Nej",
    "framat.mal_behov": "Fler böcker.",
    "rutiner.plan": "Ja",
}
COORDINATOR: dict[str, Any] = {**_READY, "korthet.viktigast": "Fler läser."}


def _counts(part_id: str, children: int, young: int) -> dict[str, Any]:
    rows = {"barn": children, "unga": young}
    return {
        f"deltagare_{part_id}.antal": {
            row: {"kvinnor": total // 2, "man": total - total // 2, "totalt": total} for row, total in rows.items()
        },
        f"deltagare_{part_id}.inga_ovriga": "Nej",
    }


ANSWERS: dict[str, dict[str, dict[str, Any]]] = {
    "2025": {
        "norra": {
            **NORTH,
            "arbete.moten": [],
            "framat.samverkan": "Vi delar lokal med skolan.",
            **_counts("mars", 600, 400),
            **_counts("oktober", 620, 410),
        },
        "sodra": {**SOUTH, **_counts("mars", 100, 90), **_counts("oktober", 100, 90)},
        "samordnare": COORDINATOR,
    },
    "2026": {
        "norra": {
            **NORTH,
            "framat.samverkan_oforandrat": "Ja",
            **_counts("mars", 734, 400),
            **_counts("oktober", 620, 410),
        },
        "sodra": {**SOUTH, **_counts("mars", 100, 100), **_counts("oktober", 90, 80)},
        "samordnare": COORDINATOR,
    },
}
"""What came in: nothing from Östra."""


def _read(folder: Path, period: str, earlier: tuple[Dataset, ...] = ()) -> Dataset:
    follow_up = _follow_up(folder, period)
    found = []
    for form in follow_up.forms.values():
        for respondent in follow_up.respondents(form):
            if respondent.id in ANSWERS[period]:
                path = folder / f"{period}-{respondent.id}.xlsx"
                path.write_bytes(fill(blank_form(follow_up, form, respondent, SAVED), ANSWERS[period][respondent.id]))
                found.append(FoundFile(path, f"indata/{MODEL}/{period}/{path.name}"))
    submissions, faults = forms.read_all(found, follow_up)
    assert [finding for finding in faults if finding.severity is Severity.ERROR] == []
    dataset, _ = merging.combine(follow_up, submissions, earlier)
    return dataset


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    folder = tmp_path_factory.mktemp("docs")
    return _read(folder, "2026", (_read(folder, "2025"),))


@dataclass(frozen=True, slots=True)
class Example:
    """What stands in a template, and what comes of it."""

    source: str
    result: tuple[str, ...]


def examples(block: str) -> list[Example]:
    """Take a block of examples apart: the lines of a template, then what comes of them after arrows."""
    found = re.findall(r"((?:^(?!→ ).*\n)+)((?:^→ .*\n)+)", block, re.MULTILINE)
    assert "".join(source + result for source, result in found) == block
    return [Example(source, tuple(line.removeprefix("→ ") for line in result.splitlines())) for source, result in found]


EXAMPLES = [(kind, block) for kind in ("mall", "mall rad") for block in blocks(TEMPLATE_PAGE, kind)]


def _rendered(folder: Path, dataset: Dataset, per: str, found: list[Example]) -> list[tuple[str, ...]]:
    """Render examples in one document, with lines between them to know them by."""
    marks = [f"Exempel {number}" for number in range(len(found) + 1)]
    outline = "".join(f"{mark}\n{example.source}" for mark, example in zip(marks, found, strict=False)) + marks[-1]
    plan = DocumentPlan("rapport", "rapport", "{{ rapport.titel }}", "rapport.docx", per, outline)
    follow_up = replace(dataset.follow_up, documents=(plan,))
    path = folder / "rapport.docx"
    path.write_bytes(report.make_template(follow_up, plan))
    templates, flaws = report.load_templates({"rapport": FoundFile(path, "rapport.docx")}, follow_up)
    documents, faults = report.render_all(
        templates, replace(dataset, follow_up=follow_up), figures.publish(dataset), "0.1", TODAY
    )
    assert flaws + faults == ()
    lines = list(_lines(documents[0].content))
    spots = [lines.index(mark) for mark in marks]
    return [tuple(lines[start + 1 : end]) for start, end in itertools.pairwise(spots)]


def _lines(document: bytes) -> Iterator[str]:
    """Yield the paragraphs and the rows of tables, with ordinary spaces."""
    for element in part(document).iter(w("p"), w("tr")):
        if element.tag == w("tr"):
            yield _plain(" | ".join(text_of(cell) for cell in element.iter(w("tc"))))
        elif not any(above.tag == w("tc") for above in element.iterancestors()):
            drawn = element.find(f".//{w('drawing')}") is not None
            yield "[diagrammet]" if drawn else _plain(text_of(element))


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ").strip()


@pytest.mark.parametrize(("kind", "block"), EXAMPLES, ids=[text.splitlines()[0][:40] for _, text in EXAMPLES])
def test_an_example_gives_what_the_page_says(tmp_path: Path, dataset: Dataset, kind: str, block: str) -> None:
    found = examples(block)

    rendered = _rendered(tmp_path, dataset, "filialer" if kind == "mall rad" else "", found)

    assert list(zip([each.source for each in found], rendered, strict=True)) == [
        (each.source, each.result) for each in found
    ]


def _language() -> Language:
    return Language(dict.fromkeys(BLOCK_FILTERS, str))


REFUSED = [example for block in blocks(TEMPLATE_PAGE, "fel") for example in examples(block)]


@pytest.mark.parametrize("example", REFUSED, ids=[example.source.strip() for example in REFUSED])
def test_what_is_refused_is_told_as_the_page_says(dataset: Dataset, example: Example) -> None:
    names = vocabulary(dataset, figures.publish(dataset)).names

    with pytest.raises(ExpressionFault) as fault:
        _language().template(example.source.strip())(names)

    assert (fault.value.message,) == example.result


def _words(kind: str) -> set[str]:
    environment = _language().environment
    found: dict[str, set[str]] = {
        "Filter": set(environment.filters) - {COUNTED, ENDED, PASSED},
        "Prövningar": set(environment.tests),
        "Funktioner": set(environment.globals),
    }
    return found[kind]


@pytest.mark.parametrize("kind", ["Filter", "Prövningar", "Funktioner"])
def test_the_page_has_every_word_of_the_language_and_no_other(kind: str) -> None:
    assert sorted(_WORD_ROW.findall(section(TEMPLATE_PAGE, kind))) == sorted(_words(kind))


@pytest.mark.parametrize(
    ("kind", "use"), [("Filter", r"\|\s*{}\b"), ("Prövningar", r"is (?:not )?{}\b"), ("Funktioner", r"\b{}\(")]
)
def test_every_word_of_the_language_has_an_example(kind: str, use: str) -> None:
    shown = "\n".join(block for _, block in EXAMPLES)

    assert {word for word in _words(kind) if not re.search(use.format(word), shown)} == set()


def _offered(dataset: Dataset) -> dict[str, Any]:
    published = figures.publish(dataset)
    lister = Lister(dataset.follow_up, vocabulary(dataset, published), Language())
    plan = next(plan for plan in dataset.follow_up.documents if plan.per)
    row = dataset.follow_up.registers[plan.per].rows[0]
    return Offer(lister, published, OUR_LOOK).names(plan, row, "0.1", TODAY)


def test_the_page_has_every_name_and_no_other(dataset: Dataset) -> None:
    assert sorted(_WORD_ROW.findall(section(TEMPLATE_PAGE, "Namnen", deep=False))) == sorted(_offered(dataset))


FIELDS = ("dokument", "modell", "period", "kallor", "tackning.filial", "data.forandring", "rad")


@pytest.mark.parametrize("whole", FIELDS)
def test_the_page_has_every_field_of_a_name_and_no_other(dataset: Dataset, whole: str) -> None:
    offered: Any = _offered(dataset)
    for name in whole.split("."):
        offered = offered[name]
    of_the_model = {"ort", "brevlada", "platser", "omrade", "stangd"} if whole == "rad" else set()

    named = [name for name in _WORD_ROW.findall(section(TEMPLATE_PAGE, "Namnen")) if name.rpartition(".")[0] == whole]

    assert sorted(named) == sorted(f"{whole}.{name}" for name in set(offered) - of_the_model)


METHOD_FIELDS = {kind: heading.partition(":")[0] for heading, kind in METHOD_SECTIONS.items() if kind}


@pytest.mark.parametrize(("kind", "heading"), METHOD_FIELDS.items(), ids=lambda each: getattr(each, "value", ""))
def test_the_page_has_every_field_of_a_result_and_no_other(kind: MethodKind, heading: str) -> None:
    fields = set(method_names.together(kind, None) or {}) - {EACH} or set(method_names.FIELDS[kind])

    named = _WORD_ROW.findall(section(TEMPLATE_PAGE, heading))
    shown = "\n".join(block for _, block in EXAMPLES)

    assert sorted(named) == sorted(fields)
    assert {name for name in named if not re.search(rf"\.{name}\b", shown)} == set()


def test_every_name_and_every_field_has_an_example(dataset: Dataset) -> None:
    shown = "\n".join(block for _, block in EXAMPLES)
    fields = {name.rpartition(".")[2] for name in _WORD_ROW.findall(section(TEMPLATE_PAGE, "Namnen")) if "." in name}

    assert {name for name in _offered(dataset) if not re.search(rf"\b{name}(?:\.| \|)", shown)} == set()
    assert {name for name in fields if not re.search(rf"\.{name}\b", shown)} == set()


def test_every_marker_for_what_is_missing_is_explained() -> None:
    markers = {MISSING.sign, words.NOT_SHOWN, words.NOT_ASKED, faulty("…", "…")}

    assert set(_WORD_ROW.findall(section(TEMPLATE_PAGE, "När något saknas"))) == markers


BUILT_IN = {
    "Title": "Rubrik",
    "Subtitle": "Underrubrik",
    "heading 1": "Rubrik 1",
    "heading 2": "Rubrik 2",
    "heading 3": "Rubrik 3",
    "TOC Heading": "Innehållsförteckningsrubrik",
    "toc 1": "Innehåll 1",
    "toc 2": "Innehåll 2",
    "toc 3": "Innehåll 3",
    "Body Text": "Brödtext",
    "List Bullet": "Punktlista",
    "caption": "Beskrivning",
    "header": "Sidhuvud",
    "footer": "Sidfot",
}
"""What Word in Swedish calls the styles that it knows by English names."""


def test_every_style_of_a_template_is_explained() -> None:
    styles = {BUILT_IN.get(style.name, style.name) for style in STYLES} | {words.TABLE_STYLE}

    assert sorted(_WORD_ROW.findall(section(TEMPLATE_PAGE, "Formatmallar"))) == sorted(styles)


def test_everything_that_is_said_of_templates_is_explained() -> None:
    told = re.findall(
        r"^\| ([^`|]+) \| [^|]+ \|$", section(TEMPLATE_PAGE, "Det här kontrolleras i mallen"), re.MULTILINE
    )
    messages = [message for catalogue in (TemplateMessage, Lint) for message in catalogue]
    # An unknown name has no sentence of its own but that of the language, of which there are examples.
    sentences = {message.value[1].format_map(defaultdict(lambda: "…")) for message in messages} - {"…"}

    assert {sentence.strip() for sentence in told} - {"Det här sägs", "---"} == sentences


def test_everything_that_is_said_of_documents_is_explained() -> None:
    told = re.findall(
        r"^\| ([^|]+) \| [^|]+ \|$", section(TEMPLATE_PAGE, "Det här kontrolleras i dokumenten"), re.MULTILINE
    )
    sentences = {message.value[1].format_map(defaultdict(lambda: "…")) for message in Audit}

    assert {sentence.strip() for sentence in told} - {"Det här sägs", "---"} == sentences

"""What is said about each fault of a chart that a model declares: what is written, and the whole sentence."""

from pathlib import Path

import pytest

from generator.definitions import Loaded
from generator.model.charts import Chart, ChartKind, ChartSeries
from generator.model.findings import LinePlace, Origin, Severity
from generator.swedish.chart_messages import Charts
from tests.models import FILE, MODEL, load_text

QUESTIONS = """\
[[tabell]]
id = "svaren"
slag = "fragor"
rubrik = "Svaren"
blankett = "skola"
"""
COMPARED = """\
[[tabell]]
id = "forandring"
rubrik = "Elever i september och året före"
kalla = "skola.elever.antal"
rader = "arskurser"
matt = ["totalt"]
urval = { matdatum = "september" }
jamfor = "samma_period_i_fjol"
"""


def chart(text: str, kind: str = "staplar", chart_id: str = "bild") -> str:
    return f'\n[[diagram]]\nid = "{chart_id}"\nrubrik = "Bild"\ntyp = "{kind}"\n{text}\n'


def loaded(folder: Path, *texts: str) -> Loaded:
    model = MODEL.replace(
        'typ = "prosa"\n',
        'typ = "prosa"\n[[blankett.del.fraga.kolumn]]\nid = "antal"\ntext = "Antal"\ntyp = "heltal"\n',
        1,
    )
    return load_text(folder / "prov", f"{model}\n{QUESTIONS}\n{COMPARED}\n{''.join(texts)}")


# code → what is written, the kind, and what is said
CASES: dict[str, tuple[str, str, str]] = {
    "CHART_SOURCE": ("", "staplar", "Diagrammet ”bild” behöver antingen tabell eller kalla, inte båda."),
    "NO_CHART_METHOD": (
        'kalla = "skola.elever.antal"',
        "linje",
        "”skola.elever.antal” finns inte bland modellens tidsserier: metod.moten.",
    ),
    "NO_CHART_METHOD_CLOSE": (
        'kalla = "metod.mote"',
        "linje",
        "”metod.mote” finns inte bland modellens tidsserier. Menade du ”metod.moten”?",
    ),
    "CHART_METHOD_KEYS": (
        'kalla = "metod.moten"\nlangs_axeln = "kolumner"',
        "linje",
        "Diagrammet ”bild” ritar en tidsserie och kan inte ha serie, radurval eller langs_axeln. Ta bort dem.",
    ),
    "CHART_OF_QUESTIONS": (
        'tabell = "svaren"',
        "staplar",
        "Diagrammet ”bild” kan inte ritas av ”svaren”, som visar frågor och svar och inga tal.",
    ),
    "CHART_WITHOUT_NUMBERS": (
        'tabell = "utan_tal"',
        "staplar",
        'Diagrammet ”bild” kan inte ritas: ingen kolumn i listan ”utan_tal” är ett tal. Skriv slag = "tal".',
    ),
    "NO_CHART_COLUMN": (
        'tabell = "skolor"\nserie = [{ kolumn = "Skola" }]',
        "staplar",
        "Tabellen ”skolor” har ingen kolumn ”Skola” med tal. Kolumner som finns: Platser.",
    ),
    "NO_CHART_COLUMN_CLOSE": (
        'tabell = "per_arskurs"\nserie = [{ kolumn = "september_total" }]',
        "staplar",
        "Tabellen ”per_arskurs” har ingen kolumn ”september_total” med tal. Menade du ”september_totalt”?",
    ),
    "NO_CHART_ROW": (
        'tabell = "per_arskurs"\nradurval = ["fritids"]',
        "staplar",
        "Tabellen ”per_arskurs” har ingen rad ”fritids”. Rader som finns: ak1, ak2, summa.",
    ),
    "NO_CHART_ROW_CLOSE": (
        'tabell = "per_arskurs"\nradurval = ["ak1", "ak22"]',
        "staplar",
        "Tabellen ”per_arskurs” har ingen rad ”ak22”. Menade du ”ak2”?",
    ),
    "CHART_ROWS_OF_A_LIST": (
        'tabell = "skolor"\nradurval = ["norra"]',
        "staplar",
        "Diagrammet ”bild” kan inte välja rader ur listan ”skolor”, vars rader inte har några id:n. Ta bort radurval.",
    ),
    "CHART_OF_TWO_KINDS": (
        'tabell = "forandring"',
        "staplar",
        "Diagrammet ”bild” ritar ”totalt_nu” och ”totalt_forandring”, som inte har samma enhet. "
        "Gör ett diagram för varje.",
    ),
    "CHART_OF_NO_PARTS": (
        'tabell = "forandring"\nserie = [{ kolumn = "totalt_procent" }, { kolumn = "totalt_procent" }]',
        "staplade",
        "Diagrammet ”bild” lägger ihop ”totalt_procent”, som inte är delar av något. "
        "Välj liggande_staplar, staplar eller linje.",
    ),
    "CHART_DIRECTION": (
        'tabell = "per_arskurs"\nriktning = "staende"',
        "staplar",
        "Diagrammet ”bild” har riktning, som bara staplade och andelar kan ha. Ta bort den.",
    ),
    "CHART_TOO_MANY": (
        'tabell = "per_arskurs"\nserie = [' + '{ kolumn = "september_totalt" }, ' * 6 + "]",
        "linje",
        "Diagrammet ”bild” har 6 serier. Fler än 5 går inte att skilja åt. Ange färre.",
    ),
    "CHART_OF_ONE_PART": (
        'tabell = "per_arskurs"\nserie = [{ kolumn = "september_totalt" }]',
        "andelar",
        "Diagrammet ”bild” har bara en serie. Det som staplas behöver minst två.",
    ),
}
METHOD = """
[[metod]]
id = "moten"
slag = "tidsserie"
kalla = "skola.arbete.moten"
namn = "amne"
tid = "datum"
varde = "antal"
"""
ELSEWHERE = {"CHART_AND_TABLE", "CHART_NOT_MADE"}
"""The first is tested below; the second is seen when a document asks for the chart, in test_report_charts."""
WITHOUT_NUMBERS = """
[[tabell]]
id = "utan_tal"
slag = "lista"
rubrik = "Skolor"
rader = "skolor"
kolumn = [{ rubrik = "Skola", varde = "rad.namn" }]
"""


@pytest.mark.parametrize("code", CASES)
def test_a_fault_of_a_chart_is_told_at_its_line(code: str, tmp_path: Path) -> None:
    text, kind, sentence = CASES[code]
    found = loaded(tmp_path, WITHOUT_NUMBERS, METHOD, chart(text, kind))

    (finding,) = found.findings
    assert (finding.code, finding.severity, finding.origin) == (code, Severity.ERROR, Origin.MODEL)
    assert finding.message == sentence
    assert isinstance(finding.place, LinePlace)
    assert finding.place.file == FILE


def test_every_message_has_a_case() -> None:
    assert set(CASES) | ELSEWHERE == set(Charts.__members__)


def test_a_chart_may_not_be_called_what_a_table_is(tmp_path: Path) -> None:
    (finding,) = loaded(tmp_path, chart('tabell = "skolor"', chart_id="skolor")).findings

    assert finding.message == (
        "Diagrammet ”skolor” heter som en tabell. Byt id på det ena, så att en hänvisning är entydig."
    )


def test_a_chart_of_answers_side_by_side_is_told_like_one_of_questions(tmp_path: Path) -> None:
    beside = QUESTIONS.replace("svaren", "bredvid").replace("fragor", "sida_vid_sida")
    (told,) = loaded(tmp_path, beside, chart('tabell = "bredvid"')).findings
    assert told.code == "CHART_OF_QUESTIONS"


def test_a_chart_of_a_table_that_is_not_there_is_told(tmp_path: Path) -> None:
    (finding,) = loaded(tmp_path, chart('tabell = "skolorna"')).findings

    assert finding.message == "”skolorna” finns inte bland tabellerna. Menade du ”skolor”?"


def test_a_misspelt_name_in_the_text_of_a_series_is_told(tmp_path: Path) -> None:
    series = 'tabell = "skolor"\nserie = [{ kolumn = "Platser", namn = "{{ perioden.namn }}" }]'

    (finding,) = loaded(tmp_path, chart(series)).findings

    assert (finding.code, finding.message) == ("EXPRESSION", "Namnet ”perioden” finns inte här. Menade du ”period”?")


def test_a_chart_is_built_as_it_is_written(tmp_path: Path) -> None:
    text = """
tabell = "per_arskurs"
serie = [{ kolumn = "september_flickor", namn = "Flickor" }, { kolumn = "september_totalt" }]
radurval = ["ak1", "ak2"]
langs_axeln = "kolumner"
ordning = "storlek"
hogst = 3
riktning = "staende"
enhet = "antal elever"
tom_text = "Inga elever."
anm = ["Källa: skolorna."]
"""
    found = loaded(tmp_path, chart(text, "staplade"))

    assert found.follow_up is not None
    built = found.follow_up.charts["bild"]
    assert built == Chart(
        "bild",
        "Bild",
        ChartKind.STACKED,
        built.place,
        table="per_arskurs",
        series=(ChartSeries("september_flickor", "Flickor"), ChartSeries("september_totalt")),
        rows=("ak1", "ak2"),
        across=True,
        by_size=True,
        most=3,
        upright=True,
        unit="antal elever",
        empty_text="Inga elever.",
        notes=("Källa: skolorna.",),
    )

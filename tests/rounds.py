"""A small follow-up of activities, three times a year, as text: what its forms go on from, and how to fill them in."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from generator import merging
from generator.forms import read_all
from generator.forms.blank import blank_form
from generator.model.answers import Dataset, Submission
from generator.model.definition import FollowUp, RegisterRow
from generator.model.findings import Finding
from generator.model.inbox import FoundFile
from tests.filling import SAVED, fill
from tests.models import load_text

MODEL = """\
[modell]
id = "prov"
titel = "Prov av samverkan"
version = "1.0"

[[period]]
id = "tertial"
namn = "tertial {delnamn} {ar}"
delar = [
  { id = "T1", namn = "1", till = "04-30" },
  { id = "T2", namn = "2", fran = "05-01", till = "08-31" },
  { id = "T3", namn = "3", fran = "09-01" },
]

[[register]]
id = "aktiviteter"
namn = "Aktiviteter"
ental = "aktivitet"
falt = ["namn", "omrade"]
rader = [
  { id = "lotsar", namn = "Lotsar på torget", omrade = "torget" },
  { id = "laxhjalp", namn = "Läxhjälp" },
]

[[register]]
id = "mal"
namn = "Mål"
falt = ["namn", "omrade", { id = "klart", text = "Klart", typ = "datum" }]
rader = [
  { id = "trygghet", namn = "Fler är trygga på torget", omrade = "torget", klart = "12-31" },
  { id = "betyg", namn = "Fler klarar skolan", omrade = "skolan" },
  { id = "alla", namn = "Alla känner till överenskommelsen" },
]

[[skala]]
id = "lage"
steg = [{ id = "pagar", text = "Pågår" }, { id = "klar", text = "Klar" }]

[[skala]]
id = "parter"
steg = [{ id = "kommunen", text = "Kommunen" }, { id = "polisen", text = "Polisen" }]

[[skala]]
id = "grad"
steg = [{ id = "hog", text = "I hög grad", varde = 2 }, { id = "lag", text = "I låg grad", varde = 1 }]

[[rapporten.uppgift]]
id = "titel"
text = "Rapportens titel"
typ = "text"
standard = "Prov {{ period.namn }}"

[[blankett]]
id = "aktivitet"
rubrik = "Aktivitetens svar"
lamnas_av = "aktiviteter"
visa_forra = true

[[blankett.del]]
id = "arbete"
rubrik = "Arbetet"

[[blankett.del.fraga]]
id = "ansvarig"
text = "Ansvarig"
typ = "text"
forifyllt = "{{ svarande.namn }}"
last = true

[[blankett.del.fraga]]
id = "syfte"
text = "Vad ville ni uppnå?"
typ = "prosa"
obligatorisk = true
hjalp = "Två meningar räcker."
oforandrat = "Oförändrat sedan förra tertialet"

[[blankett.del.fraga]]
id = "grad"
text = "I vilken grad räckte pengarna?"
typ = "skala"
skala = "grad"
kommentar = true
oforandrat = "Oförändrat sedan förra tertialet"

[[blankett.del.fraga]]
id = "parter"
text = "Vilka parter var med?"
typ = "flerval"
skala = "parter"

[[blankett.del.fraga]]
id = "timmar"
text = "Antal timmar"
typ = "decimal"

[[blankett.del.fraga]]
id = "lamnad"
text = "Lämnad den"
typ = "datum"

[[blankett.del.fraga]]
id = "namn"
text = "Uppgiftslämnare"
typ = "text"
doljs = true

[[blankett.del.fraga]]
id = "avvikelser"
text = "Brister och avvikelser"
typ = "tabell"
blad = "Avvikelser"
tomma_rader = 5
forifyllda_rader = "forra"
forifyllda_nar = "rad.lage != 'klar'"
kolumn = [
  { id = "avvikelse", text = "Avvikelse", typ = "prosa", obligatorisk = true },
  { id = "klart", text = "Klart", typ = "datum" },
  { id = "antal", text = "Antal", typ = "heltal" },
  { id = "lage", text = "Läge", typ = "val", skala = "lage", obligatorisk = true },
  { id = "hant", text = "Vad har hänt?", typ = "prosa", pa_nytt = true },
]

[[blankett.del.fraga]]
id = "inga_avvikelser"
text = "Det finns inga avvikelser"
typ = "val"
skala = "lage"

[[blankett.del.fraga]]
id = "mal"
text = "Mål som arbetet gäller"
typ = "tabell"
blad = "Målen"
tomma_rader = 3
forifyllda_rader = "mal"
forifyllda_nar = "rad.omrade == svarande.omrade"
kolumn = [
  { id = "mal", text = "Mål", typ = "text", forifyllt = "{{ rad.namn }}", last = true },
  { id = "klart", text = "Klart", typ = "datum", forifyllt = "{{ rad.klart | datum('tabell') }}" },
  { id = "kommentar", text = "Kommentar", typ = "prosa", obligatorisk = true },
]
"""

Answers = Mapping[str, Any]


def changed(*changes: tuple[str, str]) -> str:
    """Give the model with each first text replaced by the second."""
    text = MODEL
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


@cache
def follow_up(period: str, text: str = MODEL) -> FollowUp:
    """Load the model for a period."""
    with TemporaryDirectory() as folder:
        loaded = load_text(Path(folder) / "prov", text, period=period)
    assert loaded.follow_up is not None, loaded.findings
    assert loaded.findings == ()
    return loaded.follow_up


def respondent_of(definition: FollowUp, respondent: str = "lotsar") -> RegisterRow:
    row = definition.registers["aktiviteter"].row(respondent)
    assert row
    return row


def form(definition: FollowUp, earlier: Dataset | None = None, respondent: str = "lotsar") -> bytes:
    """Make the respondent's form."""
    return blank_form(definition, definition.forms["aktivitet"], respondent_of(definition, respondent), SAVED, earlier)


def read(definition: FollowUp, *contents: bytes) -> tuple[tuple[Submission, ...], tuple[Finding, ...]]:
    """Read the workbooks a.xlsx, b.xlsx and so on."""
    with TemporaryDirectory() as folder:
        files = []
        for letter, content in zip("abcdefgh", contents, strict=False):
            path = Path(folder) / f"{letter}.xlsx"
            path.write_bytes(content)
            files.append(FoundFile(path, f"{definition.period.id}/{path.name}"))
        return read_all(files, definition)


def dataset_of(definition: FollowUp, *contents: bytes, earlier: tuple[Dataset, ...] = ()) -> Dataset:
    """Read and join the workbooks."""
    return merging.combine(definition, read(definition, *contents)[0], earlier)[0]


def answered(period: str, answers: Answers, earlier: tuple[Dataset, ...] = (), text: str = MODEL) -> Dataset:
    """Give a period in which one activity has answered so, in a form that goes on from the period before."""
    definition = follow_up(period, text)
    filled = fill(
        form(definition, earlier[-1] if earlier else None), answers, datetime.fromisoformat("2025-05-02T09:00")
    )
    return dataset_of(definition, filled, earlier=earlier)


DEVIATIONS: list[dict[str, Any]] = [
    {"avvikelse": "Lotsarna saknar lokal.", "antal": 1, "lage": "Pågår", "hant": "Inget ännu."},
    {"avvikelse": "Skyltarna är fel.", "lage": "Klar"},
    {"avvikelse": "Få känner till numret.", "klart": date(2025, 6, 30), "antal": 1234},
]
FIRST: dict[str, Any] = {
    "arbete.syfte": "Torget ska kännas tryggt.\nAlla ska kunna vara där.",
    "arbete.grad": "I låg grad",
    "arbete.grad_kommentar": "Lönerna tog det mesta.",
    "arbete.parter": ["kommunen", "polisen"],
    "arbete.timmar": 12.5,
    "arbete.lamnad": date(2025, 4, 25),
    "arbete.namn": "Hemlig",
    "arbete.avvikelser": DEVIATIONS,
}

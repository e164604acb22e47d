"""A small model as text, and how a text is loaded: half-years, registers of its own, two documents."""

from pathlib import Path

from generator.definitions import Loaded, load
from generator.model.definition import FollowUp
from generator.model.inbox import FoundFile

MODEL = """\
[modell]
id = "prov"
titel = "Prov av samverkan"
version = "1.0"

[[period]]
id = "halvar"
namn = "{delnamn} {ar}"
delar = [
  { id = "H1", namn = "första halvåret", till = "06-30" },
  { id = "H2", namn = "andra halvåret", fran = "07-01" },
]

[[register]]
id = "skolor"
namn = "Skolor"
ental = "skola"
flertal = "skolor"
falt = ["namn", "kod", { id = "platser", text = "Antal platser", typ = "heltal" }]
rader = [
  { id = "norra", namn = "Norra skolan", kod = "0180", platser = 30 },
  { id = "sodra", namn = "Södra skolan", kod = "0181" },
]

[[register]]
id = "matdatum"
namn = "Mätdatum"
falt = [{ id = "datum", text = "Datum", typ = "datum" }]
rader = [
  { id = "september", namn = "september", datum = "09-15" },
  { id = "januari", namn = "januari", datum = "+1:01-15" },
]

[[register]]
id = "arskurser"
namn = "Årskurser"
rader = [{ id = "ak1", namn = "Årskurs 1" }, { id = "ak2", namn = "Årskurs 2" }]

[[skala]]
id = "ja_nej"
steg = [{ id = "ja", text = "Ja", varde = 1 }, { id = "nej", text = "Nej", varde = 0.5 }]

[[rapporten.uppgift]]
id = "titel"
text = "Rapportens titel"
typ = "text"
obligatorisk = true
standard = "Elever {{ period.namn }}"

[[rapporten.uppgift]]
id = "beslutad"
text = "Beslutad den"
typ = "datum"

[[rapporten.uppgift]]
id = "fast"
text = "Fastställd"
typ = "val"
skala = "ja_nej"
standard = "Nej"
hjalp = "Välj Ja när beslutet är fattat."

[[rapporten.uppgift]]
id = "troskel"
text = "Minsta antal som visas"
typ = "heltal"
minst = 3
standard = 5

[[gemensam_del]]
id = "om"
rubrik = "Om blanketten"

[[gemensam_del.fraga]]
id = "galler"
text = "Blanketten gäller"
typ = "text"
forifyllt = "{{ svarande.namn }} {{ period.ar }}"
last = true

[[gemensam_del.fraga]]
id = "klar"
text = "Är blanketten klar?"
typ = "val"
skala = "ja_nej"
obligatorisk = true
kommentar = true

[[blankett]]
id = "skola"
rubrik = "Skolans blankett"
lamnas_av = "skolor"
gemensamma_delar = ["om"]
senast = "poster.matdatum.september.datum"
klar_nar = "om.klar == 'ja'"

[[blankett.del]]
id = "elever"
rubrik = "Elever {{ rad.datum | datum('rubrik') }}"
upprepas_for = "matdatum"

[[blankett.del.fraga]]
id = "antal"
text = "Antal elever"
typ = "tabell"
rader = "arskurser"
kolumner = [
  { id = "flickor", text = "Flickor", typ = "heltal", minst = 0 },
  { id = "pojkar", text = "Pojkar", typ = "heltal", minst = 0, tomt = "noll" },
  { id = "totalt", text = "Totalt", typ = "heltal", minst = 0 },
]

[[blankett.del.fraga]]
id = "inga"
text = "Inga elever i övriga årskurser"
typ = "val"
skala = "ja_nej"
obligatorisk_med = "antal"
noll_for = "antal"

[[blankett.del]]
id = "arbete"
rubrik = "Årets arbete"
for = ["norra"]

[[blankett.del.fraga]]
id = "moten"
text = "Vilka möten har hållits?"
typ = "tabell"
blad = "Möten"
[[blankett.del.fraga.kolumn]]
id = "datum"
text = "Datum"
typ = "datum"
i_perioden = true
[[blankett.del.fraga.kolumn]]
id = "amne"
text = "Ämne"
typ = "prosa"

[[regel]]
id = "summa"
i = "skola.elever.antal"
villkor = "flickor + pojkar == totalt"
text = "Flickor och pojkar blir {{ flickor + pojkar }}, men totalt är {{ totalt }}."
vid = "totalt"

[[skydd]]
id = "elever"
troskel = "rapport.troskel"
procentbas = 30

[[tabell]]
id = "per_arskurs"
rubrik = "Elever per årskurs {{ period.namn }}"
kalla = "skola.elever.antal"
rader = "arskurser"
kolumner = "matdatum"
matt = ["flickor", "totalt"]
skydd = "elever"

[[tabell]]
id = "skolor"
slag = "lista"
rubrik = "Skolor"
rader = "skolor"
kolumn = [
  { rubrik = "Skola", varde = "rad.namn", bredd = 3 },
  { rubrik = "Platser", varde = "rad.platser", slag = "tal" },
]

[[dokument]]
id = "rapport"
namn = "elevrapport"
titel = "{{ rapport.titel }}"
mall = "rapport.docx"
disposition = \"\"\"
= {{ rapport.titel }}
{%p for skola in register.skolor %}
- {{ skola.namn }}: {{ data.per_arskurs.summa.september_totalt | tal }}
{%p endfor %}
{{p tabell.per_arskurs }}
\"\"\"

[[dokument]]
id = "skolblad"
namn = "skolblad"
titel = "{{ rad.namn }}"
mall = "skolblad.docx"
per = "skolor"
"""

FILE = "mallar/prov/modell.toml"


def load_text(
    folder: Path,
    text: str = MODEL,
    register: Path | None = None,
    period: str = "2025-H2",
    carried: bool = False,
    **more: str,
) -> Loaded:
    """Load a model written as text; *more* are further files by their names without suffix."""
    folder.mkdir(exist_ok=True)
    for name, content in {"modell": text, **more}.items():
        (folder / f"{name}.toml").write_text(content, encoding="utf-8")
    found = FoundFile(register, "indata/prov/register.xlsx") if register else None
    return load(folder, "mallar/prov", found, period, carried)


def follow_up_of(folder: Path, text: str = MODEL, register: Path | None = None) -> FollowUp:
    """Load a model that has no faults."""
    loaded = load_text(folder, text, register)
    assert loaded.follow_up is not None, loaded.findings
    return loaded.follow_up

"""A sixth follow-up that nobody has heard of, written by docs/modellsprak.md alone: allotments, every half-year.

It has other registers than the shipped ones, tables of three kinds, a chart, five rules and two documents.
"""

from collections.abc import Mapping

FILES: Mapping[str, str] = {
    "modell.toml": """\
[modell]
id = "stadsodling"
titel = "Uppföljning av avtalet om stadsodling"
version = "1"
kortnamn = "odling"

[[period]]
id = "halvar"
namn = "{delnamn} {ar}"
delar = [
  { id = "H1", namn = "första halvåret", till = "06-30" },
  { id = "H2", namn = "andra halvåret", fran = "07-01" },
]

[utskick]
avsandare = "{{ rapport.kontakt }}"
svara_till = "odling@ekvik.example"

[[rapporten.uppgift]]
id = "titel"
text = "Rapportens titel"
typ = "text"
obligatorisk = true
standard = "Stadsodling {{ period.namn }}"
fornyas = true

[[rapporten.uppgift]]
id = "kontakt"
text = "Kontakt (funktion)"
typ = "text"
standard = "Odlingssamordnaren"

[[rapporten.uppgift]]
id = "troskel"
text = "Minsta antal odlare som visas"
typ = "heltal"
minst = 3
standard = 5

[[rapporten.uppgift]]
id = "dnr"
text = "Diarienummer"
typ = "text"
fornyas = true

[[skala]]
id = "skick"
steg = [
  { id = "gott", text = "Gott", varde = 3 },
  { id = "godtagbart", text = "Godtagbart", varde = 2 },
  { id = "daligt", text = "Dåligt", varde = 1 },
  { id = "vet_inte", text = "Vet inte" },
]

[[skala]]
id = "ja_nej"
steg = [{ id = "ja", text = "Ja" }, { id = "nej", text = "Nej" }]

[[skala]]
id = "status"
steg = [{ id = "pagar", text = "Pågår" }, { id = "klar", text = "Klar" }]
""",
    "register.toml": """\
[[register]]
id = "stadsdelar"
namn = "Stadsdelar"
ental = "stadsdel"
flertal = "stadsdelar"
rader = [{ id = "berget", namn = "Berget" }, { id = "hamnen", namn = "Hamnen" }]

[[register]]
id = "odlingar"
namn = "Odlingsområden"
ental = "odlingsområde"
flertal = "odlingsområden"
brevlada = "brevlada"
ordning = ["stadsdel", "namn"]
falt = [
  "namn",
  { id = "stadsdel", text = "Stadsdel", typ = "val", register = "stadsdelar", obligatorisk = true },
  { id = "lotter", text = "Antal lotter", typ = "heltal" },
  { id = "brevlada", text = "Funktionsbrevlåda" },
]
rader = [
  { id = "kajen", namn = "Kajen", stadsdel = "hamnen", lotter = 40, brevlada = "kajen@ekvik.example" },
  { id = "soderlid", namn = "Söderliden", stadsdel = "berget", lotter = 24, brevlada = "soderliden@ekvik.example" },
  { id = "angen", namn = "Ängen", stadsdel = "berget", lotter = 12, brevlada = "angen@ekvik.example" },
]

[[register]]
id = "grodor"
namn = "Grödor"
ental = "gröda"
flertal = "grödor"
rader = [{ id = "potatis", namn = "Potatis" }, { id = "bar", namn = "Bär" }, { id = "ortter", namn = "Örter" }]

[[register]]
id = "kalender"
namn = "Kalender"
kalender = ["datum"]
falt = ["namn", { id = "datum", text = "Datum", typ = "datum" }]
rader = [{ id = "svar", namn = "Områdena lämnar sina svar", datum = "slut+1:10 vardag" }]

[[register]]
id = "styrelse"
namn = "Styrelse"
rader = [{ id = "styrelsen", namn = "Odlingsstyrelsen" }]
""",
    "blanketter.toml": """\
[[gemensam_del]]
id = "om"
rubrik = "Om blanketten"

[[gemensam_del.fraga]]
id = "galler"
text = "Vem gäller svaren?"
typ = "text"
forifyllt = "{{ svarande.namn }}"
last = true

[[gemensam_del.fraga]]
id = "ifylld"
text = "Ifylld den"
typ = "datum"
obligatorisk = true

[[gemensam_del.fraga]]
id = "status"
text = "Status"
typ = "val"
skala = "status"
obligatorisk = true

[[blankett]]
id = "omrade"
rubrik = "Områdets svar"
lamnas_av = "odlingar"
gemensamma_delar = ["om"]
inledning = "Blanketten gäller odlingen under halvåret."
senast = "poster.kalender.svar.datum"
lamnad = "om.ifylld"
klar_nar = "om.status == 'klar'"
visa_forra = true

[[blankett.del]]
id = "odling"
rubrik = "Odlingen {{ period.namn }}"
blad = "Odlingen"

[[blankett.del.fraga]]
id = "skick"
text = "I vilket skick är området?"
kort = "områdets skick"
typ = "skala"
skala = "skick"
obligatorisk = true
kommentar = true

[[blankett.del.fraga]]
id = "vatten"
text = "Hur fungerar bevattningen?"
kort = "bevattningen"
typ = "skala"
skala = "skick"
obligatorisk = true
kommentar = true

[[blankett.del.fraga]]
id = "odlare"
text = "Hur många odlade vad?"
typ = "tabell"
rader = "grodor"
kolumner = [{ id = "antal_odlare", text = "Odlare", typ = "heltal", minst = 0 }]

[[blankett.del.fraga]]
id = "inga_fler"
text = "Inga odlare av andra grödor"
typ = "val"
skala = "ja_nej"
noll_for = "odlare"

[[blankett.del.fraga]]
id = "skord"
text = "Hur mycket blev det?"
typ = "tabell"
rader = "grodor"
kolumner = [{ id = "kilo", text = "Skörd (kg)", typ = "heltal", minst = 0, tomt = "noll" }]

[[blankett.del]]
id = "arbete"
rubrik = "Gemensamt arbete"

[[blankett.del.fraga]]
id = "dagar"
text = "Vilka arbetsdagar har ni haft?"
typ = "tabell"
blad = "Arbetsdagar"
tomma_rader = 10
kolumner = [
  { id = "datum", text = "Datum", typ = "datum", i_perioden = true, obligatorisk = true },
  { id = "vad", text = "Vad gjordes?", typ = "text", obligatorisk = true },
  { id = "antal", text = "Antal deltagare", typ = "heltal", minst = 0 },
]

[[blankett.del.fraga]]
id = "inga_dagar"
text = "Inga arbetsdagar har hållits"
typ = "val"
skala = "ja_nej"
noll_for = "dagar"

[[blankett.del.fraga]]
id = "berattelse"
text = "Vad vill ni berätta om halvåret?"
typ = "prosa"
langd = 600

[[blankett]]
id = "styrelse"
rubrik = "Styrelsens svar"
lamnas_av = "styrelse"
gemensamma_delar = ["om"]
klar_nar = "om.status == 'klar'"

[[blankett.del]]
id = "slutsats"
rubrik = "Slutsatser"
fraga = [{ id = "viktigast", text = "Vad är viktigast nu?", typ = "prosa", obligatorisk = true }]
""",
    "regler.toml": """\
[[regel]]
id = "dag_utan_deltagare"
i = "omrade.arbete.dagar"
villkor = "antal > 0"
text = "Arbetsdagen {{ datum | datum }} hade inga deltagare. Ta bort den om den ställdes in."

[[regel]]
id = "fler_odlare_an_lotter"
i = "omrade.odling.odlare"
villkor = "antal_odlare <= svarande.lotter * 3"
text = "{{ antal_odlare }} odlare är många på {{ svarande.lotter }} lotter. Kontrollera talet."
allvar = "varning"

[[regel]]
id = "daligt_utan_exempel"
i = "omrade.odling"
villkor = "skick != 'daligt' or skick_kommentar is angiven"
text = "Området är i dåligt skick. Skriv varför."
allvar = "varning"
vid = "skick_kommentar"

[[regel]]
id = "mycket_mer"
i = "omrade.odling.skord"
villkor = "kilo <= forra.kilo * 10 or forra.kilo == 0"
text = "Skörden är mer än tio gånger så stor som förra halvåret."
allvar = "information"
vid = "kilo"

[[regel]]
id = "diarienummer"
i = "rapport"
villkor = "dnr is angiven"
text = "Rapporten har inget diarienummer."
allvar = "varning"
""",
    "rapporten.toml": """\
[[skydd]]
id = "odlare"
troskel = "rapport.troskel"

[[tabell]]
id = "odlare"
rubrik = "Odlare per gröda {{ period.namn }}"
kalla = "omrade.odling.odlare"
rader = "grodor"
matt = ["antal_odlare"]
skydd = "odlare"

[[tabell]]
id = "skord"
rubrik = "Skörd per gröda {{ period.namn }} (kg)"
kalla = "omrade.odling.skord"
rader = "grodor"
matt = ["kilo"]

[[tabell]]
id = "dagar"
slag = "lista"
rubrik = "Arbetsdagar {{ period.namn }}"
kalla = "omrade.arbete.dagar"
tom_text = "Inga arbetsdagar har redovisats."
kolumn = [
  { rubrik = "Område", varde = "rad.odlingar.namn", bredd = 2 },
  { rubrik = "Datum", varde = "rad.datum" },
  { rubrik = "Arbete", varde = "rad.vad", bredd = 3 },
  { rubrik = "Deltagare", varde = "rad.antal", slag = "tal" },
]

[[tabell]]
id = "skick"
slag = "sida_vid_sida"
rubrik = "Områdenas skick {{ period.namn }}"
blankett = "omrade"
delar = ["odling"]
fragor = ["skala"]
metod = "samsyn"

[[metod]]
id = "samsyn"
slag = "samsyn"
kalla = "omrade"
vilka = "områdena"

[[diagram]]
id = "kilo"
typ = "staplar"
rubrik = "Skörd per gröda {{ period.namn }} (kg)"
tabell = "skord"
serie = [{ kolumn = "kilo" }]
enhet = "kg"

[[dokument]]
id = "rapport"
namn = "rapport"
titel = "{{ rapport.titel }}"
mall = "rapport.docx"
disposition = \"\"\"
= {{ dokument.titel }}
| Halvår | {{ period.namn }} ({{ period.spann }})
| Version | {{ dokument.version }}
#* Sammanfattning
{{p svar.styrelse.slutsats.viktigast | stycken }}
Svar har kommit in från {{ tackning.omrade.inkomna }} av {{ tackning.omrade.antal }} odlingsområden.
{%p if tackning.omrade.saknas %}
Svar saknas från {{ tackning.omrade.saknas | lista }}.
{%p endif %}
# Odlingen
{%p if data.skord.summa.kilo is tal %}
Skörden blev {{ data.skord.summa.kilo | tal }} kg.
{%p endif %}
{{p tabell.odlare }}
{{p tabell.skord }}
{{p diagram.kilo }}
# Områdenas skick
{{ metod.samsyn.mening }}
{{p tabell.skick }}
# Gemensamt arbete
{{p tabell.dagar }}
{%p for omrade in register.odlingar if omrade.svar.arbete.berattelse is angiven %}
{{p omrade.svar.arbete.berattelse | egna_ord(omrade.namn) }}
{%p endfor %}
\"\"\"

[[dokument]]
id = "omradesblad"
namn = "omradesblad"
titel = "{{ rad.namn }} {{ period.namn }}"
mall = "omradesblad.docx"
per = "odlingar"
i_perioder = ["H2"]
disposition = \"\"\"
= {{ dokument.titel }}
{{ rad.namn }} ligger i stadsdelen {{ rad.stadsdel }} och har {{ rad.lotter }} lotter.
{%p if rad.inkommen %}
{{p rad.tabell.skick }}
{{p rad.tabell.dagar }}
{%p else %}
{{ rad.namn }} har inte lämnat sina svar.
{%p endif %}
\"\"\"
""",
}

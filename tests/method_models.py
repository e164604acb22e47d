"""A small model with a method of each kind, on top of the one in `models`: schools tell before and after."""

from tests.models import MODEL

METHODS = """
[[skala]]
id = "riktning"
steg = [{ id = "minska", text = "Ska minska" }, { id = "oka", text = "Ska öka" }]

[[skala]]
id = "jdn"
steg = [
  { id = "ja", text = "Ja" },
  { id = "delvis", text = "Delvis" },
  { id = "nej", text = "Nej" },
  { id = "vet_inte", text = "Vet inte" },
]

[[blankett]]
id = "resultat"
rubrik = "Skolans resultat"
lamnas_av = "skolor"

[[blankett.del]]
id = "effekt"
rubrik = "Effekt"

[[blankett.del.fraga]]
id = "indikatorer"
text = "Indikatorer"
typ = "tabell"
kolumner = [
  { id = "indikator", text = "Indikator", typ = "text" },
  { id = "enhet", text = "Enhet", typ = "text" },
  { id = "riktning", text = "Önskad riktning", typ = "val", skala = "riktning" },
  { id = "fore", text = "Före", typ = "decimal" },
  { id = "efter", text = "Efter", typ = "decimal" },
  { id = "dar_fore", text = "Jämförelse före", typ = "decimal" },
  { id = "dar_efter", text = "Jämförelse efter", typ = "decimal" },
  { id = "anteckning", text = "Anteckning", typ = "text", doljs = true },
]

[[blankett.del.fraga]]
id = "serie"
text = "Tidsserie"
typ = "tabell"
kolumner = [
  { id = "indikator", text = "Indikator", typ = "text" },
  { id = "ar", text = "År", typ = "text" },
  { id = "varde", text = "Värde", typ = "decimal" },
]

[[blankett.del.fraga]]
id = "mal"
text = "Mål"
typ = "tabell"
kolumner = [
  { id = "mal", text = "Mål", typ = "text" },
  { id = "specifikt", text = "Specifikt", typ = "val", skala = "jdn" },
  { id = "matbart", text = "Mätbart", typ = "val", skala = "jdn" },
  { id = "avgransat", text = "Avgränsat", typ = "val", skala = "jdn", nar = "rapport.troskel == 5" },
  { id = "accepterat", text = "Accepterat", typ = "val", skala = "jdn", nar = "rapport.troskel != 5" },
  { id = "tidsatt", text = "Tidsatt", typ = "val", skala = "jdn" },
]

[[blankett.del.fraga]]
id = "moten"
text = "Möten per årskurs"
typ = "tabell"
rader = "arskurser"
kolumner = [
  { id = "planerade", text = "Planerade", typ = "heltal" },
  { id = "hallna", text = "Hållna", typ = "heltal" },
]

[[blankett.del]]
id = "tid"
rubrik = "Tid"
fraga = [
  { id = "planering", text = "Timmar för planering", typ = "decimal" },
  { id = "genomforande", text = "Timmar för genomförande", typ = "decimal" },
  { id = "ovrigt", text = "Övriga kostnader", typ = "kr" },
]

[[metod]]
id = "fore_efter"
slag = "fore_efter"
kalla = "resultat.effekt.indikatorer"
namn = "indikator"
enhet = "enhet"
fore = "fore"
efter = "efter"
jamforelse_fore = "dar_fore"
jamforelse_efter = "dar_efter"
onskad = "riktning"

[[metod]]
id = "utveckling"
slag = "tidsserie"
kalla = "resultat.effekt.serie"
namn = "indikator"
tid = "ar"
varde = "varde"

[[metod]]
id = "smart"
slag = "smart"
kalla = "resultat.effekt.mal"
namn = "mal"
[metod.bokstaver]
specifikt = "specifikt"
matbart = "mätbart"
avgransat = "avgränsat"
accepterat = "accepterat"
tidsatt = "tidsatt"

[[metod]]
id = "hallna"
slag = "andel"
kalla = "resultat.effekt.moten"
del = "hallna"
hela = "planerade"
ental = "möte"
flertal = "möten"

[[metod]]
id = "timmar"
slag = "fordelning"
kalla = "resultat.tid"
enhet = "timmar"
delar = ["planering", "genomforande"]
kostnad = "ovrigt"
"""

METHOD_MODEL = MODEL + METHODS

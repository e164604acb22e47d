"""What is said about each fault of a model: the change that makes it, the line it is told on, the whole sentence."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.model.findings import FilePlace, Finding, LinePlace, Origin, Severity
from generator.swedish.definition_messages import Definition
from tests.models import FILE, MODEL, load_text
from tests.test_definitions_methods import CASES as METHOD_CASES


@dataclass(frozen=True)
class Case:
    """Replace *old* (once) by *new*; the finding stands on the line of *at* (the first if empty)."""

    old: str
    new: str
    at: str
    sentence: str


def added(text: str, at: str, sentence: str) -> Case:
    return Case("[[regel]]\n", f"{text}\n[[regel]]\n", at, sentence)


LONG_HELP = "x" * 256
DAY_FORM = """typ = "datum"
[[blankett]]
id = "fel"
rubrik = "Fel"
lamnas_av = "skolor"
senast = "period.sista"
lamnad = "LAMNAD"
gemensamma_delar = ["om"]
"""
FETCH = """
[[hamtning]]
id = "kolada"
format = "kolada"
till = "skola.elever.antal"
register = "skolor"
kod = "KOD"
omrade = "'2080'"
kolumner = { flickor = "post.varde" }
"""
CASES: dict[str, Case] = {
    "TOML_TWICE": Case(
        'version = "1.0"\n',
        'version = "1.0"\nversion = "2"\n',
        'version = "2"',
        "Samma nyckel eller tabell står två gånger. Ta bort den ena, eller skriv [[…]] för en lista.",
    ),
    "TOML_OPEN_TEXT": Case(
        'version = "1.0"', 'version = "1.0', 'version = "1.0', "En text saknar sitt avslutande citattecken."
    ),
    "TOML_OPEN_LIST": Case(
        "varde = 0.5 }]",
        "varde = 0.5",
        'steg = [{ id = "ja"',
        "En lista eller tabell saknar sin avslutande klammer, eller ett komma mellan två värden.",
    ),
    "TOML_TRAILING": Case(
        'version = "1.0"',
        'version = "1.0" klar',
        "klar",
        "Efter värdet står något mer på samma rad. Skriv varje nyckel på en egen rad.",
    ),
    "TOML_NO_EQUALS": Case(
        'version = "1.0"', 'version "1.0"', 'version "1.0"', "Likhetstecknet saknas. Skriv nyckel = värde."
    ),
    "TOML_BACKSLASH": Case(
        'version = "1.0"',
        'version = "C:\\mapp"',
        "version",
        "Ett omvänt snedstreck kan inte stå ensamt i en text med dubbla citattecken. Skriv \\\\ i stället.",
    ),
    "TOML_VALUE": Case(
        "obligatorisk = true",
        "obligatorisk = ja",
        "obligatorisk = ja",
        "Värdet går inte att läsa. Texter ska stå inom citattecken; ja och nej skrivs true och false.",
    ),
    "TOML_STATEMENT": Case(
        'version = "1.0"\n',
        'version = "1.0"\n= 3\n',
        "= 3",
        "Raden går inte att läsa. Skriv [tabell], [[lista]] eller nyckel = värde.",
    ),
    "TOML_TYPOGRAPHIC_QUOTES": Case(
        'version = "1.0"', "version = ”1.0”", "version", 'Raden har böjda citattecken. Skriv raka citattecken: "…".'
    ),
    "TOML_SWEDISH_KEY": Case(
        "standard = 5", "högst = 5", "högst", "Nycklar skrivs utan å, ä och ö, till exempel fraga och namnd."
    ),
    "TOML_UNREADABLE": Case(
        'version = "1.0"',
        'version = "\x07"',
        "version",
        "Filen går inte att läsa från och med den här raden. Kontrollera citattecken och klamrar.",
    ),
    "UNKNOWN_KEY": Case(
        'version = "1.0"',
        'version = "1.0"\nqqq = 1',
        "qqq",
        "Nyckeln ”qqq” finns inte i [modell]. Nycklar som finns: id, titel, version, kortnamn.",
    ),
    "UNKNOWN_KEY_CLOSE": Case(
        "obligatorisk = true",
        "obligatorsk = true",
        "obligatorsk",
        "Nyckeln ”obligatorsk” finns inte i [uppgift]. Menade du ”obligatorisk”?",
    ),
    "KEY_MISSING": Case('version = "1.0"\n', "", "[modell]", "Nyckeln ”version” saknas i [modell]."),
    "KEY_EMPTY": Case('rubrik = "Årets arbete"', 'rubrik = " "', 'rubrik = " "', "”rubrik” är tomt. Skriv en text."),
    "KEY_TYPE": Case(
        "obligatorisk = true",
        'obligatorisk = "ja"',
        'obligatorisk = "ja"',
        "”obligatorisk” ska vara true eller false, utan citattecken.",
    ),
    "KEY_WORD": Case(
        'typ = "prosa"',
        'typ = "bild"',
        'typ = "bild"',
        "”typ” kan inte vara ”bild”. Välj ett av: text, prosa, heltal, decimal, kr, datum, val, skala, "
        "flerval, tabell.",
    ),
    "KEY_WORD_CLOSE": Case(
        'typ = "prosa"', 'typ = "porsa"', "porsa", "”typ” kan inte vara ”porsa”. Menade du ”prosa”?"
    ),
    "ID_SIGNS": Case(
        'id = "moten"',
        'id = "Möten 1"',
        "Möten 1",
        "Id:t ”Möten 1” får bara ha små bokstäver a–z, siffror och understreck, till exempel moten_1.",
    ),
    "ID_TOO_LONG": Case(
        'id = "summa"',
        f'id = "{"x" * 61}"',
        'id = "xxx',
        f"Id:t ”{'x' * 61}” är för långt. Det får ha högst 60 tecken.",
    ),
    "ID_TWICE": Case(
        'id = "inga"', 'id = "antal"', 'id = "antal"\ntext = "Inga', f"Id:t ”antal” används redan på rad 103 i {FILE}."
    ),
    "MONTH_DAY": Case(
        'fran = "07-01"', 'fran = "1/7"', "1/7", "”fran” ska vara månad och dag, till exempel 01-31. Nu står det ”1/7”."
    ),
    "NO_SUCH_DAY": Case(
        'fran = "07-01"',
        'fran = "06-31"',
        "06-31",
        "Dagen ”06-31” finns inte. Skriv månad och dag, till exempel 01-31.",
    ),
    "MODEL_FOLDER": Case(
        'id = "prov"',
        'id = "elever"',
        'id = "elever"',
        "Modellens id ”elever” är inte mappens namn. De ska vara lika, och mappen heter ”prov”.",
    ),
    "MODEL_FOLDER_CLOSE": Case(
        'id = "prov"',
        'id = "prvo"',
        'id = "prvo"',
        "Modellens id ”prvo” är inte mappens namn. Menade du ”prov”?",
    ),
    "PERIOD_NAME": Case(
        "{delnamn} {ar}",
        "{termin} {ar}",
        "{termin}",
        "Periodens namn kan bara ha {ar}, {del}, {delnamn} och {nummer} inom klamrar. Nu står det ”{termin} {ar}”.",
    ),
    "PERIOD_FREE_WITH_PARTS": added(
        '[[period]]\nid = "avst"\nnamn = "{delnamn}"\nfri = true\ndelar = [{ id = "x1" }]',
        'delar = [{ id = "x1"',
        "Perioden ”avst” är fri och kan inte ha delar. Ta bort delar eller fri.",
    ),
    "PERIOD_WITHOUT_PARTS": added(
        '[[period]]\nid = "fri"\nnamn = "fri"\ndelar = []',
        "delar = []",
        'Perioden ”fri” har inga delar. Skriv till exempel delar = [{ id = "" }].',
    ),
    "PERIOD_PART_ID": Case(
        'id = "H1"', 'id = "H-1"', "H-1", "Periodens del ”H-1” får bara ha bokstäver a–z och siffror, till exempel T1."
    ),
    "PERIOD_PART_TWICE": added(
        '[[period]]\nid = "fri"\nnamn = "fri"\ndelar = [{ id = "h1" }]',
        '"h1"',
        "Perioden har två delar med id:t ”h1”. De kan inte skiljas åt.",
    ),
    "GAP_KIND": Case(
        'id = "galler"\n',
        'id = "galler"\nlucka_vid = "nej"\n',
        '[[gemensam_del.fraga]]\nid = "galler"',
        "Frågan ”Blanketten gäller” kan inte ha lucka_vid. Det går bara för typerna val och skala.",
    ),
    "GAP_STEP": Case(
        "[[blankett.del.fraga]]\n",
        '[[blankett.del.fraga]]\nid = "hal"\ntext = "Hål?"\ntyp = "val"\nskala = "ja_nej"\nlucka_vid = "kanske"\n'
        "[[blankett.del.fraga]]\n",
        '[[blankett.del.fraga]]\nid = "hal"',
        "lucka_vid kan inte vara ”kanske”. Välj ett av: ja, nej, aldrig.",
    ),
    "GAP_STEP_CLOSE": Case(
        "[[blankett.del.fraga]]\n",
        '[[blankett.del.fraga]]\nid = "hal"\ntext = "Hål?"\ntyp = "val"\nskala = "ja_nej"\nlucka_vid = "nejj"\n'
        "[[blankett.del.fraga]]\n",
        '[[blankett.del.fraga]]\nid = "hal"',
        "lucka_vid kan inte vara ”nejj”. Menade du ”nej”?",
    ),
    "FIELD_TWICE": Case(
        'falt = ["namn", "kod",',
        'falt = ["namn", "kod", "kod",',
        'falt = ["namn"',
        "Fältet ”kod” finns två gånger i registret Skolor.",
    ),
    "UNKNOWN_FIELD": Case(
        'kod = "0181"', "qqq = 1", "qqq", "Registret Skolor har inget fält ”qqq”. Fält som finns: namn, kod, platser."
    ),
    "UNKNOWN_FIELD_CLOSE": Case(
        "platser = 30", "plaster = 30", "plaster", "Registret Skolor har inget fält ”plaster”. Menade du ”platser”?"
    ),
    "MAILBOX_KIND": Case(
        'flertal = "skolor"',
        'brevlada = "platser"',
        "brevlada",
        "”Antal platser” är ingen text och kan inte vara brevlådan. Ange ett textfält.",
    ),
    "CALENDAR_KIND": Case(
        'flertal = "skolor"',
        'kalender = ["kod"]',
        "kalender",
        "”Kod” är inget datum och kan inte stå i kalendern. Ange ett datumfält.",
    ),
    "CALENDAR_FIELDS": Case(
        'namn = "Mätdatum"',
        'namn = "Mätdatum"\nkalender = ["datum", "datum", "datum"]',
        "kalender",
        "Registret Mätdatum har fler än två fält i kalender. Ange ett fält, eller två: första och sista dagen.",
    ),
    "FIELD_KIND": Case(
        'datum = "09-15"',
        'datum = "15/9"',
        "15/9",
        '”datum” ska vara ett datum: "2026-02-15", "02-15" för periodens år, "+1:02-15" för året efter, eller "slut" '
        "för periodens sista dag.",
    ),
    "REFERENCE_FIELD": Case(
        'falt = ["namn", "kod",',
        'falt = ["namn", { id = "kod", typ = "val" },',
        'falt = ["namn"',
        '”Kod” pekar på en rad i ett annat register. Ange både register och typ = "val".',
    ),
    "DEFAULT_KIND": Case(
        "standard = 5", 'standard = "fem"', "fem", "Standardvärdet för ”Minsta antal som visas” ska vara ett tal."
    ),
    "DEFAULT_CHOICE": Case(
        'standard = "Nej"', 'standard = "Kanske"', "Kanske", "Standardvärdet för ”Fastställd” ska vara ett av: Ja, Nej."
    ),
    "FACT_KIND": Case(
        'typ = "val"\nskala = "ja_nej"\nstandard = "Nej"',
        'typ = "flerval"\nskala = "ja_nej"',
        '[[rapporten.uppgift]]\nid = "fast"',
        "”Fastställd” kan inte vara av typen flerval. En uppgift om rapporten ryms i en cell.",
    ),
    "FIELD_RESERVED": Case(
        'falt = ["namn", "kod",',
        'falt = ["namn", "kod", "svar",',
        'falt = ["namn"',
        "Fältet ”svar” i registret Skolor heter som något som alla rader där har i mallarna. Byt id på fältet.",
    ),
    "REGISTER_TITLE": Case(
        'namn = "Årskurser"',
        'namn = "Alla årskurser i alla skolor i kommunen"',
        "Alla årskurser",
        "Registrets namn blir ett blad i register.xlsx. ”Alla årskurser i alla skolor i kommunen” är längre än 31 "
        "tecken "
        "eller har tecken som Excel inte tar.",
    ),
    "REGISTER_TITLE_TWICE": Case(
        'namn = "Årskurser"',
        'namn = "rapporten"',
        'namn = "rapporten"',
        "Två blad i register.xlsx får namnet ”rapporten”. Byt namn på registret.",
    ),
    "ROW_TWICE": Case(
        'namn = "Södra skolan"',
        'namn = "norra skolan"',
        'namn = "norra skolan"',
        "Registret Skolor har två rader med namnet ”norra skolan”. De kan inte skiljas åt.",
    ),
    "DOCUMENT_TWICE": Case(
        'namn = "skolblad"',
        'namn = "Elevrapport"',
        "Elevrapport",
        "Två dokument får filnamnet ”Elevrapport”. Byt namn på det ena.",
    ),
    "TEMPLATE_NAME": Case(
        'mall = "skolblad.docx"',
        'mall = "../skolblad.docx"',
        "../skolblad",
        "Mallen ”../skolblad.docx” ska vara namnet på en Wordfil i modellens mapp, till exempel rapport.docx.",
    ),
    "STEP_TWICE": Case(
        'text = "Nej", varde', 'text = "ja", varde', "steg = ", "Skalan ”ja_nej” har svaret ”ja” två gånger."
    ),
    "REFERENCE": Case(
        'per = "skolor"', 'per = "x"', 'per = "x"', "”x” finns inte bland registren: skolor, matdatum, arskurser."
    ),
    "REFERENCE_CLOSE": Case(
        'skydd = "elever"',
        'skydd = "elver"',
        'skydd = "elver"',
        "”elver” finns inte bland skydden. Menade du ”elever”?",
    ),
    "REFERENCE_NONE": Case(
        '[[skydd]]\nid = "elever"\ntroskel = "rapport.troskel"\nprocentbas = 30\n',
        "",
        'skydd = "elever"',
        "”elever” finns inte bland skydden, som saknas i modellen.",
    ),
    "CHOICES_MISSING": Case(
        'skala = "ja_nej"\nobligatorisk = true\n',
        "",
        '[[gemensam_del.fraga]]\nid = "klar"',
        "”Är blanketten klar?” saknar svar att välja bland. Ange skala eller register.",
    ),
    "CHOICES_TWICE": Case(
        'skala = "ja_nej"\nobligatorisk_med',
        'skala = "ja_nej"\nregister = "skolor"\nobligatorisk_med',
        '[[blankett.del.fraga]]\nid = "inga"',
        "”Inga elever i övriga årskurser” har både skala och register. Ta bort det ena.",
    ),
    "CHOICES_UNUSED": Case(
        'typ = "prosa"',
        'typ = "prosa"\nskala = "ja_nej"',
        '[[blankett.del.fraga.kolumn]]\nid = "amne"',
        "”Ämne” är av typen prosa och kan inte ha skala eller register. Ändra typ till val.",
    ),
    "NUMBER_KEYS_UNUSED": Case(
        'typ = "prosa"',
        'typ = "prosa"\nminst = 3',
        '[[blankett.del.fraga.kolumn]]\nid = "amne"',
        "”Ämne” är inget tal. Ta bort minst, hogst och tomt, eller ändra typ.",
    ),
    "BOUNDS_CROSSED": Case(
        'text = "Flickor", typ = "heltal", minst = 0',
        'text = "Flickor", typ = "heltal", minst = 2, hogst = 1',
        "minst = 2",
        "”Flickor” kan aldrig besvaras: minst är 2 och hogst är 1.",
    ),
    "DATE_KEY_UNUSED": Case(
        'typ = "prosa"',
        'typ = "prosa"\ni_perioden = true',
        '[[blankett.del.fraga.kolumn]]\nid = "amne"',
        "”Ämne” är inget datum. Ta bort i_perioden, eller ändra typ till datum.",
    ),
    "LOCKED_EMPTY": Case(
        'typ = "prosa"',
        'typ = "prosa"\nlast = true',
        '[[blankett.del.fraga.kolumn]]\nid = "amne"',
        "”Ämne” är låst men har inget ifyllt. Skriv forifyllt, eller ta bort last.",
    ),
    "HELP_TOO_LONG": Case(
        'typ = "prosa"',
        f'typ = "prosa"\nhjalp = "{LONG_HELP}"',
        '[[blankett.del.fraga.kolumn]]\nid = "amne"',
        "Hjälptexten till ”Ämne” är för lång. Excel visar högst 255 tecken.",
    ),
    "COLUMNS_UNUSED": Case(
        'typ = "tabell"\nblad = "Möten"',
        'typ = "prosa"',
        '[[blankett.del.fraga]]\nid = "moten"',
        "”Vilka möten har hållits?” har kolumner eller rader men är ingen tabell. Ändra typ till tabell.",
    ),
    "COLUMNS_MISSING": added(
        '[[gemensam_del.fraga]]\nid = "extra"\ntext = "Extra"\ntyp = "tabell"\n',
        '[[gemensam_del.fraga]]\nid = "extra"',
        "Tabellen ”Extra” saknar kolumner.",
    ),
    "SIDE_OF_TABLE": Case(
        'blad = "Möten"',
        'blad = "Möten"\nkommentar = true',
        '[[blankett.del.fraga]]\nid = "moten"',
        "Tabellen ”Vilka möten har hållits?” kan inte ha sidofrågor eller kommentar. Skriv en egen fråga efter den.",
    ),
    "NO_READY_ROWS": Case(
        'blad = "Möten"',
        'blad = "Möten"\ntomma_rader = 0',
        '[[blankett.del.fraga]]\nid = "moten"',
        "Tabellen ”Vilka möten har hållits?” har inga rader att fylla i. Ange rader, eller fler tomma_rader än 0.",
    ),
    "PREFILLED_NOT_FREE": Case(
        'rader = "arskurser"\nkolumner = [',
        'rader = "arskurser"\nforifyllda_rader = "forra"\nkolumner = [',
        '[[blankett.del.fraga]]\nid = "antal"',
        "”Antal elever” har forifyllda_rader men är ingen tabell med fria rader. Ta bort forifyllda_rader, eller "
        "rader.",
    ),
    "PREFILLED_CONDITION_ALONE": Case(
        'blad = "Möten"',
        'blad = "Möten"\nforifyllda_nar = "rapport.troskel > 3"',
        '[[blankett.del.fraga]]\nid = "moten"',
        "”Vilka möten har hållits?” har forifyllda_nar men inget att fylla i. Ange forifyllda_rader, eller ta bort "
        "forifyllda_nar.",
    ),
    "PREFILLED_BLANK": Case(
        'blad = "Möten"',
        'blad = "Möten"\nforifyllda_rader = "arskurser"',
        '[[blankett.del.fraga]]\nid = "moten"',
        "De förifyllda raderna i ”Vilka möten har hållits?” skulle bli tomma. Skriv forifyllt i minst en av tabellens "
        "kolumner.",
    ),
    "ANEW_UNUSED": Case(
        'text = "Ämne"',
        'text = "Ämne"\npa_nytt = true',
        '[[blankett.del.fraga.kolumn]]\nid = "amne"',
        "”Ämne” har pa_nytt, men tabellen börjar inte med förra periodens rader. Ta bort pa_nytt, eller ange "
        'forifyllda_rader = "forra".',
    ),
    "MAY_GO_UNUSED": Case(
        'blad = "Möten"',
        'blad = "Möten"\nfar_tas_bort = true',
        '[[blankett.del.fraga]]\nid = "moten"',
        "”Vilka möten har hållits?” har far_tas_bort, men tabellen börjar inte med förra periodens rader. Ta bort "
        'far_tas_bort, eller ange forifyllda_rader = "forra".',
    ),
    "CARRIED_UNUSED": Case(
        'blad = "Möten"',
        'blad = "Möten"\nfran_forra = true',
        '[[blankett.del.fraga]]\nid = "moten"',
        "”Vilka möten har hållits?” kan inte ha fran_forra. Det går för frågor som inte är tabeller och som inte har "
        "forifyllt, oforandrat eller noll_for.",
    ),
    "UNCHANGED_KIND": Case(
        'blad = "Möten"',
        'blad = "Möten"\noforandrat = "Som sist"',
        '[[blankett.del.fraga]]\nid = "moten"',
        "”Vilka möten har hållits?” kan inte ha oforandrat. Det går för frågor av typen text, prosa, val och skala som "
        "inte är låsta.",
    ),
    "KIND_IN_A_CELL": Case(
        'typ = "prosa"',
        'typ = "flerval"\nskala = "ja_nej"',
        '[[blankett.del.fraga.kolumn]]\nid = "amne"',
        "”Ämne” kan inte vara av typen flerval, eftersom svaret ska rymmas i en cell.",
    ),
    "HEADING_TOO_LONG": Case(
        'text = "Ämne"',
        f'text = "{LONG_HELP}"',
        '[[blankett.del.fraga.kolumn]]\nid = "amne"',
        f"Rubriken ”{'x' * 40}…” är för lång. En kolumnrubrik kan ha högst 255 tecken.",
    ),
    "HEADING_TWICE": Case(
        'text = "Pojkar"',
        'text = "flickor "',
        'id = "pojkar"',
        "Rubriken ”flickor” finns två gånger bredvid varandra. Svaren kan då inte skiljas åt.",
    ),
    "NO_SUCH_TABLE_QUESTION": Case(
        'noll_for = "antal"',
        'noll_for = "x"',
        '[[blankett.del.fraga]]\nid = "inga"',
        "Delen har ingen tabell ”x”. Tabeller som finns: antal.",
    ),
    "NO_SUCH_TABLE_QUESTION_CLOSE": Case(
        'noll_for = "antal"',
        'noll_for = "anatl"',
        '[[blankett.del.fraga]]\nid = "inga"',
        "Delen har ingen tabell ”anatl”. Menade du ”antal”?",
    ),
    "NOT_BESIDE": Case(
        'obligatorisk_med = "antal"',
        'obligatorisk_med = "x"',
        '[[blankett.del.fraga]]\nid = "inga"',
        "”x” finns inte bredvid frågan. Det som obligatorisk_med kan gälla: antal.",
    ),
    "NOT_BESIDE_CLOSE": Case(
        'obligatorisk_med = "antal"',
        'obligatorisk_med = "anatl"',
        '[[blankett.del.fraga]]\nid = "inga"',
        "”anatl” finns inte bredvid frågan. Menade du ”antal”?",
    ),
    "MISSING_TEXT_UNUSED": Case(
        'obligatorisk_med = "antal"',
        'saknas_text = "Svara."',
        '[[blankett.del.fraga]]\nid = "inga"',
        "”Inga elever i övriga årskurser” har saknas_text men är inte obligatorisk. Ange obligatorisk eller "
        "obligatorisk_med.",
    ),
    "REPEATED_WHEN_ALONE": Case(
        'upprepas_for = "matdatum"',
        'upprepas_nar = "rad.id is angiven"',
        'upprepas_nar = "rad.id is angiven"',
        "Delen har upprepas_nar men inget att upprepas för. Ange upprepas_for, eller skriv nar.",
    ),
    "FETCH_TARGET": added(
        FETCH.replace("KOD", "kod"),
        'till = "skola.elever.antal"',
        "”kolada” kan inte hämtas till skola.elever.antal. Tabellen ska sakna fasta rader, och blanketten ska "
        "lämnas av en enda.",
    ),
    "NO_SUCH_FIELD": added(
        FETCH.replace("KOD", "x"),
        'kod = "x"',
        "Registret ”skolor” har inget fält ”x”. Fält som finns: namn, kod, platser.",
    ),
    "NO_SUCH_FIELD_CLOSE": added(
        FETCH.replace("KOD", "kodd"), 'kod = "kodd"', "Registret ”skolor” har inget fält ”kodd”. Menade du ”kod”?"
    ),
    "NIL_WITHOUT_YES": Case(
        'steg = [{ id = "ja"',
        'steg = [{ id = "jo"',
        '[[blankett.del.fraga]]\nid = "inga"',
        "”Inga elever i övriga årskurser” har noll_for, men skalan saknar steget ”ja”.",
    ),
    "FORM_EMPTY": added(
        '[[blankett]]\nid = "tom"\nrubrik = "Tom"\nlamnas_av = "skolor"',
        '[[blankett]]\nid = "tom"',
        "Blanketten ”tom” har inga delar.",
    ),
    "PART_ID_TWICE": Case(
        'id = "arbete"',
        'id = "elever_januari"',
        '[[blankett.del]]\nid = "elever_januari"',
        "Blanketten får två delar med id:t ”elever_januari”. Byt id på den ena.",
    ),
    "FIELD_ID_TWICE": Case(
        'id = "galler"',
        'id = "klar_kommentar"',
        '[[gemensam_del.fraga]]\nid = "klar"',
        "Delen får två svar med id:t ”klar_kommentar”. Byt id på frågan eller sidofrågan.",
    ),
    "NO_SUCH_RESPONDENT": Case(
        'for = ["norra"]',
        'for = ["x"]',
        '[[blankett.del]]\nid = "arbete"',
        "”x” finns inte i registret Skolor. Rader som finns: norra, sodra.",
    ),
    "NO_SUCH_RESPONDENT_CLOSE": Case(
        'for = ["norra"]',
        'for = ["nora"]',
        '[[blankett.del]]\nid = "arbete"',
        "”nora” finns inte i registret Skolor. Menade du ”norra”?",
    ),
    "NO_SUCH_PART": Case(
        'lamnas_av = "skolor"\n',
        'lamnas_av = "skolor"\ni_perioder = ["T3"]\n',
        "i_perioder",
        "Året har ingen del ”T3”. Delar som finns: H1, H2.",
    ),
    "NOT_A_DAY": Case(
        'typ = "text"\nforifyllt = "{{ svarande.namn }} {{ period.ar }}"\nlast = true\n',
        DAY_FORM.replace("LAMNAD", "x"),
        "lamnad",
        "”x” är ingen fråga om ett datum i blanketten fel. Frågor som finns: om.galler.",
    ),
    "NOT_A_DAY_CLOSE": Case(
        'typ = "text"\nforifyllt = "{{ svarande.namn }} {{ period.ar }}"\nlast = true\n',
        DAY_FORM.replace("LAMNAD", "om.gallar"),
        "lamnad",
        "”om.gallar” är ingen fråga om ett datum i blanketten fel. Menade du ”om.galler”?",
    ),
    "LATENESS_WITHOUT_DEADLINE": Case(
        'senast = "poster.matdatum.september.datum"\n',
        'lamnad = "om.galler"\n',
        'lamnad = "om.galler"',
        "Blanketten skola har lamnad men ingen sista dag. Ange senast.",
    ),
    "SHEET_UNTITLED": Case(
        'blad = "Möten"',
        'blad = "[:]"',
        '[[blankett.del.fraga]]\nid = "moten"',
        "Bladet får inget namn. Skriv blad med ett namn på högst 31 tecken.",
    ),
    "SHEET_TITLE_TWICE": Case(
        'blad = "Möten"',
        'blad = "Om blanketten"',
        '[[blankett.del.fraga]]\nid = "moten"',
        "Två blad i samma blankett får namnet ”Om blanketten”. Skriv blad med ett eget namn.",
    ),
    "LABEL_TWICE": Case(
        'text = "Är blanketten klar?"',
        'text = "Blanketten  gäller"',
        '[[gemensam_del.fraga]]\nid = "klar"',
        "Frågan ”Blanketten  gäller” står två gånger i samma del. Svaren kan då inte skiljas åt.",
    ),
    "SCOPE_FORM": Case(
        'i = "skola.elever.antal"',
        'i = "skola"',
        "[[regel]]",
        "En regel gäller rapport, blankett.del eller blankett.del.tabell. Nu står det ”skola”.",
    ),
    "NO_SCOPE": Case(
        'i = "skola.elever.antal"',
        'i = "x.y"',
        "[[regel]]",
        "”x.y” finns inte i blanketterna. Det som finns: skola.om, skola.elever, skola.arbete.",
    ),
    "NO_SCOPE_CLOSE": Case(
        'i = "skola.elever.antal"',
        'i = "skola.elever.anatl"',
        "[[regel]]",
        "”skola.elever.anatl” finns inte i blanketterna. Menade du ”skola.elever.antal”?",
    ),
    "RENAME_SINCE": added(
        '[[byt_namn]]\nfran = "elever.gammal"\ntill = "elever.inga"\nsedan = "1.1"\n',
        'sedan = "1.1"',
        "”sedan” är 1.1, men modellens version är 1.0. Höj modellens version.",
    ),
    "RENAME_STILL_THERE": added(
        '[[byt_namn]]\nfran = "elever.inga"\nsedan = "1.0"\n',
        'fran = "elever.inga"',
        "”elever.inga” finns fortfarande i modellen. Ta bort raden ur byt_namn, eller ge det nya ett annat id.",
    ),
    "RENAME_TARGET": added(
        '[[byt_namn]]\nskala = "ja_nej"\nfran = "jo"\ntill = "x"\nsedan = "1.0"\n',
        'till = "x"',
        "”x” finns inte i modellen, så inget gammalt svar kan läsas som det. Det som finns: ja, nej.",
    ),
    "RENAME_TARGET_CLOSE": added(
        '[[byt_namn]]\nfran = "elever.gammal"\ntill = "elever.ingen"\nsedan = "1.0"\n',
        'till = "elever.ingen"',
        "”elever.ingen” finns inte i modellen. Menade du ”elever.inga”?",
    ),
    "RENAME_LEVELS": added(
        '[[byt_namn]]\nfran = "gammal"\ntill = "elever.inga"\nsedan = "1.0"\n',
        'fran = "gammal"',
        "”gammal” och det som det har blivit ska vara av samma slag: del, del.fraga eller del.fraga.kolumn. Steg och "
        "rader skrivs med bara sitt id.",
    ),
    "RENAME_DIVIDED": added(
        '[[byt_namn]]\nfran = "elever.allt"\ntill = ["elever.antal", "elever.inga"]\nsedan = "1.0"\n',
        'till = ["elever.antal"',
        "”elever.allt” kan inte ha blivit flera. Bara en fråga som inte är en tabell kan delas upp.",
    ),
    "RENAME_WORDING": added(
        '[[byt_namn]]\nfran = "elever.antal.okand"\nsedan = "1.0"\n',
        'fran = "elever.antal.okand"',
        "”elever.antal.okand” har tagits bort. Ange text, med kolumnens rubrik som den var, så att den känns igen.",
    ),
    "RENAME_TWICE": added(
        '[[byt_namn]]\nfran = "om.a"\ntill = "om.klar"\nsedan = "1.0"\n'
        '[[byt_namn]]\nfran = "om.b"\ntill = ["om.klar"]\nsedan = "1.0"\n',
        'till = ["om.klar"]',
        "Två rader i byt_namn säger vad som har blivit ”om.klar”. Ta bort den ena.",
    ),
    "RULE_AT": Case(
        'vid = "totalt"',
        'vid = "x"',
        "[[regel]]",
        "Regeln pekar på ”x”, som inte finns där regeln gäller. Det som finns: flickor, pojkar, totalt.",
    ),
    "RULE_AT_CLOSE": Case(
        'vid = "totalt"',
        'vid = "total"',
        "[[regel]]",
        "Regeln pekar på ”total”, som inte finns där regeln gäller. Menade du ”totalt”?",
    ),
    "CROSS_INCOMPLETE": Case(
        'matt = ["flickor", "totalt"]\n',
        "",
        '[[tabell]]\nid = "per_arskurs"',
        "Korstabellen ”per_arskurs” behöver kalla, rader och matt.",
    ),
    "REPEATED_UNNAMED": Case(
        'kolumner = "matdatum"\n',
        "",
        '[[tabell]]\nid = "per_arskurs"',
        "”skola.elever.antal” frågas en gång för varje rad i registret matdatum. Ange matdatum i rader, kolumner eller "
        "urval, annars skulle svaren läggas ihop.",
    ),
    "COLUMNS_AND_COMPARISON": Case(
        'skydd = "elever"',
        'skydd = "elever"\njamfor = "samma_period_i_fjol"',
        '[[tabell]]\nid = "per_arskurs"',
        "Tabellen ”per_arskurs” kan inte ha både kolumner och jamfor. Gör en tabell för varje.",
    ),
    "PERIODS_AND_COMPARISON": Case(
        'kolumner = "matdatum"\nmatt',
        'urval = { matdatum = "september" }\njamfor = "forra_perioden"\nperioder = "aret"\nmatt',
        '[[tabell]]\nid = "per_arskurs"',
        "Tabellen ”per_arskurs” kan inte ha både perioder och jamfor. Gör en tabell för varje.",
    ),
    "SHARES_AND_COMPARISON": Case(
        'kolumner = "matdatum"\nmatt',
        'urval = { matdatum = "september" }\njamfor = "forra_perioden"\nmatt = ["flickor", "totalt"]\n'
        'andel = [{ id = "andel", rubrik = "Andel (%)", del = "flickor", av = "totalt" }]\n# matt',
        '[[tabell]]\nid = "per_arskurs"',
        "Tabellen ”per_arskurs” kan inte ha både andel och jamfor. Gör en tabell för varje.",
    ),
    "PERIOD_WITHOUT_PERIODS": Case(
        'rader = "arskurser"\nkolumner = "matdatum"',
        'rader = "period"\nkolumner = "matdatum"',
        '[[tabell]]\nid = "per_arskurs"',
        "Tabellen ”per_arskurs” har period som rader eller kolumner men gäller bara en period. Ange perioder.",
    ),
    "CHOICE_WITHOUT_COLUMNS": Case(
        'kolumner = "matdatum"\nmatt',
        'urval = { matdatum = "september" }\nkolumnurval = ["september"]\nmatt',
        '[[tabell]]\nid = "per_arskurs"',
        "Tabellen ”per_arskurs” har kolumnurval men inga kolumner. Ange kolumner.",
    ),
    "TOTAL_WITHOUT_COLUMNS": Case(
        'kolumner = "matdatum"\nmatt',
        'urval = { matdatum = "september" }\nsummakolumn = true\nmatt',
        '[[tabell]]\nid = "per_arskurs"',
        "Tabellen ”per_arskurs” har summakolumn men inga kolumner. Ange kolumner.",
    ),
    "YEARS_WITHOUT_PERIOD": Case(
        'kolumner = "matdatum"\nmatt',
        'kolumner = "matdatum"\nperioder = "ar_for_ar"\nmatt',
        '[[tabell]]\nid = "per_arskurs"',
        'Tabellen ”per_arskurs” visar år för år. Ange kolumner = "period".',
    ),
    "YEARS_WITH_TOTAL": Case(
        'kolumner = "matdatum"\nmatt',
        'urval = { matdatum = "september" }\nkolumner = "period"\nperioder = "ar_for_ar"\nsummakolumn = true\nmatt',
        '[[tabell]]\nid = "per_arskurs"',
        "Tabellen ”per_arskurs” visar år för år, och år läggs inte ihop. Ta bort summakolumn.",
    ),
    "FACTS_WITHOUT_COMPARISON": Case(
        'skydd = "elever"',
        'skydd = "elever"\njamfor_nar_lika = ["titel"]',
        '[[tabell]]\nid = "per_arskurs"',
        "Tabellen ”per_arskurs” har jamfor_nar_lika men ingen jämförelse. Ange jamfor.",
    ),
    "NO_SUCH_FACT": Case(
        'kolumner = "matdatum"\nmatt',
        'urval = { matdatum = "september" }\njamfor = "forra_perioden"\njamfor_nar_lika = ["zzz"]\nmatt',
        '[[tabell]]\nid = "per_arskurs"',
        "Det finns ingen uppgift om rapporten som heter ”zzz”. Uppgifter som finns: titel, beslutad, fast, troskel.",
    ),
    "NO_SUCH_FACT_CLOSE": Case(
        'kolumner = "matdatum"\nmatt',
        'urval = { matdatum = "september" }\njamfor = "forra_perioden"\njamfor_nar_lika = ["tittel"]\nmatt',
        '[[tabell]]\nid = "per_arskurs"',
        "Det finns ingen uppgift om rapporten som heter ”tittel”. Menade du ”titel”?",
    ),
    "COMMON_WITHOUT_COMPARISON": Case(
        'skydd = "elever"',
        'skydd = "elever"\njamfor_lika = true',
        '[[tabell]]\nid = "per_arskurs"',
        "Tabellen ”per_arskurs” har jamfor_lika men ingen jämförelse. Ange jamfor.",
    ),
    "NOT_A_DIMENSION": Case(
        'rader = "arskurser"\nkolumner = "matdatum"',
        'rader = "x"\nkolumner = "matdatum"',
        '[[tabell]]\nid = "per_arskurs"',
        "”skola.elever.antal” räknas inte efter ”x”. Det som kan användas: skolor, matdatum, arskurser.",
    ),
    "NOT_A_DIMENSION_CLOSE": Case(
        'rader = "arskurser"\nkolumner = "matdatum"',
        'rader = "arskurs"\nkolumner = "matdatum"',
        '[[tabell]]\nid = "per_arskurs"',
        "”skola.elever.antal” räknas inte efter ”arskurs”. Menade du ”arskurser”?",
    ),
    "TWO_DIMENSIONS": Case(
        '  { id = "totalt", text = "Totalt", typ = "heltal", minst = 0 },',
        '  { id = "totalt", text = "Totalt", typ = "heltal", minst = 0 },\n'
        '  { id = "arskurser", text = "Årskurser", typ = "val", register = "arskurser" },',
        '[[tabell]]\nid = "per_arskurs"',
        "”arskurser” är både ett register och en fråga i ”skola.elever.antal”. Ge frågan ett annat id.",
    ),
    "NO_SUCH_COLUMN": Case(
        'matt = ["flickor", "totalt"]',
        'matt = ["flickor", "x"]',
        '[[tabell]]\nid = "per_arskurs"',
        "”skola.elever.antal” har ingen kolumn ”x”. Kolumner som finns: flickor, pojkar, totalt, antal.",
    ),
    "NO_SUCH_COLUMN_CLOSE": Case(
        'matt = ["flickor", "totalt"]',
        'matt = ["flickor", "total"]',
        '[[tabell]]\nid = "per_arskurs"',
        "”skola.elever.antal” har ingen kolumn ”total”. Menade du ”totalt”?",
    ),
    "MEASURE_KIND": Case(
        'text = "Flickor", typ = "heltal", minst = 0',
        'text = "Flickor", typ = "text"',
        '[[tabell]]\nid = "per_arskurs"',
        "”flickor” är inget tal och kan inte räknas i en korstabell.",
    ),
    "NO_SUCH_ROW": Case(
        'skydd = "elever"',
        'skydd = "elever"\nurval = { skolor = "x" }',
        '[[tabell]]\nid = "per_arskurs"',
        "Registret skolor har ingen rad ”x”. Rader som finns: norra, sodra.",
    ),
    "NO_SUCH_ROW_CLOSE": Case(
        'skydd = "elever"',
        'skydd = "elever"\nurval = { skolor = "nora" }',
        '[[tabell]]\nid = "per_arskurs"',
        "Registret skolor har ingen rad ”nora”. Menade du ”norra”?",
    ),
    "NO_SUCH_CHOICE": Case(
        '  { id = "totalt", text = "Totalt", typ = "heltal", minst = 0 },\n]',
        '  { id = "totalt", text = "Totalt", typ = "heltal", minst = 0 },\n'
        '  { id = "extra", text = "Extra", typ = "val", skala = "ja_nej" },\n]\n'
        '[[tabell]]\nid = "extra"\nrubrik = "Extra"\nkalla = "skola.elever.antal"\nrader = "arskurser"\n'
        'kolumner = "matdatum"\nmatt = ["antal"]\nurval = { extra = "x" }',
        '[[tabell]]\nid = "extra"',
        "”extra” har inget svar ”x”. Svar som finns: ja, nej.",
    ),
    "NO_SUCH_CHOICE_CLOSE": Case(
        '  { id = "totalt", text = "Totalt", typ = "heltal", minst = 0 },\n]',
        '  { id = "totalt", text = "Totalt", typ = "heltal", minst = 0 },\n'
        '  { id = "extra", text = "Extra", typ = "val", skala = "ja_nej" },\n]\n'
        '[[tabell]]\nid = "extra"\nrubrik = "Extra"\nkalla = "skola.elever.antal"\nrader = "arskurser"\n'
        'kolumner = "matdatum"\nmatt = ["antal"]\nurval = { extra = "nejj" }',
        '[[tabell]]\nid = "extra"',
        "”extra” har inget svar ”nejj”. Menade du ”nej”?",
    ),
    "SHARE_ID": Case(
        'matt = ["flickor", "totalt"]',
        'matt = ["flickor", "totalt"]\nandel = [{ id = "totalt", rubrik = "A", del = "flickor", av = "totalt" }]',
        '[[tabell]]\nid = "per_arskurs"',
        "Andelen ”totalt” har samma id som ett mått i tabellen. Byt id.",
    ),
    "SHARE_MEASURE": Case(
        'matt = ["flickor", "totalt"]',
        'matt = ["flickor", "totalt"]\nandel = [{ id = "andel", rubrik = "A", del = "x", av = "totalt" }]',
        '[[tabell]]\nid = "per_arskurs"',
        "Andelen ”andel” räknas på ”x”, som inte är ett av tabellens mått: flickor, totalt.",
    ),
    "SHARE_MEASURE_CLOSE": Case(
        'matt = ["flickor", "totalt"]',
        'matt = ["flickor", "totalt"]\nandel = [{ id = "andel", rubrik = "A", del = "flickr", av = "totalt" }]',
        '[[tabell]]\nid = "per_arskurs"',
        "Andelen ”andel” räknas på ”flickr”, som inte är ett av tabellens mått. Menade du ”flickor”?",
    ),
    "LIST_INCOMPLETE": Case(
        'slag = "lista"\nrubrik = "Skolor"\nrader = "skolor"',
        'slag = "lista"\nrubrik = "Skolor"',
        '[[tabell]]\nid = "skolor"',
        "Listan ”skolor” behöver kolumner och antingen rader eller kalla, inte båda.",
    ),
    "QUESTIONS_INCOMPLETE": added(
        '[[tabell]]\nid = "svar"\nslag = "fragor"\nrubrik = "Svar"',
        '[[tabell]]\nid = "svar"',
        "Tabellen ”svar” behöver blankett.",
    ),
    "NOT_IN_FORM": added(
        '[[tabell]]\nid = "svar"\nslag = "fragor"\nrubrik = "Svar"\nblankett = "skola"\ndelar = ["x"]',
        '[[tabell]]\nid = "svar"',
        "”x” finns inte i blanketten skola. Det som finns: om, elever, arbete.",
    ),
    "NOT_IN_FORM_CLOSE": added(
        '[[tabell]]\nid = "svar"\nslag = "fragor"\nrubrik = "Svar"\nblankett = "skola"\nsida = ["komentar"]',
        '[[tabell]]\nid = "svar"',
        "”komentar” finns inte i blanketten skola. Menade du ”kommentar”?",
    ),
    "METHOD_NO_STEPS": added(
        '[[metod]]\nid = "enighet"\nslag = "samsyn"\nkalla = "skola"\nfragor = ["om.galler"]',
        'fragor = ["om.galler"]',
        "Svaren på ”om.galler” kan inte jämföras. Minst två steg i skalan behöver varde, som är stegets plats "
        "på skalan.",
    ),
    "METHOD_NOTHING": added(
        '[[metod]]\nid = "enighet"\nslag = "samsyn"\nkalla = "skola"',
        "[[metod]]",
        "Metoden ”enighet” har inget att jämföra: blanketten skola har ingen fråga av typen skala.",
    ),
    "TABLE_METHOD": added(
        '[[metod]]\nid = "enighet"\nslag = "samsyn"\nkalla = "skola"\nfragor = ["om.klar"]\n'
        '[[tabell]]\nid = "svar"\nslag = "fragor"\nrubrik = "Svar"\nblankett = "skola"\nmetod = "enighet"',
        '[[tabell]]\nid = "svar"',
        "Tabellen ”svar” kan inte ha metoden ”enighet”. Skriv en metod av slaget samsyn, om samma blankett, och "
        'slag = "sida_vid_sida".',
    ),
    "EXPRESSION": Case(
        "flickor + pojkar == totalt",
        "flickor + pojkar = totalt",
        "villkor",
        "Skriv två likhetstecken (==) för att jämföra.",
    ),
}
ELSEWHERE = {"MODEL_MISSING", "NOT_UTF8", "KEY_TWICE", "PERIODS_MISSING", "NO_SUCH_PERIOD"}


def findings_of(case: Case, folder: Path) -> tuple[str, tuple[Finding, ...]]:
    assert MODEL.count(case.old) >= 1, case.old
    text = MODEL.replace(case.old, case.new, 1)
    return text, load_text(folder / "prov", text).findings


@pytest.mark.parametrize("code", CASES)
def test_a_fault_is_told_with_its_line(code: str, tmp_path: Path) -> None:
    case = CASES[code]
    text, findings = findings_of(case, tmp_path)
    line = text[: text.index(case.at)].count("\n") + 1
    told = [finding for finding in findings if finding.code == code]
    assert told == [Finding(code, Severity.ERROR, Origin.MODEL, LinePlace(FILE, line), case.sentence)], findings


def test_every_message_has_a_case() -> None:
    assert set(CASES) | ELSEWHERE | set(METHOD_CASES) == set(Definition.__members__)


def test_a_folder_without_a_model_is_told(tmp_path: Path) -> None:
    (tmp_path / "prov").mkdir()
    from generator.definitions import load, period_kinds

    loaded = load(tmp_path / "prov", "mallar/prov", None, "2025")
    expected = Finding(
        "MODEL_MISSING",
        Severity.ERROR,
        Origin.MODEL,
        FilePlace("mallar/prov"),
        "Mappen innehåller ingen modell. En modell har en fil som heter modell.toml.",
    )
    assert loaded.findings == (expected,)
    assert loaded.follow_up is None
    assert period_kinds(tmp_path / "prov", "mallar/prov") == ((), (expected,))


ABOUT_REPORT = """
[[regel]]
id = "datum"
i = "rapport"
villkor = "fast != 'Ja' or beslutad is angiven"
text = "Datum saknas för {{ titel }}."
vid = "beslutad"
"""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param("", "", [], id="without faults"),
        pytest.param(
            'vid = "beslutad"',
            'vid = "beslutat"',
            ["Regeln pekar på ”beslutat”, som inte finns där regeln gäller. Menade du ”beslutad”?"],
            id="the cell that it points out",
        ),
        pytest.param(
            "fast !=", "fasta !=", ["Namnet ”fasta” finns inte här. Menade du ”fast”?"], id="what its condition names"
        ),
    ],
)
def test_a_rule_about_the_report_names_its_facts(old: str, new: str, said: list[str], tmp_path: Path) -> None:
    found = load_text(tmp_path / "prov", MODEL + ABOUT_REPORT.replace(old, new)).findings
    assert [finding.message for finding in found] == said


def test_a_field_that_is_no_date_cannot_lie_within_the_period(tmp_path: Path) -> None:
    text = MODEL.replace('text = "Antal platser", typ = "heltal"', 'text = "Antal platser", i_perioden = true')
    (finding,) = (each for each in load_text(tmp_path / "prov", text).findings if each.code == "DATE_KEY_UNUSED")
    assert finding.message == "”Antal platser” är inget datum. Ta bort i_perioden, eller ändra typ till datum."


def test_a_field_that_is_no_date_cannot_be_kept_from_moving(tmp_path: Path) -> None:
    text = MODEL.replace('text = "Antal platser", typ = "heltal"', 'text = "Antal platser", flyttas = false')
    (finding,) = (each for each in load_text(tmp_path / "prov", text).findings if each.code == "DATE_KEY_UNUSED")
    assert finding.message == "”Antal platser” är inget datum. Ta bort flyttas, eller ändra typ till datum."

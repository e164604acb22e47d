"""Making finished packages of a random follow-up, with the real commands: model, Word templates, forms, documents.

Earlier years' reports are made first, in the same workspace, as they would have been. What is for the public is read
back with `public`; the rest (control list, internal data, where figures come from) never leaves the house.
"""

import datetime
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.filling import fill
from tests.linked_tables import DATES
from tests.package_model import COUNTIES, DAYS, LAST, SEX_NAMES, Drawn, Tab, World
from tests.running import put, rapport

MODEL = "prov"
SKETCHED = "2025-12-01"
NOT_FOR_THE_PUBLIC = ("intern.xlsx", ".json")

YEARS = '[[period]]\nid = "ar"\nnamn = "{ar}"\ndelar = [{ id = "", fran = "01-01", till = "12-31" }]'
PARTS = """\
[[period]]
id = "tertial"
namn = "{delnamn} {ar}"
delar = [
  { id = "T1", namn = "våren", till = "04-30" },
  { id = "T2", namn = "sommaren", fran = "05-01", till = "08-31" },
  { id = "T3", namn = "hösten", fran = "09-01" },
]"""
Files = Mapping[str, bytes]


def model_text(world: World, year: int = LAST) -> str:
    """Write the model as it is in a year."""
    return "\n".join(_model(world, year))


def _rows(register: str, rows: Mapping[str, str], more: str = "", extra: Mapping[str, str] | None = None) -> str:
    written = ", ".join(
        f'{{ id = "{row}", namn = "{name}"{(extra or {}).get(row, "")} }}' for row, name in rows.items()
    )
    single = {"kommuner": "kommun", "inriktningar": "inriktning"}.get(register, register)
    return (
        f'[[register]]\nid = "{register}"\nnamn = "{register.capitalize()}"\nental = "{single}"\n'
        f'flertal = "{register}"\nfalt = ["namn"{more}]\nrader = [{written}]'
    )


def _model(world: World, year: int) -> Iterator[str]:
    yield (
        f'[modell]\nid = "{MODEL}"\ntitel = "Prov"\nversion = "{year}.1"\nkortnamn = "{MODEL}"\n'
        f"{PARTS if world.parts else YEARS}\n"
        f'[[skydd]]\nid = "personer"\ntroskel = {world.threshold}\n{"dolj_noll = true" * world.hide_zero}\n'
        '[[skala]]\nid = "ja_nej"\nsteg = [{ id = "ja", text = "Ja" }, { id = "nej", text = "Nej" }]'
    )
    yield _rows("lan", {county: county.capitalize() for county in COUNTIES})
    yield _rows("kommuner", {town: town.capitalize() for town in world.towns},
                ', { id = "lan", text = "Län", typ = "val", register = "lan", obligatorisk = true }',
                {town: f', lan = "{county}"' for town, county in world.county.items()})  # fmt: skip
    yield _rows("inriktningar", {area: area.capitalize() for area in world.areas_in(year)})
    for area in world.joined if year == LAST else ():
        yield f'[[byt_namn]]\nregister = "inriktningar"\nfran = "{area}"\ntill = "{world.areas[-1]}"'
        yield f'sedan = "{LAST}.1"'
    yield _rows("matdatum", DAYS, ', { id = "datum", text = "Datum", typ = "datum" }',
                {"mars": ', datum = "03-01"', "oktober": ', datum = "10-01"'})  # fmt: skip
    blank = {"okant": ', tomt = "noll"'}
    columns = ", ".join(
        f'{{ id = "{sex}", text = "{name}", typ = "heltal", minst = 0{blank.get(sex, "")} }}'
        for sex, name in SEX_NAMES.items()
    )
    yield (
        '[[blankett]]\nid = "kommun"\nrubrik = "Kommunens svar"\nlamnas_av = "kommuner"\n'
        '[[blankett.del]]\nid = "uppgifter"\nrubrik = "Om uppgifterna"\nfraga = [{ id = "stammer", '
        'text = "Räknar ni som de andra?", typ = "val", skala = "ja_nej" }]\n'
        '[[blankett.del]]\nid = "deltagare"\nrubrik = "Deltagare {{ rad.namn }}"\nupprepas_for = "matdatum"\n'
        "fraga = [\n"
        f'  {{ id = "antal", text = "Deltagare", typ = "tabell", rader = "inriktningar", kolumner = [{columns}] }},\n'
        '  { id = "inga", text = "Inga i övriga", typ = "val", skala = "ja_nej", noll_for = "antal" },\n]'
    )
    yield world.ruled * (
        '[[regel]]\nid = "delar"\ni = "kommun.deltagare.antal"\nvillkor = "kvinnor + man + okant == totalt"\n'
        'text = "Delarna blir inte totalt."'
    )
    for table in world.tables:
        yield _table(table, world)
    yield from map(_chart, world.charts)
    yield from _documents(world)


def _table(table: Tab, world: World) -> str:
    lines = {
        "id": table.caption,
        "rubrik": table.caption.capitalize(),
        "kalla": "kommun.deltagare.antal",
        "rader": table.rows,
        "skydd": "personer",
    }
    text = "[[tabell]]\n" + "\n".join(f'{key} = "{value}"' for key, value in lines.items())
    text += f"\nmatt = {list(table.measures)}"
    if table.columns:
        text += f'\nkolumner = "{table.columns}"'
    if table.where:
        text += "\nurval = {" + ", ".join(f'{key} = "{value}"' for key, value in table.where.items()) + "}"
    if table.some:
        text += f"\nkolumnurval = {list(table.some)}"
    text += "\nsumma = false" * (not table.total) + "\nsummakolumn = true" * table.column_total
    compared = "forra_perioden" if world.parts else "samma_period_i_fjol"
    text += f'\njamfor = "{compared}"' * table.compare + '\nperioder = "aret"' * table.so_far
    text += '\nperioder = "ar_for_ar"' * table.by_years
    text += "\njamfor_lika = true" * table.common
    text += "\nmedraknas_nar = \"uppgifter.stammer != 'nej'\"" * table.counted
    if table.share:
        text += '\nandel = [{ id = "andel", rubrik = "Andel kvinnor (%)", del = "kvinnor", av = "totalt" }]'
    return text


def _chart(chart: Drawn) -> str:
    text = (
        f'[[diagram]]\nid = "{chart.caption}"\nrubrik = "{chart.caption.capitalize()}"\ntyp = "{chart.kind}"\n'
        f'tabell = "{chart.table.caption}"\nenhet = "personer"'
    )
    # A year by itself cannot be named as a series before it is there: then all are drawn.
    if not chart.table.by_years:
        series = ", ".join(f'{{ kolumn = "{column}" }}' for column in chart.columns)
        text += f"\nserie = [{series}]"
    text += '\nlangs_axeln = "kolumner"' * chart.across + '\nordning = "storlek"' * chart.by_size
    return text + (f"\nhogst = {chart.most}" if chart.most else "")


def _documents(world: World) -> Iterator[str]:
    for document in ("rapport", "bilagor"):
        shown = [table for table in world.tables if table.document == document]
        lines = [f"= {document.capitalize()}", "# Sammanfattning", f"Detta är {document}."]
        lines += [sentence for sentence in world.sentences if document == "rapport"]
        lines += ["# Tabeller"]
        lines += [f"{{{{p tabell.{table.caption} }}}}" for table in shown]
        lines += [f"{{{{p diagram.{chart.caption} }}}}" for chart in world.charts if chart.table in shown]
        lines += ["# Källor", "{{p kallor.tabeller }}"] * (document == "bilagor")
        yield _document(document, "", lines)
    lines = ["= Blad för {{ rad.namn }}", "# Svaren", "{{p rad.alla_svar }}", "Slut."]
    yield _document("blad", "kommuner", lines)


def _document(name: str, each: str, lines: list[str]) -> str:
    text = "\n".join(lines)
    return (
        f'[[dokument]]\nid = "{name}"\nnamn = "{name}"\ntitel = "{name.capitalize()}"\nmall = "{name}.docx"\n'
        f'per = "{each}"\ndisposition = """\n{text}\n"""'
    )


def answers(world: World, report: int, year: int, town: str) -> dict[str, object] | None:
    """Give what a town types into its form of a year, as it is when a report is made; None if it sends none."""
    counts = world.counts_in(report, year)
    if not any(town == one for one, _, _ in counts):
        return None
    given: dict[str, object] = {"uppgifter.stammer": "Nej" if town in world.outside[year] else "Ja"}
    for date in DATES:
        areas = world.areas_in(year)
        rows = {area: counts[town, date, area] for area in areas if (town, date, area) in counts}
        blank = len(rows) == len(areas)
        typed = {area: _typed(numbers) for area, numbers in rows.items() if not blank or any(numbers)}
        given |= {f"deltagare_{date}.antal": typed} if typed else {}
        if blank and len(typed) < len(rows):
            given[f"deltagare_{date}.inga"] = "Ja"
    return given


def _typed(numbers: tuple[int, int, int]) -> dict[str, int]:
    women, men, unknown = numbers
    typed = {"kvinnor": women, "man": men, "totalt": women + men + unknown}
    return typed | ({"okant": unknown} if unknown else {})


def make(world: World, base: Path, before: Path | None = None) -> Path:
    """Make all years' packages in the folder *base*; the same model's Word templates may be there in one *before*."""
    put(base / "mallar" / MODEL, {"modell.toml": model_text(world, world.periods[0]).encode()})
    if before:
        made = (before / "mallar" / MODEL).glob("*.docx")
        put(base / "mallar" / MODEL, {path.name: path.read_bytes() for path in made})
    elif (ran := rapport("mall", "skapa", MODEL, workspace=base, today=SKETCHED)).code:
        raise AssertionError(ran.out + ran.err)
    for year in world.periods:
        put(base / "mallar" / MODEL, {"modell.toml": model_text(world, year).encode()})
        sent = rapport("blanketter", MODEL, *of(world, year), workspace=base, today=day(world, year))
        assert sent.code == 0, sent.out + sent.err
        for each in (year, *(-one for one in world.years if one < 0 and year == LAST)):
            deliver(world, base, each, year)
        if year == LAST or world.edition:
            build(world, base, year)
    return base


def deliver(world: World, base: Path, year: int, report: int) -> None:
    """Put the forms of a year into the inbox as they are when a report is made; they have been sent out."""
    sent = base / "utdata" / MODEL / world.period(abs(year)) / "utskick"
    filled = {
        f"{town}.xlsx": fill(next(sent.glob(f"*-{town}-*.xlsx")).read_bytes(), given)
        for town in world.towns
        if (given := answers(world, report, year, town))
    }
    put(
        base / "indata" / MODEL / world.period(abs(year)),
        filled | {"register.xlsx": (sent / "register.xlsx").read_bytes()},
    )


def of(world: World, year: int) -> tuple[str, str]:
    """Give the words of a command that say which period is meant."""
    return ("--period", world.period(year)) if world.parts else ("--ar", str(year))


def day(world: World, year: int) -> str:
    """Give the day of a command: soon after the period."""
    return (
        str(datetime.date(LAST, 5, 1) + datetime.timedelta(days=123 * (year - LAST + 2)))
        if world.parts
        else f"{year}-12-01"
    )


def build(world: World, base: Path, year: int) -> None:
    """Run the command that makes the documents and the data."""
    ran = rapport("bygg", MODEL, *of(world, year), workspace=base, today=day(world, year))
    assert ran.code == 0, ran.out + ran.err


def public(world: World, base: Path, year: int) -> dict[str, bytes]:
    """Give the files of a year that are for the public, by name."""
    folder = base / "utdata" / MODEL / world.period(year)
    found = [*folder.glob("*.*"), *(folder / "data").glob("*.*")]
    return {
        path.name: path.read_bytes()
        for path in sorted(found)
        if path.is_file() and not any(part in path.name for part in NOT_FOR_THE_PUBLIC)
    }

"""The commands: parse what was typed, call a use case, print its outcome, end with its code.

The only module that reads the clock. Heavy rooms are imported when a command runs, so that the help does not wait for
Word and Excel.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from generator import __version__
from generator.cli.terminal import AboutFigure, Commands, Date, Year, plain, tell
from generator.workspace import Request, Workspace


def _shared(command: Callable[..., int]) -> Callable[..., Any]:
    """Add what all commands take: the workspace, the form of the output, the day."""
    options = (
        click.option(
            "--arbetsmapp",
            type=click.Path(path_type=Path),
            default=Path(),
            metavar="MAPP",
            help="Mappen med mallar, indata och utdata (om inget anges: mappen du står i).",
        ),
        click.option("--json", "as_json", is_flag=True, help="Skriv resultatet som JSON, för andra program."),
        click.option("--idag", type=Date(), metavar="ÅÅÅÅ-MM-DD", help="Räkna som om det vore den här dagen."),
        _version,
    )
    for option in reversed(options):
        command = option(command)
    return command


_version = click.version_option(__version__, prog_name="rapport", message="%(prog)s, version %(version)s")


def _period(command: Callable[..., int]) -> Callable[..., Any]:
    """Add the choice of model and period."""
    options = (
        click.argument("modell", required=False),
        click.option("--ar", type=Year(), metavar="ÅÅÅÅ", help="Året, till exempel 2025."),
        click.option("--period", metavar="PERIOD", help="Perioden, till exempel 2025 eller 2025-H1."),
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.group(
    cls=Commands,
    context_settings={"token_normalize_func": plain, "help_option_names": ["--help", "-h"]},
    options_metavar="[VAL]",
    subcommand_metavar="KOMMANDO",
    epilog="Skriv ”rapport KOMMANDO --help” för hjälp om ett kommando.",
)
@_version
def main() -> None:
    """Gör rapporter av ifyllda blanketter.

    Blanketterna läses ur indata, kontrolleras och slås ihop. Rapporten skrivs som Worddokument i utdata.
    """


@main.command(options_metavar="[VAL]")
@_period
@click.option(
    "--trots-fel",
    is_flag=True,
    help="Skapa dokumenten fast det finns fel i blanketterna. Det som är fel eller saknas syns i dokumentet.",
)
@_shared
def bygg(modell: str | None, ar: int | None, period: str | None, trots_fel: bool, **shared: Any) -> int:
    """Läs blanketterna och skapa rapporten.

    Utan MODELL byggs alla modeller som har indata, var och en för sin senaste period.
    """
    from generator import pipeline

    workspace, request = _request(shared, modell, ar, period, trots_fel)
    return tell(pipeline.build(workspace, request), workspace, shared["as_json"])


@main.command(options_metavar="[VAL]")
@_period
@click.option("--markera", is_flag=True, help="Skriv kopior att skicka tillbaka, där det som ska rättas är markerat.")
@_shared
def kontrollera(modell: str | None, ar: int | None, period: str | None, markera: bool, **shared: Any) -> int:
    """Kontrollera blanketterna utan att skapa någon rapport.

    Med --markera läggs en kopia av varje blankett som har något att rätta i utdata/MODELL/PERIOD/kontroll/att_ratta.
    Den som har svarat rättar i kopian, och filen läggs tillbaka i indata.
    """
    from generator import pipeline

    workspace, request = _request(shared, modell, ar, period)
    return tell(pipeline.check(workspace, request, markera), workspace, shared["as_json"])


@main.command(options_metavar="[VAL]")
@_period
@click.option("--mallar", is_flag=True, help="Skapa om de tomma standardblanketterna i modellens mapp.")
@_shared
def blanketter(modell: str | None, ar: int | None, period: str | None, mallar: bool, **shared: Any) -> int:
    """Skapa blanketter, brev, kalenderfil och register.

    De läggs i utdata/MODELL/PERIOD/utskick. Utan --ar och --period gäller den senaste perioden i indata, om där finns
    ett register men inga svar än, och annars den period som pågår.
    """
    from generator import pipeline

    workspace, request = _request(shared, modell, ar, period)
    make = pipeline.make_standard_forms if mallar else pipeline.make_forms
    return tell(make(workspace, request), workspace, shared["as_json"])


@main.command(options_metavar="[VAL]")
@_period
@_shared
def status(modell: str | None, ar: int | None, period: str | None, **shared: Any) -> int:
    """Visa vilka som har svarat och vad som är kvar eller sent.

    Samma uppgifter läggs i kontroll/status.xlsx, och i kontroll/paminnelser ett brev till var och en som är sen eller
    har något kvar att svara på. Med --idag visas läget en annan dag.
    """
    from generator import pipeline

    workspace, request = _request(shared, modell, ar, period)
    return tell(pipeline.tell_status(workspace, request), workspace, shared["as_json"])


@main.command(cls=AboutFigure, options_metavar="[VAL]")
@click.argument("text")
@_period
@_shared
def ursprung(text: str, modell: str | None, ar: int | None, period: str | None, **shared: Any) -> int:
    """Visa var ett tal eller en text i rapporten kommer ifrån.

    TEXT är ett tal som det står i dokumentet, eller några ord i följd ur en mening. Den senaste versionen gäller. Varje
    fil, blad och cell som står bakom visas. Om dokumentet eller en fil har ändrats sedan dess sägs det. Utan MODELL
    söks det i alla modeller som har en rapport, var och en i sin senaste period.
    """
    from generator import pipeline

    workspace, request = _request(shared, modell, ar, period)
    return tell(pipeline.tell_origin(workspace, request, text), workspace, shared["as_json"])


@main.command(options_metavar="[VAL]")
@click.argument("mapp", type=click.Path(path_type=Path))
@click.option("--modell", metavar="MODELL", help="Modellen som mappen är till för.")
@click.option("--ar", type=Year(), metavar="ÅÅÅÅ", help="Året, till exempel 2025.")
@click.option("--period", metavar="PERIOD", help="Perioden, till exempel 2025 eller 2025-H1.")
@_shared
def ny(mapp: Path, modell: str | None, ar: int | None, period: str | None, **shared: Any) -> int:
    """Skapa en arbetsmapp med allt som behövs.

    Modellen läggs i mappen så att den kan ändras, med periodens register och startfiler för Windows. Det som redan
    finns i mappen skrivs inte över.
    """
    from generator import pipeline

    workspace, request = _request(shared, modell, ar, period)
    folder = workspace.root / mapp
    return tell(pipeline.start_workspace(workspace, folder, request), Workspace(folder), shared["as_json"])


@main.group(options_metavar="[VAL]", subcommand_metavar="KOMMANDO")
def hamta() -> None:
    """Hämta uppgifter ur filer som inte är blanketter."""


@hamta.command(options_metavar="[VAL]")
@click.argument("fil", type=click.Path(path_type=Path))
@_period
@_shared
def kolada(fil: Path, modell: str | None, ar: int | None, period: str | None, **shared: Any) -> int:
    """Hämta nyckeltal ur en fil från Kolada.

    FIL är en tabell (csv) eller det som Koladas API ger (JSON, version 3). Nyckeltalen läggs i en egen blankett i
    indata. Ingen annans blankett ändras, och en fil som finns skrivs inte över.
    """
    from generator import pipeline

    workspace, request = _request(shared, modell, ar, period)
    return tell(pipeline.fetch_figures(workspace, request, "kolada", fil), workspace, shared["as_json"])


@main.group(options_metavar="[VAL]", subcommand_metavar="KOMMANDO")
def mall() -> None:
    """Skapa och kontrollera Wordmallar."""


@mall.command(options_metavar="[VAL]")
@click.argument("modell", required=False)
@click.option(
    "--utgangspunkt",
    type=click.Path(path_type=Path),
    metavar="FIL",
    help="En egen Wordmall (.dotx eller .docx), vars utseende mallarna får.",
)
@_shared
def skapa(modell: str | None, utgangspunkt: Path | None, **shared: Any) -> int:
    """Skapa modellens Wordmallar efter dess disposition.

    En mall som redan finns skrivs inte över. Med --utgangspunkt får mallarna logotyp, typsnitt, färger, sidhuvud och
    sidfot ur den filen.
    """
    from generator import pipeline

    workspace, request = _request(shared, modell, None, None)
    return tell(pipeline.make_templates(workspace, request, utgangspunkt), workspace, shared["as_json"])


@mall.command("kontrollera", options_metavar="[VAL]")
@click.argument("modell", required=False)
@click.argument("fil", required=False, type=click.Path(path_type=Path))
@_shared
def kontrollera_mall(modell: str | None, fil: Path | None, **shared: Any) -> int:
    """Kontrollera modellens Wordmallar utan att fylla i dem.

    Med FIL kontrolleras den filen i stället, till exempel ett utkast till en ny mall.
    """
    from generator import pipeline

    if fil is None and modell and modell.lower().endswith((".docx", ".dotx")):
        fil, modell = Path(modell), None
    workspace, request = _request(shared, modell, None, None)
    return tell(pipeline.check_templates(workspace, request, fil), workspace, shared["as_json"])


def _request(
    shared: dict[str, Any], model: str | None, year: int | None, period: str | None, despite_errors: bool = False
) -> tuple[Workspace, Request]:
    workspace = Workspace(shared["arbetsmapp"].absolute())
    return workspace, Request(_today(shared), model, year, period, despite_errors)


def _today(shared: dict[str, Any]) -> date:
    today: date | None = shared["idag"]
    return today or date.today()  # noqa: DTZ011 - the day on the wall where the person sits is meant

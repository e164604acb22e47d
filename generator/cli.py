"""The commands: parse what was typed, call a use case, print its outcome, end with its code.

The only module that prints and the only one that reads the clock. Heavy rooms are imported when a command runs, so
that the help does not wait for Word and Excel.
"""

import sys
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click
import click.core
import click.decorators
import click.exceptions
import click.formatting
import click.parser
import click.types

from generator import __version__
from generator.model.findings import CellPlace, Finding, LinePlace, SpotPlace, UserError
from generator.swedish import command_words as words
from generator.swedish.identity import masked
from generator.swedish.messages import finding_text, place_text
from generator.swedish.program_messages import Said, Typing
from generator.workspace import Request, Workspace

if TYPE_CHECKING:
    from generator.outcome import Outcome

BUG = 70


def _speak_swedish() -> None:
    # Click asks the machine for its language through gettext; our users read Swedish on every machine.
    modules = (click.core, click.decorators, click.exceptions, click.formatting, click.parser, click.types)
    for module in modules:
        for name, swedish in (("_", words.word), ("ngettext", words.counted_word)):
            if hasattr(module, name):
                setattr(module, name, swedish)


_speak_swedish()


def _plain(name: str) -> str:
    """Take a command or an option as typed with Swedish letters: --år is --ar."""
    decomposed = unicodedata.normalize("NFD", name)
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


class _Year(click.ParamType[int]):
    name = "år"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        text = str(value)
        if not (text.isdecimal() and len(text) == 4 and 1900 <= int(text) <= 2200):
            self.fail(Typing.NOT_A_YEAR.text(value=value), param, ctx)
        return int(text)


class _Date(click.ParamType[date]):
    name = "datum"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(Typing.NOT_A_DATE.text(value=value), param, ctx)


class _Commands(click.Group):
    """A group that ends every run with a code of the README, and never with a traceback on the screen."""

    def main(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Run; a mistake is one Swedish line, a bug is one line and a log."""
        typed: Sequence[str] = kwargs.get("args") or (args[0] if args else None) or sys.argv[1:]
        as_json = "--json" in typed
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(encoding="utf-8", errors="replace")
        kwargs["standalone_mode"] = False
        try:
            result = super().main(*args, **kwargs)
            code = result if isinstance(result, int) else 0
        except click.exceptions.Exit as ended:
            code = ended.exit_code
        except click.exceptions.Abort:
            click.echo(words.word("Aborted!"), err=True)
            code = 1
        except click.ClickException as mistake:
            code = mistake.exit_code
            _say_mistake(mistake.format_message(), code, as_json, mistake)
        except UserError as mistake:
            code = mistake.exit_code
            _say_mistake(mistake.message, code, as_json, None)
        except Exception:
            code = BUG
            _say_mistake(_logged(), code, as_json, None)
        sys.exit(code)


def _say_mistake(message: str, code: int, as_json: bool, mistake: click.ClickException | None) -> None:
    if as_json:
        finding = {"kod": "STOPP", "allvar": "fel", "meddelande": masked(message)}
        click.echo(_json(code, [_NO_PLACE | finding], []))
    elif mistake is not None:
        shown = StringIO()
        mistake.show(shown)
        click.echo(masked(shown.getvalue()), err=True, nl=False)
    else:
        click.echo(masked(words.word("Error: {message}").format(message=message)), err=True)


def _logged() -> str:
    import traceback

    from generator import bug_log

    return Said.BUG.text(file=bug_log.record(masked(traceback.format_exc())))


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
        click.option("--idag", type=_Date(), metavar="ÅÅÅÅ-MM-DD", help="Räkna som om det vore den här dagen."),
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
        click.option("--ar", type=_Year(), metavar="ÅÅÅÅ", help="Året, till exempel 2025."),
        click.option("--period", metavar="PERIOD", help="Perioden, till exempel 2025 eller 2025-H1."),
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.group(
    cls=_Commands,
    context_settings={"token_normalize_func": _plain, "help_option_names": ["--help", "-h"]},
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
    return _tell(pipeline.build(workspace, request), workspace, shared["as_json"])


@main.command(options_metavar="[VAL]")
@_period
@_shared
def kontrollera(modell: str | None, ar: int | None, period: str | None, **shared: Any) -> int:
    """Kontrollera blanketterna utan att skapa någon rapport."""
    from generator import pipeline

    workspace, request = _request(shared, modell, ar, period)
    return _tell(pipeline.check(workspace, request), workspace, shared["as_json"])


@main.command(options_metavar="[VAL]")
@_period
@click.option("--mallar", is_flag=True, help="Skapa om de tomma standardblanketterna i modellens mapp.")
@_shared
def blanketter(modell: str | None, ar: int | None, period: str | None, mallar: bool, **shared: Any) -> int:
    """Skapa blanketterna och registret för en period.

    De läggs i utdata/MODELL/PERIOD/utskick. Utan --ar och --period gäller den period som pågår.
    """
    from generator import pipeline

    workspace, request = _request(shared, modell, ar, period)
    make = pipeline.make_standard_forms if mallar else pipeline.make_forms
    return _tell(make(workspace, request), workspace, shared["as_json"])


@main.group(options_metavar="[VAL]", subcommand_metavar="KOMMANDO")
def mall() -> None:
    """Skapa Wordmallar."""


@mall.command(options_metavar="[VAL]")
@click.argument("modell", required=False)
@_shared
def skapa(modell: str | None, **shared: Any) -> int:
    """Skapa modellens Wordmallar efter dess disposition.

    En mall som redan finns skrivs inte över.
    """
    from generator import pipeline

    workspace, request = _request(shared, modell, None, None)
    return _tell(pipeline.make_templates(workspace, request), workspace, shared["as_json"])


def _request(
    shared: dict[str, Any], model: str | None, year: int | None, period: str | None, despite_errors: bool = False
) -> tuple[Workspace, Request]:
    today = shared["idag"] or date.today()  # noqa: DTZ011 - the day on the wall where the person sits is meant
    workspace = Workspace(shared["arbetsmapp"].absolute())
    return workspace, Request(today, model, year, period, despite_errors)


def _tell(runs: "Iterable[Outcome]", workspace: Workspace, as_json: bool) -> int:
    """Print what the runs came to and give the worst of their codes."""
    outcomes = tuple(runs)
    code = max((outcome.code for outcome in outcomes), default=0)
    if as_json:
        findings = [_as_data(finding) for outcome in outcomes for finding in outcome.findings]
        files = [workspace.relative(file) for outcome in outcomes for file in outcome.files]
        click.echo(_json(code, findings, files))
        return code
    for outcome in outcomes:
        for line in (*map(finding_text, outcome.findings), *outcome.said):
            click.echo(masked(line))
    return code


_NO_PLACE: dict[str, Any] = dict.fromkeys(("kod", "allvar", "fil", "blad", "cell", "rad", "stalle", "meddelande"))


def _as_data(finding: Finding) -> dict[str, Any]:
    data = _NO_PLACE | {"kod": finding.code, "allvar": finding.severity.value, "meddelande": finding.message}
    place = finding.place
    data["fil"] = masked(place.file)
    match place:
        case CellPlace(_, sheet, cell):
            data |= {"blad": masked(sheet), "cell": cell or None}
        case LinePlace(_, line):
            data["rad"] = line
        case SpotPlace():
            data["stalle"] = place_text(place)
    return data


def _json(code: int, findings: list[dict[str, Any]], files: list[str]) -> str:
    import json

    return json.dumps({"kod": code, "fynd": findings, "filer": files}, ensure_ascii=False, indent=1)

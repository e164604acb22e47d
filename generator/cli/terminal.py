"""What a person types and what is shown: typed values, Click's words in Swedish, findings as lines or as JSON.

A mistake is one Swedish line, a bug is one line and a log; neither is ever a traceback on the screen.
"""

import re
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from io import StringIO
from typing import TYPE_CHECKING, Any, NoReturn

import click
import click.core
import click.decorators
import click.exceptions
import click.formatting
import click.parser
import click.types

from generator.model.findings import CellPlace, Finding, LinePlace, SpotPlace, UserError
from generator.swedish import command_words as words
from generator.swedish.identity import masked
from generator.swedish.messages import finding_text, place_text
from generator.swedish.program_messages import Said, Typing
from generator.workspace import Workspace

if TYPE_CHECKING:
    from generator.model.tracing import Change
    from generator.outcome import Outcome

BUG = 70
_NEGATIVE = re.compile(r"-\d")


def _speak_swedish() -> None:
    # Click asks the machine for its language through gettext; our users read Swedish on every machine.
    modules = (click.core, click.decorators, click.exceptions, click.formatting, click.parser, click.types)
    for module in modules:
        for name, swedish in (("_", words.word), ("ngettext", words.counted_word)):
            if hasattr(module, name):
                setattr(module, name, swedish)


_speak_swedish()


def plain(name: str) -> str:
    """Take a command or an option as typed with Swedish letters: --år is --ar."""
    decomposed = unicodedata.normalize("NFD", name)
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


class Year(click.ParamType[int]):
    """A year with four digits."""

    name = "år"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Take what was typed, or say what a year looks like."""
        text = str(value)
        if not (text.isdecimal() and len(text) == 4 and 1900 <= int(text) <= 2200):
            self.fail(Typing.NOT_A_YEAR.text(value=value), param, ctx)
        return int(text)


class Date(click.ParamType[date]):
    """A day, as ÅÅÅÅ-MM-DD."""

    name = "datum"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Take what was typed, or say how a day is written."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(Typing.NOT_A_DATE.text(value=value), param, ctx)


class AboutFigure(click.Command):
    """A command that is asked about a figure, which may be negative and typed with a hyphen."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take -19,0 for a figure, since no option begins with a digit."""
        return super().parse_args(ctx, [f"\u2212{arg[1:]}" if _NEGATIVE.match(arg) else arg for arg in args])


class Commands(click.Group):
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


def tell(runs: "Iterable[Outcome]", workspace: Workspace, as_json: bool) -> int:
    """Print what the runs came to and give the worst of their codes."""
    outcomes = tuple(runs)
    code = max((outcome.code for outcome in outcomes), default=0)
    if as_json:
        findings = [_as_data(finding) for outcome in outcomes for finding in outcome.findings]
        files = [workspace.relative(file) for outcome in outcomes for file in outcome.files]
        click.echo(_json(code, findings, files, _more(outcomes)))
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


def _more(outcomes: "Sequence[Outcome]") -> dict[str, Any]:
    """Give what only some commands tell, by its key."""
    changes = [None if one.changes is None else map(_change_as_data, one.changes) for one in outcomes]
    told: dict[str, Sequence[Iterable[Any] | None]] = {
        "status": [one.status for one in outcomes],
        "ursprung": [one.origin for one in outcomes],
        "andringar": changes,
    }
    asked = {key: [one for one in several if one is not None] for key, several in told.items()}
    return {key: [each for one in several for each in one] for key, several in asked.items() if several}


def _change_as_data(change: "Change") -> dict[str, Any]:
    return {
        "slag": change.kind.value,
        "dokument": change.document or None,
        "rubrik": masked(change.heading),
        "stalle": masked(change.where) or None,
        "forut": masked(change.before) or None,
        "nu": masked(change.after) or None,
        "andrat_for_hand": change.edited,
    }


def _json(code: int, findings: list[dict[str, Any]], files: list[str], more: dict[str, Any] | None = None) -> str:
    import json

    return json.dumps({"kod": code, "fynd": findings, "filer": files} | (more or {}), ensure_ascii=False, indent=1)

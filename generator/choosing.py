"""Which models and periods a request means; what cannot be understood ends as a UserError with the choices there are.

A period is the model's own word (2025, 2025-H1); the newest is the one that begins last.
"""

from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path

from generator import definitions
from generator.model.findings import FilePlace, Finding, UserError
from generator.model.inbox import FoundFile, junk
from generator.model.period import Period, PeriodKind, find_period, periods_of
from generator.swedish.program_messages import Workspaces, WrongUse
from generator.swedish.text import ascii_id
from generator.workspace import Request, Workspace


@dataclass(frozen=True, slots=True)
class Choice:
    """One model in one period; *period* is None when the model itself cannot be read, and *findings* say why."""

    model: str
    folder: Path
    period: Period | None
    findings: tuple[Finding, ...] = ()


def choose_delivered(workspace: Workspace, request: Request) -> tuple[Choice, ...]:
    """Give the models of the request, each in the period asked for or in the newest that has indata."""
    models = _models(workspace, request)
    return tuple(_delivered(workspace, model, request) for model in models)


def choose_awaited(workspace: Workspace, request: Request) -> tuple[Choice, ...]:
    """Give the models of the request, each in a period that need not have any indata yet.

    Without a period asked for it is the newest that has indata, else the one that holds today.
    """
    models = _models(workspace, request)
    return tuple(_awaited(workspace, model, request) for model in models)


def choose_built(workspace: Workspace, request: Request) -> tuple[Choice, ...]:
    """Give the models of the request, each in the period asked for or in the newest that documents were made of.

    Without a model they are those that have any documents; if none has, those that have indata.
    """
    built = tuple(model for model in workspace.models() if workspace.built_periods(model))
    models = built if built and request.model is None else _models(workspace, request)
    return tuple(_built(workspace, model, request) for model in models)


def choose_planned(workspace: Workspace, request: Request) -> tuple[Choice, ...]:
    """Give the models of the request, each in the period asked for or in the one that holds today."""
    models = _models(workspace, request)
    return tuple(_planned(workspace, model, request) for model in models)


def choose_prepared(workspace: Workspace, request: Request) -> tuple[Choice, ...]:
    """Give the models of the request, each in the period that forms are to be sent out for.

    Without a period asked for it is the newest in indata, if a register lies ready there and no form has come in, else
    the one that holds today.
    """
    models = _models(workspace, request)
    return tuple(_prepared(workspace, model, request) for model in models)


def choose_new(workspace: Workspace, request: Request) -> tuple[Choice, ...]:
    """Give the model that a new workspace is made for, in the period that is to be planned; the folder need not exist.

    Without a model there must be one alone to choose.
    """
    known = workspace.models()
    model = request.model or (known[0] if len(known) == 1 else None)
    if model is None:
        raise WrongUse.WHICH_MODEL.error(models=", ".join(known))
    if model not in known:
        raise _unknown_model(model, known)
    return (_planned(workspace, model, request),)


def model_of_template(workspace: Workspace, found: FoundFile) -> str:
    """Give the model that a template belongs to: the one whose folder it lies in, or the only one that is used."""
    known = workspace.models()
    own = found.path.parent.name
    candidates = (own,) if own in known else workspace.models_with_indata()
    if len(candidates) != 1:
        raise WrongUse.TEMPLATE_OF_NO_MODEL.error(file=found.file, models=", ".join(known))
    return candidates[0]


def _models(workspace: Workspace, request: Request) -> tuple[str, ...]:
    if not workspace.exists:
        raise WrongUse.NO_WORKSPACE.error(folder=workspace.root)
    known = workspace.models()
    if request.model is None:
        delivered = workspace.models_with_indata()
        if not delivered:
            example = _folder(workspace, known[0], request) if known else f"modell/{request.today.year}"
            raise WrongUse.NO_MODELS_WITH_INDATA.error(folder=workspace.root / "indata", example=example)
        return delivered
    if request.model not in known:
        raise _unknown_model(request.model, known)
    return (request.model,)


def _unknown_model(model: str, known: tuple[str, ...]) -> UserError:
    close = get_close_matches(ascii_id(model), known, n=1, cutoff=0.6)
    sentence = WrongUse.MISSPELT_MODEL if close else WrongUse.UNKNOWN_MODEL
    return sentence.error(model=model, close="".join(close), models=", ".join(known))


def _delivered(workspace: Workspace, model: str, request: Request) -> Choice:
    folder = workspace.definition(model)
    kinds, faults = definitions.period_kinds(folder, f"mallar/{model}", workspace.period_folders(model))
    if not kinds:
        return Choice(model, folder, None, faults)
    periods, strangers = _sorted_folders(workspace, model, kinds)
    if request.period is None and request.year is None:
        if not periods:
            raise WrongUse.NO_PERIODS.error(model=model, example=_example(kinds, request))
        return Choice(model, folder, periods[-1], strangers)
    period = _asked_for(model, kinds, request, periods)
    if period not in periods:
        names = ", ".join(known.id for known in periods) or "-"
        raise WrongUse.NO_SUCH_FOLDER.error(model=model, period=period.id, periods=names)
    return Choice(model, folder, period, strangers)


def _awaited(workspace: Workspace, model: str, request: Request) -> Choice:
    planned = _planned(workspace, model, request)
    if planned.period is None:
        return planned
    kinds, _ = definitions.period_kinds(planned.folder, f"mallar/{model}", workspace.period_folders(model))
    periods, strangers = _sorted_folders(workspace, model, kinds)
    asked = bool(request.period or request.year)
    newest = _asked_for(model, kinds, request, periods) if asked else next(reversed(periods), None)
    return Choice(model, planned.folder, newest if newest in periods else planned.period, strangers)


def _built(workspace: Workspace, model: str, request: Request) -> Choice:
    kinds, _ = definitions.period_kinds(workspace.definition(model), f"mallar/{model}", workspace.period_folders(model))
    found = (find_period(kinds, name) for name in workspace.built_periods(model))
    periods = tuple(sorted(filter(None, found), key=lambda period: (*period.order, period.id)))
    asked = bool(request.period or request.year)
    if not periods or not kinds:
        return _delivered(workspace, model, request)
    period = _asked_for(model, kinds, request, periods) if asked else periods[-1]
    return Choice(model, workspace.definition(model), period)


def _planned(workspace: Workspace, model: str, request: Request) -> Choice:
    folder = workspace.definition(model)
    kinds, faults = definitions.period_kinds(folder, f"mallar/{model}", workspace.period_folders(model))
    if not kinds:
        return Choice(model, folder, None, faults)
    current = None if request.period else _current(kinds, request)
    return Choice(model, folder, current or _asked_for(model, kinds, request, ()))


def _prepared(workspace: Workspace, model: str, request: Request) -> Choice:
    planned = _planned(workspace, model, request)
    if planned.period is None or request.period or request.year:
        return planned
    newest = _awaited(workspace, model, request).period
    assert newest is not None, model
    inbox = workspace.inbox(model, newest.id)
    waiting = inbox.register is not None and all(junk(file.name) for file in inbox.files)
    return replace(planned, period=newest) if waiting else planned


def _current(kinds: tuple[PeriodKind, ...], request: Request) -> Period | None:
    """Give the period that today lies in, of the year asked for if one is."""
    today = request.today
    # The last part of a year may end in the next.
    years = (request.year,) if request.year else (today.year, today.year - 1)
    several = (period for year in years for kind in kinds for period in periods_of(kind, year))
    return next((period for period in several if period.holds(today)), None)


def _asked_for(model: str, kinds: tuple[PeriodKind, ...], request: Request, delivered: tuple[Period, ...]) -> Period:
    """Give the period of the request: by its id or its part of the year, or the year's newest or first one."""
    if request.period is not None:
        period = find_period(kinds, _whole_id(kinds, request, delivered))
        if period is not None and request.year not in (None, period.year):
            raise WrongUse.PERIOD_OF_OTHER_YEAR.error(period=request.period, own=period.year, year=request.year)
        if period is None:
            raise WrongUse.UNKNOWN_PERIOD.error(period=request.period, model=model, example=_example(kinds, request))
        return period
    year = request.year or request.today.year
    candidates = [period for kind in kinds for period in periods_of(kind, year)]
    having = [period for period in delivered if period.year == year]
    held = [period for period in candidates if period.number]
    return max(having or held or candidates[:1], key=lambda period: period.order)


def _whole_id(kinds: tuple[PeriodKind, ...], request: Request, delivered: tuple[Period, ...]) -> str:
    """Give the id of the period asked for; a part without its year is of the year that delivered it last."""
    wanted = request.period or ""
    if not wanted or find_period(kinds, f"{request.today.year}-{wanted}") is None:
        return wanted
    years = [period.year for period in delivered if period.part.casefold() == wanted.casefold()]
    return f"{request.year or max(years, default=request.today.year)}-{wanted}"


def _sorted_folders(
    workspace: Workspace, model: str, kinds: tuple[PeriodKind, ...]
) -> tuple[tuple[Period, ...], tuple[Finding, ...]]:
    periods, strangers = [], []
    for name in workspace.period_folders(model):
        period = find_period(kinds, name)
        if period is None:
            place = FilePlace(f"indata/{model}/{name}")
            example = periods_of(kinds[0], 2025)[0].id
            strangers.append(Workspaces.NOT_A_PERIOD.at(place, model=model, example=example))
        else:
            periods.append(period)
    return tuple(sorted(periods, key=lambda period: (*period.order, period.id))), tuple(strangers)


def _folder(workspace: Workspace, model: str, request: Request) -> str:
    """Give an example of a folder for the forms of a model."""
    kinds, _ = definitions.period_kinds(workspace.definition(model), f"mallar/{model}")
    return f"{model}/{_example(kinds, request) if kinds else request.today.year}"


def _example(kinds: tuple[PeriodKind, ...], request: Request) -> str:
    return periods_of(kinds[0], request.today.year)[0].id

"""Which folders and files a request means. This module finds; it never opens a file and never writes.

A workspace is a folder with `mallar`, `indata` and `utdata`. A model that is not in the workspace is taken from those
that were installed with the program.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path, PurePath

from generator.model.inbox import FoundFile, Inbox
from generator.swedish.text import ascii_id

DEFINITION = "modell.toml"
REGISTER = "register.xlsx"
HISTORY = "historik"
"""How the names begin of workbooks with the counts of earlier years."""
_SHEETS = (".xlsx", ".xlsm", ".xls", ".ods", ".csv")
REPLACED = "ersatta"
"""The folder in a period's folder for files that others have come in the place of."""
_LEVELS = 8
CONTROL_LIST = PurePath("kontroll", "kontrollista.xlsx")
MARKED_COPIES = PurePath("kontroll", "att_ratta")
STATUS_LIST = PurePath("kontroll", "status.xlsx")
REMINDERS = PurePath("kontroll", "paminnelser")


class Data(Enum):
    """The files of data beside the documents, by how their names end."""

    MERGED = "intern.xlsx"
    """Everything that came in."""
    PUBLISHABLE = "publicerbar.xlsx"
    TEXT = "publicerbar.csv"


def data_path(short_name: str, period: str, which: Data) -> PurePath:
    """Name a file of data within the period's folder."""
    return PurePath("data", f"{ascii_id(short_name, '-')}-{ascii_id(period, '-')}-{which.value}")


@dataclass(frozen=True, slots=True)
class Request:
    """What the person asked for. *model* None means every model that has indata; *today* is the only clock."""

    today: date
    model: str | None = None
    year: int | None = None
    period: str | None = None
    despite_errors: bool = False


@dataclass(frozen=True, slots=True)
class Workspace:
    """The folder that everything lies in."""

    root: Path

    @property
    def exists(self) -> bool:
        """Whether the folder is there at all."""
        return self.root.is_dir()

    def models(self) -> tuple[str, ...]:
        """Give the ids of all models: the workspace's own and the installed ones, in order."""
        folders = (self.root / "mallar", _installed())
        return tuple(sorted({model for folder in folders for model in _models_in(folder)}))

    def models_with_indata(self) -> tuple[str, ...]:
        """Give the ids of the models that something has come in for."""
        return tuple(model for model in self.models() if self.period_folders(model))

    def definition(self, model: str) -> Path:
        """Give the model's folder; the workspace's own goes before an installed one."""
        own = self.root / "mallar" / model
        return own if (own / DEFINITION).is_file() else _installed() / model

    def definition_files(self, model: str) -> tuple[FoundFile, ...]:
        """Give the TOML files of the model, in order of name."""
        paths = sorted(self.definition(model).glob("*.toml"), key=lambda path: path.name)
        return tuple(FoundFile(path, f"mallar/{model}/{path.name}") for path in paths)

    def template(self, model: str, file_name: str) -> FoundFile:
        """Give a Word template of the model, the workspace's own before an installed one."""
        own = self.own_template(model, file_name)
        return own if own.path.is_file() else FoundFile(self.definition(model) / file_name, own.file)

    def own_template(self, model: str, file_name: str) -> FoundFile:
        """Give the place of a Word template in the workspace, whether it is there or not."""
        file = f"mallar/{model}/{file_name}"
        return FoundFile(self.root / file, file)

    def period_folders(self, model: str, stored: bool = False) -> tuple[str, ...]:
        """Give the names of the folders in the model's indata; whether they are periods is for the model to say.

        With *stored*, also those that something has been built in.
        """
        folders = [self.root / name / model for name in ("indata", *(("utdata",) if stored else ()))]
        entries = (entry for folder in folders if folder.is_dir() for entry in folder.iterdir())
        return tuple(sorted({entry.name for entry in entries if entry.is_dir()}))

    def built_periods(self, model: str) -> tuple[str, ...]:
        """Give the names of the folders in the model's utdata that have a version of the documents."""
        folders = (self.outbox(model, name) for name in self.period_folders(model, stored=True))
        return tuple(folder.name for folder in folders if any(folder.glob("*-v*-*.json")))

    def inbox(self, model: str, period: str) -> Inbox:
        """Give everything in the period's folder, in an order that no file system decides."""
        folder = self.root / "indata" / model / self._folder_name(model, period)
        place = f"indata/{model}/{folder.name}"
        entries = sorted(folder.iterdir(), key=_file_order) if folder.is_dir() else []
        folders = [path for path in entries if path.is_dir()]
        listed = (path for path in entries if path not in folders and not _is_history(path))
        found = tuple(FoundFile(path, f"{place}/{path.name}") for path in listed)
        apart = [path for path in folders if path.name.casefold() == REPLACED]
        return Inbox(
            place=place,
            files=tuple(file for file in found if file.name.casefold() != REGISTER),
            register=next((file for file in found if file.name.casefold() == REGISTER), None),
            folders=tuple(f"{place}/{path.name}" for path in folders if path not in apart),
            replaced=tuple(
                FoundFile(path, f"{place}/{path.relative_to(folder).as_posix()}")
                for each in apart
                for path in _files_below(each)
            ),
        )

    def histories(self, model: str) -> tuple[FoundFile, ...]:
        """Give the histories that coordinators have written: in the model's indata, and in its periods' folders."""
        folder = self.root / "indata" / model
        folders = [folder, *(folder / name for name in self.period_folders(model))]
        paths = (path for each in folders if each.is_dir() for path in sorted(each.iterdir(), key=_file_order))
        return tuple(FoundFile(path, self.relative(path)) for path in paths if path.is_file() and _is_history(path))

    def loose_files(self, model: str) -> tuple[FoundFile, ...]:
        """Give the spreadsheets that lie in the model's indata beside the periods' folders and are no histories."""
        folder = self.root / "indata" / model
        paths = sorted(folder.iterdir(), key=_file_order) if folder.is_dir() else []
        return tuple(
            FoundFile(path, self.relative(path))
            for path in paths
            if path.suffix.casefold() in _SHEETS and path.is_file() and not _is_history(path)
            if not path.name.startswith(("~$", "."))
        )

    def outbox(self, model: str, period: str) -> Path:
        """Give the folder that the period's documents are stored in."""
        return self.root / "utdata" / model / period

    def stored_data(self, model: str, period: str, short_name: str) -> FoundFile | None:
        """Give the merged data that were stored when the period was built, if they are there."""
        path = self.outbox(model, period) / data_path(short_name, period, Data.MERGED)
        return FoundFile(path, self.relative(path)) if path.is_file() else None

    def relative(self, path: Path) -> str:
        """Name a file relative to the workspace, with forward slashes."""
        return path.relative_to(self.root).as_posix()

    def named(self, path: Path) -> Path:
        """Find a file that somebody has named: from where they stand or, if it is not there, in the workspace."""
        return path.absolute() if path.is_file() else self.root / path

    def shown(self, path: Path) -> str:
        """Name any file: relative to the workspace where it lies in it, and as it is written otherwise."""
        whole = path.absolute()
        return self.relative(whole) if whole.is_relative_to(self.root) else path.as_posix()

    def _folder_name(self, model: str, period: str) -> str:
        # On Linux 2025-h1 and 2025-H1 are two folders; people mean one.
        names = self.period_folders(model)
        return next((name for name in names if name.casefold() == period.casefold()), period)


def _is_history(path: Path) -> bool:
    name = path.name.casefold()
    return name.startswith(HISTORY) and name.endswith(".xlsx")


def model_files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield the files of a model: definition, templates and blank forms, by their names within its folder."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix in (".toml", ".docx", ".xlsx"):
            yield path.relative_to(folder).as_posix(), path


def _files_below(folder: Path, levels: int = _LEVELS) -> Iterator[Path]:
    """Yield the files in a folder and in the folders in it; a link to a folder, which may lead round, is a file."""
    for path in sorted(folder.iterdir(), key=_file_order):
        if levels and path.is_dir() and not path.is_symlink():
            yield from _files_below(path, levels - 1)
        else:
            yield path


def _installed() -> Path:
    """Give the folder of the models that came with the program; in the checkout they lie beside the package."""
    package = Path(__file__).resolve().parent
    inside = package / "mallar"
    return inside if inside.is_dir() else package.parent / "mallar"


def _models_in(folder: Path) -> Iterator[str]:
    if folder.is_dir():
        yield from (entry.name for entry in folder.iterdir() if (entry / DEFINITION).is_file())


def _file_order(path: Path) -> tuple[str, str]:
    return unicodedata.normalize("NFC", path.name).casefold(), path.name

"""Makes the invented indata of the shipped models: `python -m tests.examples.make`.

For each period the register and the forms as they came in, under `indata/<model>/<period>`. The register is carried
over from the period before, and the forms are the program's own, made with what came in then and filled with what
stands in the TOML files beside this script. Every run makes the same files. The form that somebody saved with
LibreOffice goes through LibreOffice where it is installed; elsewhere its file is left alone. Of some periods only the
merged data are kept, as a build would have stored them.
"""

import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import load_workbook
from openpyxl.styles import Font

from generator.definitions import load, register_sheets, register_workbook
from generator.exchange import Accounting, merged_data
from generator.fetching import observations, rows
from generator.forms import read_all, tells_current
from generator.forms.blank import blank_form
from generator.forms.starting import start_of
from generator.gathering import fetched_form
from generator.merging import combine
from generator.model.answers import Dataset
from generator.model.definition import FollowUp, Question, Register
from generator.model.inbox import FoundFile
from generator.office.normal import normalised
from generator.swedish.messages import place_text
from tests.examples.content import EXAMPLES, FOLDER, MERGED, REGISTER, ROOT, Content, Delivery, Filled, before, read
from tests.examples.inbox import period as read_inbox
from tests.filling import fill, saved_workbook

NOTICE = "Påhittade exempeldata. Uppgifterna gäller inga verkliga kommuner eller personer."

OPEN_FORM = "~$Borlänge deltagare 2025.xlsx"
"""Excel's file beside a form that somebody has open; it came along when the form was copied."""
_OPENED_BY, _OWNER_SIZE, _OWNER_NAME = "Handläggare", 165, 54
_CORE = "docProps/core.xml"


def main() -> None:
    """Make the files of every model and period and say where they are."""
    for model, periods in EXAMPLES.items():
        for period in (*MERGED.get(model, ()), *periods):
            folder = ROOT / "indata" / model / period
            folder.mkdir(parents=True, exist_ok=True)
            made = workbooks(model, period, folder) if period in periods else [merged(model, period)]
            for name, content in made:
                (folder / name).write_bytes(content)
            sys.stdout.write(f"{folder.relative_to(ROOT).as_posix()}: {len(list(folder.iterdir()))} filer\n")


def workbooks(model: str, period: str, folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a period with their names: first the register, which the forms are made from.

    It is read from *folder*, so it must have been stored there before the next file is asked for; so must the files
    of the periods before.
    """
    content = read(period, model)
    yield REGISTER, _marked(register_workbook(_changed(_begun(model, period), content)), content.sent_out)
    follow_up = _follow_up(model, period, FoundFile(folder / REGISTER, REGISTER))
    earlier = next((read_inbox(each, model)[0] for each in before(period, model)), None)
    yield from _fetched(follow_up, model, period, content.sent_out)
    for delivery in content.deliveries:
        sent = content.deliveries[: content.deliveries.index(delivery)]
        filled = _form(follow_up, delivery, content.sent_out, earlier, _so_far(follow_up, folder, sent))
        if not delivery.libreoffice:
            yield delivery.file, filled
        elif program := which("soffice"):
            yield delivery.file, _through_libreoffice(program, filled, delivery.saved)
    if any(delivery.file == OPEN_FORM.removeprefix("~$") for delivery in content.deliveries):
        yield OPEN_FORM, _owner_file()


def _fetched(follow_up: FollowUp, model: str, period: str, sent_out: datetime) -> Iterator[tuple[str, bytes]]:
    """Yield the form of figures that are fetched, if there is a file to fetch them from beside the answers."""
    path = FOLDER / f"{model}_{period}.csv"
    for wanted in follow_up.fetches.values() if path.is_file() else ():
        observed, faults = observations(path.read_bytes(), path.name)
        assert not faults, faults
        made = rows(follow_up, wanted, observed, path.name)
        content = fetched_form(follow_up, wanted, made, sent_out.date())
        yield f"{follow_up.short_name}-{wanted.id}-{period}.xlsx", _marked(content, sent_out)


def merged(model: str, period: str) -> tuple[str, bytes]:
    """Give the merged data of a period with their name: its forms are made and read, and not kept."""
    content = read(period, model)
    follow_up = _changed(_follow_up(model, period, None), content)
    place = f"indata/{model}/{period}"
    with TemporaryDirectory() as folder:
        forms = [FoundFile(Path(folder) / each.file, f"{place}/{each.file}") for each in content.deliveries]
        for form, delivery in zip(forms, content.deliveries, strict=True):
            form.path.write_bytes(_form(follow_up, delivery, content.sent_out, None, None))
        submissions, findings = read_all(forms, follow_up)
    assert not findings, findings
    dataset, _ = combine(follow_up, submissions)
    told = Accounting(dataset, submissions, (), {})
    begun = f"{follow_up.short_name}-{period}"
    day = follow_up.period.beginning
    data = merged_data(dataset, told, register_sheets(follow_up), f"{begun}-publicerbar.xlsx", day)
    return f"{begun}-intern.xlsx", _marked(data, content.sent_out)


def _begun(model: str, period: str) -> FollowUp:
    """Give the follow-up with the register that the program would begin the period with."""
    latest = next(iter(before(period, model)), None)
    if latest is None:
        return _follow_up(model, period, None)
    register = FoundFile(ROOT / "indata" / model / latest / REGISTER, REGISTER)
    return _follow_up(model, period, register, carried=True)


def _changed(follow_up: FollowUp, content: Content) -> FollowUp:
    """Give the follow-up with what the coordinator changed in the register."""
    registers = {name: _rewritten(register, content) for name, register in follow_up.registers.items()}
    return replace(follow_up, registers=registers, fact_values={**follow_up.fact_values, **content.facts})


def _rewritten(register: Register, content: Content) -> Register:
    changes = content.rows.get(register.id, {})
    rows = (replace(row, values={**row.values, **changes.get(row.id, {})}) for row in register.rows)
    return replace(register, rows=tuple(rows))


def _follow_up(model: str, period: str, register: FoundFile | None, carried: bool = False) -> FollowUp:
    folder, held = ROOT / "mallar" / model, EXAMPLES[model]
    loaded = load(folder, f"mallar/{model}", register, period, carried=carried, held=held)
    if loaded.follow_up is None:
        raise SystemExit("\n".join(place_text(finding.place) + ": " + finding.message for finding in loaded.findings))
    return loaded.follow_up


def _so_far(follow_up: FollowUp, folder: Path, sent: Sequence[Delivery]) -> Dataset | None:
    """Give what had come in when a form was made, if forms tell that."""
    if not tells_current(follow_up):
        return None
    files = tuple(FoundFile(folder / each.file, each.file) for each in sent)
    return combine(follow_up, read_all(files, follow_up)[0])[0]


def _form(
    follow_up: FollowUp, delivery: Delivery, sent_out: datetime, earlier: Dataset | None, current: Dataset | None
) -> bytes:
    form = follow_up.forms[delivery.form]
    respondent = follow_up.registers[form.register].row(delivery.respondent)
    assert respondent is not None, f"{delivery.respondent} is not in the register"
    blank = blank_form(follow_up, form, respondent, sent_out, earlier, current)
    begun = start_of(follow_up, form, respondent, earlier, current).rows
    tables = {
        f"{part.id}.{table.id}": table
        for part in form.parts
        for table in part.questions
        if table.prefilled_rows or table.carried_rows
    }
    answers = {
        field: _over(answer, tables[field], len(begun.get(field, ()))) if field in tables else answer
        for field, answer in delivery.answers.items()
    }
    return _marked(fill(blank, answers, delivery.saved), delivery.saved)


def _over(rows: Filled, table: Question, begun: int) -> object:
    """Number the rows, so that those that the table begins with are written over, or emptied if they may go."""
    assert isinstance(rows, list)
    blank = dict.fromkeys(column.id for column in table.columns)
    return dict(enumerate(rows)) | dict.fromkeys(range(len(rows), begun if table.may_go else 0), blank)


def _marked(content: bytes, saved: datetime) -> bytes:
    """Say in the first blank row of the first sheet that all of it is invented."""
    workbook = load_workbook(BytesIO(content))
    sheet = workbook.worksheets[0]
    row = next(row for row in range(1, sheet.max_row + 2) if all(cell.value is None for cell in sheet[row]))
    cell = sheet.cell(row, 1, NOTICE)
    cell.font = Font(name="Calibri", size=11, bold=True)
    return saved_workbook(workbook, saved)


def _through_libreoffice(program: str, content: bytes, saved: datetime) -> bytes:
    with TemporaryDirectory() as name:
        folder = Path(name)
        sent, received = folder / "in" / "blankett.xlsx", folder / "ut" / "blankett.xlsx"
        sent.parent.mkdir()
        sent.write_bytes(content)
        profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
        command = [program, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(received.parent), str(sent)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return _saved_at(received.read_bytes(), saved)


def _saved_at(package: bytes, saved: datetime) -> bytes:
    """Put a fixed moment where LibreOffice put the time of the run."""
    moment = f">{saved.replace(tzinfo=UTC):%Y-%m-%dT%H:%M:%SZ}<".encode()
    result = BytesIO()
    with ZipFile(BytesIO(package)) as source, ZipFile(result, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = source.read(name)
            target.writestr(name, re.sub(rb">\d{4}-\d\d-\d\dT[\d:]+Z<", moment, part) if name == _CORE else part)
    return normalised(result.getvalue())


def _owner_file() -> bytes:
    """Give the file as Excel writes it: a name in fixed width, once in the code page and once in UTF-16."""
    length = len(_OPENED_BY)
    narrow = _OPENED_BY.encode("cp1252").ljust(_OWNER_NAME)
    wide = _OPENED_BY.ljust(_OWNER_NAME).encode("utf-16-le")
    content = bytes([length]) + narrow + length.to_bytes(2, "little") + wide
    assert len(content) == _OWNER_SIZE
    return content


if __name__ == "__main__":
    main()

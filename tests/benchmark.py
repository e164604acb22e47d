"""How the main job stands against a plain script: `python -m tests.benchmark`.

The plain script reads the same files of all years with openpyxl, fills docxtpl templates that give documents of the
same length (as many paragraphs, and tables with as many rows and columns), and writes the answers and the computed
tables to data files with as many sheets, rows and filled cells. It does without what nobody would think of in a plain
script: checks, protection, charts, the control list, what became of each cell, and where each figure comes from. Both
are timed as whole processes, turn by turn, and before each turn one form is changed, so that nothing kept from the turn
before can serve. Both find compiled modules, as in an ordinary installation, whatever the environment says about
writing them.

Reading alone is timed too: the forms of the last year, to cells and to answers, against openpyxl that loads each once.
"""

import argparse
import csv
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

import docx
from openpyxl import load_workbook

from generator.definitions import load
from generator.forms import could_be_form, read_all
from generator.model.inbox import FoundFile
from generator.office.spreadsheet import read_workbook
from generator.swedish import accounting_words, merged_words

ROOT = Path(__file__).parent.parent
MODEL, YEARS, TODAY = "vuxsamverkan", ("2024", "2025"), "2025-11-14"
_BUILD = ("bygg", MODEL, "--ar", YEARS[-1], "--idag", TODAY)

PLAIN = """
import csv, json, sys, time
from pathlib import Path
from docxtpl import DocxTemplate
from openpyxl import Workbook, load_workbook

inbox, templates, out = map(Path, sys.argv[1:4])
cells = []
for path in sorted(inbox.glob("*/*.xlsx")):
    if path.name.startswith("~$"):
        continue
    for sheet in load_workbook(path, data_only=True):
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    cells.append((path.name, sheet.title, cell.coordinate, str(cell.value)))
texts = [value for _, _, _, value in cells]
taken = iter(range(10**9))
text = lambda: texts[next(taken) % len(texts)]
started = time.perf_counter()
for plan in sorted(templates.glob("*.json")):
    shape = json.loads(plan.read_text(encoding="utf-8"))
    context = {
        "p": [text() for _ in range(shape["paragraphs"])],
        "t": [[[text() for _ in range(columns)] for _ in range(rows)] for rows, columns in shape["tables"]],
    }
    template = DocxTemplate(plan.with_suffix(".docx"))
    template.render(context, autoescape=True)
    template.save(out / plan.with_suffix(".docx").name)
print(time.perf_counter() - started)
for plan in sorted(templates.glob("*.sheets")):
    workbook = Workbook(write_only=True)
    for title, filled in json.loads(plan.read_text(encoding="utf-8")):
        sheet = workbook.create_sheet(title)
        for count in filled:
            sheet.append([text() for _ in range(count)])
    workbook.save(out / plan.with_suffix(".xlsx").name)
for plan in sorted(templates.glob("*.rows")):
    with plan.with_suffix(".csv").open("w", newline="", encoding="utf-8") as file:
        counts = json.loads(plan.read_text(encoding="utf-8"))
        csv.writer(file, delimiter=";").writerows([text() for _ in range(count)] for count in counts)
"""

# The parts of a build whose share is told, by the functions that do the work, where they are called from.
PARTS = {
    "charts": ("generator.report.charts.making:ChartMaker.block", "generator.report.rendering:place_charts"),
    "fields": tuple(
        f"generator.report.rendering:{name}" for name in ("fill_contents", "settle", "styling_of", "number_pages")
    ),
    "audit": ("generator.report.rendering:audit",),
    "lint": ("generator.report.templates:lint",),
}
MEASURED = """
import importlib, json, sys, time
from types import GeneratorType

parts, words = json.loads(sys.argv[1]), sys.argv[2:]
spent = dict.fromkeys(parts, 0.0)

def timed(part, do):
    def measured(*given, **named):
        started = time.perf_counter()
        try:
            result = do(*given, **named)
            return iter(tuple(result)) if isinstance(result, GeneratorType) else result
        finally:
            spent[part] += time.perf_counter() - started
    return measured

for part, functions in parts.items():
    for function in functions:
        module, _, name = function.partition(":")
        owner = importlib.import_module(module)
        *classes, last = name.split(".")
        for each in classes:
            owner = getattr(owner, each)
        setattr(owner, last, timed(part, getattr(owner, last)))
from generator.__main__ import run
sys.argv = ["rapport", *words]
started = time.perf_counter()
try:
    run()
except SystemExit as end:
    assert not end.code, end.code
sys.stderr.write(json.dumps([time.perf_counter() - started, spent]))
"""


def main(turns: int) -> None:
    """Print the two times and their ratio, what some parts of a build take, and the same times for the help."""
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        for name in ("mallar", "indata"):
            shutil.copytree(ROOT / name / MODEL, base / name / MODEL)
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = str(base / "compiled")
        _build(base)
        _make_plain_templates(base)
        _plan_data_files(base)
        (base / "plain.py").write_text(PLAIN, encoding="utf-8")
        _run_plain(base)
        ours, plain, shares = [], [], []
        for turn in range(turns):
            _change_one_form(base, turn)
            ours.append(_build(base))
            plain.append(_run_plain(base))
            shares.append(_measured(base, turn))
    _print("bygg", ours, "plain script", plain)
    _print_shares(shares)
    cells, answers, loaded = zip(*reading_times(turns), strict=True)
    _print("forms to cells", cells, "openpyxl", loaded)
    _print("forms to answers", answers, "openpyxl", loaded)
    command = [sys.executable, "-m", "generator", "--help"]
    nothing = [sys.executable, "-c", "pass"]
    times = [(_timed(command), _timed(nothing)) for _ in range(10)]
    _print("--help", [ours for ours, _ in times], "python -c pass", [plain for _, plain in times])


def reading_times(turns: int) -> Iterator[tuple[float, float, float]]:
    """Yield the processor times of reading the last year's forms to cells, to answers, and with openpyxl, in turns.

    They are the forms of every model, each period read by its own definition.
    """
    inboxes = []
    for inbox in sorted(ROOT.glob(f"indata/*/{YEARS[-1]}*")):
        model, register = inbox.parent.name, FoundFile(inbox / "register.xlsx", "register.xlsx")
        follow_up = load(ROOT / "mallar" / model, model, register, inbox.name).follow_up
        assert follow_up
        found = [FoundFile(path, path.name) for path in sorted(inbox.glob("*.xlsx")) if path != register.path]
        inboxes.append((follow_up, [each for each in found if could_be_form(each)]))
    paths = [each.path for _, files in inboxes for each in files]
    for _ in range(turns):
        began = time.process_time()
        for path in paths:
            read_workbook(path)
        understanding = time.process_time()
        for follow_up, files in inboxes:
            read_all(files, follow_up)
        loading = time.process_time()
        for path in paths:
            load_workbook(path, data_only=True)
        yield understanding - began, loading - understanding, time.process_time() - loading


def _print(name: str, ours: Sequence[float], other: str, theirs: Sequence[float]) -> None:
    mine, plain = statistics.median(ours), statistics.median(theirs)
    line = f"{name}: {mine * 1000:.0f} ms; {other}: {plain * 1000:.0f} ms; ratio {mine / plain:.2f}\n"
    sys.stdout.write(line)


def _measured(base: Path, turn: int) -> tuple[float, dict[str, float], float]:
    """Give the time of a build, that of its parts, and that of filling and saving with docxtpl alone."""
    _change_one_form(base, turn + 1_000)
    command = [sys.executable, "-c", MEASURED, json.dumps(PARTS), *_BUILD, "--arbetsmapp", str(base)]
    told = subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    whole, parts = json.loads(told.stderr)
    plain = subprocess.run(_plain_command(base), check=True, capture_output=True, cwd=ROOT)
    return whole, parts, float(plain.stdout)


def _print_shares(shares: Sequence[tuple[float, dict[str, float], float]]) -> None:
    for part in PARTS:
        spent = statistics.median(parts[part] for _, parts, _ in shares)
        share = statistics.median(parts[part] / whole for whole, parts, _ in shares)
        sys.stdout.write(f"  {part}: {spent * 1000:.0f} ms, {share:.1%} of the build\n")
    together = statistics.median(sum(parts.values()) for _, parts, _ in shares)
    plain = statistics.median(filled for _, _, filled in shares)
    line = f"  together: {together * 1000:.0f} ms; filling and saving with docxtpl alone: {plain * 1000:.0f} ms\n"
    sys.stdout.write(line)


def _timed(command: Sequence[str | Path]) -> float:
    started = time.perf_counter()
    subprocess.run([str(word) for word in command], check=True, capture_output=True, cwd=ROOT)
    return time.perf_counter() - started


def _build(base: Path) -> float:
    return _timed([sys.executable, "-m", "generator", *_BUILD, "--arbetsmapp", base])


def _run_plain(base: Path) -> float:
    return _timed(_plain_command(base))


def _plain_command(base: Path) -> list[str]:
    places = (base / "plain.py", base / "indata" / MODEL, base / "plain", base / "plain")
    return [sys.executable, *map(str, places)]


def _change_one_form(base: Path, turn: int) -> None:
    """Give one group's prose answer another ending, so that the documents differ from the turn before."""
    path = next(
        path
        for path in sorted((base / "indata" / MODEL / YEARS[-1]).glob("*.xlsx"))
        if not path.name.startswith("~$") and "Gruppens arbete" in load_workbook(path, read_only=True).sheetnames
    )
    workbook = load_workbook(path)
    sheet = workbook["Gruppens arbete"]
    cell = next(
        cell
        for row in sheet.iter_rows(min_col=4, max_col=4)
        for cell in row
        if isinstance(cell.value, str) and len(cell.value) > 80
    )
    cell.value = f"{str(cell.value).split(' Tillägg')[0]} Tillägg {turn}."
    buffer = BytesIO()
    workbook.save(buffer)
    path.write_bytes(buffer.getvalue())


def _make_plain_templates(base: Path) -> None:
    """Make, for each document of ours, a template and a plan that give one of the same length."""
    (base / "plain").mkdir()
    for path in sorted((base / "utdata" / MODEL / YEARS[-1]).glob("*.docx")):
        ours = docx.Document(str(path))
        paragraphs = len(ours.element.body.xpath(".//w:p[not(ancestor::w:tbl)]"))
        shapes = [
            (len(table.xpath("./w:tr")), len(table.xpath("./w:tblGrid/w:gridCol")))
            for table in ours.element.body.xpath(".//w:tbl")
        ]
        plan = base / "plain" / f"{path.stem}.json"
        plan.write_text(json.dumps({"paragraphs": paragraphs, "tables": shapes}), encoding="utf-8")
        _plain_template(paragraphs, shapes, plan.with_suffix(".docx"))


def _plan_data_files(base: Path) -> None:
    """Note of each data file of ours how many cells are filled in each row, but for what only our program keeps."""
    ours = (accounting_words.SHEET, merged_words.CODES, merged_words.CONTROL)
    for path in sorted((base / "utdata" / MODEL / YEARS[-1] / "data").glob("*.xlsx")):
        sheets = [sheet for sheet in load_workbook(path, read_only=True) if sheet.title not in ours]
        filled = [(sheet.title, [_filled(row) for row in sheet.iter_rows(values_only=True)]) for sheet in sheets]
        (base / "plain" / f"{path.stem}.sheets").write_text(json.dumps(filled), encoding="utf-8")
    for path in sorted((base / "utdata" / MODEL / YEARS[-1] / "data").glob("*.csv")):
        with path.open(newline="", encoding="utf-8-sig") as file:
            rows = [_filled(row) for row in csv.reader(file, delimiter=";")]
        (base / "plain" / f"{path.stem}.rows").write_text(json.dumps(rows), encoding="utf-8")


def _filled(row: Sequence[object]) -> int:
    return sum(value not in (None, "") for value in row)


def _plain_template(paragraphs: int, shapes: Sequence[tuple[int, int]], path: Path) -> None:
    template = docx.Document()
    for n in range(paragraphs):
        template.add_paragraph(f"{{{{ p[{n}] }}}}")
    for n, (_, columns) in enumerate(shapes):
        table = template.add_table(rows=3, cols=columns)
        table.rows[0].cells[0].text = f"{{%tr for row in t[{n}] %}}"
        for column, cell in enumerate(table.rows[1].cells):
            cell.text = f"{{{{ row[{column}] }}}}"
        table.rows[2].cells[0].text = "{%tr endfor %}"
    template.save(str(path))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=5, help="how many times each is run")
    main(parser.parse_args().turns)

"""The rooms and the doors: who may import whom, and which library has which door.

Two tables and a walk over the syntax trees. A module's room is its first folder under `generator`, or its own name if
it stands at the top.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "generator"
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "mallar" not in path.parts)

GROUND = {"model", "swedish", "expressions"}
STAGE = GROUND | {"office"}

MAY_IMPORT = {
    "model": set(),
    "swedish": {"model"},
    "expressions": {"model", "swedish"},
    "office": {"model", "swedish"},
    "disk": {"model", "swedish"},
    "definitions": STAGE,
    "forms": STAGE,
    "merging": STAGE,
    "figures": STAGE,
    "report": STAGE,
    "exchange": STAGE,
    "fetching": STAGE,
    "archive": STAGE | {"disk"},
    "tracing": STAGE,
    "changed": STAGE | {"archive", "intake", "tracing"},
    "origin": STAGE | {"archive", "changed", "choosing", "disk", "intake", "outcome", "tracing", "workspace"},
    "workspace": {"model", "swedish"},
    "choosing": {"definitions", "model", "swedish", "workspace"},
    "bug_log": {"disk"},
    "cli": {"bug_log", "model", "outcome", "pipeline", "swedish", "workspace"},
    "__init__": set(),
    "__main__": {"cli"},
    "gathering": STAGE | {"choosing", "disk", "fetching", "forms", "fresh", "intake", "outcome", "workspace"},
    "templating": STAGE | {"choosing", "definitions", "fresh", "intake", "outcome", "report", "workspace"},
    "fresh": {"disk", "model", "swedish", "workspace"},
    "data_files": STAGE | {"definitions", "disk", "exchange", "figures", "intake", "outcome", "report", "workspace"},
    "mailing": STAGE
    | {"choosing", "definitions", "disk", "exchange", "forms", "fresh", "history", "intake", "merging", "outcome"}
    | {"workspace"},
    "status": STAGE
    | {"choosing", "disk", "exchange", "intake", "mailing", "merging", "outcome", "receiving", "workspace"},
    "receiving": {"definitions", "disk", "exchange", "forms", "model", "swedish", "workspace"},
    "history": STAGE | {"choosing", "definitions", "exchange", "forms", "merging", "receiving", "workspace"},
    "intake": STAGE | {"choosing", "definitions", "forms", "history", "merging", "receiving", "workspace"},
    "outcome": STAGE | {"changed", "disk", "exchange", "intake", "merging", "workspace"},
    "returns": STAGE | {"disk", "forms", "intake", "outcome", "workspace"},
}
"""A room may always import itself, and everybody the package's version. `pipeline` may import all but `cli`."""

DOORS = {
    "babel": {"swedish"},
    "click": {"cli"},
    "docx": {"report"},
    "docxtpl": {"report"},
    "icalendar": {"exchange"},
    "jinja2": {"expressions"},
    "lxml": {"office", "report"},
    "markupsafe": {"expressions", "report"},
    "openpyxl": {"office", "forms"},
    "personnummer": {"swedish"},
    "tomllib": {"definitions"},
    "xlsxwriter": {"report"},
}


def room_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return parts[0]


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def rooms_imported(path: Path) -> set[str]:
    ours = (name.split(".") for name in imported(path) if name.split(".")[0] == "generator")
    rooms = {parts[1] for parts in ours if len(parts) > 1}
    return rooms - {room_of(path), "__version__"}


def names(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=names)
def test_a_room_imports_only_what_it_may(path: Path) -> None:
    room = room_of(path)
    if room == "pipeline":
        assert "cli" not in rooms_imported(path)
    else:
        assert rooms_imported(path) <= MAY_IMPORT[room]


@pytest.mark.parametrize("path", MODULES, ids=names)
def test_a_library_is_imported_at_its_door_only(path: Path) -> None:
    for name in imported(path):
        library = name.split(".")[0]
        assert room_of(path) in DOORS.get(library, {room_of(path)}), f"{library} has its door elsewhere"


@pytest.mark.parametrize("path", [path for path in MODULES if room_of(path) != "disk"], ids=names)
def test_only_disk_writes(path: Path) -> None:
    code = ast.parse(path.read_text(encoding="utf-8"))
    calls = {
        node.func.attr for node in ast.walk(code) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }
    assert not calls & {"write_bytes", "write_text", "unlink", "mkdir", "rmdir", "touch", "symlink_to", "hardlink_to"}


@pytest.mark.parametrize("path", [path for path in MODULES if room_of(path) != "cli"], ids=names)
def test_only_the_commands_read_the_clock_and_print(path: Path) -> None:
    code = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(code):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id != "print"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            assert node.func.attr not in {"today", "now", "utcnow"}


@pytest.mark.parametrize("path", MODULES, ids=names)
def test_swedish_letters_stand_in_swedish_and_in_the_help_only(path: Path) -> None:
    if room_of(path) in {"swedish", "cli"}:
        return
    assert not re.search("[åäöÅÄÖ]", path.read_text(encoding="utf-8"))


def test_the_engine_names_no_model() -> None:
    models = {folder.name for folder in (ROOT / "mallar").iterdir() if folder.is_dir()}
    assert models
    for path in MODULES:
        assert not set(re.findall(r"\w+", path.read_text(encoding="utf-8"))) & models, path


@pytest.mark.parametrize("path", MODULES, ids=names)
def test_a_module_has_one_subject(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("path", MODULES, ids=names)
def test_a_function_is_read_at_a_glance(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 40, f"{path}: {node.name}"


def test_every_module_says_what_it_knows() -> None:
    for path in MODULES:
        assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))), path


def test_the_wheel_carries_the_packages_of_the_tree() -> None:
    packages = {"generator"} | {".".join(path.parent.relative_to(ROOT).parts) for path in PACKAGE.rglob("__init__.py")}
    models = {f"generator.mallar.{folder.name}" for folder in (ROOT / "mallar").iterdir() if folder.is_dir()}
    assert _listed_packages() == packages | {"generator.mallar"} | models


def _listed_packages() -> set[str]:
    text = (ROOT / "setup.cfg").read_text(encoding="utf-8")
    block = re.search(r"^packages =\n((?:    .*\n)+)", text, re.MULTILINE)
    assert block
    return set(block[1].split())


def test_the_engine_knows_no_model_by_name() -> None:
    """Words for people, in `swedish`, may name a part of the year; nothing else may know what is followed up."""
    models = sorted(folder.name for folder in (PACKAGE.parent / "mallar").iterdir() if folder.is_dir())
    named = re.compile(rf"\b(?:{'|'.join([*models, 'tertial', 'borlange'])})\b")
    found = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*")
        if path.suffix in (".py", ".toml", ".json", ".txt") and named.search(path.read_text(encoding="utf-8"))
    }
    assert {name for name in found if not name.startswith("swedish/")} == set()

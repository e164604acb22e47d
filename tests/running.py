"""Running the commands in a workspace, and reading back what they wrote with code that is not ours."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

from click.testing import CliRunner

from generator.cli import main

TODAY = "2025-11-14"
BUG = 70
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run printed and the code it ended with."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """The run's JSON."""
        return json.loads(self.out)

    @property
    def codes(self) -> set[str]:
        """The codes of the findings in the run's JSON."""
        return {finding["kod"] for finding in self.data["fynd"]}


def rapport(*words: str, workspace: Path, today: str = TODAY) -> Ran:
    """Run a command in *workspace* on the day *today*; nothing that a user can do shows a traceback."""
    result = CliRunner().invoke(main, [*words, "--arbetsmapp", str(workspace), "--idag", today])
    assert "Traceback" not in result.output
    assert result.exit_code != BUG, _log(result.output)
    return Ran(result.exit_code, result.stdout, result.stderr)


def _log(output: str) -> str:
    found = re.search(r"finns i (\S+fel\.txt)", output)
    return Path(found[1]).read_text(encoding="utf-8") if found else output


def paragraphs(document: Path) -> list[str]:
    """Give the text of every paragraph of a Word document, in order, tables included."""
    with ZipFile(document) as package:
        root = ElementTree.fromstring(package.read("word/document.xml"))
    return [text_of(paragraph) for paragraph in root.iter(f"{WORD}p")]


def text_of(paragraph: ElementTree.Element) -> str:
    signs = {f"{WORD}tab": "\t", f"{WORD}br": "\n"}
    parts = (signs.get(node.tag) or (node.text if node.tag == f"{WORD}t" else "") for node in paragraph.iter())
    return "".join(part or "" for part in parts)


def tables(document: Path) -> list[list[list[str]]]:
    """Give every table of a Word document as rows of cell texts."""
    with ZipFile(document) as package:
        root = ElementTree.fromstring(package.read("word/document.xml"))
    return [
        [
            ["\n".join(text_of(paragraph) for paragraph in cell.iter(f"{WORD}p")) for cell in row.iter(f"{WORD}tc")]
            for row in table.iter(f"{WORD}tr")
        ]
        for table in root.iter(f"{WORD}tbl")
    ]


def put(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put files into a folder, as somebody who receives them by mail does."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)

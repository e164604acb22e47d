"""Forms as they were sent out before they said what is missing: three that were filled in then, and are still read."""

from pathlib import Path

import pytest

from generator.definitions import load
from generator.forms import read_all
from generator.model.answers import Submission
from generator.model.inbox import FoundFile

ROOT = Path(__file__).parent.parent
OLDER = Path(__file__).parent / "older_forms"
FILES = {
    "vuxsamverkan-2025-Avesta.xlsx": "vuxsamverkan/2025",
    "vuxsamverkan-2025-Planering och dimensionering 2025.xlsx": "vuxsamverkan/2025",
    "brottsforebyggande-2025-T3-SSPF tertial 3.xlsx": "brottsforebyggande/2025-T3",
}


@pytest.mark.parametrize("name", FILES)
def test_a_form_from_before_says_what_the_same_form_of_today_says(name: str) -> None:
    model, _, period = FILES[name].partition("/")
    inbox = ROOT / "indata" / FILES[name]
    follow_up = load(ROOT / "mallar" / model, model, FoundFile(inbox / "register.xlsx", "r"), period).follow_up
    assert follow_up
    today = name.removeprefix(FILES[name].replace("/", "-") + "-")
    (before, now), findings = read_all([FoundFile(OLDER / name, "a"), FoundFile(inbox / today, "b")], follow_up)
    assert [finding for finding in findings if finding.code not in ("FIELD_NOT_ISSUED", "SHEET_NOT_ISSUED")] == []
    told = _said(now)
    assert {field: value for field, value in _said(before).items() if field in told} == told


def _said(submission: Submission) -> dict[str, object]:
    """Give everything that is answered, by field or by table, row and column."""
    fields: dict[str, object] = {field: answer.value for field, answer in submission.answers.items()}
    for table, rows in submission.tables.items():
        for number, row in enumerate(rows):
            fields |= {f"{table}@{number}/{column}": answer.value for column, answer in row.answers.items()}
    return {field: value for field, value in fields.items() if value is not None}

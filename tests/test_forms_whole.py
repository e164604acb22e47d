"""The forms of both shipped models after all that people and programs do to them: no answer is silently wrong.

Every value that is read is the one that was typed, or there is a finding about it. The other forms of the models, and
those that LibreOffice fills in, go through the same by command (pytest -m slow) and in `test_forms_libreoffice`.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.model.answers import Submission
from generator.model.findings import CellPlace, Finding, Severity
from tests.mutations import MUTATIONS
from tests.whole_forms import Values, WholeForm, whole_form

FORMS = (("vuxsamverkan", "2025", "kommun"), ("brottsforebyggande", "2025-T3", "samordnare"))
OTHERS = (
    ("vuxsamverkan", "2025", "grupp"),
    ("vuxsamverkan", "2025", "samordnare"),
    ("brottsforebyggande", "2025-T3", "aktivitet"),
    ("arbetsplats", "2025-avstamning-1", "part"),
    ("arbetsplats", "2025-avstamning-1", "gemensam"),
    ("agenda2030", "2025", "enhet"),
    ("agenda2030", "2025", "overgripande"),
)
QUICK = [pytest.param(*form, id="-".join(form)) for form in FORMS]
LONG = [pytest.param(*form, id="-".join(form), marks=pytest.mark.slow) for form in OTHERS]


@pytest.mark.parametrize("mutation", MUTATIONS)
@pytest.mark.parametrize(("model", "period", "form"), [*QUICK, *LONG])
def test_no_answer_is_silently_wrong(model: str, period: str, form: str, mutation: str, tmp_path: Path) -> None:
    whole, change = whole_form(model, period, form), MUTATIONS[mutation]
    read, findings, submission = whole.read(tmp_path, change.made(whole))
    assert submission is not None
    assert set(silently_wrong(whole, read, findings, submission)) == set()
    if not change.loses:
        assert read == whole.typed
    codes = {finding.code for finding in findings}
    told = change.codes if change.fits(whole) else frozenset[str]()
    assert told <= codes
    assert told or change.loses or not codes
    assert change.loses or not any(finding.severity is Severity.ERROR for finding in findings)


def test_rows_with_the_same_texts_are_told_apart_by_what_is_locked_in_them(tmp_path: Path) -> None:
    whole = whole_form("agenda2030", "2025", "overgripande")
    read, findings, _ = whole.read(tmp_path, MUTATIONS["rows of free tables sorted"].made(whole))
    assert findings == ()
    assert read == whole.typed


def silently_wrong(
    form: WholeForm, read: Values, findings: tuple[Finding, ...], submission: Submission
) -> Iterator[str]:
    """Yield the answers that are not what was typed although no finding is about them."""
    labels = dict(_labels(form))
    for key in form.typed:
        if read.get(key) == form.typed[key]:
            continue
        place = _place(key, submission)
        if not any(_about(finding, place, labels.get(key, "\0")) for finding in findings):
            yield key


def _labels(form: WholeForm) -> Iterator[tuple[str, str]]:
    for _, line, slot in form.layout.slots():
        yield (f"{line.key}/{slot.field}" if line.row_id else slot.field), line.label
    for _, block in form.layout.tables():
        yield block.table, block.question.text if block.question else ""


def _place(key: str, submission: Submission) -> CellPlace | None:
    table, _, row_and_column = key.partition("@")
    if not row_and_column:
        return submission.answers[key].place if key in submission.answers else None
    row, _, column = row_and_column.partition("/")
    return next(each.answers[column].place for each in submission.tables[table] if each.key == row)


def _about(finding: Finding, place: CellPlace | None, label: str) -> bool:
    if label in finding.message:
        return True
    if place is not None and finding.code == "ANSWERS_GONE":
        return finding.place == place
    if place is None or not place.cell:
        return False
    return finding.place == place or f" {place.cell}" in finding.message

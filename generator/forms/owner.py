"""Whether a form bears the name of another respondent than the one it is stamped for.

The stamp decides whose the answers are. A name that belongs to another row tells that names have changed places in the
register, or that somebody has answered in another's form; either way figures would end up under the wrong name.
"""

from collections.abc import Iterator

from generator.forms.identity import beside_label
from generator.forms.matching import plain
from generator.forms.places import Layout
from generator.model.definition import FollowUp
from generator.model.findings import CellPlace, Finding
from generator.office.spreadsheet import Workbook
from generator.swedish.form_words import LABEL_RESPONDENT
from generator.swedish.reading_messages import Reading


def other_respondent(follow_up: FollowUp, layout: Layout, said: object, place: CellPlace) -> Finding | None:
    """Give a finding if *said* is the name of another respondent; a name that is in no row is for others to tell."""
    register = follow_up.registers[layout.form.register]
    named = plain(said) if isinstance(said, str) else ""
    if named == plain(layout.respondent.name):
        return None
    other = next((row for row in register.rows if plain(row.name) == named), None)
    if other is None:
        return None
    return Reading.RESPONDENT_DIFFERS.at(
        place, respondent=layout.respondent.name, other=other.name, register=register.title
    )


def owner_on_front(follow_up: FollowUp, layout: Layout, workbook: Workbook, file: str) -> Iterator[Finding]:
    """Yield a finding if the first sheet says that the form is another respondent's."""
    for sheet, cell in beside_label(workbook, LABEL_RESPONDENT):
        finding = other_respondent(follow_up, layout, cell.value, CellPlace(file, sheet.name, cell.ref))
        if finding:
            yield finding

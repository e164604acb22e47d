"""Files in a period's folder that are not read as forms, each with a sentence that says what it is.

Programs put files beside people's work, registers lie there too, and what has been replaced is set aside in a folder
of its own. Nothing of it reaches the report, and nothing of it is passed over in silence.
"""

from collections.abc import Iterator, Mapping, Sequence

from generator.forms.identity import Identity, stamped
from generator.forms.persons import numbers_in_names
from generator.model.definition import FollowUp
from generator.model.findings import FilePlace, Finding
from generator.model.inbox import FoundFile, Junk, junk, opened
from generator.model.period import find_period
from generator.office.refusal import Refused
from generator.office.spreadsheet import Workbook, read_properties
from generator.swedish.inbox_messages import Inboxes
from generator.swedish.text import joined

_SAID = {
    Junk.SYSTEM: Inboxes.SYSTEM_FILE,
    Junk.TEMPORARY: Inboxes.TEMPORARY_FILE,
    Junk.UNFINISHED: Inboxes.UNFINISHED_FILE,
    Junk.BACKUP: Inboxes.BACKUP_FILE,
    Junk.SHORTCUT: Inboxes.SHORTCUT_FILE,
    Junk.HIDDEN: Inboxes.HIDDEN_FILE,
}
_REGISTER_MARKS, _REGISTER = {"modell", "period"}, "register.xlsx"


def could_be_form(found: FoundFile) -> bool:
    """Tell whether somebody may have handed the file in, by its name: it is not one that programs put there."""
    return junk(found.name) is None


def passed_over(files: Sequence[FoundFile]) -> Mapping[FoundFile, Finding]:
    """Give those of the files that are nobody's answers by their names alone, each with what it is."""
    owners = opened(found.name for found in files)
    told: dict[FoundFile, Finding] = {}
    for found in files:
        why, place = junk(found.name), FilePlace(found.file)
        if why is Junk.OWNER:
            names = owners.get(found.name)
            told[found] = Inboxes.FORM_OPEN.at(place, name=joined(names)) if names else Inboxes.FORM_OPEN_GONE.at(place)
        elif why:
            told[found] = _SAID[why].at(place)
    return told


def spare_register(workbook: Workbook, place: FilePlace) -> Finding | None:
    """Give a finding about a workbook that is a register, lying among the forms."""
    if workbook.properties.keys() >= _REGISTER_MARKS:
        return Inboxes.REGISTER_SPARE.at(place, name=_REGISTER)
    return None


def set_aside(files: Sequence[FoundFile], follow_up: FollowUp) -> Iterator[Finding]:
    """Account for files that others have come in the place of: whose each of them is, as far as it says."""
    passed = passed_over(files)
    yield from numbers_in_names(files)
    for found in files:
        yield passed.get(found) or _replaced(found, follow_up)


def _replaced(found: FoundFile, follow_up: FollowUp) -> Finding:
    place = FilePlace(found.file)
    if found.path.is_dir():
        return Inboxes.LINKED_FOLDER.at(place)
    try:
        identity = stamped(read_properties(found.path))
    except Refused:
        identity = None
    slots = _whose(identity, follow_up) if identity else {}
    return Inboxes.REPLACED.at(place, **slots) if slots else Inboxes.REPLACED_UNKNOWN.at(place)


def _whose(identity: Identity, follow_up: FollowUp) -> Mapping[str, str]:
    """Name the form, the respondent and the period; nothing if this follow-up does not know them."""
    form = follow_up.forms.get(identity.form) if identity.model == follow_up.id else None
    row = follow_up.registers[form.register].row(identity.respondent) if form else None
    period = find_period(follow_up.period_kinds, identity.period)
    if not form or not row or not period:
        return {}
    return {"form": form.title, "respondent": row.name, "period": period.name}

"""What Excel says and checks while a form is filled in: input messages, lists, and limits for numbers and dates.

Cells with the same message and the same check share one validation. A choice outside its list and a number outside
its range are stopped, since they could not be used; a date or a long text is only remarked on.
"""

from datetime import date
from decimal import Decimal
from functools import cache

from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from generator.forms.places import Slot, list_name
from generator.model.definition import NUMBER_KINDS, WHOLE_PART, FollowUp, Kind, Question
from generator.office.cells import Area
from generator.swedish import form_words as words
from generator.swedish.numbers import number

_TITLE, _PROMPT, _ERROR = 32, 255, 225
"""Signs that Excel takes; it calls a workbook with more damaged."""
_LEAST, _MOST = Decimal(-999_999_999), Decimal(999_999_999)
_NUMBER_PROMPTS = {
    Kind.INTEGER: words.WRITE_INTEGER,
    Kind.DECIMAL: words.WRITE_NUMBER,
    Kind.MONEY: words.WRITE_MONEY,
}
_FIRST_DAY, _LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)
_DAY_ZERO = date(1899, 12, 30)
"""Excel counts days from here, as far as the ones after February 1900 are concerned."""


class Checks:
    """The validations of one sheet, gathered while its cells are written."""

    def __init__(self, follow_up: FollowUp) -> None:
        """Begin without any."""
        self._follow_up = follow_up
        self._areas: dict[tuple[tuple[str, str], ...], list[str]] = {}

    def watch(self, slot: Slot, number: str, area: Area) -> None:
        """Check what is typed in the cells of *area*."""
        if slot.question.locked:
            return
        title = words.prompt_title(number, slot.heading)
        settings = {
            "promptTitle": _cut(title, _TITLE),
            "prompt": _cut(self._prompt(slot), _PROMPT),
            **self._settings(slot),
        }
        self._areas.setdefault(tuple(sorted(settings.items())), []).append(area.ref)

    def add_to(self, sheet: Worksheet) -> None:
        """Put the validations into the sheet."""
        for settings, areas in self._areas.items():
            validation = DataValidation(allow_blank=True, showInputMessage=True, showErrorMessage=True)
            validation.errorTitle = words.ERROR_TITLE
            for name, value in settings:
                setattr(validation, name, value)
            for area in areas:
                validation.add(area)
            sheet.add_data_validation(validation)

    def _prompt(self, slot: Slot) -> str:
        question = slot.question
        if question.repeats:
            return words.REPEATS
        texts = [words.REQUIRED] if question.required else []
        texts += [self._required_with(slot)] if question.required_with else []
        texts += [words.NOTHING_TO_REPORT] if question.nil_for not in ("", WHOLE_PART) else []
        help_text = question.help if slot.heading != words.ANSWER else ""
        return " ".join(text for text in (*texts, self._how(slot), help_text) if text)

    def _required_with(self, slot: Slot) -> str:
        """Say what makes an answer required: a table of the same part, or what is answered beside it."""
        part_id, within_part, _ = slot.field.partition(".")
        parts = (part for form in self._follow_up.forms.values() for part in form.parts if part.id == part_id)
        others = [part.question(slot.question.required_with) for part in parts] if within_part else []
        with_table = any(other is not None and other.kind is Kind.TABLE for other in others)
        return words.REQUIRED_WITH if with_table else words.REQUIRED_BESIDE

    def _how(self, slot: Slot) -> str:
        question = slot.question
        match question.kind:
            case Kind.MULTIPLE if slot.step:
                return words.WRITE_MARK
            case Kind.MULTIPLE:
                return words.some_of(tuple(step.text for step in self._follow_up.choices(question)))
            case Kind.CHOICE | Kind.SCALE:
                return words.CHOOSE
            case Kind.DATE:
                return words.date_example(self._follow_up.period.beginning)
            case Kind.TEXT | Kind.PROSE:
                return words.AT_MOST.format(n=question.longest) if question.longest else ""
            case _:
                return " ".join([_NUMBER_PROMPTS[question.kind], *([words.WRITE_SIGN] if question.signs else [])])

    def _settings(self, slot: Slot) -> dict[str, str]:
        question = slot.question
        if question.kind in NUMBER_KINDS:
            return _number_settings(question)
        match question.kind:
            case Kind.CHOICE | Kind.SCALE:
                return {
                    "type": "list",
                    "formula1": list_name(question),
                    "errorStyle": "stop",
                    "error": words.ERROR_CHOICE,
                }
            case Kind.DATE:
                return self._date_settings(question)
            case Kind.TEXT | Kind.PROSE if question.longest:
                error = words.ERROR_LONG.format(n=question.longest)
                return _between("textLength", "0", str(question.longest), "warning", error)
            case _:
                return {}

    def _date_settings(self, question: Question) -> dict[str, str]:
        period = self._follow_up.period
        within = question.in_period
        first, last = (period.first if within else None) or _FIRST_DAY, (period.last if within else None) or _LAST_DAY
        return _between("date", _serial(first), _serial(last), "warning", words.ERROR_DATE)


def _number_settings(question: Question) -> dict[str, str]:
    least = _LEAST if question.minimum is None else question.minimum
    most = _MOST if question.maximum is None else question.maximum
    whole = question.kind is Kind.INTEGER
    sentence = words.ERROR_INTEGER if whole else words.ERROR_NUMBER
    error = sentence.format(least=_written(least), most=_written(most))
    style = "warning" if question.signs else "stop"
    return _between("whole" if whole else "decimal", f"{least:f}", f"{most:f}", style, error)


def _between(kind: str, first: str, last: str, style: str, error: str) -> dict[str, str]:
    return {
        "type": kind,
        "operator": "between",
        "formula1": first,
        "formula2": last,
        "errorStyle": style,
        "error": _cut(error, _ERROR),
    }


def _serial(day: date) -> str:
    return str((day - _DAY_ZERO).days)


@cache
def _written(value: Decimal) -> str:
    exponent = value.normalize().as_tuple().exponent
    return number(value, max(0, -exponent) if isinstance(exponent, int) else 0)


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "\u2026"

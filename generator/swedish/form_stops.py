"""Why a form cannot be laid out: its model and its register do not go together."""

from enum import unique

from generator.swedish.stops import WRONG_USE, Stop


@unique
class FormStop(Stop):
    """Sentences about templates of forms; *place* is where the model has the template."""

    TEXT_FAILED = (
        WRONG_USE,
        "{place}: Texten som ska stå i förväg vid ”{label}” kan inte fyllas i. {fault} Kontrollera modellen och "
        "registret.",
    )
    ROWS_FAILED = (
        WRONG_USE,
        "{place}: Raderna som ska stå i förväg i tabellen ”{label}” kan inte väljas ut. {fault} Kontrollera modellen "
        "och registret.",
    )
    DEADLINE_FAILED = (
        WRONG_USE,
        "{place}: Sista dagen för blanketten ”{label}” kan inte räknas ut. {fault} Kontrollera modellen och registret.",
    )

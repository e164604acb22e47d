"""The form of sentences that end a run: not about a form or a model, but about what the machine or a share refuses.

A catalogue is an enum beside this module. The member's name is the stable code, the value exit code and sentence.
"""

from enum import Enum

from generator.model.findings import UserError
from generator.swedish.identity import masked

WRONG_USE, OPEN, DAMAGED, FAILED = 2, 3, 4, 5


class Stop(Enum):
    """An exit code and a sentence with slots; subclasses are the catalogues."""

    def __init__(self, exit_code: int, sentence: str) -> None:
        """Take the member's value apart."""
        self.exit_code = exit_code
        self.sentence = sentence

    def error(self, **slots: object) -> UserError:
        """Fill the sentence; identity numbers among the slots are masked."""
        return UserError(masked(self.sentence.format(**slots)), self.exit_code)

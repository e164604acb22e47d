"""What a model says of the mail that goes out with its forms: texts with `{{ … }}`, empty where it says nothing."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mailing:
    """Who signs, and the mailbox that answers go to."""

    sender: str = ""
    reply_to: str = ""


@dataclass(frozen=True, slots=True)
class Letters:
    """The letter that goes out with a form, and the one to those who are late or have something left to answer."""

    covering: str = ""
    reminder: str = ""

"""What no sentence of a method may say, and what is true of every one of them."""

import re

from generator.swedish.method_sentences import CAUSE_UNKNOWN

CAUSES = re.compile(
    "orsak|effekt|tack vare|på grund av|ledde|lett till|bidr|medför|resulter|därför|eftersom|genom att|påverk|beror på",
    re.IGNORECASE,
)


def plain(text: str) -> str:
    """Let every blank be an ordinary one."""
    return text.replace("\u00a0", " ")


def assert_fit_to_print(text: str) -> None:
    """Hold a text against what holds for all: whole sentences, none of which begins with a digit or names a cause."""
    assert text.endswith(".")
    assert "  " not in text
    assert ".." not in text
    assert "None" not in text
    assert not CAUSES.search(text.replace(CAUSE_UNKNOWN, "")), text
    for sentence in re.split(r"(?<=\.) ", text):
        assert sentence[0].isupper() or sentence[0] == "”", sentence


def digits(text: str) -> list[str]:
    """Give the numbers that a text tells."""
    return re.findall(r"\d+(?:[ ,]\d+)*", plain(text))

"""Small counts of persons written in running text, which no table protection sees (acceptance row 72).

Only what is plainly a count is found: a digit from 1 to 4, or its word from two to four, before a word for persons.
"En deltagare" may be anybody and is left alone. Whether somebody can be pointed out is for a person to judge.
"""

import re

_PERSONS = (
    "elev(?:er)?|kursdeltagare|deltagare|studerande|sökande|person(?:er)?|kvinn(?:a|or)|m[aä]n|ungdom(?:ar)?|"
    "flick(?:a|or)|pojk(?:e|ar)|medarbetare|brottsoffer|gärningspersoner"
)
_COUNT = "(?:[1-4]|två|tre|fyra)[ \u00a0]+(?:[a-zåäö]+a[ \u00a0]+)?"
_SMALL = re.compile(rf"(?<![\d,.:/-])\b{_COUNT}(?:{_PERSONS})\b", re.IGNORECASE)


def mentions_few(text: str) -> bool:
    """Tell whether *text* counts one to four persons."""
    return bool(_SMALL.search(text))

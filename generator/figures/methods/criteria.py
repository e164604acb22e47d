"""Goals held against criteria: which of them a goal meets, partly meets and does not meet.

A criterion that this period does not ask about is not judged and not told. One that has no answer, or an answer that
is neither of the three, is left open.
"""

from collections import defaultdict
from collections.abc import Mapping

from generator.figures.methods.sources import Case, Source
from generator.model.methods import JUDGED
from generator.model.published import MethodResult, MethodValue
from generator.swedish import process_sentences as sentences

_LEFT_OPEN = "ej_bedomt"


def criteria(source: Source) -> tuple[MethodResult, ...]:
    """Give the result of each row."""
    return tuple(source.result(case, _values(source, case)) for case in source.cases)


def _values(source: Source, case: Case) -> Mapping[str, MethodValue]:
    words: defaultdict[str, list[str]] = defaultdict(list)
    for column, word in source.method.criteria.items():
        if column in source.questions:
            answer = case.answers.get(column)
            chosen = answer.value if answer else None
            words[chosen if isinstance(chosen, str) and chosen in JUDGED else _LEFT_OPEN].append(word)
    judged = [tuple(words[step]) for step in (*JUDGED, _LEFT_OPEN)]
    return {
        "namn": source.name(case),
        **dict(zip((*JUDGED, _LEFT_OPEN), judged, strict=True)),
        "mening": sentences.criteria(*judged),
    }

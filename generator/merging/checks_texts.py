"""Checks of what people have written in their own words: whether somebody may be pointed out (domain section 7).

Each is a warning, since only a person can judge it, and none of them repeats what stands there.
"""

from collections.abc import Callable, Iterator, Mapping

from generator.merging.seen import SeenAnswer, seen_answers
from generator.model.answers import Dataset
from generator.model.definition import TEXT_KINDS
from generator.model.findings import Finding
from generator.swedish.identity import doubtful
from generator.swedish.pointing_out import points_out, private_mail, private_phone, sensitive_topics
from generator.swedish.small_counts import mentions_few
from generator.swedish.text import joined
from generator.swedish.validation_messages import Validation

_SEEN: Mapping[Validation, Callable[[str], bool]] = {
    Validation.IDENTITY_DOUBTFUL: doubtful,
    Validation.FEW_PERSONS: mentions_few,
    Validation.PRIVATE_MAIL: private_mail,
    Validation.PRIVATE_PHONE: private_phone,
    Validation.POINTED_OUT: points_out,
}


def pointing_out(dataset: Dataset) -> Iterator[Finding]:
    """Find small counts (row 72), private addresses, named persons and sensitive words in texts of one's own."""
    for seen in seen_answers(dataset):
        text = seen.answer.value
        if not isinstance(text, str) or not _own_words(seen):
            continue
        for message, mentions in _SEEN.items():
            if mentions(text):
                yield message.at(seen.answer.place)
        topics = sensitive_topics(text)
        if topics:
            yield Validation.SENSITIVE_WORDS.at(seen.answer.place, topics=joined(topics))


def _own_words(seen: SeenAnswer) -> bool:
    return seen.question.kind in TEXT_KINDS and not seen.question.locked

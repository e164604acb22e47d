"""When two texts in a form are the same words."""

from functools import lru_cache

from generator.swedish.text import clean


@lru_cache(maxsize=2**14)
def plain(text: str) -> str:
    """Give the words of a label or a choice, without regard to case, blanks, and the signs * and : around them."""
    return " ".join(clean(text)[0].split()).casefold().strip(" *:")

"""Vietnamese words, where words and not syllables matter: underthesea's segmentation, loaded on first use."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache

from extract.reading import canonical_form


@lru_cache(maxsize=4096)
def segment(text: str) -> tuple[str, ...]:
    """The words of a short text in order ("phong trào thi đua" → "phong trào", "thi đua")."""
    from underthesea import word_tokenize

    return tuple(word_tokenize(text, use_token_normalize=False))


def same_name(first: str, second: str) -> bool:
    """Whether two names read the same; punctuation, dashes and capitals do not count."""
    return _syllables(first) == _syllables(second)


def _syllables(text: str) -> list[str]:
    return [part for part in canonical_form(text).replace(",", " ").split() if any(c.isalnum() for c in part)]


def differing_words(first: str, second: str) -> list[str]:
    """The words of either name that the other lacks at that place, in the order of the text."""
    left, right = (list(segment(" ".join(_syllables(name)))) for name in (first, second))
    pieces: list[str] = []
    for change, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if change != "equal":
            pieces += [" ".join(words) for words in (left[a:b], right[c:d]) if words]
    return pieces

"""Vietnamese words, where words and not syllables matter: underthesea's segmentation, loaded on first use."""

from __future__ import annotations

from functools import lru_cache

from extract.reading import canonical_form


@lru_cache(maxsize=4096)
def segment(text: str) -> tuple[str, ...]:
    """The words of a short text in order ("phong trào thi đua" → "phong trào", "thi đua")."""
    from underthesea import word_tokenize

    return tuple(word_tokenize(text, use_token_normalize=False))


def same_words(first: str, second: str) -> bool:
    """Whether two names are made of the same words; punctuation, dashes and capitals do not count."""
    return _content(first) == _content(second)


def _content(text: str) -> list[str]:
    return [word for word in segment(canonical_form(text)) if any(c.isalnum() for c in word)]

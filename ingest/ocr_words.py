"""Words that recognition got wrong by one mark: put right where the words beside them leave one reading.

Vietnamese letters differ by small marks, and recognition takes one for the other (ể, ế; ổ, ố; i, ỉ). A word of which
the recogniser was not sure and which does not go with either neighbour is replaced by the only word that differs from
it in one mark and does, as our own plans have it (`ocr_pairs.txt`, written by `corpora.pairs`). Names, numbers and
codes are never touched.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from ingest.syllables import is_syllable

# Above this the recogniser is nearly always right.
SURE = 0.945
# A reading belongs to a neighbour if at least so many times, and in this share of all cases, that neighbour has it.
_OFTEN, _BELONGS = 5, 0.6
_CORE = re.compile(r"([“\"(\[]*)([^\W\d_]+)([”\"),.;:!?\]]*)$")
# Letters that differ in marks alone.
_FAMILIES = ("aăâ", "eê", "oôơ", "uư", "i", "y", "dđ")
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")


class Token(NamedTuple):
    """A word in the order of reading, and how sure the recogniser was of it."""

    text: str
    confidence: float


@cache
def _pairs() -> dict[tuple[str, str], int]:
    """How often two syllables follow each other in our plans."""
    out: dict[tuple[str, str], int] = {}
    for line in files("ingest").joinpath("ocr_pairs.txt").read_text(encoding="utf-8").splitlines():
        first, *seconds = line.split()
        for second in seconds:
            word, _, times = second.partition(":")
            out[first, word] = int(times)
    return out


@cache
def _family(letter: str) -> tuple[str, ...]:
    """All letters that differ from this one in marks alone."""
    base = "".join(sign for sign in unicodedata.normalize("NFD", letter) if sign not in _TONES)
    base = unicodedata.normalize("NFC", base)
    family = next((one for one in _FAMILIES if base in one), "")
    tones = ("",) if base in "dđ" else _TONES
    return tuple(unicodedata.normalize("NFC", other + tone) for other in family for tone in tones)


def _readings(word: str) -> Iterator[str]:
    """The syllables that differ from a word in the marks of one letter."""
    for place, letter in enumerate(word):
        for other in _family(letter):
            if other != letter and is_syllable(reading := word[:place] + other + word[place + 1 :]):
                yield reading


def mend(tokens: Sequence[Token]) -> Iterator[tuple[int, str]]:
    """The places of words to be replaced, and what they should read."""
    cores = [_CORE.match(token.text) for token in tokens]
    for place, core in enumerate(cores):
        if core is None or tokens[place].confidence >= SURE:
            continue
        before, after = _beside(cores, place)
        if not _may_be_name(core[2], before, after) and (right := _only_reading(core[2], before, after)):
            yield place, core[1] + right + core[3]


def _beside(cores: Sequence[re.Match[str] | None], place: int) -> tuple[str, str]:
    """The words before and after, empty where a sign stands between."""
    core = cores[place]
    before = cores[place - 1] if place else None
    after = cores[place + 1] if place + 1 < len(cores) else None
    assert core is not None
    return (
        before[2] if before is not None and not before[3] and not core[1] else "",
        after[2] if after is not None and not after[1] and not core[3] else "",
    )


def _may_be_name(word: str, before: str, after: str) -> bool:
    """Whether a word can be part of a name: capitals stand side by side, or it is a capital letter's alone."""
    if word.isupper():
        return len(word) < 3
    return word[0].isupper() and (not after or after[0].isupper() or before[:1].isupper())


def _only_reading(word: str, before: str, after: str) -> str | None:
    """The reading that goes with a neighbour, where the word itself does not and no other does nearly as well."""
    small, before, after = word.lower(), before.lower(), after.lower()
    if (before, small) in _pairs() or (small, after) in _pairs():
        return None
    found = {reading for reading in _readings(small) if _belongs(before, reading) or _belongs(reading, after)}
    if len(found) != 1:
        return None
    return "".join(new.upper() if old.isupper() else new for old, new in zip(word, found.pop(), strict=True))


def _belongs(first: str, second: str) -> bool:
    """Whether two syllables make a word: one of them hardly ever stands without the other beside it."""
    times = _pairs().get((first, second), 0)
    opening, closing = _totals()
    return times >= _OFTEN and times >= _BELONGS * min(opening[first], closing[second])


@cache
def _totals() -> tuple[Counter[str], Counter[str]]:
    """How often syllables open pairs and close them."""
    opening: Counter[str] = Counter()
    closing: Counter[str] = Counter()
    for (first, second), times in _pairs().items():
        opening[first] += times
        closing[second] += times
    return opening, closing

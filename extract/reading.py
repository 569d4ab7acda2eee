"""The text as rules read it: the same length as the original, so that every offset is the original's.

`norm` has one tone placement (hoà → hòa, uỷ → ủy), one dash and one kind of quotation mark; `low` is `norm` in
lower case. Rules match on these; values are always sliced from `raw`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

# Old and new placement of the tone mark in open syllables oa, oe, uy: both are two letters long.
_OLD_TO_NEW = {
    old: new
    for olds, news in (
        ("oà oá oả oã oạ", "òa óa ỏa õa ọa"),
        ("oè oé oẻ oẽ oẹ", "òe óe ỏe õe ọe"),
        ("uỳ uý uỷ uỹ uỵ", "ùy úy ủy ũy ụy"),
    )
    for old, new in zip(olds.split(), news.split(), strict=True)
}
_OLD_TONE = re.compile(r"(?<![qQ])[oOuU][àáảãạèéẻẽẹỳýỷỹỵÀÁẢÃẠÈÉẺẼẸỲÝỶỸỴ](?!\w)")
VOWELS_UPPER = "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
UPPER = "A-ZĐ" + VOWELS_UPPER  # for a character class: the ranges of Unicode mix the two cases
LOWER = "a-zđ" + VOWELS_UPPER.lower()
_MARKS = str.maketrans({"–": "-", "—": "-", "‐": "-", "−": "-", "‑": "-", "„": "“", "‟": "“"})


def _new_tone(match: re.Match[str]) -> str:
    old = match.group()
    new = _OLD_TO_NEW.get(old.lower(), old)
    return "".join(n.upper() if o.isupper() else n for o, n in zip(old, new, strict=True))


def fold_tones(text: str) -> str:
    """One placement of tone marks; the length stays."""
    return _OLD_TONE.sub(_new_tone, text)


def _lower(text: str) -> str:
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


@dataclass(frozen=True)
class Text:
    """One document's text in its three readings.

    `agencies` is what the scanner of agencies has found at a place: several fields look at the same one.
    """

    raw: str
    agencies: dict[tuple[int, bool], Any] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def norm(self) -> str:
        """One tone placement, one dash."""
        return fold_tones(self.raw).translate(_MARKS)

    @cached_property
    def low(self) -> str:
        """`norm` in lower case."""
        return _lower(self.norm)

    def slice(self, start: int, end: int) -> str:
        """The document's own words."""
        return self.raw[start:end]


@lru_cache(maxsize=8192)
def canonical_form(text: str) -> str:
    """A key under which two spellings of one name are equal."""
    return re.sub(r"\s*-\s*", " - ", re.sub(r"\s+", " ", _lower(fold_tones(text).translate(_MARKS)))).strip(" .,;:")

"""What a Vietnamese syllable can look like: enough to tell text from what a broken text layer gives for it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_ONSET = re.compile(r"(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx])?")
_RHYMES = frozenset(
    """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
    i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong
    op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uơ uôc uôi uôm uôn uông uôt uy uya uych uyên uyêt
    uyn uynh uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
    y yêm yên yêng yêt yêu
    """.split()  # noqa: SIM905
)
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
# A syllable that ends in a stop has no other tone than acute and dot below.
_STOPPED, _STOPS = frozenset("\u0301\u0323"), ("c", "ch", "p", "t")
# Written so before i, e, ê alone, and what stands in their place before the other vowels (k: "Kông", "kỹ").
_BEFORE_FRONT, _NOT_BEFORE_FRONT = frozenset({"gh", "ngh"}), frozenset({"c", "g", "ng"})
# What bodies and documents are abbreviated to; marks stand on syllables only.
_SHORT = re.compile(r"[A-ZĐ]+$")
_WORD = re.compile(r"[^\W\d_]+")
# At least this share of the words of Vietnamese text are syllables.
_SYLLABLES = 0.7
# Words of other languages in plain letters: nearly all of them, and longer than Vietnamese syllables.
_PLAIN, _LONG = 0.97, 4.2


@lru_cache(maxsize=8192)
def is_syllable(word: str) -> bool:
    """Whether letters can be one Vietnamese syllable, whatever their case and on whichever vowel the tone stands."""
    letters = unicodedata.normalize("NFD", word.casefold())
    tones = [mark for mark in letters if mark in _TONES]
    bare = unicodedata.normalize("NFC", "".join(letter for letter in letters if letter not in _TONES))
    found = _ONSET.match(bare)
    onset = found[0] if found else ""
    rhyme = bare[len(onset) :]
    if len(tones) > 1 or (rhyme.endswith(_STOPS) and not _STOPPED.issuperset(tones)):
        return False
    if onset in ("qu", "gi"):
        # Its second letter may be the rhyme's first: "quynh", "gin".
        return rhyme in _RHYMES or onset[1] + rhyme in _RHYMES
    wrong = _NOT_BEFORE_FRONT if rhyme.startswith(("i", "e", "ê")) else _BEFORE_FRONT
    return onset != "q" and onset not in wrong and rhyme in _RHYMES


def reads_as_vietnamese(text: str) -> bool:
    """Whether text is made of Vietnamese syllables, or of another language's words; abbreviations do not count.

    Text in an old eight-bit code, of a font without a table of its letters, or from a weak recogniser is not.
    """
    words = [word for word in _WORD.findall(unicodedata.normalize("NFC", text)) if len(word) > 1]
    counted = [word for word in words if not _SHORT.match(word)]
    if not counted:
        return True
    return sum(map(is_syllable, counted)) >= _SYLLABLES * len(counted) or _is_foreign(counted)


def _is_foreign(words: Sequence[str]) -> bool:
    plain = sum(word.isascii() for word in words)
    return plain >= _PLAIN * len(words) and sum(map(len, words)) >= _LONG * len(words)

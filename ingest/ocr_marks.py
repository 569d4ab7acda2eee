"""Slips of recognition that the picture itself sets right: dashes, lost blanks, Roman numerals of headings.

What is changed here is measured (how wide a dash or a numeral is) or follows from the one way in which the format
writes it; no word is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.ocr_engine import Seen
from ingest.ocr_metrics import type_width
from ingest.syllables import is_syllable

# Hyphen, en dash and em dash are 0.33, 0.5 and 1 of the type size wide, with some white at both ends.
_DASHES = re.compile(r"[-–—_~]{1,3}$")
_HYPHEN_BELOW, _EM_FROM = 0.4, 0.8
# A comma or semicolon between two letters has lost its blank; so has a date ("ngày12tháng").
_TIGHT = re.compile(r"(?<=[^\W\d_][,;])(?=[^\W\d_])|(?<=ngày)(?=\d)|(?<=\d)(?=tháng|năm)")
# Fewer letters in capitals are no line of a head, and no two syllables.
_CAPITALS = 6
_OPENERS = ("-", "–", "+", "*", "•")
# What Roman numerals of headings are read as: I, V and X in other letters of the same strokes.
_NUMERAL = re.compile(r"([IVXHLl1|!]{1,5})([.,:]?)$")
_TIGHT_NUMERAL = re.compile(r"([IVX]{1,5}[.])(?=[^\W\d_]{2})")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
# Strokes of a numeral, whatever letters they were read as.
_STROKES = str.maketrans({"H": "II", "L": "I", "l": "I", "1": "I", "|": "I", "!": "I"})
# A numeral is as wide as it should be within this share; of two that may be meant one fits better by that.
_AS_WIDE, _CLEARLY = 0.17, 0.1
_BOLD_NUMERAL = 1.12


def set_right(words: Sequence[Seen], size: float) -> list[Seen]:
    """A line's words with dashes by their width and lost blanks; `size` of the type in pixels."""
    out: list[Seen] = []
    for place, word in enumerate(_without_specks(words)):
        word = _dash(word, size)
        out += _parted(word, _TIGHT_NUMERAL if place == 0 else None)
    return out


def _without_specks(words: Sequence[Seen]) -> Sequence[Seen]:
    """A line in capitals without the one or two signs at its ends that a stamp beside it is read as."""
    first, last = 0, len(words)
    while last - first > 1 and _is_speck(words[first], words[first + 1 : last]):
        first += 1
    while last - first > 1 and _is_speck(words[last - 1], words[first : last - 1]):
        last -= 1
    return words[first:last]


def _is_speck(word: Seen, others: Sequence[Seen]) -> bool:
    capitals = sum(len(one.text) for one in others if one.text.isupper() and len(one.text) > 1)
    label = word.text[-1] in ").:" and word.text[0].isalnum()
    told = label or word.text.isupper() or word.text.isdigit() or word.text in _OPENERS or is_syllable(word.text)
    return len(word.text) <= 2 and not told and capitals >= _CAPITALS


def _dash(word: Seen, size: float) -> Seen:
    if not _DASHES.match(word.text):
        return word
    width = (word.x1 - word.x0) / size
    return word._replace(text="-" if width < _HYPHEN_BELOW else "–" if width < _EM_FROM else "—")


def _parted(word: Seen, numeral: re.Pattern[str] | None) -> Iterator[Seen]:
    """The word at its lost blanks."""
    cuts = [match.end() for match in _TIGHT.finditer(word.text)] or _two_syllables(word.text)
    if numeral is not None and (match := numeral.match(word.text)):
        cuts.insert(0, match.end())
    whole = type_width(word.text)
    start = 0
    for end in (*cuts, len(word.text)):
        x0 = word.x0 + round((word.x1 - word.x0) * (type_width(word.text[:start]) / whole if start else 0))
        x1 = word.x0 + round((word.x1 - word.x0) * min(1.0, type_width(word.text[:end]) / whole))
        yield word._replace(text=word.text[start:end], x0=x0, x1=max(x1, x0 + 1))
        start = end


def _two_syllables(text: str) -> list[int]:
    """Where two syllables in capitals lost their blank, if there is one such place ("QUYẾTĐỊNH")."""
    if not (text.isalpha() and text.isupper() and len(text) >= _CAPITALS) or is_syllable(text.lower()):
        return []
    cuts = [
        at
        for at in range(2, len(text) - 1)
        if all(is_syllable(part.lower()) and not part.isascii() for part in (text[:at], text[at:]))
    ]
    return cuts if len(cuts) == 1 else []


def numeral(words: Sequence[Seen], size: float, bold: bool) -> str | None:
    """What the Roman numeral that opens a heading in capitals should read; None where there is none or it is right.

    Several numerals have the strokes of "HI"; the one that is as wide as the picture shows is meant, if it is the
    only one. Headings' numerals end with a full stop (Nghị định 30/2020/NĐ-CP, Appendix I).
    """
    match = _NUMERAL.match(words[0].text)
    if match is None or len(words) < 2 or not words[1].text.isupper():
        return None
    read, stop = match.groups()
    if read.isdecimal():
        return None
    width = (words[0].x1 - words[0].x0) / size / (_BOLD_NUMERAL if bold else 1.0)
    off = sorted((_misses(width, one, bool(stop)), one) for one in _ROMAN if _alike(one, read))
    fitting = [(by, one) for by, one in off if by <= _AS_WIDE]
    if read in (one for _, one in fitting):
        right = f"{read}."
    elif fitting and (len(fitting) == 1 or fitting[1][0] - fitting[0][0] > _CLEARLY):
        right = f"{fitting[0][1]}."
    else:
        return None
    return None if right == words[0].text else right


def _alike(roman: str, read: str) -> bool:
    """Whether a numeral can be read so: its strokes, one more or less."""
    strokes = read.translate(_STROKES)
    same = strokes.strip("I") == roman.strip("I") and strokes.startswith("I") == roman.startswith("I")
    return same and abs(len(strokes) - len(roman)) <= 1


def _misses(width: float, roman: str, stop: bool) -> float:
    """By what share a numeral is not as wide as seen, with its full stop or, where that was not read, without."""
    expected = [type_width(f"{roman}.")] + ([] if stop else [type_width(roman)])
    return min(abs(width / one - 1) for one in expected)

"""Text in encodings from before Unicode: recognised by the font it is set in, or by itself.

A font's name is a strong sign and not a sure one: offices type Unicode in a paragraph that still names
".VnTime", and legacy bytes in fonts of any name. So each reading (as it stands, TCVN3, VNI, VISCII) is
judged by how many of its words are Vietnamese syllables (`syllables.py`), which decides even a short line;
what is written alike in two encodings follows its font, or the rest of the document.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from ingest.legacy_tables import ENCODINGS, Encoding, decode, is_vni_mark
from ingest.syllables import is_syllable

WARNINGS: dict[Encoding, str] = {
    "tcvn3": "Văn bản dùng bảng mã TCVN3 (ABC); chữ đã được chuyển sang Unicode.",
    "vni": "Văn bản dùng bảng mã VNI; chữ đã được chuyển sang Unicode.",
    "viscii": "Văn bản dùng bảng mã VISCII; chữ đã được chuyển sang Unicode.",
}
# Vietnamese letters that no encoding from before Unicode shares with Latin-1: text that has them is Unicode.
_UNICODE = re.compile(r"[ĂăĐđĨĩŨũƠơƯưẠ-ỹ]")
# What legacy text holds and Vietnamese does not: other nations' letters, and signs right beside letters.
_LETTERS = "ÄÅÆÇËÎÏÐÑÖØÛÜÞßäåæçëîïðñöøûüþÿŒœŠšŽžŸƒ"
_SIGNS = "\x80-\x9f¡-¯µ-º¼-¿×÷ˆ˜€‚„†‡‰‹™›\u00ad\u2212\u2219"
_SUSPECT = re.compile(rf"[{_LETTERS}]|[^\W\d_][{_SIGNS}]|[{_SIGNS}][A-Za-z]")
_BEYOND_ASCII = re.compile(r"\S*[^\x00-\x7f\s]\S*")
_SMALL = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
_WORDS = re.compile(r"[^\W\d_]+")
_ABBREVIATION = re.compile(r"[A-ZĐÂĂÊÔƠƯa-z]?[A-ZĐ]+")
# A reading is taken for the text's own if so much of it is Vietnamese, and so much more than of the text as it is.
_RIGHT, _BETTER = 0.75, 0.25
# Characters on either side of the first sign of a legacy encoding that are judged.
_SAMPLE = 10_000
# Words that have no small letter but accented ones, with only blanks between them.
_CAPITAL_WORD = r"(?<![^\W\d_])[^\W\d_a-z]+(?![^\W\d_])"
_STRETCH = re.compile(rf"{_CAPITAL_WORD}(?: +{_CAPITAL_WORD})*")
# An ASCII capital right behind a small accented letter, or two before one: never so in "Kế", "Số".
_MIXED = re.compile(rf"[{_SMALL}]\w*[A-Z]|[A-Z]{{2}}\w*[{_SMALL}]")
_FAMILIES = re.compile(r"(\.vn|vni[-_ ]|.*tcvn|.*viscii|vi (?=times|arial|courier))")
_STYLES = re.compile(r"(?:[-, ]?(?:bold|italic|regular|oblique|mt|it|bd))*$", re.I)


class Font(NamedTuple):
    """What a font's name says of its letters. `capitals`: it shows all of them as capitals."""

    encoding: Encoding
    capitals: bool = False


class Run(NamedTuple):
    """A stretch of text as the file has it, and the name of its font if the file tells."""

    text: str
    font: str | None = None


@lru_cache(maxsize=512)
def font_of(name: str | None) -> Font | None:
    """The encoding that a font's name stands for; None for a font of Unicode (".VnTimeH": TCVN3, capitals)."""
    if not name or (found := _FAMILIES.match(name.casefold())) is None:
        return None
    family = found[1]
    if family == ".vn":
        bare = _STYLES.sub("", name)
        return Font("tcvn3", bare.endswith("H") or (name.islower() and bare.endswith("h")))
    if "tcvn" in family:
        return Font("tcvn3")
    return Font("vni" if family.startswith("vni") else "viscii")


def encoding_of(text: str) -> Encoding | None:
    """The encoding that a text without telling fonts is written in; None where it is, or may be, Unicode."""
    found = _SUSPECT.search(text)
    if found is None:
        return None
    start = max(0, found.start() - _SAMPLE)
    readings = _shares(text[start : found.start() + _SAMPLE])
    as_it_is = readings.pop(None)
    best = max(ENCODINGS, key=lambda encoding: readings[encoding])
    return best if readings[best] >= max(_RIGHT, as_it_is + _BETTER) else None


def repair(runs: Sequence[Run], document: Encoding | None = None) -> list[str]:
    """The texts of a paragraph's runs in Unicode, letters and their marks kept together over runs.

    `document` is what `encoding_of` found for the whole document; it decides for runs whose font says nothing.
    """
    texts = [run.text for run in runs]
    chosen = readings(runs, document)
    if not any(chosen):
        return texts
    _join_marks(texts, chosen)
    texts = [_decoded(text, font) for text, font in zip(texts, chosen, strict=True)]
    small_accents = any(font is not None and font.encoding == "tcvn3" for font in chosen)
    return even_capitals(texts) if small_accents else texts


def repair_lines(text: str) -> tuple[str, Encoding | None]:
    """A plain text in Unicode, and the encoding that it was in; None where nothing was changed."""
    encoding = encoding_of(text)
    if encoding is None:
        return text, None
    # Split where only "\n" stands: in VISCII other line ends are letters.
    return "\n".join(repair_text(line, None, encoding) for line in text.split("\n")), encoding


def readings(runs: Sequence[Run], document: Encoding | None = None) -> list[Font | None]:
    """How each run of a paragraph is to be read; None as it stands. `document` as for `repair`."""
    fonts = [font_of(run.font) for run in runs]
    if document is None and not any(fonts):
        return [None] * len(runs)
    chosen: dict[Font | None, Font | None] = {}
    for font in dict.fromkeys(fonts):
        text = "".join(run.text for run, other in zip(runs, fonts, strict=True) if other == font)
        likely = font or (Font(document) if document else None)
        chosen[font] = likely if likely and _fits(text, likely.encoding, named=font is not None) else None
    return [chosen[font] for font in fonts]


def repair_text(text: str, font: str | None, document: Encoding | None = None) -> str:
    """`repair` for a text in one font."""
    return repair([Run(text, font)], document)[0]


def _fits(text: str, encoding: Encoding, named: bool) -> bool:
    """Whether the text is better read so than as it stands; what tells nothing follows its font's name."""
    if text.isascii():
        return named
    shares = _shares(text)
    return _UNICODE.search(unicodedata.normalize("NFC", text)) is None and shares[encoding] >= shares[None]


def _shares(text: str) -> dict[Encoding | None, float]:
    """For each reading of the text (None: as it stands) the share of its words beyond ASCII that are Vietnamese."""
    words = _BEYOND_ASCII.findall(unicodedata.normalize("NFC", text))
    # Unicode's own letters cannot be legacy text.
    legacy = [word for word in words if _UNICODE.search(word) is None]
    total = max(1, len(words))
    shares: dict[Encoding | None, float] = {None: sum(map(_is_vietnamese, words)) / total}
    for encoding in ENCODINGS:
        # Decoded with its neighbours: a letter's place among figures can matter.
        shares[encoding] = sum(_is_vietnamese(decode(word, encoding)) for word in legacy) / total
    return shares


def _is_vietnamese(word: str) -> bool:
    """Whether a word beyond ASCII is made of syllables or abbreviations, and has no sign within it."""
    if _SUSPECT.search(word) is not None:
        return False
    parts = _WORDS.findall(word)
    return all(is_syllable(part) or _ABBREVIATION.fullmatch(part) for part in parts)


def _join_marks(texts: list[str], chosen: Sequence[Font | None]) -> None:
    """Move marks of VNI to the run where their letter stands: Word parts runs anywhere."""
    for index in range(1, len(texts)):
        font = chosen[index]
        together = font is not None and font.encoding == "vni" and font == chosen[index - 1]
        if together and texts[index] and texts[index - 1][-1:].isalpha() and is_vni_mark(texts[index][0]):
            texts[index - 1] += texts[index][0]
            texts[index] = texts[index][1:]


def _decoded(text: str, font: Font | None) -> str:
    if font is None:
        return text
    text = decode(text, font.encoding)
    return text.upper() if font.capitals else text


def even_capitals(texts: list[str]) -> list[str]:
    """Capitals whose accented letters stayed small: TCVN3 has no accented capitals in its ordinary fonts."""
    whole = "".join(texts)
    evened = _STRETCH.sub(_evened, whole)
    if evened == whole or len(evened) != len(whole):
        return texts
    out, place = [], 0
    for text in texts:
        out.append(evened[place : place + len(text)])
        place += len(text)
    return out


def _evened(stretch: re.Match[str]) -> str:
    """Words without small ASCII letters, in capitals throughout if one of them mixes both ("KÕ HO¹CH")."""
    return stretch[0].upper() if _MIXED.search(stretch[0]) else stretch[0]

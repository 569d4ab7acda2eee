"""Vietnamese encodings from before Unicode: TCVN3 (ABC), VNI and VISCII, as they come out of office files.

A file in a font of such an encoding holds the font's codes; every program gives them as Latin-1 or
Windows-1252 characters ("Quyết định" is "QuyÕt ®Þnh" in TCVN3, "Quyeát ñònh" in VNI). Sources: TCVN
5712:1993 (TCVN3), RFC 1456 (VISCII), the layout of VNI-Windows. viparse 0.1.31 (MIT) was measured beside it: its
tables say the same letter for letter, without VNI's ẳ and ỵ and marks in the other case; by text it recognises 76 % of
single lines, and these tables with `legacy.encoding_of` 96 %.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

Encoding = Literal["tcvn3", "vni", "viscii"]
ENCODINGS: tuple[Encoding, ...] = ("tcvn3", "vni", "viscii")

_GRAVE, _ACUTE, _TILDE, _HOOK, _DOT = "\u0300\u0301\u0303\u0309\u0323"

_TCVN3 = dict(zip("¡¢£¤¥¦§¨©ª«¬\u00ad®", "ĂÂÊÔƠƯĐăâêôơưđ", strict=True))
_TCVN3 |= dict(
    zip(
        "µ¸¶·¹»¾¼½ÆÇÊÈÉËÌÐÎÏÑÒÕÓÔÖ×ÝØÜÞßãáâäåèæçéêíëìîïóñòôõøö÷ùúýûüþ",
        "àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ",
        strict=True,
    )
)
# A PDF names these two glyphs after what they look like in other fonts: minus and bullet operator.
_TCVN3 |= {"\u2212": "ư", "\u2219": "ã", "\u03bc": "à"}

_VISCII_FROM_0X80 = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ"
    "ÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
    "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡư"
    "àáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"
)
_VISCII_CONTROLS = {0x02: "Ẳ", 0x05: "Ẵ", 0x06: "Ẫ", 0x14: "Ỷ", 0x19: "Ỹ", 0x1E: "Ỵ"}


def _viscii() -> dict[str, str]:
    """By Latin-1 and by Windows-1252, which differ for the codes from 0x80 to 0x9F."""
    table = {chr(code): letter for code, letter in _VISCII_CONTROLS.items()}
    for code, letter in enumerate(_VISCII_FROM_0X80, start=0x80):
        table[chr(code)] = letter
        table[bytes([code]).decode("cp1252", "ignore") or chr(code)] = letter
    return table


# What a mark adds to its letter: to a e o u y ơ ư a tone, to a e o the circumflex, to a the breve.
_VNI_TONES = {"ø": _GRAVE, "ù": _ACUTE, "û": _HOOK, "õ": _TILDE, "ï": _DOT}
_VNI_CIRCUMFLEX = {"â": "", "à": _GRAVE, "á": _ACUTE, "å": _HOOK, "ã": _TILDE, "ä": _DOT}
_VNI_BREVE = {"ê": "", "è": _GRAVE, "é": _ACUTE, "ú": _HOOK, "ü": _TILDE, "ë": _DOT}
_VNI_LETTERS = {"ô": "ơ", "ö": "ư", "ñ": "đ", "ò": "ị", "æ": "ỉ", "ó": "ĩ", "î": "ỵ"}
_VNI_MARKS = "".join({*_VNI_TONES, *_VNI_CIRCUMFLEX, *_VNI_BREVE})


def _vni() -> dict[str, str]:
    """Letters, and pairs of letter and mark. A capital's mark is a capital, but for careless typists."""
    pairs = dict(_VNI_LETTERS)
    for base in "aeiouyôö":
        pairs |= {base + mark: _VNI_LETTERS.get(base, base) + tone for mark, tone in _VNI_TONES.items()}
    for base in "aeo":
        pairs |= {base + mark: base + "\u0302" + tone for mark, tone in _VNI_CIRCUMFLEX.items()}
    pairs |= {"a" + mark: "a\u0306" + tone for mark, tone in _VNI_BREVE.items()}
    table: dict[str, str] = {}
    for legacy, letters in pairs.items():
        letter = unicodedata.normalize("NFC", letters)
        table |= {legacy.upper(): letter.upper(), legacy[0].upper() + legacy[1:]: letter.upper()}
        table |= {legacy[0] + legacy[1:].upper(): letter, legacy: letter}
    return table


_VNI = _vni()
_VNI_FORMS = re.compile(
    f"[aeiouyôöAEIOUYÔÖ][{_VNI_MARKS}{_VNI_MARKS.upper()}]|[{''.join(_VNI_LETTERS)}{''.join(_VNI_LETTERS).upper()}]"
)
_TABLES = {"tcvn3": str.maketrans(_TCVN3), "viscii": str.maketrans(_viscii())}
# Signs of Windows-1252 that VISCII has letters for: typed as signs unless they stand behind a letter.
_SIGN = re.compile(r"(?<![^\W\d_])[‘’“”•–—…]|[’”](?![^\W\d_])")
# A dash of a PDF between figures stays one, though TCVN3's ư has its place.
_BETWEEN_FIGURES = re.compile(r"(?<=[\d\s])[\u2212\u00ad\u2219](?=[\d\s])")


def decode(text: str, encoding: Encoding) -> str:
    """The text in Unicode NFC; characters that the encoding does not use stay."""
    if encoding == "vni":
        return unicodedata.normalize("NFC", _VNI_FORMS.sub(_vni_letter, text))
    if encoding == "tcvn3":
        text = _BETWEEN_FIGURES.sub("-", text)
    table, place, out = _TABLES[encoding], 0, []
    for sign in _SIGN.finditer(text) if encoding == "viscii" else ():
        out += [text[place : sign.start()].translate(table), sign[0]]
        place = sign.end()
    return unicodedata.normalize("NFC", "".join([*out, text[place:].translate(table)]))


def _vni_letter(form: re.Match[str]) -> str:
    """A pair that is none of VNI's is its first letter, and the second as it stands."""
    text = form[0]
    found = _VNI.get(text)
    return found if found is not None else _VNI.get(text[0], text[0]) + text[1:]


def is_vni_mark(letter: str) -> bool:
    """Whether the character can be a mark that belongs to the letter before it."""
    return letter.lower() in _VNI_MARKS

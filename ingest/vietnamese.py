"""Vietnamese letters and white space, brought into the one form that the canonical text has."""

from __future__ import annotations

import re
import unicodedata

from ingest.symbols import unprivate

# Invisible characters that word processors and web pages leave between letters; they carry no sound.
_INVISIBLE = (
    "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
# Hyphens that only forbid a line break, and Latin letters that older fonts show as Đ.
_SAME = {"\u2010": "-", "\u2011": "-", "\u00d0": "Đ", "\u0189": "Đ", "\u00a0": " ", "\u202f": " "}
_CONTROL = dict.fromkeys((*range(0, 9), *range(14, 28), 127))
_TABLE = str.maketrans(_SAME) | str.maketrans(dict.fromkeys(_INVISIBLE)) | _CONTROL
_ODD = re.compile("[" + "".join(re.escape(chr(code)) for code in _TABLE) + "\uf000-\uf0ff]")


def normalise(text: str) -> str:
    """Unicode NFC without invisible, control and symbol fonts' private characters; white space stays as it is.

    Invisible characters go first: one of them between a letter and its tone mark would keep the two apart.
    """
    if _ODD.search(text) is not None:
        text = unprivate(text).translate(_TABLE)
    return unicodedata.normalize("NFC", text)


def fold_blanks(text: str) -> str:
    """Every run of white space as one blank, none at the ends."""
    return " ".join(text.split())


def fold(text: str) -> str:
    """`normalise` and `fold_blanks`: the form in which text stands in a document's lines."""
    return fold_blanks(normalise(text))

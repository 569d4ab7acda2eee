"""A sample as offices of older days sent it: .doc, .rtf, .odt, and text in the fonts of TCVN3 and VNI.

The tables here are written down apart from those of `ingest`, letter by letter after the encodings' own
documents, so that one checks the other.
"""

from __future__ import annotations

import copy
import io
import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Literal

from lxml import etree
from lxml.etree import _Element

from corpora.libreoffice import convert, to_pdf
from corpora.markup import Source
from corpora.render_docx import render

Kind = Literal["doc", "rtf", "odt"]
_TARGETS: dict[Kind, str] = {"doc": "doc:MS Word 97", "rtf": "rtf:Rich Text Format", "odt": "odt:writer8"}
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TEXT_PARTS = ("word/document.xml", "word/footnotes.xml")

_TCVN3_PLAIN, _TCVN3_CAPITAL = ".VnTime", ".VnTimeH"
# From 0xA1 the capitals without a tone, from 0xA8 the small letters; from 0xB5 those with one.
_TCVN3 = dict(zip("ĂÂÊÔƠƯĐăâêôơưđ", map(chr, range(0xA1, 0xAF)), strict=True))
_TCVN3 |= {
    letter: chr(code)
    for code, letters in (
        (0xB5, "àảãá"), (0xB9, "ạ"), (0xBB, "ằẳẵắ"), (0xC6, "ặầẩẫấậè"), (0xCE, "ẻẽéẹềểễếệìỉ"), (0xDC, "ĩíịò"),
        (0xE1, "ỏõóọồổỗốộờởỡớợù"), (0xF1, "ủũúụừửữứựỳỷỹýỵ"),
    )
    for code, letter in enumerate(letters, start=code)
}  # fmt: skip

_VNI_FONT = "VNI-Times"
_VNI_WHOLE = {"ị": "ò", "ỉ": "æ", "ĩ": "ó", "ỵ": "î", "đ": "ñ", "ì": "ì", "í": "í"}
_VNI_HORN = {"o": "ô", "u": "ö"}
_CIRCUMFLEX, _BREVE, _HORN = "\u0302", "\u0306", "\u031b"
_TONES = "\u0300\u0301\u0309\u0303\u0323"
_VNI_TONES = {
    "": dict(zip(_TONES, "øùûõï", strict=True)),
    _CIRCUMFLEX: dict(zip(_TONES, "àáåãä", strict=True), **{"": "â"}),
    _BREVE: dict(zip(_TONES, "èéúüë", strict=True), **{"": "ê"}),
}

Piece = tuple[str, str]
_ACCENTED_CAPITAL = re.compile(r"\w+")


def office(source: Source, kind: Kind, make: Callable[[Source], bytes] = render) -> bytes:
    """plan.doc, plan.rtf, plan.odt. `make` gives the DOCX that LibreOffice converts."""
    return convert(make(source), _TARGETS[kind])


def tcvn3(source: Source) -> bytes:
    """plan-tcvn3.docx: .VnTime, and .VnTimeH for words of capitals, which it shows small letters as."""
    return _recoded(render(source), _tcvn3_pieces)


def vni(source: Source) -> bytes:
    """plan-vni.docx: VNI-Times."""
    return _recoded(render(source), lambda text: [(encode_vni(text), _VNI_FONT)])


def vni_pdf(source: Source) -> bytes:
    """plan-vni.pdf; the font is not installed, so that another shows its codes and only the text tells of VNI.

    There is none for TCVN3: LibreOffice takes its ư for a soft hyphen and leaves it out of a PDF.
    """
    return to_pdf(vni(source))


def encode_tcvn3(text: str) -> str:
    """The codes of .VnTime as Latin-1 characters; accented capitals become small letters, for .VnTimeH."""
    return "".join(_TCVN3.get(c) or _TCVN3.get(c.lower(), c) for c in unicodedata.normalize("NFC", text))


def encode_vni(text: str) -> str:
    """The codes of VNI-Times as Latin-1 characters, a capital's mark as a capital."""
    return "".join(map(_vni_letter, unicodedata.normalize("NFC", text)))


def _vni_letter(letter: str) -> str:
    small = letter.lower()
    if small in _VNI_WHOLE:
        form = _VNI_WHOLE[small]
    else:
        base, *marks = list(unicodedata.normalize("NFD", small))
        tone = next((mark for mark in marks if mark in _TONES), "")
        shape = next((mark for mark in marks if mark not in _TONES), "")
        if shape == _HORN:
            form = _VNI_HORN[base] + _VNI_TONES[""].get(tone, "")
        elif marks:
            form = base + _VNI_TONES[shape][tone]
        else:
            return letter
    return form if letter == small else form.upper()


def _tcvn3_pieces(text: str) -> list[Piece]:
    """The text by fonts: accented capitals without a code of their own, and the capitals around them, in .VnTimeH."""

    def font(index: int) -> str:
        return _TCVN3_CAPITAL if capital[index] else _TCVN3_PLAIN

    text = unicodedata.normalize("NFC", text)
    capital = [letter not in _TCVN3 and letter.lower() in _TCVN3 and letter.isupper() for letter in text]
    for word in _ACCENTED_CAPITAL.finditer(text):
        if len(word[0]) > 1 and word[0].isupper():
            capital[word.start() : word.end()] = [True] * len(word[0])
    groups = groupby(range(len(text)), font)
    return [(encode_tcvn3("".join(text[index] for index in indexes)), name) for name, indexes in groups]


def _recoded(docx: bytes, pieces: Callable[[str], list[Piece]]) -> bytes:
    """The package with every run of its text parted by fonts and recoded."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename in _TEXT_PARTS:
                root = etree.fromstring(data)
                for run in list(root.iter(_W + "r")):
                    _recode(run, pieces)
                data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            new.writestr(entry, data)
    return out.getvalue()


def _recode(run: _Element, pieces: Callable[[str], list[Piece]]) -> None:
    text = run.find(_W + "t")
    parent = run.getparent()
    if text is None or parent is None:
        return
    for made in _runs(run, pieces(text.text or "")):
        run.addprevious(made)
    parent.remove(run)


def _runs(run: _Element, pieces: list[Piece]) -> Iterator[_Element]:
    for words, font in pieces:
        made = copy.deepcopy(run)
        text, look = made.find(_W + "t"), made.find(_W + "rPr")
        assert text is not None
        text.text = words
        text.set(_SPACE, "preserve")
        if look is None:
            look = etree.Element(_W + "rPr")
            made.insert(0, look)
        for old in look.findall(_W + "rFonts"):
            look.remove(old)
        look.insert(0, etree.Element(_W + "rFonts", {_W + "ascii": font, _W + "hAnsi": font, _W + "cs": font}))
        yield made

"""A PDF page's characters, as pdfium gives them: letters with places, styles, and marks kept apart."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterable
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from ingest.glyphs import BLANKS, Glyph, Mark, Style, make_lines
from ingest.legacy import encoding_of, font_of
from ingest.lines import TextLine
from ingest.pdf_legacy import repair_glyphs
from ingest.symbols import is_symbol_font, symbol

# Text that climbs steeper than this (a watermark, a note up the margin) is no part of any line.
_SLANT = math.radians(3)
# How pdfium reports a hyphen at a line's end.
_HYPHENS = {"\x02": "-", "\ufffe": "-"}
# Letters smaller than this (in points) cannot be seen.
_LEAST_SIZE = 1.0
_BOLD_WEIGHT = 600
# A font descriptor's flags (ISO 32000-1, table 123).
_ITALIC, _FORCE_BOLD = 1 << 6, 1 << 18
_OUTLINED = (pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE, pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE_CLIP)
_FONT_NAME_BYTES = 256

# pdfium's pointers (FPDF_PAGE, FPDF_TEXTPAGE …) have no types of their own in Python.
Handle = Any


class _Font(NamedTuple):
    """What a font's name and descriptor say. `symbols` is the name of a font whose letters are pictures."""

    bold: bool
    italic: bool
    symbols: str | None
    name: str = ""


class _Look(NamedTuple):
    """What the letters of one text object share. `widths` holds the widths of its font's letters met so far."""

    style: Style
    symbol_font: str | None
    widths: dict[str, float]


def _direct(function: Handle, result: Handle, *arguments: Handle) -> Handle:
    """A pdfium function with plain addresses as arguments: called for every letter, it takes half the time."""
    address = ctypes.cast(function, ctypes.c_void_p).value or 0
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


_ADDRESS, _INT = ctypes.c_void_p, ctypes.c_int
_get_box = _direct(pdfium.FPDFText_GetLooseCharBox, _INT, _ADDRESS, _INT, _ADDRESS)
_get_origin = _direct(pdfium.FPDFText_GetCharOrigin, _INT, _ADDRESS, _INT, _ADDRESS, _ADDRESS)
_get_object = _direct(pdfium.FPDFText_GetTextObject, _ADDRESS, _ADDRESS, _INT)
_is_generated = _direct(pdfium.FPDFText_IsGenerated, _INT, _ADDRESS, _INT)
_get_matrix = _direct(pdfium.FPDFText_GetMatrix, _INT, _ADDRESS, _INT, _ADDRESS)
_get_size = _direct(pdfium.FPDFText_GetFontSize, ctypes.c_double, _ADDRESS, _INT)
_get_font = _direct(pdfium.FPDFTextObj_GetFont, _ADDRESS, _ADDRESS)
_get_mode = _direct(pdfium.FPDFTextObj_GetTextRenderMode, _INT, _ADDRESS)
_new = tuple.__new__


class Frame:
    """From pdfium's page coordinates to points from the shown page's upper left corner."""

    def __init__(self, page: Handle) -> None:
        """`page` is an FPDF_PAGE."""
        box = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page, box)
        self.left, self.right = box.left, box.right
        self.bottom, self.top = box.bottom, box.top
        self.turns = pdfium.FPDFPage_GetRotation(page) % 4
        size = self.right - self.left, self.top - self.bottom
        self.width, self.height = size if self.turns % 2 == 0 else (size[1], size[0])

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point as it is shown."""
        if self.turns == 0:
            return x - self.left, self.top - y
        if self.turns == 1:
            return y - self.bottom, x - self.left
        if self.turns == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def slant(self, a: float, b: float) -> float:
        """The angle against the horizontal at which writing along the vector (a, b) is shown."""
        return math.remainder(math.atan2(b, a) - self.turns * math.pi / 2, 2 * math.pi)


def read_lines(page: Handle, number: int, frame: Frame) -> list[TextLine]:
    """The printed lines of a page (an FPDF_PAGE) from top to bottom."""
    text = pdfium.FPDFText_LoadPage(page)
    if not text:
        return []
    try:
        characters = _Characters(text, frame)
        by_baseline = characters.glyphs()
        encoding = encoding_of(characters.letters)
        if encoding is not None or characters.has_legacy_fonts:
            repair_glyphs(by_baseline, characters.font_name, encoding)
    finally:
        pdfium.FPDFText_ClosePage(text)
    return make_lines(number, by_baseline, characters.marks)


class _Characters:
    """pdfium's characters as glyphs. Combining marks are kept apart until their letters are known."""

    def __init__(self, text: Handle, frame: Frame) -> None:
        self._text = text
        self._address = ctypes.cast(text, ctypes.c_void_p).value
        self._frame = frame
        self._fonts: dict[int | None, _Font] = {}
        self._widths: dict[tuple[int | None, float, float], dict[str, float]] = {}
        self._matrix = pdfium.FS_MATRIX()
        self._box = pdfium.FS_RECTF()
        self._names: dict[int | None, str] = {}
        self.marks: list[Mark] = []
        self.letters = ""
        self.has_legacy_fonts = False

    def font_name(self, index: int) -> str | None:
        """The name of the font that a character already met is set in."""
        return self._names.get(_get_object(self._address, index))

    def glyphs(self) -> dict[float, list[Glyph]]:
        """All upright glyphs that show something, and printed blanks, by baseline.

        A call into pdfium costs as much as all else that is done with a letter, so that widths are
        asked for once a font, and styles where a word or a line begins.
        """
        text, turned = self._address, self._frame.turns != 0
        left, top = self._frame.left, self._frame.top
        x, y = ctypes.c_double(), ctypes.c_double()
        x_place, y_place = ctypes.byref(x), ctypes.byref(y)
        by_baseline: dict[float, list[Glyph]] = {}
        looks: dict[int | None, _Look] = {}
        look = _Look(Style(0.0, upright=False), None, {})
        level, ask = math.nan, True
        self.letters = "".join(self._letters())
        for index, letter in enumerate(self.letters):
            if letter in BLANKS:
                ask = True
                if _is_generated(text, index):
                    continue
            elif letter < " " and letter not in _HYPHENS:
                continue
            _get_origin(text, index, x_place, y_place)
            if ask or y.value != level:
                level, ask = y.value, letter in BLANKS
                here = _get_object(text, index)
                look = looks.get(here) or looks.setdefault(here, self._look(index, here))
            if not look.style.upright:
                continue
            if turned:
                x0, baseline, x1 = self._turned(index, x.value, level)
            else:
                width = look.widths.get(letter)
                if width is None:
                    width = look.widths.setdefault(letter, self._right(index) - x.value)
                x0, baseline = x.value - left, top - level
                x1 = x0 + width
            if "\u0300" <= letter <= "\u036f":
                self.marks.append(self._mark(index, letter, baseline, look))
                continue
            if look.symbol_font is not None:
                letter = symbol(ord(letter), look.symbol_font, letter)
            glyph = _new(Glyph, (x0, index, x1, _HYPHENS.get(letter, letter), look.style, False))
            if baseline in by_baseline:
                by_baseline[baseline].append(glyph)
            else:
                by_baseline[baseline] = [glyph]
        return by_baseline

    def _right(self, index: int) -> float:
        """The right edge of a letter, its advance included, in pdfium's coordinates."""
        _get_box(self._address, index, ctypes.byref(self._box))
        return float(self._box.right)

    def _turned(self, index: int, x: float, y: float) -> tuple[float, float, float]:
        """The left edge, the baseline and the right edge of a letter on a page that is shown turned."""
        frame = self._frame
        _get_box(self._address, index, ctypes.byref(self._box))
        sides = frame.point(self._box.left, self._box.bottom), frame.point(self._box.right, self._box.top)
        return *frame.point(x, y), max(sides[0][0], sides[1][0])

    def _letters(self) -> Iterable[str]:
        """The page's characters, in one call where that keeps the count (no letters beyond U+FFFF)."""
        count = pdfium.FPDFText_CountChars(self._text)
        buffer = (ctypes.c_ushort * (count + 1))()
        written = pdfium.FPDFText_GetText(self._text, 0, count, buffer)
        if written == count + 1:
            letters = bytes(buffer)[: 2 * count].decode("utf-16-le", "surrogatepass")
            if len(letters) == count:
                return letters
        return [chr(pdfium.FPDFText_GetUnicode(self._text, index)) for index in range(count)]

    def _look(self, index: int, item: int | None) -> _Look:
        """What the letters of a text object (given by its address) share; its first letter is at `index`."""
        matrix = self._matrix
        _get_matrix(self._address, index, ctypes.byref(matrix))
        size = _get_size(self._address, index) * math.hypot(matrix.c, matrix.d)
        address = _get_font(item)
        font = self._fonts.get(address) or self._fonts.setdefault(address, self._font(index))
        self._names[item] = font.name
        style = Style(
            size=round(size, 1),
            bold=font.bold or _get_mode(item) in _OUTLINED,
            italic=font.italic,
            upright=size >= _LEAST_SIZE and abs(self._frame.slant(matrix.a, matrix.b)) < _SLANT,
        )
        widths = self._widths.setdefault((address, size, matrix.a), {})
        return _Look(style, font.symbols, widths)

    def _font(self, index: int) -> _Font:
        flags = ctypes.c_int()
        buffer = ctypes.create_string_buffer(_FONT_NAME_BYTES)
        pdfium.FPDFText_GetFontInfo(self._text, index, buffer, len(buffer), flags)
        own_name = buffer.value.decode("utf-8", "replace").rpartition("+")[2]
        self.has_legacy_fonts = self.has_legacy_fonts or font_of(own_name) is not None
        name = own_name.casefold()
        heavy = pdfium.FPDFText_GetFontWeight(self._text, index) >= _BOLD_WEIGHT
        return _Font(
            bold=heavy or "bold" in name or "black" in name or bool(flags.value & _FORCE_BOLD),
            italic="italic" in name or "oblique" in name or bool(flags.value & _ITALIC),
            symbols=name if is_symbol_font(name) else None,
            name=own_name,
        )

    def _mark(self, index: int, letter: str, baseline: float, look: _Look) -> Mark:
        """A combining mark by the middle of its ink; its origin may stand on either side of its letter."""
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        pdfium.FPDFText_GetCharBox(self._text, index, left, right, bottom, top)
        middle = self._frame.point((left.value + right.value) / 2, (bottom.value + top.value) / 2)
        return Mark(letter, middle[0], baseline, look.style.size)

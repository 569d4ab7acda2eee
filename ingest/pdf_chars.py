"""A PDF page's characters, as pdfium gives them, brought onto printed lines.

pdfium's own text order is not used: in files whose Vietnamese letters come from a second font it lists
the letters of each font apart. Here only the places count: a baseline makes a line, x its order.
"""

from __future__ import annotations

import ctypes
import math
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from ingest.lines import TextLine, Word
from ingest.symbols import is_symbol_font, symbol
from ingest.vietnamese import normalise

# All in parts of the type size. Baselines nearer than this are one line (a number stamped by hand).
_SAME_LINE = 0.2
# A printed blank that is squeezed to less than this parts nothing; a gap wider than the second parts
# words also where no blank is printed (Word leaves blanks out of squeezed lines: 0.22 was seen).
_LEAST_BLANK, _UNPRINTED_BLANK = 0.05, 0.16
# The same letter again nearer than this is printed twice to look bold.
_SAME_PLACE = 0.08
# Superscripts are at most this big and stand this far above (or below) their line.
_SMALL, _RAISED, _LOWERED = 0.8, 0.65, 0.3
_BESIDE = 0.35
# Text that climbs steeper than this (a watermark, a note up the margin) is no part of any line.
_SLANT = math.radians(3)
# How pdfium reports a hyphen at a line's end.
_HYPHENS = {"\x02": "-", "\ufffe": "-"}
_BLANKS = frozenset(" \u00a0\t\u2002\u2003\u2009\u202f\u3000")
_BOLD_WEIGHT = 600
_OUTLINED = (pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE, pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE_CLIP)
_INVISIBLE_MARK = "\u00ad"
# Vowel shapes go before tones: both have the same combining class, so NFC alone keeps a wrong order.
_SHAPES = "\u0302\u0306\u031b"


class _Style(NamedTuple):
    """What a text object's letters have in common."""

    size: float
    bold: bool
    italic: bool
    upright: bool
    font: str | None


class _Glyph(NamedTuple):
    """A letter on its line; sorts by x, then by its place in the file."""

    x0: float
    index: int
    x1: float
    letter: str
    style: _Style
    raised: bool = False


@dataclass(slots=True)
class _Row:
    """The glyphs of one baseline."""

    baseline: float
    glyphs: list[_Glyph] = field(default_factory=list)

    def place(self, x: float) -> int:
        """Where a glyph at x would stand among the glyphs, which must be sorted."""
        return bisect_right(self.glyphs, (x,))


_NO_STYLE = _Style(0.0, False, False, False, None)
_new = tuple.__new__


def _direct(function: Any, result: Any, *arguments: Any) -> Any:
    """A pdfium function with plain addresses as arguments: called for every letter, it takes half the time."""
    address = ctypes.cast(function, ctypes.c_void_p).value
    return ctypes.PYFUNCTYPE(result, ctypes.c_void_p, ctypes.c_int, *arguments)(address)


_get_box = _direct(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int, ctypes.c_void_p)
_get_origin = _direct(pdfium.FPDFText_GetCharOrigin, ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)
_get_object = _direct(pdfium.FPDFText_GetTextObject, ctypes.c_void_p)


class Frame:
    """From pdfium's page coordinates to points from the shown page's upper left corner."""

    def __init__(self, page: Any) -> None:
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


def read_lines(page: Any, number: int, frame: Frame) -> list[TextLine]:
    """The printed lines of a page (an FPDF_PAGE) from top to bottom."""
    text = pdfium.FPDFText_LoadPage(page)
    if not text:
        return []
    try:
        reader = _Characters(text, frame)
        rows = _rows(reader.glyphs())
        _hang_small(rows)
        for glyph, baseline in reader.marks:
            _hang_mark(rows, glyph, baseline)
    finally:
        pdfium.FPDFText_ClosePage(text)
    lines = (_line(number, row) for row in rows)
    return [line for line in lines if line is not None]


class _Characters:
    """pdfium's characters as glyphs. Combining marks are kept apart until their letters are known."""

    def __init__(self, text: Any, frame: Frame) -> None:
        self._text = text
        self._frame = frame
        self._styles: dict[int, _Style] = {}
        self.marks: list[tuple[_Glyph, float]] = []

    def glyphs(self) -> dict[float, list[_Glyph]]:
        """All upright glyphs that show something, and printed blanks, by baseline."""
        text, turned = ctypes.cast(self._text, ctypes.c_void_p).value, self._frame.turns != 0
        left, top = self._frame.left, self._frame.top
        box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        box_place, x_place, y_place = ctypes.byref(box), ctypes.byref(x), ctypes.byref(y)
        by_line: dict[float, list[_Glyph]] = {}
        known: dict[int | None, _Style] = {}
        address, style = -1, _NO_STYLE
        for index, letter in enumerate(self._letters()):
            if letter < " " and letter not in _HYPHENS:
                continue
            _get_box(text, index, box_place)
            if box.left == box.right and letter in _BLANKS:
                continue  # one that pdfium made up
            _get_origin(text, index, x_place, y_place)
            here = _get_object(text, index)
            if here != address:
                address = here
                style = known.get(here) or known.setdefault(here, self._style(index))
            if not style.upright:
                continue
            if turned:
                x0, baseline = self._frame.point(x.value, y.value)
                x1 = max(self._frame.point(box.left, box.bottom)[0], self._frame.point(box.right, box.top)[0])
            else:
                x0, baseline, x1 = x.value - left, top - y.value, box.right - left
            if style.font is not None:
                letter = symbol(ord(letter), style.font, letter)
            glyph = _new(_Glyph, (x0, index, x1, _HYPHENS.get(letter, letter), style, False))
            if "\u0300" <= letter <= "\u036f":
                self.marks.append((self._mark(glyph), baseline))
            elif baseline in by_line:
                by_line[baseline].append(glyph)
            else:
                by_line[baseline] = [glyph]
        return by_line

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

    def _style(self, index: int) -> _Style:
        text = self._text
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(text, index, matrix)
        size = pdfium.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)
        name, fixed = self._font(index)
        plain = name.rpartition("+")[2].casefold()
        outlined = pdfium.FPDFTextObj_GetTextRenderMode(pdfium.FPDFText_GetTextObject(text, index)) in _OUTLINED
        heavy = pdfium.FPDFText_GetFontWeight(text, index) >= _BOLD_WEIGHT
        return _Style(
            size=round(size, 1),
            bold=heavy or outlined or "bold" in plain or "black" in plain or bool(fixed & _FORCE_BOLD),
            italic="italic" in plain or "oblique" in plain or bool(fixed & _ITALIC),
            upright=size > 0 and abs(self._frame.slant(matrix.a, matrix.b)) < _SLANT,
            font=plain if is_symbol_font(plain) else None,
        )

    def _font(self, index: int) -> tuple[str, int]:
        """The font's name and its descriptor's flags (ISO 32000-1, table 123)."""
        flags = ctypes.c_int()
        buffer = ctypes.create_string_buffer(256)
        pdfium.FPDFText_GetFontInfo(self._text, index, buffer, len(buffer), flags)
        return buffer.value.decode("utf-8", "replace"), flags.value

    def _mark(self, glyph: _Glyph) -> _Glyph:
        """The glyph with the middle of its ink as place; a mark's origin may stand on either side of its letter."""
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        if not pdfium.FPDFText_GetCharBox(self._text, glyph.index, left, right, bottom, top):
            return glyph
        middle = self._frame.point((left.value + right.value) / 2, (bottom.value + top.value) / 2)[0]
        return glyph._replace(x0=middle)


_ITALIC, _FORCE_BOLD = 1 << 6, 1 << 18


def _rows(by_line: dict[float, list[_Glyph]]) -> list[_Row]:
    """Baselines that are nearly the same put together, their glyphs in order of x."""
    rows: list[_Row] = []
    for baseline in sorted(by_line):
        glyphs = by_line[baseline]
        if rows and baseline - rows[-1].baseline <= _SAME_LINE * glyphs[0].style.size:
            rows[-1].glyphs.extend(glyphs)
        else:
            rows.append(_Row(baseline, glyphs))
    for row in rows:
        row.glyphs.sort()
    return rows


def _hang_small(rows: list[_Row]) -> None:
    """Move superscripts and subscripts to the line whose letters they stand beside."""
    for place, row in enumerate(rows):
        for host in (*rows[place + 1 : place + 3], *rows[max(0, place - 1) : place]):
            away = host.baseline - row.baseline
            if not host.glyphs or not _could_hang(row, host, away):
                continue
            kept = [glyph for glyph in row.glyphs if not _hang(glyph, host, away > 0)]
            if len(kept) < len(row.glyphs):
                row.glyphs = kept
    rows[:] = [row for row in rows if row.glyphs]


def _could_hang(row: _Row, host: _Row, away: float) -> bool:
    size = max(glyph.style.size for glyph in host.glyphs)
    small = min((glyph.style.size for glyph in row.glyphs), default=size) <= _SMALL * size
    return small and -_LOWERED * size <= away <= _RAISED * size


def _hang(glyph: _Glyph, host: _Row, raised: bool) -> bool:
    """Put a small glyph into the host if a bigger letter, or one hung before, stands right beside it."""
    place = host.place(glyph.x0)
    before = host.glyphs[place - 1] if place else None
    after = host.glyphs[place] if place < len(host.glyphs) else None
    reach = _BESIDE * glyph.style.size / _SMALL
    follows = before is not None and _is_host(before, glyph) and glyph.x0 - before.x1 <= reach
    leads = before is None and after is not None and _is_host(after, glyph) and after.x0 - glyph.x1 <= 3 * reach
    if follows or leads:
        host.glyphs.insert(place, glyph._replace(raised=raised))
    return follows or leads


def _is_host(letter: _Glyph, glyph: _Glyph) -> bool:
    return letter.letter not in _BLANKS and (letter.raised or glyph.style.size <= _SMALL * letter.style.size)


def _hang_mark(rows: list[_Row], mark: _Glyph, baseline: float) -> None:
    """Write a combining mark behind the letter that it stands above or below."""
    reach = mark.style.size
    near = sorted((row for row in rows if abs(row.baseline - baseline) < reach), key=lambda r: abs(r.baseline - baseline))
    for row in near:
        place = row.place(mark.x0) - 1
        if place < 0 or row.glyphs[place].x1 + _SAME_PLACE * reach < mark.x0:
            continue
        base = row.glyphs[place]
        head, marks = base.letter[0], base.letter[1:] + mark.letter
        ordered = "".join(sorted(marks, key=lambda letter: letter not in _SHAPES))
        row.glyphs[place] = base._replace(letter=unicodedata.normalize("NFD", head) + ordered)
        return


def _line(page: int, row: _Row) -> TextLine | None:
    words = list(_words(row.glyphs))
    if not words:
        return None
    last = row.glyphs[-1]
    return TextLine(page, row.baseline, words, open_end=last.letter in _BLANKS)


def _words(glyphs: list[_Glyph]) -> Iterator[Word]:
    """Part a row into words, by printed blanks and by gaps."""
    wide = _UNPRINTED_BLANK + _spacing(glyphs)
    held: list[_Glyph] = []
    edge, filled, blank = -math.inf, 0.0, False
    gap, glued = 0.0, False
    for glyph in glyphs:
        if glyph.letter in _BLANKS:
            blank = bool(held)
            filled += glyph.x1 - glyph.x0
            continue
        size = glyph.style.size
        empty = glyph.x0 - edge
        if held and _is_double(held[-1], glyph):
            held[-1] = held[-1]._replace(style=held[-1].style._replace(bold=True))
            continue
        parted = empty > wide * size or (blank and empty > _LEAST_BLANK * size)
        if held and (parted or glyph.raised != held[-1].raised):
            yield _word(held, gap, glued)
            held, gap, glued = [], max(0.0, empty - filled), not parted
        held.append(glyph)
        edge = glyph.x1 if glyph.x1 > edge else edge
        filled, blank = 0.0, False
    if held:
        yield _word(held, gap, glued)


def _spacing(glyphs: list[_Glyph]) -> float:
    """How far letters are spaced out, in parts of the type size: 0 but for headings set wide."""
    gaps = [(b.x0 - a.x1) / b.style.size for a, b in zip(glyphs, glyphs[1:], strict=False)]
    if len(gaps) < 4 or bisect_left(sorted(gaps), _UNPRINTED_BLANK) > len(gaps) // 2:
        return 0.0
    return max(0.0, sorted(gaps)[len(gaps) // 4])


def _is_double(before: _Glyph, glyph: _Glyph) -> bool:
    """Whether a letter is printed again in the same place. Parts of one ligature share theirs."""
    if before.letter != glyph.letter or glyph.x0 - before.x0 > _SAME_PLACE * glyph.style.size:
        return False
    return not (glyph.index == before.index + 1 and glyph.letter in "fli")


def _word(glyphs: list[_Glyph], gap: float, glued: bool) -> Word:
    style = next((glyph.style for glyph in glyphs if glyph.letter.isalnum()), glyphs[0].style)
    text = "".join([glyph.letter for glyph in glyphs])
    if _INVISIBLE_MARK in text:
        # A hyphen that shows is one, whatever its code; only at a line's end it may be soft.
        text = text[:-1].replace(_INVISIBLE_MARK, "-") + text[-1]
    return Word(
        text if text[-1] == _INVISIBLE_MARK else normalise(text),
        glyphs[0].x0,
        max(glyph.x1 for glyph in glyphs),
        style.size,
        style.bold,
        style.italic,
        gap,
        glued,
        glyphs[0].raised,
    )

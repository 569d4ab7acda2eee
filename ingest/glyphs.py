"""Letters with places, brought onto lines and into words.

Only places count: a baseline makes a line, x its order, gaps and printed blanks its words. The order in
which a file lists its letters is not used; where Vietnamese letters come from a second font it lists the
letters of each font apart.
"""

from __future__ import annotations

import math
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from ingest.lines import TextLine, Word
from ingest.vietnamese import normalise

# All in parts of the type size. Baselines nearer than this are one line.
_SAME_LINE = 0.2
# A printed blank that is squeezed to less than this parts nothing; a gap wider than the second parts
# words also where no blank is printed (Word leaves blanks out of squeezed lines: 0.14 was seen).
_LEAST_BLANK, _UNPRINTED_BLANK = 0.05, 0.13
# Letter spacing is learnt from lines with this many letters; squeezed by more than the second they would overlap.
_ENOUGH, _SQUEEZED = 8, 0.06
# The same letter again nearer than this is printed twice to look bold.
_SAME_PLACE = 0.08
# Superscripts are at most this big and stand this far above (or below) their line.
_SMALL, _RAISED, _LOWERED = 0.8, 0.65, 0.3
_BESIDE = 0.35
# A number stamped by hand into the gap that a line leaves for it stands this far off its baseline.
_STAMPED = 0.5
BLANKS = frozenset(" \u00a0\t\u2002\u2003\u2009\u202f\u3000")
_SOFT_HYPHEN = "\u00ad"
# Vowel shapes go before tones: both have the same combining class, so NFC alone keeps a wrong order.
_SHAPES = "\u0302\u0306\u031b"


class Style(NamedTuple):
    """How letters look. `upright` letters run from left to right; others belong to no line."""

    size: float
    bold: bool = False
    italic: bool = False
    upright: bool = True


class Glyph(NamedTuple):
    """A letter on its line; sorts by x, then by its place in the file (`order`)."""

    x0: float
    order: int
    x1: float
    letter: str
    style: Style
    raised: bool = False


@dataclass(slots=True)
class _Row:
    """The glyphs of one baseline, from left to right."""

    baseline: float
    glyphs: list[Glyph] = field(default_factory=list)

    def place(self, x: float) -> int:
        """Where a glyph at x would stand among the glyphs."""
        return bisect_right(self.glyphs, (x,))


class Mark(NamedTuple):
    """A combining mark that is printed as a glyph of its own; `x` is the middle of its ink."""

    letter: str
    x: float
    baseline: float
    size: float


def make_lines(page: int, by_baseline: Mapping[float, list[Glyph]], marks: list[Mark]) -> list[TextLine]:
    """The lines of a page from top to bottom."""
    rows = _rows(by_baseline)
    _hang_small(rows)
    for mark in marks:
        _hang_mark(rows, mark)
    lines = [line for row in rows if (line := _line(page, row)) is not None]
    return _fill_gaps(lines)


def _rows(by_baseline: Mapping[float, list[Glyph]]) -> list[_Row]:
    """Baselines that are nearly the same put together, their glyphs in order of x."""
    rows: list[_Row] = []
    for baseline in sorted(by_baseline):
        glyphs = by_baseline[baseline]
        if rows and baseline - rows[-1].baseline <= _SAME_LINE * glyphs[0].style.size:
            rows[-1].glyphs.extend(glyphs)
        else:
            rows.append(_Row(baseline, glyphs))
    for row in rows:
        row.glyphs.sort()
    return rows


def _hang_small(rows: list[_Row]) -> None:
    """Move superscripts and subscripts to the line whose letters they stand beside."""
    sizes = [{glyph.style.size for glyph in row.glyphs} for row in rows]
    for place, row in enumerate(rows):
        for other in (place + 1, place + 2, place - 1):
            if not 0 <= other < len(rows) or not row.glyphs or not rows[other].glyphs:
                continue
            host, size = rows[other], max(sizes[other])
            away = host.baseline - row.baseline
            if min(sizes[place]) > _SMALL * size or not -_LOWERED * size <= away <= _RAISED * size:
                continue
            row.glyphs = [glyph for glyph in row.glyphs if not _hang(glyph, host, away > 0)]
    rows[:] = [row for row in rows if row.glyphs]


def _hang(glyph: Glyph, host: _Row, raised: bool) -> bool:
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


def _is_host(letter: Glyph, glyph: Glyph) -> bool:
    return letter.letter not in BLANKS and (letter.raised or glyph.style.size <= _SMALL * letter.style.size)


def _hang_mark(rows: list[_Row], mark: Mark) -> None:
    """Write a combining mark behind the letter that it stands above or below."""
    near = [row for row in rows if abs(row.baseline - mark.baseline) < mark.size]
    for row in sorted(near, key=lambda row: abs(row.baseline - mark.baseline)):
        place = row.place(mark.x) - 1
        if place < 0 or row.glyphs[place].x1 + _SAME_PLACE * mark.size < mark.x:
            continue
        base = row.glyphs[place]
        decomposed = unicodedata.normalize("NFD", base.letter)
        marks = sorted(decomposed[1:] + mark.letter, key=lambda letter: letter not in _SHAPES)
        row.glyphs[place] = base._replace(letter=decomposed[0] + "".join(marks))
        return


def _fill_gaps(lines: list[TextLine]) -> list[TextLine]:
    """Put words stamped slightly above or below a line into the gaps that it leaves for them."""
    out: list[TextLine] = []
    for line in lines:
        last = out[-1] if out else None
        if last is not None and line.baseline - last.baseline < _STAMPED * min(line.size, last.size):
            if _fits(line, last):
                out[-1] = _together(last, line)
                continue
            if _fits(last, line):
                out[-1] = _together(line, last)
                continue
        out.append(line)
    return out


def _fits(line: TextLine, host: TextLine) -> bool:
    """Whether each of the line's words stands between two of the host's."""
    return all(
        any(left.x1 <= word.x0 and word.x1 <= right.x0 for left, right in pairwise(host.words)) for word in line.words
    )


def _together(host: TextLine, line: TextLine) -> TextLine:
    words = sorted((*host.words, *line.words), key=lambda word: word.x0)
    return TextLine(host.page, host.baseline, words, host.open_end)


def _line(page: int, row: _Row) -> TextLine | None:
    words = list(_words(row.glyphs))
    if not words:
        return None
    return TextLine(page, row.baseline, words, open_end=row.glyphs[-1].letter in BLANKS)


def _words(glyphs: list[Glyph]) -> Iterator[Word]:
    """Part a row into words, by printed blanks and by gaps."""
    wide = _UNPRINTED_BLANK + _spacing(glyphs)
    held: list[Glyph] = []
    edge, filled = -math.inf, 0.0
    gap, glued = 0.0, False
    for glyph in glyphs:
        x0, _, x1, letter, style, raised = glyph
        if letter in BLANKS:
            filled += x1 - x0
            continue
        empty = x0 - edge
        if held:
            last = held[-1]
            if last.letter == letter and _is_double(last, glyph):
                held[-1] = last._replace(style=last.style._replace(bold=True))
                continue
            parted = empty > wide * style.size or (filled > 0 and empty > _LEAST_BLANK * style.size)
            if parted or raised != last.raised:
                yield _word(held, gap, glued)
                held, gap, glued = [], max(0.0, empty - filled), not parted
        held.append(glyph)
        if x1 > edge:
            edge = x1
        filled = 0.0
    if held:
        yield _word(held, gap, glued)


def _spacing(glyphs: list[Glyph]) -> float:
    """How far apart a line's letters are set, in parts of the type size; less than 0 where they are squeezed."""
    if len(glyphs) < _ENOUGH:
        return 0.0
    gaps = sorted([right[0] - left[2] for left, right in pairwise(glyphs)])
    return max(-_SQUEEZED, gaps[len(gaps) // 2] / glyphs[len(glyphs) // 2].style.size)


def _is_double(before: Glyph, glyph: Glyph) -> bool:
    """Whether the same letter is printed again in the same place. Parts of one ligature share theirs."""
    near = glyph.x0 - before.x0 <= _SAME_PLACE * glyph.style.size
    return near and not (glyph.order == before.order + 1 and glyph.letter in "fli")


def _word(glyphs: list[Glyph], gap: float, glued: bool) -> Word:
    first = glyphs[0]
    text = "".join([glyph[3] for glyph in glyphs])
    # A soft hyphen that is printed shows as a hyphen; several programs write every hyphen so.
    text = normalise(text.replace(_SOFT_HYPHEN, "-"))
    size, bold, italic, _ = first.style
    if not first.letter.isalnum():
        size, bold, italic, _ = next((glyph.style for glyph in glyphs if glyph.letter.isalnum()), first.style)
    return Word(text, first.x0, max([glyph[2] for glyph in glyphs]), size, bold, italic, gap, glued, first.raised)

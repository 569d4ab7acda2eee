"""Where one paragraph ends and the next begins: one decision for each pair of printed lines."""

from __future__ import annotations

import re
from itertools import pairwise

from ingest.breaks import OPENS_ITEM
from ingest.document import Align
from ingest.lines import BLANK, Group, TextLine
from ingest.margins import Area

_BRACKETED = re.compile(r"\(\w{1,3}\)")
_HEADING = re.compile(r"(?:điều|chương|phần|mục|phụ lục|biểu)\s+[\dIVXLC]+\b", re.I)
_STOPS = (".", ";", ":", "!", "?")
_ENDS = (*_STOPS, "”", ")")
# In parts of the type size.
_SAME_EDGE = 0.4
_SAME_SIZE = 1.15
_EXTRA = 0.3
_EXTRA_UNSURE = 0.6
_FULL = 0.4
_SLACK = 0.02
_NARROW, _WIDE = 0.2, 0.3


class Paragraph:
    """Lines that belong together, on one page or on several."""

    def __init__(self, line: TextLine, area: Area, above: Paragraph | None = None) -> None:
        """A paragraph opens with its first line; `above` is the one before it.

        A line of a title that fills the page shows no room on either side; that the bold one above it is centred
        tells that it is too.
        """
        self.lines: Group = [line]
        self.areas = [area]
        self.area = area
        goes_on = above is not None and above.stands_apart and above.last.bold and line.bold
        self._centered = area.centers(line) or (goes_on and area.balances(line))

    def add(self, line: TextLine, area: Area) -> None:
        """Go on with a line."""
        self._centered = self._centered and area.balances(line)
        self.lines.append(line)
        self.areas.append(area)

    @property
    def last(self) -> TextLine:
        """Its last line."""
        return self.lines[-1]

    @property
    def indent(self) -> float:
        """Where its first line begins, from the margin."""
        return self.lines[0].x0 - self.areas[0].left

    @property
    def edge(self) -> float | None:
        """Where its further lines begin, from the margin; None before there are any."""
        return None if len(self.lines) == 1 else self.last.x0 - self.areas[-1].left

    @property
    def pitch(self) -> float | None:
        """The distance between its last two baselines; None where there is none on one page."""
        if len(self.lines) < 2 or self.lines[-2].page != self.last.page:
            return None
        return self.last.baseline - self.lines[-2].baseline

    @property
    def stands_apart(self) -> bool:
        """Whether all its lines are centred, with room on both sides of the first."""
        return self._centered

    @property
    def may_be_centered(self) -> bool:
        """Whether all its lines have the same room on both sides (full ones have none)."""
        return self._centered or (len(self.lines) == 1 and self.area.balances(self.last))

    @property
    def align(self) -> Align:
        """How its lines are set, as far as they show it."""
        if self._centered or (len(self.lines) > 1 and self.may_be_centered):
            return "center"
        if len(self.lines) > 1 and all(map(_reaches, self.lines[:-1], self.areas)):
            return "justify"
        return "right" if _reaches(self.last, self.area) and self.area.stands_right(self.last) else "left"


class Stream:
    """Running text, line by line, across page breaks."""

    def __init__(self, pitch: float = 0.0) -> None:
        """`pitch` is the usual distance of baselines in parts of the type size, 0 if it is not known."""
        self._pitch = pitch
        self._open: Paragraph | None = None

    def add(self, line: TextLine, area: Area) -> list[Paragraph]:
        """Take the next line; give the paragraph that ended before it, if one did."""
        if self._open is not None and not self._starts(self._open, line, area):
            self._open.add(line, area)
            return []
        done = self.close()
        self._open = Paragraph(line, area, done[0] if done else None)
        return done

    def close(self) -> list[Paragraph]:
        """End the open paragraph and give it."""
        done = [] if self._open is None else [self._open]
        self._open = None
        return done

    def _starts(self, open_: Paragraph, line: TextLine, area: Area) -> bool:
        """Whether the line begins a new paragraph."""
        last = open_.last
        if not 1 / _SAME_SIZE <= line.size / last.size <= _SAME_SIZE or self._stands_off(open_, line):
            return True
        if (open_.stands_apart or area.centers(line)) and open_.may_be_centered and area.balances(line):
            return _breaks_title(open_, line, area)
        if area.centers(line) and line.x0 - area.left > 2 * line.size:
            return True
        if open_.areas[-1].stands_right(last) or area.stands_right(line):
            return True
        return _is_short(last, open_.areas[-1], line) or _starts_by_edge(open_, line, area)

    def _stands_off(self, open_: Paragraph, line: TextLine) -> bool:
        """Whether there is more room above the line than inside a paragraph."""
        if line.page != open_.last.page:
            return False
        distance = line.baseline - open_.last.baseline
        if open_.pitch is not None:
            return distance > open_.pitch + _EXTRA * line.size
        return self._pitch > 0 and distance > (self._pitch + _EXTRA_UNSURE) * line.size


def _breaks_title(open_: Paragraph, line: TextLine, area: Area) -> bool:
    """Centred lines are set one below the other by hand, unless the one above has no room for more."""
    last = open_.last
    if last.bold != line.bold or last.italic != line.italic or last.text.endswith(_STOPS):
        return True
    return last.x1 - last.x0 + BLANK * last.size + _first_width(line) <= area.width


def _is_short(last: TextLine, area: Area, line: TextLine) -> bool:
    """Whether the line above ends before the margin although the next word has room there."""
    room = area.right - last.x1
    return room > max(_FULL * last.size, _blank_width(last) + _SLACK * last.size + _first_width(line))


def _starts_by_edge(open_: Paragraph, line: TextLine, area: Area) -> bool:
    """What the left edge says after a line that is full."""
    same = _SAME_EDGE * line.size
    here = line.x0 - area.left
    if open_.edge is not None:
        if abs(here - open_.edge) > same:
            return True
        return (here > same or abs(open_.indent - here) <= same) and _opens_block(open_, line, area)
    if abs(here - open_.indent) <= same:
        if area.indent and abs(here - area.indent) <= same:
            return True
        return (here > same and not _goes_on(open_, line)) or _opens_block(open_, line, area)
    if here > open_.indent:
        early = area.justified and not _reaches(open_.last, open_.areas[-1])
        return not _hangs(open_.last, line) or (early and (line.text[0].isupper() or _ends_early(open_, area)))
    return here > same and _opens_item(line) and open_.last.text.endswith(_ENDS)


def _opens_block(open_: Paragraph, line: TextLine, area: Area) -> bool:
    """Where first lines are not indented only the words tell, or a last line that is not full."""
    return _ends_early(open_, area) or (_opens_item(line) and open_.last.text.endswith(_ENDS))


def _ends_early(open_: Paragraph, area: Area) -> bool:
    """Whether the line above stops before the margin that all lines but a paragraph's last reach."""
    return area.justified and not _reaches(open_.last, open_.areas[-1]) and open_.last.text.endswith(_STOPS)


def _goes_on(open_: Paragraph, line: TextLine) -> bool:
    """Whether a line at the same indent as the one above goes on with it: in the middle of a sentence."""
    text = line.text
    return not _opens_item(line) and (text[0].islower() or not open_.last.text.endswith(_ENDS))


def _hangs(last: TextLine, line: TextLine) -> bool:
    """Whether the line stands under the words behind the label of the line above."""
    if not _opens_item(last) or len(last.words) < 2:
        return False
    return abs(line.x0 - last.words[1].x0) <= line.size


def _opens_item(line: TextLine) -> bool:
    text = line.text + " "
    return any(pattern.match(text) is not None for pattern in (OPENS_ITEM, _BRACKETED, _HEADING))


def _reaches(line: TextLine, area: Area) -> bool:
    return area.right - line.x1 <= _FULL * line.size


def _blank_width(line: TextLine) -> float:
    """The width of a blank as the line shows it; in justified lines it is wider than the font's."""
    gaps = [right.x0 - left.x1 for left, right in pairwise(line.words) if not right.glued]
    if not gaps:
        return BLANK * line.size
    return min(max(min(gaps), _NARROW * line.size), _WIDE * line.size)


def _first_width(line: TextLine) -> float:
    width = line.words[0].x1 - line.words[0].x0
    for word in line.words[1:]:
        if not word.glued:
            break
        width = word.x1 - line.words[0].x0
    return width

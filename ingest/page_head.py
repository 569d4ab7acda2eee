"""The head of a document on its page: issuing body and number left, Quốc hiệu, tiêu ngữ and date right.

Nghị định 30/2020/NĐ-CP, Appendix I. Which words stand in which column is a matter of places; which
lines of a column belong together is one of words, for narrow columns break what is known whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.head import is_motto_line, is_number_line, is_ornament, is_place_date_line, order_head
from ingest.lines import BLANK, Group, TextLine, group_lines, join_lines
from ingest.margins import Area

# Quốc hiệu, as far as a narrow column lets it run on one line; a party document has the party's name.
_COUNTRY = re.compile(r"cộng\s+h(?:òa|oà)\s+xã\s+hội(?:\s+chủ(?:\s+nghĩa(?:\s+việt(?:\s*nam)?)?)?)?$", re.I)
_PARTY = re.compile(r"ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM$")
_COUNTRY_OPENS = frozenset({"CỘNG", "Cộng", "ĐẢNG"})
_MOTTO = re.compile(r"độc\s+lập\s*[-–—]", re.I)
_DATE_OPENS = re.compile(r"(?:[^;:]{0,60},\s*)?ngày\b", re.I)
_YEAR = re.compile(r"\d{4}$")
_ABOUT = re.compile(r"(?:v/v|về việc)\b", re.I)
# Bodies whose unit is set on a line of its own.
_UNIT_FOLLOWS = re.compile(r"(?:nhân dân|chấp hành|thường vụ|đảng bộ)$", re.I)

# In parts of the type size.
_COLUMN_GAP = 0.8
_HEAD_REACH = 3.2
# Lines that a head may have above Quốc hiệu, and between it and tiêu ngữ.
_ABOVE = 4


def find_head(lines: Sequence[TextLine], area: Area) -> tuple[int, int, list[Group]] | None:
    """The first head among a page's lines: where it begins and ends, and its lines in canonical order."""
    for index, line in enumerate(lines):
        place = country_at(line)
        if place is not None and _is_opened(lines, index, place, area):
            return _head(lines, index, line.words[place].x0, area)
    return None


def _is_opened(lines: Sequence[TextLine], index: int, place: int, area: Area) -> bool:
    """Whether Quốc hiệu opens a head here: tiêu ngữ follows it, the party's name stands in the right column."""
    line = lines[index]
    if _PARTY.match(line.part(place).text):
        return area.stands_right(line.part(place))
    return any(_MOTTO.search(below.text) for below in lines[index + 1 : index + 1 + _ABOVE])


def _head(lines: Sequence[TextLine], index: int, edge: float, area: Area) -> tuple[int, int, list[Group]]:
    """The head around the line of Quốc hiệu, which begins at `edge`."""
    start = _head_start(lines, index, edge)
    end, left, right = _head_columns(lines, start, index, edge, area)
    left_groups = group_lines(left, lambda group, line: _goes_on_left(group, line, area.left, edge))
    return start, end, order_head(left_groups, group_lines(right, _goes_on_right), join_lines)


def country_at(line: TextLine) -> int | None:
    """The word with which Quốc hiệu begins in the line. A law's title has it too, but behind "nước"."""
    for index, word in enumerate(line.words):
        if word.text not in _COUNTRY_OPENS or (index and line.words[index - 1].text.casefold() == "nước"):
            continue
        text = line.part(index).text
        if _PARTY.match(text) or _COUNTRY.match(text):
            return index
    return None


def _head_start(lines: Sequence[TextLine], index: int, edge: float) -> int:
    """The head's first line: the issuing body may begin above Quốc hiệu."""
    start = index
    while start and index - start < _ABOVE:
        line, below = lines[start - 1], lines[start]
        if line.x1 > edge or below.baseline - line.baseline > _HEAD_REACH * line.size:
            break
        start -= 1
    return start


def _head_columns(
    lines: Sequence[TextLine], start: int, index: int, edge: float, area: Area
) -> tuple[int, Group, Group]:
    """One past the head's last line, and the two columns."""
    left: Group = []
    right: Group = []
    end = start
    last = lines[start].baseline
    for line in lines[start:]:
        if end > index and line.baseline - last > _HEAD_REACH * line.size:
            break
        before, after = _split(line, edge)
        if end > index and not _is_head_row(before, after, right, area):
            break
        left += [before] if before else []
        right += [after] if after else []
        last = line.baseline
        end += 1
    return end, left, right


def _split(line: TextLine, edge: float) -> tuple[TextLine | None, TextLine | None]:
    """Part a line of the head at the gap nearest to the edge between the columns."""
    words = line.words
    gaps = [i for i in range(1, len(words)) if words[i].x0 - words[i - 1].x1 >= _COLUMN_GAP * line.size]
    if not gaps:
        place = country_at(line)
        if place:
            return line.part(0, place), line.part(place)
        return (line, None) if line.center < edge else (None, line)

    def away(i: int) -> float:
        return max(words[i - 1].x1 - edge, edge - words[i].x0, 0.0)

    best = min(gaps, key=away)
    if away(best) > 0.5 * (words[-1].x1 - words[0].x0):
        return (line, None) if line.center < edge else (None, line)
    before, after = line.part(0, best), line.part(best)
    if before.x0 > edge:
        return None, line
    if after.x1 < edge and not is_place_date_line(after.text):
        return line, None
    return before, after


def _is_head_row(before: TextLine | None, after: TextLine | None, right: Group, area: Area) -> bool:
    """Whether what stands in the columns still belongs to the head, below Quốc hiệu."""
    if before is not None and after is not None:
        return True
    if before is not None:
        return not area.centers(before) and before.x1 < area.center + 0.1 * area.width
    if after is None:
        return False
    text = after.text
    if is_motto_line(text) or _MOTTO.match(text) or is_place_date_line(text) or is_number_line(text):
        return True
    above = right[-1] if right else after
    return is_ornament(text) or (abs(after.center - above.center) < 10 and not area.centers(after))


def _goes_on_left(group: Group, line: TextLine, left: float, right: float) -> bool:
    """A number broken at its dash, what a letter is about, and a body's name too long for the column."""
    text = join_lines(group)
    if is_number_line(text):
        return text.endswith(("-", "/")) and not is_number_line(line.text)
    if _ABOUT.match(text):
        return True
    above = group[-1]
    if is_number_line(line.text) or is_ornament(line.text) or above.bold != line.bold or _UNIT_FOLLOWS.search(text):
        return False
    room = 2 * min(above.center - left, right - above.center)
    return above.x1 - above.x0 + BLANK * above.size + line.words[0].x1 - line.words[0].x0 > room


def _goes_on_right(group: Group, line: TextLine) -> bool:
    """Quốc hiệu, tiêu ngữ and the date are known whole, so that a narrow column's break shows."""
    text, joined = join_lines(group), join_lines([*group, line])
    if _COUNTRY.match(joined) or (_MOTTO.match(text) and not is_motto_line(text)):
        return _COUNTRY.match(joined) is not None or is_motto_line(joined)
    if not _DATE_OPENS.match(text):
        return False
    whole = is_place_date_line(text) and not (text.endswith("năm") and _YEAR.match(line.text))
    return not whole and is_place_date_line(joined)

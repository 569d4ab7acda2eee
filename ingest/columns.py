"""The two places where an administrative document has two columns: its head and its foot.

Nghị định 30/2020/NĐ-CP, Appendix I: the issuing body and the number stand left of Quốc hiệu, tiêu ngữ
and the date; "Nơi nhận" stands left of the signature. Which words stand in which column is a matter of
places, which lines of a column belong together one of words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ingest.head import is_motto_line, is_number_line, is_ornament, is_place_date_line, order_head
from ingest.lines import BLANK, Page, TextLine, join_lines

Group = list[TextLine]

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
_RECIPIENTS = re.compile(r"nơi\s+nhận\s*(?:[:/.]|$)", re.I)
_CLOSED = re.compile(r"[;,.:]$")
_ITEM = re.compile(r"[-–—+*•▪]")
# Words that stand in a signature's line of their own: on whose behalf, and in which position.
_OWN_PART = re.compile(
    r"^(?:tm|kt|tl|tuq|q|t/m|t/l|k/t)\b"
    r"|\b(?:phó|chủ tịch|chánh|trưởng|giám đốc|bí thư|ủy viên|uỷ viên|tư lệnh|chính ủy|quyền)\b",
    re.I,
)
_AUTHORITY = re.compile(r"(?:tm|tl|kt|tuq|t/m|t/l|k/t)\b", re.I)

# In parts of the type size.
_COLUMN_GAP = 0.8
_HEAD_REACH = 3.2
_SIGNATURE_PITCH = 1.8
_SMALLER = 0.95
_ABOVE = 4
_SAME_INDENT = 1.5


@dataclass(frozen=True, slots=True)
class Area:
    """The part of a page between its text margins.

    `justified`: most lines are set to the right margin; `indent`: where first lines usually begin,
    measured from the left margin, 0 if they are not indented.
    """

    left: float
    right: float
    justified: bool = True
    indent: float = 0.0

    @property
    def center(self) -> float:
        """The middle of the text."""
        return (self.left + self.right) / 2

    @property
    def width(self) -> float:
        """From margin to margin."""
        return self.right - self.left

    def centers(self, line: TextLine) -> bool:
        """Whether the line stands in the middle, with room on both sides; a first line may do so by chance."""
        room = min(line.x0 - self.left, self.right - line.x1)
        by_chance = self.indent > 0 and abs(line.x0 - self.left - self.indent) < _SAME_INDENT
        return room > line.size and not by_chance and self.balances(line)

    def balances(self, line: TextLine) -> bool:
        """Whether the line has the same room on both sides, or none."""
        return abs(line.center - self.center) < max(5.0, 0.012 * self.width)


def find_head(lines: Sequence[TextLine], area: Area) -> tuple[int, int, list[Group]] | None:
    """The first head among a page's lines: where it begins and ends, and its lines in canonical order."""
    for index, line in enumerate(lines):
        place = _country_at(line)
        if place is not None and _is_opened(lines, index, place, area):
            return _head(lines, index, line.words[place].x0, area)
    return None


def _is_opened(lines: Sequence[TextLine], index: int, place: int, area: Area) -> bool:
    """Whether Quốc hiệu opens a head here: tiêu ngữ follows it, the party's name stands in the right column."""
    line = lines[index]
    if _PARTY.match(line.part(place).text):
        return stands_right(line.part(place), area)
    return any(_MOTTO.search(below.text) for below in lines[index + 1 : index + 1 + _ABOVE])


def _head(lines: Sequence[TextLine], index: int, edge: float, area: Area) -> tuple[int, int, list[Group]]:
    """The head around the line of Quốc hiệu, which begins at `edge`."""
    start = _head_start(lines, index, edge)
    end, left, right = _head_columns(lines, start, index, edge, area)
    left_groups = _join(left, lambda group, line: _goes_on_left(group, line, area.left, edge))
    return start, end, order_head(left_groups, _join(right, _goes_on_right), join_lines)


def _country_at(line: TextLine) -> int | None:
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
        place = _country_at(line)
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


def find_foot(lines: Sequence[TextLine], area: Area) -> tuple[int, int, list[Group]] | None:
    """The foot among a page's lines: where it begins and ends; recipients, then the signature's lines."""
    opens = next((i for i, line in enumerate(lines) if _opens_recipients(line, area)), None)
    if opens is None:
        return None
    start = opens
    while start and stands_right(lines[start - 1], area):
        start -= 1
    end = opens + 1
    while end < len(lines) and _is_foot_row(lines[end], area):
        end += 1
    return start, end, order_foot(lines[start:end], area)


def _opens_recipients(line: TextLine, area: Area) -> bool:
    if line.words[0].text.casefold() != "nơi":
        return False
    before, _ = _split_foot(line, area)
    return before is not None and _RECIPIENTS.match(before.text) is not None


def order_foot(lines: Sequence[TextLine], area: Area) -> list[Group]:
    """The lines of a foot by columns, wrapped lines joined."""
    left: Group = []
    right: Group = []
    for line in lines:
        before, after = _split_foot(line, area)
        left += [before] if before else []
        right += [after] if after else []
    closed = sum(_CLOSED.search(line.text) is not None for line in left) > len(left) // 2
    recipients = _join(left, lambda group, line: _goes_on_recipient(group, line, closed))
    return [*recipients, *_join(right, _goes_on_signature)]


def mend_feet(pages: Sequence[Page], areas: Sequence[Area], body: float) -> None:
    """Bring the rows that a page break cut off a foot back to its page; `body` is the usual type size."""
    for page, following, area in zip(pages, pages[1:], areas, strict=False):
        foot = find_foot(page.lines, area)
        if foot is None or foot[1] < len(page.lines):
            continue
        end = _cut_rows(following.lines, area, _SMALLER * body)
        page.lines.extend(following.lines[:end])
        following.lines = following.lines[end:]


def _cut_rows(lines: Sequence[TextLine], area: Area, small: float) -> int:
    """How many of a page's first rows belong to a foot that began on the page before."""
    recipient: TextLine | None = None
    for count, line in enumerate(lines):
        before, after = _split_foot(line, area)
        if _country_at(line) is not None:
            return count
        if before is None:
            continue
        goes_on = recipient is not None and before.size == recipient.size
        if before.size > small and (after is None or not _is_item(before)):
            return count
        if before.x1 > area.center + 0.1 * area.width or not (_is_item(before) or goes_on):
            return count
        recipient = before
    return len(lines)


def _is_item(line: TextLine) -> bool:
    return _ITEM.match(line.text) is not None


def stands_right(line: TextLine, area: Area) -> bool:
    """Whether the line stands in the signature's column."""
    return line.center > area.center + 0.03 * area.width and line.x0 > area.left + 0.33 * area.width


def _is_foot_row(line: TextLine, area: Area) -> bool:
    before, after = _split_foot(line, area)
    if after is not None:
        return True
    assert before is not None
    wide = before.x1 > area.left + 0.75 * area.width
    return not wide and not (area.centers(before) and not _is_item(before))


def _split_foot(line: TextLine, area: Area) -> tuple[TextLine | None, TextLine | None]:
    """Recipients and signature on one row; notes beside a brace stay with the recipients."""
    if stands_right(line, area):
        return None, line
    for i in range(1, len(line.words)):
        wide = line.words[i].x0 - line.words[i - 1].x1 >= _COLUMN_GAP * line.size
        if wide and stands_right(line.part(i), area):
            return line.part(0, i), line.part(i)
    return line, None


def _goes_on_recipient(group: Group, line: TextLine, closed: bool) -> bool:
    """A recipient goes on until the next dash; lists without dashes have one on each line.

    A dash can also be a name's own ("chính trị - xã hội"): where recipients are `closed` by punctuation,
    one without it goes on in small letters.
    """
    if not _is_item(group[0]):
        return False
    own_dash = closed and not _CLOSED.search(group[-1].text) and len(line.words) > 1 and line.words[1].text.islower()
    return not _is_item(line) or own_dash


def _goes_on_signature(group: Group, line: TextLine) -> bool:
    """The authority goes on in the next line of capitals, unless that opens a part of its own."""
    above, text = group[-1], line.text
    if not _AUTHORITY.match(group[0].text) or _OWN_PART.search(text) or not text.isupper():
        return False
    return line.baseline - above.baseline < _SIGNATURE_PITCH * above.size


def _join(lines: Sequence[TextLine], goes_on: Callable[[Group, TextLine], bool]) -> list[Group]:
    groups: list[Group] = []
    for line in lines:
        if groups and goes_on(groups[-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups

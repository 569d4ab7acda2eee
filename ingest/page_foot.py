"""The foot of a document on its page: recipients left, signature right (Nghị định 30/2020/NĐ-CP, Appendix I)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.lines import Group, Page, TextLine, group_lines
from ingest.margins import Area
from ingest.page_head import country_at

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
_SIGNATURE_PITCH = 1.8
_SMALLER = 0.95


def find_foot(lines: Sequence[TextLine], area: Area) -> tuple[int, int, list[Group]] | None:
    """The foot among a page's lines: where it begins and ends; recipients, then the signature's lines."""
    opens = next((i for i, line in enumerate(lines) if _opens_recipients(line, area)), None)
    if opens is None:
        return None
    start = opens
    while start and area.stands_right(lines[start - 1]):
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
    recipients = group_lines(left, lambda group, line: _goes_on_recipient(group, line, closed))
    return [*recipients, *group_lines(right, _goes_on_signature)]


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
        if country_at(line) is not None:
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


def _is_foot_row(line: TextLine, area: Area) -> bool:
    before, after = _split_foot(line, area)
    if after is not None:
        return True
    assert before is not None
    wide = before.x1 > area.left + 0.75 * area.width
    return not wide and not (area.centers(before) and not _is_item(before))


def _split_foot(line: TextLine, area: Area) -> tuple[TextLine | None, TextLine | None]:
    """Recipients and signature on one row; notes beside a brace stay with the recipients."""
    if area.stands_right(line):
        return None, line
    for i in range(1, len(line.words)):
        wide = line.words[i].x0 - line.words[i - 1].x1 >= _COLUMN_GAP * line.size
        if wide and area.stands_right(line.part(i)):
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

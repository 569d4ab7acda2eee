"""What a page shows beside its document: page numbers, running heads, the print of a digital signature."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from ingest.head import is_country_line, is_motto_line
from ingest.lines import Page, TextLine, Word

# "2", "- 2 -", "Trang 2", "Trang 2/10", "2/10", "Page 2 of 10".
_PAGE_NUMBER = re.compile(
    r"[-–—\s|]*(?:trang|page)?\s*(?:số)?\s*:?\s*(\d{1,4})(?:\s*(?:/|of|trên)\s*\d{1,4})?[-–—\s|.]*$", re.I
)
_DIGITS = re.compile(r"\d+")
# The outermost lines of a page that may be a running head or foot.
_OUTERMOST = 3
# From how many pages on the same line in the same place is a running one. The head of a document and of
# the plan attached to it stand in the same place too, so that two are not enough.
_REPEATED = 3
_MOST = 0.4
_SAME_HEIGHT = 2.0
# Keeps a number that belongs to the text (a table's last row) from being taken for the page's.
_MARGIN = 0.12

_STAMP_OPENS = re.compile(
    r"(?:ký bởi|người ký|được ký bởi|ký số bởi|signature not verified|signature valid|digitally signed)\b", re.I
)
_STAMP_GOES_ON = re.compile(
    r"(?:ký bởi|người ký|email|e-mail|cơ quan|tổ chức|đơn vị|chức vụ|lý do|vị trí|ngày ký|thời gian ký|giờ ký|thời gian"
    r"|ngày|reason|location|date|dn|by|cn|o|c|l)\s*[:=]|[\d./:+\s-]+$",
    re.I,
)
# How far below each other a stamp's lines stand, in parts of the type size; and in type of the same size, where a
# recogniser may have missed the small line between them.
_STAMP_PITCH, _STAMP_LEAP = 1.9, 2.6
_SAME_TYPE = 0.25


def drop_running(pages: Sequence[Page]) -> None:
    """Take page numbers, running heads and feet, and the words of signature stamps out of the pages."""
    for page in pages:
        page.lines = list(_without_stamps(page.lines))
    gone = _page_numbers(pages) | _repeated(pages)
    for page in pages:
        page.lines = [line for line in page.lines if id(line) not in gone]


def _page_numbers(pages: Sequence[Page]) -> set[int]:
    """The lines (by id) that count the pages: each differs from its page's place as others do."""
    found: list[tuple[int, TextLine]] = []
    for page in pages:
        for line in _edges(page):
            match = _PAGE_NUMBER.match(line.text)
            if match is not None:
                found.append((int(match[1]) - page.number, line))
    shifts = Counter(shift for shift, _ in found)
    return {id(line) for shift, line in found if shifts[shift] > 1 or shift == 0}


def _edges(page: Page) -> Iterator[TextLine]:
    """The first and the last line of the page, as far as they stand in its margin and apart from tables."""
    if not page.lines:
        return
    first, last = page.lines[0], page.lines[-1]
    if first.baseline < page.height * _MARGIN:
        yield first
    if last is not first and last.baseline > page.height * (1 - _MARGIN):
        yield last


def _repeated(pages: Sequence[Page]) -> set[int]:
    """The lines (by id) in the margins that say the same, but for numbers, in the same place of most pages."""
    seen: defaultdict[tuple[str, int], list[TextLine]] = defaultdict(list)
    for page in pages:
        for line in _in_margins(page):
            text = line.text
            if not (is_country_line(text) or is_motto_line(text)):
                seen[_DIGITS.sub("#", text), round(line.baseline / _SAME_HEIGHT)].append(line)
    enough = max(_REPEATED, _MOST * len(pages))
    return {id(line) for lines in seen.values() if len(lines) >= enough for line in lines}


def _in_margins(page: Page) -> list[TextLine]:
    """A page's outermost lines as far as they stand in its margins."""
    head = [line for line in page.lines[:_OUTERMOST] if line.baseline < page.height * _MARGIN]
    foot = [line for line in page.lines[-_OUTERMOST:] if line.baseline > page.height * (1 - _MARGIN)]
    return [*head, *foot]


def _without_stamps(lines: Sequence[TextLine]) -> Iterator[TextLine]:
    """The lines without the words that a signing program prints into the page ("Ký bởi: …")."""
    stamp: TextLine | None = None
    for line in lines:
        start = _stamp_start(line, stamp)
        if start is None:
            yield line
            continue
        stamp = line.part(start)
        if start:
            yield line.part(0, start)


def _stamp_start(line: TextLine, stamp: TextLine | None) -> int | None:
    """The word at which a stamp's words begin in this line, None if it has none."""
    for index, word in enumerate(line.words):
        if index and word.gap <= word.size:
            continue
        text = line.part(index).text
        if _STAMP_OPENS.match(text):
            return index
        if stamp is not None and _below(word, line.baseline, stamp) and _STAMP_GOES_ON.match(text):
            return index
    return None


def _below(word: Word, baseline: float, stamp: TextLine) -> bool:
    same_type = abs(word.size - stamp.size) <= _SAME_TYPE * stamp.size
    reach = (_STAMP_LEAP if same_type else _STAMP_PITCH) * stamp.size
    return abs(word.x0 - stamp.x0) < stamp.size and 0 < baseline - stamp.baseline < reach

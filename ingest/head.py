"""The two-column head of an administrative document, put into one order.

Nghị định 30/2020/NĐ-CP (Appendix I) sets the issuing body and the number on the left, Quốc hiệu,
tiêu ngữ and the line of place and date on the right; Hướng dẫn 36-HD/VPTW does the same for party
documents. Readers see the two columns as cells, tab stops or boxes; here they become the one order
of the canonical text: body, Quốc hiệu, tiêu ngữ, number, place and date, then what else there was.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")

_COUNTRY = re.compile(r"cộng\s+h(?:òa|oà)\s+xã\s+hội\s+chủ\s+nghĩa\s+việt\s*nam|đảng\s+cộng\s+sản\s+việt\s*nam$", re.I)
_MOTTO = re.compile(r"độc\s+lập\s*[-–—]\s*tự\s+do\s*[-–—]\s*hạnh\s+phúc", re.I)
# "Số: 12/KH-UBND", "Số 34-KH/TU", "Số:      /KH-UBND".
_NUMBER = re.compile(r"số\s*[:.]|số\s*[\d./…_-]", re.I)
# The code alone, where "Số" was left out: "12/KH-UBND", "/KH-UBND", "34-KH/TU".
_BARE_CODE = re.compile(r"(?:\d{1,5}\s?[/-]|/)\s?[A-ZĐ]{2,}[\w/&.-]*$")
# "Mẫu Sơn, ngày 05 tháng 4 năm 2024", "ngày     tháng    năm 2024", "Mẫu Sơn, ngày 5/4/2024".
# The date must end the line: a legal basis dates the document it cites in its middle.
_BLANK = r"[\d\s.…_]*"
_DAY = rf"ngày{_BLANK}(?:tháng{_BLANK}năm{_BLANK}|[-/][\d\s.…_/-]*)"
_PLACE_DATE = re.compile(rf"(?:[^;:]{{0,60}},\s*)?(?:{_DAY}|tháng{_BLANK}năm{_BLANK})$", re.I)
# What may stand under the number: the subject of a công văn, urgency and secrecy stamps.
_AFTER_NUMBER = re.compile(
    r"v/v\b|về\s+việc\b|(?:hỏa tốc|hoả tốc|thượng khẩn|khẩn|tuyệt mật|tối mật|mật)[\s!.]*$", re.I
)
_ORNAMENT = re.compile(r"[\s\-–—_*=~─━¯.]*$")


def is_country_line(line: str) -> bool:
    """Whether the line is Quốc hiệu, or the party's name, which stands in its place."""
    return _COUNTRY.match(line.strip()) is not None


def is_motto_line(line: str) -> bool:
    """Whether the line holds the tiêu ngữ."""
    return _MOTTO.search(line) is not None


def is_number_line(line: str) -> bool:
    """Whether the line is the number and symbol ("Số: 12/KH-UBND"), the number may be blank."""
    line = line.strip()
    return _NUMBER.match(line) is not None or _BARE_CODE.match(line) is not None


def is_place_date_line(line: str) -> bool:
    """Whether the line is that of place and date, the day may be blank."""
    return _PLACE_DATE.match(line.strip()) is not None


def is_head_line(line: str) -> bool:
    """Whether the line is one that only a head has: all of it but the issuing body."""
    return is_country_line(line) or is_motto_line(line) or is_number_line(line) or is_place_date_line(line)


def is_ornament(line: str) -> bool:
    """Whether the line is drawn, not written: a rule of dashes or the party's asterisk."""
    return _ORNAMENT.match(line) is not None


def is_head(lines: Sequence[str]) -> bool:
    """Whether these lines, in whatever order, are the head of a document."""
    return any(is_country_line(line) or is_motto_line(line) for line in lines)


def order_head(left: Sequence[T], right: Sequence[T], text: Callable[[T], str]) -> list[T]:
    """Put the lines of the two columns, each from top to bottom, into the canonical order.

    `text` gives a line's words (NFC). Rules drawn with characters ("-------", "*") are left out.
    Columns given the wrong way round are turned. What is none of the five parts keeps its place:
    with the issuing body above the number, at the end below it.
    """
    if any(is_country_line(text(line)) for line in left) and not any(is_country_line(text(line)) for line in right):
        left, right = right, left
    body, number, below_number = _split_left([line for line in left if not is_ornament(text(line))], text)
    motto, date, below_date = _split_right([line for line in right if not is_ornament(text(line))], text)
    return [*body, *motto, *number, *date, *below_number, *below_date]


def _split_left(lines: Sequence[T], text: Callable[[T], str]) -> tuple[list[T], list[T], list[T]]:
    """Body, number (with a date that stands below it), and the rest."""
    body: list[T] = []
    number: list[T] = []
    rest: list[T] = []
    for line in lines:
        words = text(line).strip()
        if is_number_line(words) or is_place_date_line(words):
            number.append(line)
        elif number or rest or _AFTER_NUMBER.match(words):
            rest.append(line)
        else:
            body.append(line)
    return body, number, rest


def _split_right(lines: Sequence[T], text: Callable[[T], str]) -> tuple[list[T], list[T], list[T]]:
    """Quốc hiệu and tiêu ngữ, number or date, and the rest.

    A number on the right (heads with three rows sometimes have it there) goes before the date.
    """
    motto: list[T] = []
    dated: list[T] = []
    rest: list[T] = []
    for line in lines:
        words = text(line).strip()
        if is_number_line(words):
            dated.insert(0, line)
        elif is_place_date_line(words):
            dated.append(line)
        elif dated:
            rest.append(line)
        else:
            motto.append(line)
    return motto, dated, rest

"""Heads and feet that tabs, blanks or mere order set in two columns, on lines of plain text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.flow import Item, Line, lines_of, text_of
from ingest.head import (
    is_country_line,
    is_head,
    is_head_line,
    is_motto_line,
    is_number_line,
    is_ornament,
    is_place_date_line,
    order_head,
)

_RECIPIENTS = re.compile(r"\s*n[ơo]i\s+nhận\s*[:.]?", re.I)
_RECIPIENT = re.compile(r"\s*[-–+]")
_ANNEX = re.compile(r"\s*(?:phụ lục|biểu|danh sách|danh mục|mẫu)\b", re.I)
# Two columns on one line: a tab, or so many blanks that nobody typed them inside a sentence.
_GAP = re.compile(r"\s*\t\s*|\s{3,}")
# The longest head, foot and line of a head that occur, with room to spare.
_HEAD_LINES, _FOOT_LINES, _HEAD_WIDTH = 14, 40, 400
# "CHỦ TỊCH", "GIÁM ĐỐC", "TM. UBND" are signatures, "(VT)" and "TTr" are not.
_SHORTEST_POSITION = 8
# A signature's lines begin at least so far to the right (points).
_RIGHT_HALF = 150.0


def opens_recipients(text: str) -> bool:
    """Whether a line opens the list of recipients ("Nơi nhận:")."""
    return _RECIPIENTS.match(text) is not None


def order_heads(items: list[Item]) -> list[Item]:
    """Order every head that tabs or blanks lay out, and the one at the very beginning in any layout."""
    out: list[Item] = []
    index = 0
    while index < len(items):
        item = items[index]
        parts = _split_head(item.text) if isinstance(item, Line) else None
        if parts is not None and parts[0] and is_head([parts[1]]):
            end = _head_end(items, index)
            out.extend(_split_and_order(items[index:end]))
            index = end
        else:
            out.extend(_split_numbered(item))
            index += 1
    return _order_opening(out)


def _head_end(items: Sequence[Item], start: int) -> int:
    """One past the last line that belongs to the head which begins at `start`, where Quốc hiệu stands."""
    end = start + 1
    wanted = [is_number_line, is_place_date_line]
    for index in range(start, min(start + _HEAD_LINES, len(items))):
        item = items[index]
        if not isinstance(item, Line) or not wanted:
            break
        parts = _split_head(item.text) or (item.text,)
        if index > start and any(is_country_line(part) for part in parts):
            break
        if any(is_head_line(part) for part in parts):
            end = index + 1
        wanted = [test for test in wanted if not any(test(part) for part in parts)]
    return end


def _split_head(text: str) -> tuple[str, str] | None:
    """Left and right of a head's line, at the last gap that Quốc hiệu, tiêu ngữ, a date or a rule follows.

    Gaps alone say little here: "Số:      /KH-UBND" and "ngày     tháng" leave room for a stamp.
    """
    if len(text) > _HEAD_WIDTH:
        return None
    for gap in reversed(list(_GAP.finditer(text))):
        right = text[gap.end() :].strip()
        if right and (is_country_line(right) or is_motto_line(right) or _is_dated(right) or is_ornament(right)):
            return text[: gap.start()].strip(), right
    if "\t" in text.strip():
        left, _, right = text.strip().partition("\t")
        return left.strip(), right.strip()
    return None


def _is_dated(text: str) -> bool:
    return is_place_date_line(text) and not text.casefold().startswith(("tháng", "năm"))


def _split_and_order(items: Sequence[Item]) -> list[Item]:
    left: list[Line] = []
    right: list[Line] = []
    for line in lines_of(items):
        parts = _split_head(line.text)
        if parts is None:
            (right if _stands_right(line) else left).append(line)
            continue
        left.extend([line.with_text(parts[0])] if parts[0] else [])
        right.append(line.with_text(parts[1]))
    return list(order_head(left, right, text_of))


def _stands_right(line: Line) -> bool:
    """Whether a line that is not split belongs to the right column."""
    if is_country_line(line.text) or is_motto_line(line.text) or is_place_date_line(line.text):
        return True
    if is_number_line(line.text):
        return False
    return line.align == "right" or (line.indent or 0) > _RIGHT_HALF or line.text.startswith("\t")


def _order_opening(items: list[Item]) -> list[Item]:
    """Order the document's first head where its parts stand one below the other."""
    country = next((i for i, item in enumerate(items[:_HEAD_LINES]) if is_country_line(text_of(item))), None)
    if country is None or not all(isinstance(item, Line) for item in items[: country + 1]):
        return items
    end = _head_end(items, country)
    right = [item for item in items[:end] if is_head([text_of(item)])]
    left = [item for item in items[:end] if not is_head([text_of(item)])]
    return [*order_head(left, right, text_of), *items[end:]]


def _split_numbered(item: Item) -> list[Item]:
    """A line that holds number and date ("Số: 12/KH-UBND → Mẫu Sơn, ngày …") as two lines, wherever it stands."""
    parts = _split_head(item.text) if isinstance(item, Line) else None
    if parts is None or not isinstance(item, Line) or not (is_number_line(parts[0]) and _is_dated(parts[1])):
        return [item]
    return [item.with_text(part) for part in parts]


def order_feet(items: list[Item]) -> list[Item]:
    """Part recipients and signature where both stand on the same lines."""
    out: list[Item] = []
    index = 0
    while index < len(items):
        item = items[index]
        end = _foot_end(items, index) if isinstance(item, Line) and opens_recipients(item.text) else index
        if end == index:
            out.append(item)
            index += 1
            continue
        left: list[Line] = []
        right: list[Line] = []
        for line in lines_of(items[index:end]):
            first, second = _split_foot(line)
            left.extend([first] if first else [])
            right.extend([second] if second else [])
        out.extend([*left, *right])
        index = end
    return out


def _foot_end(items: Sequence[Item], start: int) -> int:
    """One past the foot's last line; `start` itself where no signature stands in a second column."""
    end, signed = start, False
    for index in range(start, min(start + _FOOT_LINES, len(items))):
        item = items[index]
        if not isinstance(item, Line) or _ANNEX.match(item.text):
            break
        first, second = _split_foot(item)
        if index > start and first is not None and second is None and not _RECIPIENT.match(first.text):
            break
        goes_on = end == index > start and first is not None
        if goes_on or (second is not None and (first is not None or end > start)):
            end = index + 1
        signed = signed or (first is not None and second is not None and _is_signature(second.text))
    return end if signed else start


def _is_signature(text: str) -> bool:
    """Whether words beside the recipients are an authority or a position: those stand in capitals."""
    text = text.strip()
    return text.isupper() and len(text) >= _SHORTEST_POSITION


def _split_foot(line: Line) -> tuple[Line | None, Line | None]:
    """Left and right of a foot's line; either may be missing. A gap behind a mere dash parts nothing."""
    text = line.text.rstrip()
    gaps = list(_GAP.finditer(text))
    for gap in gaps:
        if any(letter.isalpha() for letter in text[: gap.start()]):
            return line.with_text(text[: gap.start()]), line.with_text(text[gap.end() :])
    indented = bool(gaps) and gaps[0].start() == 0
    if indented or line.align in ("right", "center") or (line.indent or 0) > _RIGHT_HALF:
        return None, line
    return line, None

"""The times of a cell in a column of times: there also words are a time that are none in running text."""

from __future__ import annotations

import re

from extract.context import Context
from extract.mentions.base import Mention
from extract.mentions.time_points import Point, TimeExpression, read_point
from ingest import Cell

_EVENT = re.compile(r"(?:khi|ngay khi|sau khi|trước khi|ngay sau khi|trong dịp) ")
_YEARS = re.compile(r"(?:từ )?(?:năm )?(20\d\d)(?: ?(?:-|đến|đến năm) ?(20\d\d))?")
_DAY = re.compile(r"\d{1,2}[/-]\d{1,2}")
_MONTH_AND_YEAR = re.compile(r"(?:t|tháng )?(\d{1,2}) ?[/-] ?(20\d\d)")
_MONTH = re.compile(r"(?:t|tháng )?(\d{1,2})")


def cell_times(context: Context, cell: Cell, head: str) -> list[Mention[TimeExpression]]:
    """What the cell dates; `head` is that of its column ("Tháng" makes "9" a month)."""
    found = list(context.found.times.within(cell.start, cell.end))
    if found:
        return found
    value = _alone(context.text.low[cell.start : cell.end].strip(" ."), by_month=head.lower().startswith("tháng"))
    return [Mention("time", cell.start, cell.end, value)] if value else []


def _alone(words: str, *, by_month: bool) -> TimeExpression | None:
    """A whole cell: years ("2026-2030"), a month ("9/2026"), a day without a year ("30/6"), an event ("Khi có …")."""
    if years := _YEARS.fullmatch(words):
        first, last = years.group(1), years.group(2) or years.group(1)
        span = years.group(2) is not None
        return TimeExpression("", f"{first}-01-01", f"{last}-12-31", "year", span=span) if first <= last else None
    if month := _MONTH_AND_YEAR.fullmatch(words):
        return _month(int(month.group(1)), int(month.group(2)))
    if by_month and (month := _MONTH.fullmatch(words)):
        return _month(int(month.group(1)), None)
    if _DAY.fullmatch(words) and (point := read_point(words)):
        return _of(point)
    return TimeExpression("", None, None, "event") if _EVENT.match(words) else None


def _month(month: int, year: int | None) -> TimeExpression | None:
    return _of(Point(year, (month,), None, "month")) if 1 <= month <= 12 else None


def _of(point: Point) -> TimeExpression:
    return TimeExpression(
        "",
        point.first(),
        point.last(),
        point.precision,
        months=point.months,
        day=point.day,
        impossible=point.impossible,
    )

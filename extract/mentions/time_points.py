"""Points of time and what an expression of time says."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Literal

from extract.mentions.dates import iso_date

Precision = Literal["day", "week", "month", "quarter", "year", "event"]
Limit = Literal["before", "latest", "until", "within", "by", "from", "after", ""]
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4, "01": 1, "02": 2, "03": 3, "04": 4}


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """What an expression of time says.

    `start` and `end` are the first and last ISO day of what is named, None where the words do not fix them;
    `impossible` marks a day that the calendar does not have. `rule` is an RFC 5545 rule, `day` the day of the
    month a recurrence falls on, `days` the first and last of several, `last` the month and day on which a window ends
    that comes back every year; `clock` marks an hour without a day.
    """

    limit: Limit
    start: str | None
    end: str | None
    precision: Precision
    rule: str | None = None
    span: bool = False
    impossible: bool = False
    months: tuple[int, ...] = ()
    day: int | None = None
    days: tuple[int, int] | None = None
    weekdays: tuple[str, ...] = ()
    since: str | None = None
    last: tuple[int, int] | None = None
    clock: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """One point of time: a day, a month, several months (of a quarter or half a year) or a whole year."""

    year: int | None
    months: tuple[int, ...]
    day: int | None
    precision: Precision
    last_day: int | None = None

    def first(self) -> str | None:
        """Its first ISO day, None without a year."""
        if self.year is None:
            return None
        return iso_date(self.year, self.months[0] if self.months else 1, self.day or 1)

    def last(self) -> str | None:
        """Its last ISO day, None without a year."""
        if self.year is None:
            return None
        month = self.months[-1] if self.months else 12
        if not 1 <= month <= 12:
            return None
        return iso_date(self.year, month, self.last_day or self.day or calendar.monthrange(self.year, month)[1])

    def dated(self, year: int | None) -> Point:
        """The point with the year that stands behind a later one ("từ tháng 3 đến tháng 6/2023")."""
        return self if self.year is not None or year is None else replace(self, year=year)

    @property
    def impossible(self) -> bool:
        """Whether the calendar has no such day; without a year, 29 February is one."""
        if self.day is None:
            return False
        year = self.year or 2024
        month = self.months[0]
        if not 1 <= month <= 12:
            return True
        last = calendar.monthrange(year, month)[1]
        return not (1 <= self.day <= last and 1 <= (self.last_day or 1) <= last)


_DAY_PARTS = re.compile(r"(\d{1,2})(?: ?[/.-] ?| tháng )(\d{1,2})(?:(?: ?[/.-] ?|,? năm )(\d{4}|\d{2}(?!\d)))?")
_SEVERAL_DAYS = re.compile(r"ngày (\d{1,2})(?=(?:, | và | ?- ?| đến | tới ))")


@lru_cache(maxsize=4096)
def read_point(words: str) -> Point | None:
    """Read one point of time from its own words."""
    year_match = re.search(r"(?:năm |[/-] ?|năm)(\d{4})", words)
    year = int(year_match.group(1)) if year_match else None
    if "quý" in words:
        quarters = [
            _ROMAN[q]
            for q in re.findall(r"(?<!\w)(?:iv|i{1,3}|0?[1-4])(?!\w|/\d{2}/)", words.split("năm")[0].split("/")[0])
        ]
        months = tuple(m for q in quarters for m in range(3 * q - 2, 3 * q + 1))
        return Point(year, months, None, "quarter") if months else None
    if re.search(r"tháng (?:đầu|cuối) năm", words):
        months = tuple(range(1, 7)) if "đầu năm" in words else tuple(range(7, 13))
        half = re.search(r"năm (\d{4})", words)
        return Point(int(half.group(1)) if half else None, months, None, "month")
    opening = re.match(r"(\d{1,2}) ngày đầu(?: của)? tháng (\d{1,2})", words)
    if opening:
        return Point(year, (int(opening.group(2)),), 1, "day", last_day=int(opening.group(1)))
    named = re.match(r"(?:(?:đầu|giữa|cuối|thượng tuần|trung tuần|hạ tuần|nửa đầu|nửa cuối) )?tháng (\d{1,2})", words)
    if named:
        month = int(named.group(1))
        return Point(year, (month,), None, "month") if 1 <= month <= 12 else None
    bare = re.fullmatch(r"(\d{1,2})/(\d{4})", words)
    if bare:
        return (
            Point(int(bare.group(2)), (int(bare.group(1)),), None, "month") if 1 <= int(bare.group(1)) <= 12 else None
        )
    if re.match(r"(?:(?:đầu|cuối) )?năm \d{4}", words):
        return Point(year, (), None, "year")
    day = _DAY_PARTS.search(words)
    if day:
        first = _SEVERAL_DAYS.search(words, 0, day.start())
        dated = int(day.group(3)) if day.group(3) else None
        year = dated + 2000 if dated is not None and dated < 100 else dated
        own, months = int(day.group(1)), (int(day.group(2)),)
        return Point(year, months, int(first.group(1)) if first else own, "day", last_day=own if first else None)
    return None


def first_on_or_after(months: tuple[int, ...], day: int, issued: date) -> date | None:
    """The first day `day` in one of `months` (all months where empty) on or after `issued`."""
    for offset in range(0, 25):
        year, month = divmod(issued.month - 1 + offset, 12)
        year, month = issued.year + year, month + 1
        if (months and month not in months) or not 1 <= day <= calendar.monthrange(year, month)[1]:
            continue
        found = date(year, month, day)
        if found >= issued:
            return found
    return None

"""Whole dates in figures: "07/4/2014", "7-4-2014", "ngày 07 tháng 4 năm 2014"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_FIGURES = re.compile(
    r"(?:ngày )?(?:(?P<day>\d{1,2}) ?[/.-] ?(?P<month>\d{1,2}) ?[/.-] ?(?P<year>\d{4})(?!\d)"
    r"|(?P<day2>\d{1,2}) tháng (?P<month2>\d{1,2}),? năm (?P<year2>\d{4})(?!\d))"
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date as written; `iso` is None where the calendar has no such day (31/4)."""

    start: int
    end: int
    iso: str | None


def iso_date(year: int, month: int, day: int) -> str | None:
    """ISO 8601, or None for a day that does not exist."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _found(match: re.Match[str]) -> FoundDate:
    day, month, year = (int(match[name] or match[name + "2"]) for name in ("day", "month", "year"))
    return FoundDate(match.start(), match.end(), iso_date(year, month, day))


def read_date(low: str, at: int) -> FoundDate | None:
    """The whole date that begins at `at` of a lower-case text."""
    match = _FIGURES.match(low, at)
    return _found(match) if match else None


_DATE_LINK = re.compile(r",? ?\(?(?:ban hành |ký |được .{0,40}?thông qua )?(?=ngày )")


def read_date_of(low: str, end: int) -> tuple[int, str | None]:
    """The day that a document's reference gives at `end` (", ngày …", "(ban hành ngày …)"): (its end, ISO or None)."""
    link = _DATE_LINK.match(low, end)
    if not link or not (found := read_date(low, link.end())):
        return end, None
    close = found.end + (1 if "(" in link.group() and low.startswith(")", found.end) else 0)
    return close, found.iso

"""`deadlines`: time expressions that date something this plan wants done or held."""

from __future__ import annotations

import calendar
import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from extract import doubts
from extract.confidence import INHERITED
from extract.context import Context
from extract.fields.dating import Dated
from extract.fields.sending import Span
from extract.mentions.base import Mention
from extract.mentions.recurrences import WEEKDAYS
from extract.mentions.time_points import Point, TimeExpression, first_on_or_after
from extract.plan import Deadline

_SCHOOL_YEAR_OPENS = 7  # a month from here on lies in the first of its two years

Kind = Literal["due", "window", "milestone", "recurring"]


def to_items(context: Context, dated: list[Dated], years: tuple[int, int] | None) -> list[Deadline]:
    """Dated duties in the order of the text; `years` are the plan's own where they say in which a bare month falls:
    the same twice for a plan of one year, both for one of a school year."""
    in_order = sorted((_in_year(one, years) for one in dated), key=lambda one: one.time.start)
    return [_item(context, one, number) for number, one in enumerate(in_order)]


def _in_year(one: Dated, years: tuple[int, int] | None) -> Dated:
    """A day or month without a year ("trước 30/9") falls in the plan's only year, or in its half of a school year."""
    value = one.time.value
    undated = value.precision == "event" and value.day is None
    months_only = value.span and value.precision == "month" and value.start is None and len(value.months) == 2
    if months_only and years and years[0] == years[1]:
        return replace(one, time=replace(one.time, value=_window_in(value, years[0])))
    open_year = not (value.start or value.end or value.rule or value.span or one.recurring or undated)
    if years is None or not open_year or not value.months:
        return one
    year = years[0] if value.months[0] >= _SCHOOL_YEAR_OPENS else years[1]
    # An event with its day in brackets ("dịp kỷ niệm … (11/6)") is that day of the year.
    point = Point(year, value.months, value.day, "day" if value.precision == "event" else value.precision)
    dated = replace(
        value, start=point.first(), end=point.last(), precision=point.precision, impossible=point.impossible
    )
    time = Mention("time", one.time.start, one.time.end, dated)
    return replace(one, time=time, confidence=min(one.confidence, INHERITED))


def _window_in(value: TimeExpression, year: int) -> TimeExpression:
    """A window of months in the plan's only year ("Từ tháng 6 đến tháng 8")."""
    first, last = (Point(year, (month,), None, "month") for month in value.months)
    return replace(value, start=first.first(), end=last.last()) if value.months[0] <= value.months[1] else value


def _item(context: Context, one: Dated, number: int) -> Deadline:
    value, duty = one.time.value, one.duty
    kind = _kind(value, one)
    start, end = _span(context, value, kind)
    rule = value.rule or ("FREQ=YEARLY" if one.recurring else None)
    return Deadline(
        id=f"d{number + 1}",
        confidence=doubts.of_deadline(context, one.confidence, one.time.start, kind, duty.actor, duty.action),
        evidence=context.places((one.time.start, one.time.end), duty.actor, duty.action, duty.recipient, duty.via),
        kind=kind,
        text=context.text.raw[one.time.start : one.time.end],
        start=start,
        end=end,
        inclusive=_inclusive(value, kind),
        precision=value.precision,
        rrule=rule,
        actor=_words(context, duty.actor),
        action=_words(context, duty.action),
        recipient=_words(context, duty.recipient),
        via=_words(context, duty.via),
        section=context.section_id(one.section),
    )


def _words(context: Context, span: Span | None) -> str | None:
    return context.words(*span) if span else None


def _kind(value: TimeExpression, one: Dated) -> Kind:
    if value.rule or one.recurring:
        return "recurring"
    if one.heading or value.span or value.limit in ("from", "after"):
        return "window"
    if value.limit in ("before", "latest", "until", "by"):
        return "due"
    return "milestone"


def _inclusive(value: TimeExpression, kind: Kind) -> bool | None:
    if kind not in ("due", "recurring"):
        return None
    if value.limit == "before":
        return False
    if kind == "recurring":
        return True if value.limit in ("latest", "until") else None
    return True


def _span(context: Context, value: TimeExpression, kind: Kind) -> tuple[str | None, str | None]:
    if kind == "recurring":
        return _first_occurrence(context, value)
    if value.impossible:
        return None, None
    if value.limit == "after" and not value.span:
        return (date.fromisoformat(value.end) + timedelta(days=1)).isoformat() if value.end else None, None
    if kind == "due":
        return None, value.start if value.limit == "before" and value.precision != "day" else value.end
    if value.span and value.limit == "from" and value.start is None and value.end:
        return context.head.iso, value.end
    if kind == "window" and value.limit == "from" and not value.span:
        return value.start, None
    return value.start, value.end


def _first_occurrence(context: Context, value: TimeExpression) -> tuple[str | None, str | None]:
    """The first occurrence on or after the issue, where the rule states its day and the plan is dated."""
    issued = date.fromisoformat(context.head.iso) if context.head.iso else None
    if issued is None or value.impossible:
        return None, None
    if value.since:
        issued = max(issued, date.fromisoformat(value.since))
    if value.rule and value.rule.startswith("FREQ=DAILY;"):
        return issued.isoformat(), issued.isoformat()
    if value.last and value.day is not None:
        return _window(value.months, value.day, value.last, issued)
    if value.day is not None:
        days = _days_of_rule(value)
        found = min(filter(None, (first_on_or_after(value.months, day, issued) for day in days)), default=None)
        return (found.isoformat(), found.isoformat()) if found else (None, None)
    if value.days:
        return _days_of_month(value, issued)
    if value.weekdays:
        week = [issued + timedelta(days=n) for n in range(7)]
        first = next(day for day in week if WEEKDAYS[day.weekday()] in value.weekdays)
        return first.isoformat(), first.isoformat()
    if value.months:
        return _months(value.months, issued)
    return None, None


def _window(months: tuple[int, ...], day: int, last: tuple[int, int], issued: date) -> tuple[str | None, str | None]:
    """The first window that opens on or after the issue."""
    opens = first_on_or_after(months, day, issued)
    closes = first_on_or_after((last[0],), last[1], opens) if opens else None
    return (opens.isoformat(), closes.isoformat()) if opens and closes else (None, None)


def _days_of_rule(value: TimeExpression) -> list[int]:
    """The days of the month that a rule names ("…;BYMONTHDAY=10,25;UNTIL=…")."""
    found = re.search(r"BYMONTHDAY=([\d,]+)", value.rule or "")
    return [int(day) for day in found.group(1).split(",")] if found else []


def _days_of_month(value: TimeExpression, issued: date) -> tuple[str | None, str | None]:
    assert value.days is not None
    first, last = value.days
    if first > 0:
        for year in (issued.year, issued.year + 1):
            for month in value.months:
                if date(year, month, first) >= issued and last <= calendar.monthrange(year, month)[1]:
                    return date(year, month, first).isoformat(), date(year, month, last).isoformat()
    return None, None


def _months(months: tuple[int, ...], issued: date) -> tuple[str, str]:
    year = issued.year
    if (months[0], 1) < (issued.month, issued.day):
        year += 1
    last, last_year = months[-1], year + (months[-1] < months[0])
    end = date(last_year, last, calendar.monthrange(last_year, last)[1])
    return date(year, months[0], 1).isoformat(), end.isoformat()

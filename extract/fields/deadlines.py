"""`deadlines`: time expressions that date something this plan wants done or held."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from extract.context import Context
from extract.fields.dating import Dated
from extract.mentions.time_points import TimeExpression, first_on_or_after
from extract.mentions.times import WEEKDAYS
from extract.plan import Deadline

Kind = Literal["due", "window", "milestone", "recurring"]


def to_items(context: Context, dated: list[Dated]) -> list[Deadline]:
    """Dated duties in the order of the text as items."""
    return [_item(context, one, number) for number, one in enumerate(sorted(dated, key=lambda d: d.time.start))]


def _item(context: Context, one: Dated, number: int) -> Deadline:
    value, duty = one.time.value, one.duty
    kind = _kind(value, one)
    start, end = _span(context, value, kind)
    rule = value.rule or ("FREQ=YEARLY" if one.recurring else None)
    words = lambda span: context.words(*span) if span else None  # noqa: E731
    return Deadline(
        id=f"d{number + 1}",
        confidence=one.confidence,
        evidence=context.evidence(one.time.start, one.time.end),
        kind=kind,
        text=context.text.raw[one.time.start : one.time.end],
        start=start,
        end=end,
        inclusive=_inclusive(value, kind),
        precision=value.precision,
        rrule=rule,
        actor=words(duty.actor),
        action=words(duty.action),
        recipient=words(duty.recipient),
        via=words(duty.via),
        section=context.section_id(one.section),
    )


def _kind(value: TimeExpression, one: Dated) -> Kind:
    if value.rule or one.recurring:
        return "recurring"
    if one.heading or value.span or value.limit == "from":
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
    if kind == "due":
        return None, value.start if value.limit == "before" and value.precision != "day" else value.end
    if kind == "window" and value.limit == "from" and not value.span:
        return value.start, None
    return value.start, value.end


def _first_occurrence(context: Context, value: TimeExpression) -> tuple[str | None, str | None]:
    """The first occurrence on or after the issue, where the rule states its day and the plan is dated."""
    issued = date.fromisoformat(context.head.iso) if context.head.iso else None
    if issued is None:
        return None, None
    if value.day is not None:
        days = [int(day) for day in value.rule.rpartition("BYMONTHDAY=")[2].split(",")] if value.rule else []
        found = min(filter(None, (first_on_or_after(value.months, day, issued) for day in days)), default=None)
        return (found.isoformat(), found.isoformat()) if found else (None, None)
    if value.days:
        return _days_of_month(value, issued)
    if value.weekdays:
        days = [issued + timedelta(days=n) for n in range(7) if WEEKDAYS[(issued.weekday() + n) % 7] in value.weekdays]
        return days[0].isoformat(), days[0].isoformat()
    if value.months:
        return _months(value.months, issued)
    return None, None


def _days_of_month(value: TimeExpression, issued: date) -> tuple[str | None, str | None]:
    assert value.days is not None
    first, last = value.days
    if first > 0:
        for year in (issued.year, issued.year + 1):
            for month in value.months:
                if date(year, month, last) >= issued:
                    return date(year, month, first).isoformat(), date(year, month, last).isoformat()
    return None, None


def _months(months: tuple[int, ...], issued: date) -> tuple[str, str]:
    import calendar

    year = issued.year
    if (months[0], 1) < (issued.month, issued.day):
        year += 1
    last = months[-1]
    return date(year, months[0], 1).isoformat(), date(year, last, calendar.monthrange(year, last)[1]).isoformat()

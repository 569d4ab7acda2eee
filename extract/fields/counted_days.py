"""Days counted from an event that the document dates ("trong 05 ngày kể từ ngày ban hành Kế hoạch này")."""

from __future__ import annotations

import calendar
import re
from dataclasses import replace
from datetime import date, timedelta

from extract.context import Context
from extract.mentions.base import Mention
from extract.mentions.time_points import TimeExpression, read_point
from extract.paragraphs import Paragraph

# Working days and hours stay as they are: holidays are not ours to know.
_COUNTED = re.compile(
    r"(?:trong (?:vòng |thời hạn |thời gian )?|chậm nhất (?:là )?(?:sau )?|không quá )?"
    r"(?P<count>\d{1,3}) (?:\([^()]{1,20}\) )?(?P<unit>ngày|tuần|tháng),? (?:kể từ|tính từ|sau khi|từ) (?P<event>.+)"
)
_THIS = r"(?:kế hoạch|văn bản|quyết định|chương trình|chỉ thị|công văn|phương án|đề án)"
_ISSUE = re.compile(
    rf"(?:ngày |khi )?(?:(?:ký|ban hành|ký ban hành|ký, ban hành)(?: {_THIS}(?: này)?)?"
    rf"|{_THIS}(?: này)? (?:được )?(?:ký|ban hành))"
)
_HELD = re.compile(r"(?:ngày |khi )?(?:kết thúc |tổ chức |khai mạc |bế mạc )?(?P<event>[^\d,.;]{3,60})")


def resolved(context: Context, paragraph: Paragraph, time: Mention[TimeExpression]) -> Mention[TimeExpression]:
    """The time as a last day, where the day is known that it counts from; else as it is."""
    counted = _COUNTED.fullmatch(context.text.low, time.start, time.end) if time.value.precision == "event" else None
    since = _day_of(context, paragraph, time.start, counted.group("event")) if counted else None
    if counted is None or since is None:
        return time
    last = _later(since, int(counted.group("count")), counted.group("unit")).isoformat()
    return replace(time, value=TimeExpression("latest", None, last, "day"))


def _day_of(context: Context, paragraph: Paragraph, at: int, event: str) -> date | None:
    """The day of the event: the issue's, one that it names, or the one on which the paragraph holds it."""
    if _ISSUE.fullmatch(event):
        return date.fromisoformat(context.head.iso) if context.head.iso else None
    named = re.fullmatch(r"(?:ngày )?(\d{1,2}[/-]\d{1,2}[/-]\d{4}|\d{1,2} tháng \d{1,2} năm \d{4})", event)
    point = read_point(f"ngày {named.group(1)}") if named else None
    if point and not point.impossible:
        first = point.first()
        return date.fromisoformat(first) if first else None
    held = _HELD.fullmatch(event)
    return _held_on(context, paragraph, at, held.group("event")) if held else None


def _held_on(context: Context, paragraph: Paragraph, at: int, event: str) -> date | None:
    """The only single day before `at` in the paragraph, in a sentence that names the event."""
    days: set[str] = set()
    for first, last in context.sentences(paragraph.body, at):
        if event in context.text.low[first:last]:
            found = (t.value for t in context.found.times.within(first, last))
            days |= {v.end for v in found if v.precision == "day" and v.start == v.end and v.end and not v.rule}
    return date.fromisoformat(days.pop()) if len(days) == 1 else None


def _later(since: date, count: int, unit: str) -> date:
    if unit != "tháng":
        return since + timedelta(days=count * (7 if unit == "tuần" else 1))
    year, month = divmod(since.month - 1 + count, 12)
    year, month = since.year + year, month + 1
    return date(year, month, min(since.day, calendar.monthrange(year, month)[1]))

"""A second time that makes a recurrence exact: "Hằng tháng, … chậm nhất ngày 20", "Hằng năm, … trước ngày 15/12"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.mentions.base import Mention
from extract.mentions.point_words import CLOCK, DAY_NAME, HOUR
from extract.mentions.recurrences import WEEKDAY_CODES, yearly_rule
from extract.mentions.time_points import Limit, Point, TimeExpression
from extract.reading import UPPER, Text

_SENTENCE = re.compile(rf"\. (?=[{UPPER}])|\n")
# Under these a day and month without a year come back every year ("Định kỳ 6 tháng, …: trước ngày 15/6").
_COMES_BACK = ("FREQ=YEARLY", "FREQ=MONTHLY;INTERVAL=6")
_WORDS: dict[str, Limit] = {
    "chậm nhất": "latest",
    "muộn nhất": "latest",
    "trước": "before",
    "đến hết": "until",
    "vào": "",
}
_LIMIT = r"(?P<limit>chậm nhất|muộn nhất|trước|đến hết|vào)(?: là| vào| đến)?"
_PERIOD = re.compile(r"(?:^|[\s,:;]|và )((?:0?[69] tháng|cả năm|(?:01 |một )?năm|quý|tháng)(?: (?:đầu|cuối) năm)?) $")
_DAY = re.compile(
    rf"(?<!\w){_LIMIT} (?P<time>{HOUR}ngày (?P<day>\d{{1,2}}))"
    r"(?! ?[/.-] ?\d|\d| tháng \d| (?:của )?(?:h[àằ]ng|mỗi|tháng)| (?:đến|tới) )"
)
_CLOCK = re.compile(rf"(?<!\w){_LIMIT} (?P<time>{CLOCK})(?!,? ?(?:ngày|thứ|h[àằ]ng|mỗi|(?:sáng|chiều) ))")
_WEEKDAY = re.compile(
    rf"(?<!\w){_LIMIT} (?P<time>{HOUR}(?:(?:sáng|chiều|cuối ngày) )?(?P<weekday>{DAY_NAME}))(?! (?:h[àằ]ng|mỗi))"
)


def refined(text: Text, mentions: list[Mention[TimeExpression]]) -> list[Mention[TimeExpression]]:
    """The times of a text with those that make the recurrence before them exact, in the order of the text."""
    taken = {at for m in mentions for at in range(m.start, m.end)} if _DAY.search(text.low) else set()
    bare = [m for m in _bare(text.low) if m.start not in taken and m.end - 1 not in taken]
    result: list[Mention[TimeExpression]] = []
    governing: Mention[TimeExpression] | None = None
    for mention in sorted([*mentions, *bare], key=lambda m: m.start):
        if governing and _SENTENCE.search(text.norm, governing.end, mention.start):
            governing = None
        exact = _exact(mention, governing.value.rule if governing else None)
        if exact is None:
            continue
        if (whole := _in_brackets(text.low, result[-1] if result else None, exact)) is not None:
            if result and whole.start == result[-1].start:
                result.pop()
            exact = whole
        if exact.value.rule in (*_COMES_BACK, "FREQ=MONTHLY", "FREQ=WEEKLY", "FREQ=DAILY") and not exact.value.months:
            governing = exact
        result.append(exact)
    return result


def _in_brackets(
    low: str, before: Mention[TimeExpression] | None, mention: Mention[TimeExpression]
) -> Mention[TimeExpression] | None:
    """A period with its day in brackets is one time ("hằng tháng (trước ngày 20)", "6 tháng (trước ngày 10/6)")."""
    if not low.startswith(")", mention.end) or low[mention.start - 2 : mention.start] != " (":
        return None
    value = mention.value
    if before and before.end == mention.start - 2 and before.value.rule:
        ends = value.end if value.limit == "until" and not value.rule else None
        if ends:
            value = replace(before.value, rule=f"{before.value.rule};UNTIL={ends}".replace("-", ""))
        return Mention("time", before.start, mention.end + 1, value)
    period = _PERIOD.search(low, max(0, mention.start - 30), mention.start - 1)
    return Mention("time", period.start(1), mention.end + 1, value) if period and value.limit else None


def _bare(low: str) -> Iterator[Mention[TimeExpression]]:
    """Days and weekdays that are no time by themselves ("chậm nhất ngày 20", "vào thứ Sáu")."""
    for found in [*_DAY.finditer(low), *_WEEKDAY.finditer(low), *_CLOCK.finditer(low)]:
        limit = _WORDS[found.group("limit")]
        start = found.start() if limit else found.start("time")
        if name := found.groupdict().get("weekday"):
            value = TimeExpression(limit, None, None, "day", weekdays=(WEEKDAY_CODES[name],))
        elif day := found.groupdict().get("day"):
            value = TimeExpression(limit, None, None, "day", day=int(day))
        else:
            value = TimeExpression(limit, None, None, "day", clock=True)
        yield Mention("time", start, found.end(), value)


def _exact(mention: Mention[TimeExpression], rule: str | None) -> Mention[TimeExpression] | None:
    """The mention under the recurrence that governs it; None for a bare day without one."""
    value = mention.value
    if value.rule or value.start or value.end or value.span:
        return mention
    if value.day is not None and not value.months:
        known = rule == "FREQ=MONTHLY" and 1 <= value.day <= 31
        return _with(mention, f"{rule};BYMONTHDAY={value.day}") if known else None
    if value.clock:
        return _with(mention, rule) if rule == "FREQ=DAILY" else None
    if value.weekdays:
        return _with(mention, f"{rule};BYDAY={value.weekdays[0]}") if rule == "FREQ=WEEKLY" else None
    if rule in _COMES_BACK and value.months and value.precision in ("day", "month", "quarter"):
        return _with(mention, yearly_rule(Point(None, value.months, value.day, value.precision)))
    return mention


def _with(mention: Mention[TimeExpression], rule: str) -> Mention[TimeExpression]:
    return replace(mention, value=replace(mention.value, rule=rule))

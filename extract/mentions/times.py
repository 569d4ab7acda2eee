"""Time expressions: days, months, quarters, years, spans of them, limits and recurrences.

A mention is one expression with the words that carry its limit ("chậm nhất ngày 20 hằng tháng", "từ tháng 9/2021 –
tháng 6/2023"); its value says what the words say, before any rule decides whether they date a duty. Recurrences are
RFC 5545 rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from extract.knowledge import load
from extract.mentions.base import Mention
from extract.mentions.events import find_events
from extract.mentions.point_words import BARE_MONTH, DAY_NAME, HOUR, HOURS, POINT, RUN_OF_DAYS
from extract.mentions.recurrences import (
    BARE_DAY,
    DAILY,
    DAY_OF,
    DAYS_OF_WEEK,
    EVERY,
    IN_QUARTER,
    OF_MONTH,
    PERIODIC,
    RECURS,
    daily,
    day_of,
    every,
    in_quarter,
    of_month,
    periodic,
    weekdays,
    yearly_rule,
)
from extract.mentions.refinements import refined
from extract.mentions.time_points import Limit, Point, TimeExpression, read_point
from extract.reading import Text

_ANCHOR = re.compile(
    rf"(?<!\w)(?=[\dtnqđcgsbhm])(?:từ nay|{POINT}|{BARE_MONTH}|{IN_QUARTER}|{DAY_OF}|{OF_MONTH}|{DAILY}"
    rf"|{DAYS_OF_WEEK}|{PERIODIC}|{EVERY}|quý (?=h[àằ]ng năm))"
)
_LINK = re.compile(rf" ?(?:-|đến hết|đến|tới|cho đến) ?(?:cuối )?(?={POINT}|{BARE_MONTH}|(?:ngày )?\d{{1,2}}/\d)")
_SPAN_END = re.compile(rf"(?:{POINT}|{BARE_MONTH}|ngày \d{{1,2}})")
_DAILY = rf"{HOUR} ?"
_ONWARD = re.compile(r" trở đi(?!\w)")
_PERIODIC, _POINT, _EVERY = re.compile(PERIODIC), re.compile(POINT), re.compile(EVERY)
_DAILY_ONLY, _OF_MONTH = re.compile(_DAILY), re.compile(OF_MONTH)
_HOUR_OF_DAY = re.compile(rf"{HOUR}{DAY_NAME}")
_IDLE = re.compile(r"(?:xong|hoàn thành|hoàn tất) ")
_FROM_NOW = re.compile(r" (?:cho )?(?:đến hết|đến|tới) (?:cuối )?")
_UNTIL = re.compile(rf"{POINT}|{BARE_MONTH}")


@cache
def _limits() -> tuple[re.Pattern[str], dict[str, Limit]]:
    """The words of limit before a time, up to the time itself, and what each makes of it."""
    known: dict[str, Limit] = load("times")["limits"]
    pattern = re.compile(
        r"(?<!\w)((?:xong |hoàn thành |hoàn tất )?(" + "|".join(sorted(known, key=len, reverse=True)) + r")(?: nhất)?)"
        r"(?: (?:là|vào|đến|hết|trước|trong|cuối|đầu|giữa|tuần \S+|thời gian|thời điểm|khoảng))*(?: ngày)? ?$"
    )
    return pattern, known


def _months_between(first: int, last: int) -> tuple[int, ...]:
    """The months of a season, which may run over the turn of the year."""
    return tuple((first - 1 + n) % 12 + 1 for n in range((last - first) % 12 + 1))


def _yearly_window(start: int, end: int, limit: Limit, first: Point, last: Point) -> Mention[TimeExpression]:
    """A window between two days that comes back every year ("từ ngày 01/11 đến ngày 15/12 hằng năm")."""
    impossible = first.impossible or last.impossible
    ends = None if impossible else (last.months[0], last.day or 1)
    value = TimeExpression(
        limit, None, None, "day", "FREQ=YEARLY", months=first.months, day=first.day, impossible=impossible, last=ends
    )
    return Mention("time", start, end, value)


class _Finder:
    def __init__(self, text: Text) -> None:
        self.low = text.low

    def find(self) -> Iterator[Mention[TimeExpression]]:
        position = 0
        for anchor in _ANCHOR.finditer(self.low):
            if anchor.start() < position:
                continue
            mention = self._expression(anchor, position)
            if mention:
                position = mention.end
                yield mention

    def _expression(self, anchor: re.Match[str], floor: int) -> Mention[TimeExpression] | None:
        words = anchor.group()
        if words == "từ nay":
            return self._from_now(anchor)
        start, limit = self._limit(anchor.start(), floor)
        if ("tháng cuối" in words and "quý" in words) or ("tháng đầu" in words and "quý" in words):
            return in_quarter(anchor, start, limit)
        if _PERIODIC.match(words) and not _POINT.match(words):
            return periodic(anchor, start, limit)
        if _EVERY.match(words):
            return every(self.low, anchor, start, limit)
        if _DAILY_ONLY.fullmatch(words):
            return daily(self.low, anchor, start, limit)
        if _OF_MONTH.fullmatch(words):
            return of_month(anchor, start, limit)
        if BARE_DAY.match(words) or words == "quý ":
            return day_of(self.low, anchor, start, limit)
        if words.endswith(" ") and _HOUR_OF_DAY.match(words):
            return weekdays(self.low, anchor, start, limit)
        first = read_point(words)
        unsure = (
            first is not None
            and first.precision == "day"
            and first.year is None
            and "ngày" not in self.low[start : anchor.end()]
        )
        yearly = unsure and RECURS.match(self.low, anchor.end()) is not None
        if unsure and not yearly and (limit in ("", "within") or self.low.startswith(" giờ", anchor.end())):
            return None
        if first is None or (first.year is not None and not 1945 <= first.year <= 2100):
            return None
        return self._spanned(anchor, start, limit, first)

    def _limit(self, at: int, floor: int) -> tuple[int, Limit]:
        line = max(floor, self.low.rfind("\n", 0, at) + 1, at - 44)
        pattern, known = _limits()
        found = pattern.search(self.low[line:at])
        if not found:
            return at, ""
        idle = _IDLE.match(found.group(1))
        begin = line + found.start() + (idle.end() if idle else 0)
        return begin, known[found.group(2)]

    def _spanned(self, anchor: re.Match[str], start: int, limit: Limit, first: Point) -> Mention[TimeExpression] | None:
        link = _LINK.match(self.low, anchor.end())
        second_match = _SPAN_END.match(self.low, link.end()) if link else None
        second = read_point(second_match.group()) if second_match else None
        if second_match and second:
            first = first.dated(second.year)
            precision = second.precision if second.precision != "year" else first.precision
            yearly = RECURS.match(self.low, second_match.end())
            if yearly and second.year is None and first.precision == second.precision == "day":
                return _yearly_window(start, yearly.end(), limit, first, second)
            if yearly and second.year is None and first.precision == second.precision == "month":
                months = _months_between(first.months[0], second.months[-1])
                value = TimeExpression(limit, None, None, "month", "FREQ=YEARLY", months=months)
                return Mention("time", start, yearly.end(), value)
            value = TimeExpression(
                limit,
                first.first(),
                second.last(),
                precision,
                span=True,
                impossible=first.impossible or second.impossible,
                months=(first.months[0], second.months[-1]) if precision == "month" and second.year is None else (),
            )
            return Mention("time", start, second_match.end(), value)
        recurs = RECURS.match(self.low, anchor.end())
        if recurs and first.year is None and first.last_day:
            return _yearly_window(start, recurs.end(), limit, first, replace(first, day=first.last_day))
        if recurs and first.year is None:
            rule = yearly_rule(first)
            return Mention(
                "time",
                start,
                recurs.end(),
                TimeExpression(
                    limit,
                    None,
                    None,
                    first.precision,
                    rule,
                    months=first.months,
                    day=first.day,
                    impossible=first.impossible,
                ),
            )
        value = TimeExpression(
            limit,
            first.first(),
            first.last(),
            first.precision,
            span=HOURS.match(anchor.group()) is not None or RUN_OF_DAYS.search(anchor.group()) is not None,
            months=first.months,
            day=first.day,
            impossible=first.impossible,
        )
        onward = _ONWARD.match(self.low, anchor.end()) if limit == "from" else None
        return Mention("time", start, onward.end() if onward else anchor.end(), value)

    def _from_now(self, anchor: re.Match[str]) -> Mention[TimeExpression] | None:
        link = _FROM_NOW.match(self.low, anchor.end())
        last = _UNTIL.match(self.low, link.end()) if link else None
        point = read_point(last.group()) if last else None
        if not last or not point:
            return None
        return Mention(
            "time", anchor.start(), last.end(), TimeExpression("from", None, point.last(), point.precision, span=True)
        )


_BOUND = re.compile(
    rf"(?: \(|, )từ (?P<first>{POINT}|nay|tháng \d{{1,2}}) (?:đến hết|đến|tới) (?P<last>{POINT}|{BARE_MONTH})\)?"
)


def _bounded(low: str, mention: Mention[TimeExpression]) -> Mention[TimeExpression]:
    """A recurrence with its bounds behind it: "hằng ngày, từ … đến …", "hằng tháng (từ tháng 9 đến hết …)"."""
    bound = _BOUND.match(low, mention.end) if mention.value.rule and "UNTIL" not in mention.value.rule else None
    last = read_point(bound.group("last")) if bound else None
    until = last.last() if last else None
    if bound is None or last is None or until is None:
        return mention
    first = read_point(bound.group("first"))
    since = first.dated(last.year).first() if first else None
    rule = f"{mention.value.rule};UNTIL={until.replace('-', '')}"
    return Mention("time", mention.start, bound.end(), replace(mention.value, rule=rule, since=since))


def _joined(low: str, mentions: list[Mention[TimeExpression]]) -> list[Mention[TimeExpression]]:
    """A year or a recurrence said once holds for all points of a list.

    "trước ngày 10/6 và trước ngày 05/12 hằng năm", "trong tháng 4, tháng 5/2024".
    """
    joined = list(mentions)
    for index in range(len(joined) - 2, -1, -1):
        mention, following = joined[index], joined[index + 1]
        if low[mention.end : following.start] in (" và ", ", ", "; ", ", và "):
            joined[index] = _like(mention, following.value)
    return joined


def _run_of_months(low: str, mentions: list[Mention[TimeExpression]]) -> Iterator[Mention[TimeExpression]]:
    """Two months in a row are one time ("trong tháng 4 và tháng 5/2026")."""
    held: Mention[TimeExpression] | None = None
    for mention in mentions:
        if held and _follows(low, held, mention):
            value = replace(held.value, end=mention.value.end, months=())
            yield replace(held, end=mention.end, value=value)
            held = None
            continue
        if held:
            yield held
        held = mention
    if held:
        yield held


def _follows(low: str, first: Mention[TimeExpression], second: Mention[TimeExpression]) -> bool:
    months = (*first.value.months, *second.value.months)
    bare = not (first.value.rule or second.value.rule or first.value.span or second.value.span or second.value.limit)
    in_a_row = len(months) == 2 and months[1] == months[0] + 1 and first.value.precision == second.value.precision
    return bare and in_a_row and first.value.precision == "month" and low[first.end : second.start] == " và "


def _like(mention: Mention[TimeExpression], following: TimeExpression) -> Mention[TimeExpression]:
    value = mention.value
    if value.precision != following.precision or not value.months or value.start or value.rule or value.span:
        return mention
    point = Point(None, value.months, value.day, value.precision)
    if value.day is not None and (following.rule or "").startswith("FREQ=YEARLY;BYMONTH") and not point.impossible:
        rule = f"FREQ=YEARLY;BYMONTH={value.months[0]};BYMONTHDAY={value.day}"
        return replace(mention, value=replace(value, rule=rule))
    if following.start and not following.rule:
        dated = point.dated(int(following.start[:4]))
        return replace(
            mention, value=replace(value, start=dated.first(), end=dated.last(), impossible=dated.impossible)
        )
    return mention


def find(text: Text) -> Iterator[Mention[TimeExpression]]:
    """All time expressions of a text; what lies inside an event or a count of days belongs to it."""
    outer = find_events(text)
    yield from outer
    position = 0
    single: list[Mention[TimeExpression]] = []
    for found in _run_of_months(text.low, _joined(text.low, list(_Finder(text).find()))):
        if found.start >= position:
            single.append(_bounded(text.low, found))
            position = single[-1].end
    for mention in refined(text, single):
        if not any(o.start <= mention.start and mention.end <= o.end for o in outer):
            yield mention

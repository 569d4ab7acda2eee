"""Time expressions: days, months, quarters, years, spans of them, limits and recurrences.

A mention is one expression with the words that carry its limit ("chậm nhất ngày 20 hằng tháng", "từ tháng 9/2021 –
tháng 6/2023"); its value says what the words say, before any rule decides whether they date a duty. Recurrences are
RFC 5545 rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.knowledge import load
from extract.mentions.base import Mention
from extract.mentions.events import find_events
from extract.mentions.time_points import Limit, Point, Precision, TimeExpression, read_point
from extract.reading import Text

_WEEKDAY = r"(?:(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật),? )?"
_CLOCK = r"(?<!/)\d{1,2}(?:h| giờ)(?: ?\d{2}(?: phút)?)?"
_HOUR = rf"(?:{_CLOCK}(?:(?: đến | và | ?- ?|, ){_CLOCK})*,? )?"
_HOURS = re.compile(rf"{_CLOCK}(?: đến | ?- ?){_CLOCK}")
_FIGURES = (
    r"(?:\d{1,2}(?:/\d{1,2}/| ?[/.-] ?\d{1,2} ?[/.-] ?)\d{4}(?!\d)"
    r"|\d{1,2}/\d{1,2}(?!/|\d)"
    r"|(?<=ngày )\d{1,2} ?[-.] ?\d{1,2}(?![\d.-])"
    r"|(?<=ngày )\d{1,2} tháng \d{1,2}(?:,? năm \d{4})?)"
)
_DAY = rf"{_HOUR}{_WEEKDAY}(?:ngày )?{_FIGURES}(?![\d/%])"
_MONTH = r"(?:(?:đầu|giữa|cuối) )?tháng \d{1,2}(?: ?[/-] ?\d{4}|,? năm \d{4})?(?![\d/])"
_QUARTER = (
    r"quý (?:iv|i{1,3}|0?[1-4])(?:(?:, | và | - ?|,)(?:quý )?(?:iv|i{1,3}|0?[1-4]))*"
    r"(?: ?[/-] ?\d{4}|,? năm \d{4})?(?!\w)"
)
_HALF = r"(?:0?6|sáu) tháng (?:đầu|cuối) năm(?: \d{4})?(?!\w)"
_FIRST_DAYS = r"\d{1,2} ngày đầu(?: của)? tháng \d{1,2}(?: ?[/-] ?\d{4}|,? năm \d{4})(?![\d/])"
_YEAR = r"(?:(?:đầu|cuối) )?năm \d{4}(?! ?[-/] ?\d)"
_BARE_MONTH = r"\d{1,2}/\d{4}(?![\d/])"
_POINT = rf"(?:{_FIRST_DAYS}|{_DAY}|{_QUARTER}|{_HALF}|{_MONTH}|{_YEAR})"
_EVERY = r"(?:h[àằ]ng (?:năm|quý|tháng|tuần|ngày)|mỗi (?:năm|quý|tháng|tuần)(?! \d))(?! (?:và h[àằ]ng|đến))"
_PERIODIC = (
    r"(?:định kỳ )?(?:(?:0?6|sáu) tháng(?:, | và | hoặc )(?:01 |1 |một )?(?:h[àằ]ng )?năm(?! \d)"
    r"|(?:0?[1-9]|sáu|ba) tháng(?: một lần|/lần))"
)
_IN_QUARTER = (
    r"(?:(?:\d{1,2} ngày (?:đầu|cuối)|ngày \d{1,2})(?: của)? )?tháng (?:cuối|đầu)(?: của)?(?: mỗi)? quý(?! [iv\d])"
)
_DAY_OF = r"ngày \d{1,2}(?:(?:, | và |, và )(?:ngày )?\d{1,2})* (?=(?:của )?(?:h[àằ]ng|mỗi) (?:tháng|quý))"
_DAY_NAME = r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)"
_WEEKDAYS = rf"{_HOUR}{_DAY_NAME}(?:(?:, | và ){_DAY_NAME})* (?=(?:của )?(?:h[àằ]ng|mỗi) tuần)"
_BARE_DAY = re.compile(r"ngày \d{1,2}[^/]* $")
_ANCHOR = re.compile(
    rf"(?=[\dtnqđcgsbhm])(?:từ nay|(?<!\w){_POINT}|(?<!\w){_BARE_MONTH}|{_IN_QUARTER}|{_DAY_OF}"
    rf"|(?<!\w){_WEEKDAYS}|(?<!\w){_PERIODIC}|(?<!\w){_EVERY}|(?<!\w)quý (?=h[àằ]ng năm))"
)
_LINK = re.compile(rf" ?(?:-|đến hết|đến|tới|cho đến) ?(?:cuối )?(?={_POINT}|{_BARE_MONTH}|(?:ngày )?\d{{1,2}}/\d)")
_SPAN_END = re.compile(rf"(?:{_POINT}|{_BARE_MONTH}|ngày \d{{1,2}})")
_RECURS = re.compile(rf",? ?(?:của )?({_EVERY})")
_BRACKET = re.compile(r" \((từ (?:nay|[^()]{3,40}) đến (?:hết )?[^()]{3,30})\)")
_LIMITS: dict[str, Limit] = load("times")["limits"]
_LIMIT = re.compile(
    r"(?<!\w)((?:xong |hoàn thành |hoàn tất )?(" + "|".join(sorted(_LIMITS, key=len, reverse=True)) + r")(?: nhất)?)"
    r"(?: (?:là|vào|đến|hết|trước|trong|cuối|đầu|giữa|tuần \S+|thời gian|khoảng))*(?: ngày)? ?$"
)
_IDLE = re.compile(r"(?:xong|hoàn thành|hoàn tất) ")
_WEEKDAY_CODES = {
    "thứ hai": "MO",
    "thứ ba": "TU",
    "thứ tư": "WE",
    "thứ năm": "TH",
    "thứ sáu": "FR",
    "thứ bảy": "SA",
    "chủ nhật": "SU",
    "thứ 2": "MO",
    "thứ 3": "TU",
    "thứ 4": "WE",
    "thứ 5": "TH",
    "thứ 6": "FR",
    "thứ 7": "SA",
}
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_UNITS: dict[str, tuple[str, Precision]] = {
    "năm": ("FREQ=YEARLY", "year"),
    "quý": ("FREQ=MONTHLY;INTERVAL=3", "quarter"),
    "tháng": ("FREQ=MONTHLY", "month"),
    "tuần": ("FREQ=WEEKLY", "week"),
    "ngày": ("FREQ=DAILY", "day"),
}
_FROM_NOW = re.compile(r" (?:cho )?(?:đến hết|đến|tới) (?:cuối )?")
_UNTIL = re.compile(rf"{_POINT}|{_BARE_MONTH}")


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
            return self._in_quarter(anchor, start, limit)
        if re.match(_PERIODIC, words) and not re.match(_POINT, words):
            return self._periodic(anchor, start, limit)
        if re.match(_EVERY, words):
            return self._every(anchor, start, limit)
        if _BARE_DAY.match(words) or words == "quý ":
            return self._day_of(anchor, start, limit)
        if words.endswith(" ") and re.match(rf"{_HOUR}{_DAY_NAME}", words):
            return self._weekdays(anchor, start, limit)
        first = read_point(words)
        unsure = (
            first is not None
            and first.precision == "day"
            and first.year is None
            and "ngày" not in self.low[start : anchor.end()]
        )
        if unsure and (limit in ("", "within") or self.low.startswith(" giờ", anchor.end())):
            return None
        if first is None or (first.year is not None and not 1945 <= first.year <= 2100):
            return None
        return self._spanned(anchor, start, limit, first)

    def _limit(self, at: int, floor: int) -> tuple[int, Limit]:
        line = max(floor, self.low.rfind("\n", 0, at) + 1, at - 44)
        found = _LIMIT.search(self.low[line:at])
        if not found:
            return at, ""
        idle = _IDLE.match(found.group(1))
        begin = line + found.start() + (idle.end() if idle else 0)
        return begin, _LIMITS[found.group(2)]

    def _spanned(self, anchor: re.Match[str], start: int, limit: Limit, first: Point) -> Mention[TimeExpression] | None:
        link = _LINK.match(self.low, anchor.end())
        second_match = _SPAN_END.match(self.low, link.end()) if link else None
        second = read_point(second_match.group()) if second_match else None
        if second_match and second:
            first = first.dated(second.year)
            precision = second.precision if second.precision != "year" else first.precision
            value = TimeExpression(
                limit,
                first.first(),
                second.last(),
                precision,
                span=True,
                impossible=first.impossible or second.impossible,
            )
            return Mention("time", start, second_match.end(), value)
        recurs = _RECURS.match(self.low, anchor.end())
        if recurs and first.year is None:
            rule = self._rule(first)
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
            span=_HOURS.match(anchor.group()) is not None,
            months=first.months,
            day=first.day,
            impossible=first.impossible,
        )
        return Mention("time", start, anchor.end(), value)

    def _rule(self, point: Point) -> str:
        if point.day is not None:
            return f"FREQ=YEARLY;BYMONTH={point.months[0]};BYMONTHDAY={point.day}"
        if point.precision == "month" and len(point.months) == 1:
            return f"FREQ=YEARLY;BYMONTH={point.months[0]}"
        return "FREQ=YEARLY"

    def _every(self, anchor: re.Match[str], start: int, limit: Limit) -> Mention[TimeExpression]:
        rule, precision = _UNITS[anchor.group().split()[1]]
        end, value = anchor.end(), TimeExpression(limit, None, None, precision, rule)
        bracket = _BRACKET.match(self.low, end)
        until = re.search(_POINT, bracket.group(1).split("đến")[-1]) if bracket else None
        last = read_point(until.group()) if until else None
        if bracket and last and last.last():
            value = TimeExpression(limit, None, None, precision, f"{rule};UNTIL={last.last()}".replace("-", ""))
            end = bracket.end()
        return Mention("time", start, end, value)

    def _periodic(self, anchor: re.Match[str], start: int, limit: Limit) -> Mention[TimeExpression]:
        count = re.search(r"0?(\d)|sáu|ba", anchor.group())
        months = (
            int(count.group(1))
            if count and count.group(1)
            else {"sáu": 6, "ba": 3}.get(count.group() if count else "", 6)
        )
        begin = anchor.start() if limit in ("", "by") else start
        return Mention(
            "time", begin, anchor.end(), TimeExpression("", None, None, "month", f"FREQ=MONTHLY;INTERVAL={months}")
        )

    def _day_of(self, anchor: re.Match[str], start: int, limit: Limit) -> Mention[TimeExpression] | None:
        recurs = _RECURS.match(self.low, anchor.end())
        days = [int(d) for d in re.findall(r"\d{1,2}", anchor.group())]
        if not recurs:
            return None
        if not days:
            return Mention("time", start, recurs.end(), TimeExpression(limit, None, None, "quarter", "FREQ=YEARLY"))
        value = TimeExpression(
            limit, None, None, "day", f"FREQ=MONTHLY;BYMONTHDAY={','.join(map(str, days))}", day=days[0]
        )
        return Mention("time", start, recurs.end(), value)

    def _weekdays(self, anchor: re.Match[str], start: int, limit: Limit) -> Mention[TimeExpression] | None:
        recurs = _RECURS.match(self.low, anchor.end())
        if not recurs:
            return None
        names = [_WEEKDAY_CODES[name] for name in re.findall(_DAY_NAME, anchor.group())]
        rule = f"FREQ=WEEKLY;BYDAY={','.join(names)}"
        return Mention(
            "time", start, recurs.end(), TimeExpression(limit, None, None, "day", rule, weekdays=tuple(names))
        )

    def _in_quarter(self, anchor: re.Match[str], start: int, limit: Limit) -> Mention[TimeExpression]:
        words, last_month = anchor.group(), "tháng cuối" in anchor.group()
        days = re.match(r"(\d{1,2}) ngày (đầu|cuối)", words)
        single = re.match(r"ngày (\d{1,2})", words)
        months = (3, 6, 9, 12) if last_month else (1, 4, 7, 10)
        rule, span, day = "FREQ=MONTHLY;INTERVAL=3", None, None
        if days:
            span = (1, int(days.group(1))) if days.group(2) == "đầu" else (-int(days.group(1)), -1)
        elif single:
            day = int(single.group(1))
            rule += f";BYMONTHDAY={day}"
        precision: Precision = "day" if days or single else "month"
        return Mention(
            "time",
            start,
            anchor.end(),
            TimeExpression(limit, None, None, precision, rule, months=months, day=day, days=span),
        )

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
    rf"(?: \(|, )từ (?P<first>{_POINT}|nay|tháng \d{{1,2}}) (?:đến hết|đến|tới) (?P<last>{_POINT}|{_BARE_MONTH})\)?"
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


def _pairs(low: str, mentions: list[Mention[TimeExpression]]) -> list[Mention[TimeExpression]]:
    """A recurrence said once for two days holds for both ("trước ngày 10/6 và trước ngày 05/12 hằng năm")."""
    paired = list(mentions)
    for index in range(len(paired) - 2, -1, -1):
        mention, following = paired[index], paired[index + 1]
        value = mention.value
        undated = value.day is not None and value.months and not (value.start or value.rule or value.span)
        yearly = following.value.day is not None and (following.value.rule or "").startswith("FREQ=YEARLY;BYMONTH")
        if undated and yearly and low[mention.end : following.start] in (" và ", ", ", "; "):
            rule = f"FREQ=YEARLY;BYMONTH={value.months[0]};BYMONTHDAY={value.day}"
            paired[index] = replace(mention, value=replace(value, rule=rule))
    return paired


def find(text: Text) -> Iterator[Mention[TimeExpression]]:
    """All time expressions of a text; what lies inside an event or a count of days belongs to it."""
    outer = find_events(text)
    yield from outer
    position = 0
    for found in _pairs(text.low, list(_Finder(text).find())):
        if found.start < position:
            continue
        mention = _bounded(text.low, found)
        position = mention.end
        if not any(o.start <= mention.start and mention.end <= o.end for o in outer):
            yield mention

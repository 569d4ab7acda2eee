"""Recurrences as RFC 5545 rules: "hằng quý", "ngày 20 hằng tháng", "10 ngày đầu của tháng cuối quý"."""

from __future__ import annotations

import re

from extract.mentions.base import Mention
from extract.mentions.point_words import CLOCK, DAY_NAME, HOUR, POINT
from extract.mentions.time_points import Limit, Point, Precision, TimeExpression, read_point

EVERY = r"(?:h[àằ]ng (?:năm|quý|tháng|tuần|ngày)|mỗi (?:năm|quý|tháng|tuần)(?! \d))(?! (?:và h[àằ]ng|đến))"
PERIODIC = (
    r"(?:định kỳ )?(?:(?:0?6|sáu) tháng(?:, | và | hoặc )(?:01 |1 |một )?(?:h[àằ]ng )?năm(?! \d)"
    r"|(?:0?[1-9]|sáu|ba) tháng(?: một lần|/lần))"
)
IN_QUARTER = (
    r"(?:(?:\d{1,2} ngày (?:đầu|cuối)|ngày \d{1,2})(?: của)? )?"
    r"tháng (?:cuối|đầu)(?: của)?(?: mỗi)? quý(?! [iv\d])(?: (?:sau|tiếp theo))?"
)
_NEXT_DAY = r"(?:, | và |, và | đến (?:hết )?| ?- ?)(?:ngày )?\d{1,2}"
DAY_OF = rf"ngày \d{{1,2}}(?:{_NEXT_DAY})* (?=(?:của )?(?:h[àằ]ng|mỗi) (?:tháng|quý))"
# An hour of every day ("trước 15 giờ hằng ngày").
DAILY = rf"{CLOCK} (?=(?:h[àằ]ng|mỗi) ngày)"
# A day of the month that is reported on, or of the next ("trước ngày 05 tháng sau", "ngày 20 của tháng").
OF_MONTH = r"ngày \d{1,2} (?:của )?tháng(?: (?:sau|kế tiếp|tiếp theo|liền kề|báo cáo|đó)|(?= ?[.,;:)\n]|$))"
DAYS_OF_WEEK = rf"{HOUR}{DAY_NAME}(?:(?:, | và ){DAY_NAME})* (?=(?:của )?(?:h[àằ]ng|mỗi) tuần)"
BARE_DAY = re.compile(r"ngày \d{1,2}[^/]* $")
RECURS = re.compile(rf",? ?(?:của )?({EVERY})")
_BRACKET = re.compile(r" \((từ (?:nay|[^()]{3,40}) đến (?:hết )?[^()]{3,30})\)")
WEEKDAY_CODES = {
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
# Last months of a quarter have 30 days at least; first months of one have 31.
_DAYS_OF_EVERY_MONTH = 30
_ALL_MONTHS = tuple(range(1, 13))
_UNITS: dict[str, tuple[str, Precision]] = {
    "năm": ("FREQ=YEARLY", "year"),
    "quý": ("FREQ=MONTHLY;INTERVAL=3", "quarter"),
    "tháng": ("FREQ=MONTHLY", "month"),
    "tuần": ("FREQ=WEEKLY", "week"),
    "ngày": ("FREQ=DAILY", "day"),
}


def yearly_rule(point: Point) -> str:
    """The rule of a point that returns every year; an impossible day names none."""
    if point.impossible:
        return "FREQ=YEARLY"
    if point.day is not None:
        return f"FREQ=YEARLY;BYMONTH={point.months[0]};BYMONTHDAY={point.day}"
    if point.precision == "month" and len(point.months) == 1:
        return f"FREQ=YEARLY;BYMONTH={point.months[0]}"
    return "FREQ=YEARLY"


def every(low: str, anchor: re.Match[str], start: int, limit: Limit) -> Mention[TimeExpression]:
    """A bare recurrence, with its end where brackets give one ("hằng tháng (từ nay đến hết …)")."""
    rule, precision = _UNITS[anchor.group().split()[1]]
    end, value = anchor.end(), TimeExpression(limit, None, None, precision, rule)
    bracket = _BRACKET.match(low, end)
    until = re.search(POINT, bracket.group(1).split("đến")[-1]) if bracket else None
    last = read_point(until.group()) if until else None
    if bracket and last and last.last():
        value = TimeExpression(limit, None, None, precision, f"{rule};UNTIL={last.last()}".replace("-", ""))
        end = bracket.end()
    return Mention("time", start, end, value)


def periodic(anchor: re.Match[str], start: int, limit: Limit) -> Mention[TimeExpression]:
    """Every so many months ("định kỳ 06 tháng và hằng năm")."""
    count = re.search(r"0?(\d)|sáu|ba", anchor.group())
    months = (
        int(count.group(1)) if count and count.group(1) else {"sáu": 6, "ba": 3}.get(count.group() if count else "", 6)
    )
    begin = anchor.start() if limit in ("", "by") else start
    return Mention(
        "time", begin, anchor.end(), TimeExpression("", None, None, "month", f"FREQ=MONTHLY;INTERVAL={months}")
    )


def day_of(low: str, anchor: re.Match[str], start: int, limit: Limit) -> Mention[TimeExpression] | None:
    """A day of every month or a quarter of every year ("ngày 20 hằng tháng"); None without the recurrence behind it."""
    recurs = RECURS.match(low, anchor.end())
    days = [int(d) for d in re.findall(r"\d{1,2}", anchor.group())]
    if not recurs:
        return None
    if not days:
        return Mention("time", start, recurs.end(), TimeExpression(limit, None, None, "quarter", "FREQ=YEARLY"))
    if len(days) == 2 and re.search(r"\d(?: đến| ?-)", anchor.group()):
        value = TimeExpression("", None, None, "day", "FREQ=MONTHLY", months=_ALL_MONTHS, days=(days[0], days[1]))
        possible = 1 <= days[0] < days[1] <= _DAYS_OF_EVERY_MONTH
        return Mention("time", start, recurs.end(), value) if possible else None
    if not all(1 <= day <= 31 for day in days):
        value = TimeExpression(limit, None, None, "day", "FREQ=MONTHLY", impossible=True)
        return Mention("time", start, recurs.end(), value)
    rule = f"FREQ=MONTHLY;BYMONTHDAY={','.join(map(str, days))}"
    return Mention("time", start, recurs.end(), TimeExpression(limit, None, None, "day", rule, day=days[0]))


def daily(low: str, anchor: re.Match[str], start: int, limit: Limit) -> Mention[TimeExpression] | None:
    """An hour of every day."""
    recurs = RECURS.match(low, anchor.end())
    return (
        Mention("time", start, recurs.end(), TimeExpression(limit, None, None, "day", "FREQ=DAILY")) if recurs else None
    )


def of_month(anchor: re.Match[str], start: int, limit: Limit) -> Mention[TimeExpression] | None:
    """A day of each month without "hằng" ("trước ngày 05 tháng sau")."""
    day = int(re.findall(r"\d{1,2}", anchor.group())[0])
    if not 1 <= day <= 31 or not limit:
        return None
    rule = f"FREQ=MONTHLY;BYMONTHDAY={day}"
    return Mention("time", start, anchor.end(), TimeExpression(limit, None, None, "day", rule, day=day))


def weekdays(low: str, anchor: re.Match[str], start: int, limit: Limit) -> Mention[TimeExpression] | None:
    """Weekdays of every week ("thứ Hai, thứ Năm hằng tuần")."""
    recurs = RECURS.match(low, anchor.end())
    if not recurs:
        return None
    names = [WEEKDAY_CODES[name] for name in re.findall(DAY_NAME, anchor.group())]
    rule = f"FREQ=WEEKLY;BYDAY={','.join(names)}"
    return Mention("time", start, recurs.end(), TimeExpression(limit, None, None, "day", rule, weekdays=tuple(names)))


def in_quarter(anchor: re.Match[str], start: int, limit: Limit) -> Mention[TimeExpression]:
    """The first or last month of every quarter, or days in it."""
    words, last_month = anchor.group(), "tháng cuối" in anchor.group()
    days = re.match(r"(\d{1,2}) ngày (đầu|cuối)", words)
    single = re.match(r"ngày (\d{1,2})", words)
    months = (3, 6, 9, 12) if last_month else (1, 4, 7, 10)
    rule, span, day, impossible = "FREQ=MONTHLY;INTERVAL=3", None, None, False
    counted = days or single
    if counted and not 1 <= int(counted.group(1)) <= _DAYS_OF_EVERY_MONTH:
        days = single = None
        impossible = True
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
        TimeExpression(limit, None, None, precision, rule, months=months, day=day, days=span, impossible=impossible),
    )

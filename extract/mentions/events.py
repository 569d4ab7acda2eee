"""Times that are events: "dịp tổng kết năm", "nhân kỷ niệm … (11/6) hằng năm", "trong 05 ngày kể từ …"."""

from __future__ import annotations

import re
from functools import cache

from extract.knowledge import load, phrases
from extract.mentions.base import Mention
from extract.mentions.dates import iso_date
from extract.mentions.time_points import TimeExpression
from extract.reading import Text

_COUNT = r"(?<![\d/])\d{1,3} (?:\([^()]{1,20}\) )?(?:ngày|giờ|phút|tuần|tháng)(?: làm việc)?"
_AFTER_EVENT = re.compile(
    r"(?<!\w)(?=[tcksí\d])"
    r"(?:trong (?:vòng |thời hạn |thời gian )?|chậm nhất (?:là )?(?:sau )?|không quá |sau |ít nhất )?"
    rf"{_COUNT},? (?:kể từ|tính từ|sau khi|trước khi|trước(?= ngày (?!\d))|từ) (?:ngày |khi )?"
    r"(?:(?! (?:phải|thì|có trách nhiệm) )[^,;.:\n()]){3,90}"
)
_EVENT = re.compile(
    r"(?<!\w)(?:(?:trong |nhân |vào )?(?:các )?dịp (?!này|đó)|nhân kỷ niệm"
    r"|(?<!sau )khi (?=sơ kết|tổng kết|kết thúc)"
    r"|trong học kỳ"
    r"|cùng với thời gian (?=sơ kết|tổng kết)|cùng thời điểm (?=sơ kết|tổng kết))"
    r"[^.;:\n]{3,160}"
)
# The days of a holiday, with their year ("dịp lễ 30/4 - 01/5/2026").
_HOLIDAY = re.compile(
    r"^(?:trong |nhân |vào )?(?:các )?dịp (?:nghỉ )?(?:lễ|tết) [^\d]{0,40}"
    r"(\d{1,2})/(\d{1,2})(?:/(\d{4}))?(?:(?: ?[-–,] ?| và | đến )(?:ngày )?(\d{1,2})/(\d{1,2})(?:/(\d{4}))?)?$"
)
_DAY_IN_EVENT = re.compile(r"\((\d{1,2})[/-](\d{1,2})(?:[/-](\d{4}))?(?: ?- ?(\d{1,2})[/-](\d{1,2})[/-](\d{4}))?\)")


@cache
def _event_end() -> re.Pattern[str]:
    known = load("times")
    verbs = phrases(verb for verb in load("verbs")["actions"] if verb not in known["event_verbs"])
    return re.compile(rf",? (?:và {verbs}|{phrases(known['event_ends'])})|, (?!các |sự kiện|tổng kết|kỷ niệm|lễ )|\)")


@cache
def _more_of_group() -> re.Pattern[str]:
    nouns = [noun for noun in load("agencies")["nouns"] if noun not in load("verbs")["actions"]]
    return re.compile(rf", (?!tổ chức){phrases(nouns)}")


def _event(low: str, match: re.Match[str]) -> Mention[TimeExpression]:
    stop = match.end()
    for cut in _event_end().finditer(low, match.start() + 5, match.end()):
        if (
            low.count("(", match.start(), cut.start()) <= low.count(")", match.start(), cut.start())
            and cut.group() != ")"
        ):
            stop = cut.start()
            break
        if cut.group() == ")" and low.count("(", match.start(), cut.start()) == 0:
            stop = cut.start()
            break
    start = match.start()
    for idle in ("nhân ", "vào "):
        if low.startswith(idle, start) and low.startswith(("dịp", "kỷ niệm", "các dịp"), start + len(idle)):
            start += len(idle)
    while (more := _more_of_group().match(low, stop)) and more.end() <= match.end():
        stop = more.end()
    words = low[start:stop]
    every = re.search(r"h[àằ]ng năm$", words)
    dated = _DAY_IN_EVENT.search(words)
    if dated and every:
        rule = f"FREQ=YEARLY;BYMONTH={int(dated.group(2))};BYMONTHDAY={int(dated.group(1))}"
        return Mention(
            "time",
            start,
            stop,
            TimeExpression("", None, None, "day", rule, months=(int(dated.group(2)),), day=int(dated.group(1))),
        )
    fixed = re.search(r" (\d{1,2})/(\d{1,2}) h[àằ]ng năm$", words)
    if fixed:
        day, month = int(fixed.group(1)), int(fixed.group(2))
        rule = f"FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={day}"
        return Mention("time", start, stop, TimeExpression("", None, None, "day", rule, months=(month,), day=day))
    if (holiday := _HOLIDAY.search(words)) and (holiday_days := _holiday(holiday)):
        return Mention("time", start, stop, holiday_days)
    if dated and (dated.group(6) or dated.group(3)):
        day, month, year = (int(g) for g in (dated.group(4, 5, 6) if dated.group(6) else dated.group(1, 2, 3)))
        iso = iso_date(year, month, day)
        return Mention("time", start, stop, TimeExpression("", iso, iso, "day", impossible=iso is None))
    if dated and not every:
        months, day = (int(dated.group(2)),), int(dated.group(1))
        value = TimeExpression("", None, None, "event", months=months, day=day)
        return Mention("time", start, stop, value)
    return Mention("time", start, stop, TimeExpression("", None, None, "event", "FREQ=YEARLY" if every else None))


def _holiday(found: re.Match[str]) -> TimeExpression | None:
    """The first and last day of a holiday; the year of one holds for both."""
    day, month, year, last_day, last_month, last_year = (int(g) if g else None for g in found.groups())
    known = last_year or year
    if known is None or day is None or month is None:
        return None
    start = iso_date(year or known, month, day)
    end = iso_date(known, last_month, last_day) if last_month and last_day else start
    return TimeExpression("", start, end, "day", impossible=not (start and end))


@cache
def _season() -> re.Pattern[str]:
    """A season that something must be done before ("trước mùa mưa năm 2026")."""
    return re.compile(
        rf"trước {phrases(load('times')['seasons'])}(?:,? (?:năm \d{{4}}|\((?:năm )?\d{{4}}\)|h[àằ]ng năm))?"
    )


def _before_season(match: re.Match[str]) -> Mention[TimeExpression]:
    every = "FREQ=YEARLY" if match.group().endswith("ng năm") else None
    return Mention("time", match.start(), match.end(), TimeExpression("", None, None, "event", every))


def _counted(match: re.Match[str]) -> Mention[TimeExpression]:
    """A number of days from an event: without that event's date, a milestone tied to it."""
    return Mention("time", match.start(), match.end(), TimeExpression("within", None, None, "event"))


def find_events(text: Text) -> list[Mention[TimeExpression]]:
    """All events and counts of days of a text."""
    events = [_event(text.low, match) for match in _EVENT.finditer(text.low)]
    events += [_before_season(match) for match in _season().finditer(text.low)]
    return events + [_counted(match) for match in _AFTER_EVENT.finditer(text.low)]

"""Time expressions: what their words say, before any rule decides whether they date a duty."""

import pytest

from extract.mentions.times import find
from extract.reading import Text
from tests.extract.texts import table


def times(text):
    return [(text[m.start : m.end], m.value) for m in find(Text(text))]


POINTS = {
    "day in figures": ("hoàn thành ngày 15/4/2022", ("ngày 15/4/2022", "2022-04-15", "2022-04-15", "day")),
    "day with dashes": ("họp ngày 5-4-2022", ("ngày 5-4-2022", "2022-04-05", "2022-04-05", "day")),
    "day in words": (
        "họp ngày 05 tháng 4 năm 2022",
        ("ngày 05 tháng 4 năm 2022", "2022-04-05", "2022-04-05", "day"),
    ),
    "weekday": (
        "họp thứ sáu, ngày 15/4/2022",
        ("thứ sáu, ngày 15/4/2022", "2022-04-15", "2022-04-15", "day"),
    ),
    "month": ("ra quân tháng 6/2022", ("tháng 6/2022", "2022-06-01", "2022-06-30", "month")),
    "month in words": ("ra quân tháng 02 năm 2024", ("tháng 02 năm 2024", "2024-02-01", "2024-02-29", "month")),
    "quarter": ("phát động quý II/2022", ("quý II/2022", "2022-04-01", "2022-06-30", "quarter")),
    "quarter in words": ("phát động Quý 3 năm 2022", ("Quý 3 năm 2022", "2022-07-01", "2022-09-30", "quarter")),
    "two quarters": ("kiểm tra quý III, IV/2022", ("quý III, IV/2022", "2022-07-01", "2022-12-31", "quarter")),
    "half a year": ("sơ kết 6 tháng đầu năm 2022", ("6 tháng đầu năm 2022", "2022-01-01", "2022-06-30", "month")),
    "year": ("tổng kết năm 2025", ("năm 2025", "2025-01-01", "2025-12-31", "year")),
    "day without a year": ("trước ngày 30/9", ("trước ngày 30/9", None, None, "day")),
}


@table(POINTS)
def test_points(text, expected):
    ((words, value),) = times(text)
    assert (words, value.start, value.end, value.precision) == expected
    assert value.rule is None and not value.span


LIMITS = {
    "before": ("trước ngày 15/4/2022", ("trước ngày 15/4/2022", "before")),
    "latest": ("chậm nhất ngày 15/4/2022", ("chậm nhất ngày 15/4/2022", "latest")),
    "latest, worded longer": ("chậm nhất là ngày 15/4/2022", ("chậm nhất là ngày 15/4/2022", "latest")),
    "not later": ("không quá ngày 15/4/2022", ("không quá ngày 15/4/2022", "latest")),
    "until": ("đến hết tháng 6/2022", ("đến hết tháng 6/2022", "until")),
    "within": ("trong quý II/2022", ("trong quý II/2022", "within")),
    "from": ("từ ngày 15/4/2022", ("từ ngày 15/4/2022", "from")),
    "an idle preposition": ("vào ngày 15/4/2022", ("ngày 15/4/2022", "")),
    "an idle verb": ("hoàn thành trước ngày 15/4/2022", ("trước ngày 15/4/2022", "before")),
    "none": ("ngày 15/4/2022", ("ngày 15/4/2022", "")),
}


@table(LIMITS)
def test_limits(text, expected):
    ((words, value),) = times(text)
    assert (words, value.limit) == expected


SPANS = {
    "months": ("từ tháng 9/2022 – tháng 6/2023", ("2022-09-01", "2023-06-30", "month")),
    "year behind the second alone": ("từ tháng 3 đến tháng 5/2022", ("2022-03-01", "2022-05-31", "month")),
    "days": ("từ ngày 20/4/2022 đến ngày 05/6/2022", ("2022-04-20", "2022-06-05", "day")),
    "days of one year": ("từ ngày 20/4 đến ngày 05/6/2022", ("2022-04-20", "2022-06-05", "day")),
    "to the end": ("từ ngày 01/7/2022 đến hết ngày 31/12/2022", ("2022-07-01", "2022-12-31", "day")),
    "without from": ("tháng 7/2022 - tháng 9/2022", ("2022-07-01", "2022-09-30", "month")),
}


@table(SPANS)
def test_spans(text, expected):
    ((words, value),) = times(text)
    assert words == text and value.span
    assert (value.start, value.end, value.precision) == expected


RULES = {
    "yearly": ("hằng năm rà soát", ("hằng năm", "FREQ=YEARLY")),
    "yearly, spelled otherwise": ("hàng năm rà soát", ("hàng năm", "FREQ=YEARLY")),
    "quarterly": ("hằng quý báo cáo", ("hằng quý", "FREQ=MONTHLY;INTERVAL=3")),
    "monthly": ("hàng tháng tổng hợp", ("hàng tháng", "FREQ=MONTHLY")),
    "weekly": ("hằng tuần quét dọn", ("hằng tuần", "FREQ=WEEKLY")),
    "daily": ("hằng ngày thu gom", ("hằng ngày", "FREQ=DAILY")),
    "a day of each month": ("ngày 20 hàng tháng", ("ngày 20 hàng tháng", "FREQ=MONTHLY;BYMONTHDAY=20")),
    "latest on a day of each month": (
        "chậm nhất ngày 18 hằng tháng",
        ("chậm nhất ngày 18 hằng tháng", "FREQ=MONTHLY;BYMONTHDAY=18"),
    ),
    "two days of each month": (
        "ngày 10 và ngày 25 hằng tháng",
        ("ngày 10 và ngày 25 hằng tháng", "FREQ=MONTHLY;BYMONTHDAY=10,25"),
    ),
    "a weekday": ("thứ sáu hằng tuần", ("thứ sáu hằng tuần", "FREQ=WEEKLY;BYDAY=FR")),
    "two weekdays": ("thứ hai và thứ năm hằng tuần", ("thứ hai và thứ năm hằng tuần", "FREQ=WEEKLY;BYDAY=MO,TH")),
    "a day of each year": (
        "trước ngày 25/11 hằng năm",
        ("trước ngày 25/11 hằng năm", "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=25"),
    ),
    "a month of each year": ("tháng 4 hằng năm", ("tháng 4 hằng năm", "FREQ=YEARLY;BYMONTH=4")),
    "a quarter of each year": ("Quý I hàng năm", ("Quý I hàng năm", "FREQ=YEARLY")),
    "first days of a quarter's last month": (
        "trong 10 ngày đầu của tháng cuối quý",
        ("trong 10 ngày đầu của tháng cuối quý", "FREQ=MONTHLY;INTERVAL=3"),
    ),
    "bounded": (
        "hằng tháng (từ tháng 5/2022 đến hết tháng 3/2025)",
        ("hằng tháng (từ tháng 5/2022 đến hết tháng 3/2025)", "FREQ=MONTHLY;UNTIL=20250331"),
    ),
}


@table(RULES)
def test_recurrences(text, expected):
    ((words, value),) = times(text)
    assert (words, value.rule) == expected
    assert value.start is None and value.end is None


EVENTS = {
    "an occasion": ("Bình chọn trong dịp tổng kết năm.", "trong dịp tổng kết năm"),
    "an idle preposition": ("Ra quân nhân dịp kỷ niệm ngày thành lập huyện.", "dịp kỷ niệm ngày thành lập huyện"),
    "a count of days": ("Trả kết quả trong vòng 05 ngày kể từ khi nhận đơn.", "trong vòng 05 ngày kể từ khi nhận đơn"),
}


@table(EVENTS)
def test_events(text, expected):
    ((words, value),) = times(text)
    assert words == expected
    assert (value.precision, value.start, value.end) == ("event", None, None)


@pytest.mark.parametrize("day", ["ngày 31/4/2022", "ngày 30/2/2024", "ngày 29/02/2023", "ngày 31 tháng 11 năm 2022"])
def test_days_that_the_calendar_lacks(day):
    ((words, value),) = times(f"nộp {day}")
    assert words == day and value.impossible
    assert value.end is None


NONE = {
    "a fraction": "đạt 3/4 số hộ",
    "a code": "Kế hoạch số 12/KH-UBND",
    "a period of years": "giai đoạn 2022 - 2025",
    "often": "thường xuyên, kịp thời quét dọn",
    "a number": "ít nhất 05 tập thể",
    "an article": "khoản 2 Điều 5",
}


@table({name: (text, []) for name, text in NONE.items()})
def test_what_is_no_time(text, expected):
    assert times(text) == expected


def test_two_in_one_sentence():
    found = times("Trước ngày 15/4/2022 đăng ký, quý IV/2022 nghiệm thu.")
    assert [words for words, _ in found] == ["Trước ngày 15/4/2022", "quý IV/2022"]

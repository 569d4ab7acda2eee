"""`deadlines`: recurrences made exact, times in brackets, days counted from an event, subjects under one time."""

from tests.extract.texts import plan, table, told

SECTION = "I. TỔ CHỨC THỰC HIỆN"


def deadlines(*lines):
    return plan(SECTION, *lines).deadlines


RECURRING = {
    "a day behind hằng tháng": (
        "- Hằng tháng, các xã quét dọn chợ, chậm nhất ngày 20.",
        [
            ("Hằng tháng", "FREQ=MONTHLY", None, None),
            ("chậm nhất ngày 20", "FREQ=MONTHLY;BYMONTHDAY=20", "2022-03-20", True),
        ],
    ),
    "a day and month behind hằng năm": (
        "- Hằng năm, các xã quét dọn chợ trước ngày 15/12.",
        [
            ("Hằng năm", "FREQ=YEARLY", None, None),
            ("trước ngày 15/12", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15", "2022-12-15", False),
        ],
    ),
    "a weekday behind hằng tuần": (
        "- Hằng tuần, các xã quét dọn chợ vào thứ Sáu.",
        [("Hằng tuần", "FREQ=WEEKLY", None, None), ("thứ Sáu", "FREQ=WEEKLY;BYDAY=FR", "2022-03-11", None)],
    ),
    "a day in brackets is one time with it": (
        "- Các xã quét dọn chợ hằng tháng (trước ngày 25).",
        [("hằng tháng (trước ngày 25)", "FREQ=MONTHLY;BYMONTHDAY=25", "2022-03-25", False)],
    ),
    "until a day in brackets": (
        "- Các xã quét dọn chợ vào thứ Năm hằng tuần (đến hết ngày 30/6/2022).",
        [("thứ Năm hằng tuần (đến hết ngày 30/6/2022)", "FREQ=WEEKLY;BYDAY=TH;UNTIL=20220630", "2022-03-10", None)],
    ),
    "a day of the next month": (
        "- Các xã báo cáo kết quả trước ngày 05 tháng sau.",
        [("trước ngày 05 tháng sau", "FREQ=MONTHLY;BYMONTHDAY=5", "2022-04-05", False)],
    ),
    "an hour of every day": (
        "- Các xã quét dọn chợ trước 15 giờ hằng ngày.",
        [("trước 15 giờ hằng ngày", "FREQ=DAILY", None, False)],
    ),
    "two days of the year": (
        "- Các xã quét dọn chợ trước ngày 15/6 và 15/12 hằng năm.",
        [
            ("trước ngày 15/6", "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15", "2022-06-15", False),
            ("15/12 hằng năm", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15", "2022-12-15", None),
        ],
    ),
}


@table(RECURRING)
def test_recurrences(text, expected):
    assert told(deadlines(text), "text", "rrule", "start", "inclusive") == expected


WINDOWS = {
    "between two days of the year": (
        "- Từ ngày 01/11 đến ngày 15/12 hằng năm, các xã khơi thông cống rãnh.",
        ("Từ ngày 01/11 đến ngày 15/12 hằng năm", "FREQ=YEARLY", "2022-11-01", "2022-12-15"),
    ),
    "over the turn of the year": (
        "- Từ ngày 20/12 đến ngày 05/01 hằng năm, các xã khơi thông cống rãnh.",
        ("Từ ngày 20/12 đến ngày 05/01 hằng năm", "FREQ=YEARLY", "2022-12-20", "2023-01-05"),
    ),
    "between two days of the month": (
        "- Từ ngày 1 đến ngày 5 hằng tháng, các xã khơi thông cống rãnh.",
        ("Từ ngày 1 đến ngày 5 hằng tháng", "FREQ=MONTHLY", "2022-04-01", "2022-04-05"),
    ),
}


@table(WINDOWS)
def test_windows_that_come_back(text, expected):
    found = deadlines(text)
    assert told(found, "kind", "precision", "action") == [("recurring", "day", "khơi thông cống rãnh")]
    assert told(found, "text", "rrule", "start", "end") == [expected]


def test_a_bare_day_without_a_recurrence_dates_nothing():
    assert deadlines("- Các xã quét dọn chợ chậm nhất ngày 20.") == []


COUNTED = {
    "from the issue": ("Trong 05 ngày kể từ ngày ban hành Kế hoạch này", ("due", "2022-03-15", True, "day")),
    "from a day": ("Trong vòng 30 ngày kể từ ngày 01/4/2022", ("due", "2022-05-01", True, "day")),
    "months": ("Trong 02 tháng kể từ ngày ký", ("due", "2022-05-10", True, "day")),
    "working days stay": ("Trong 05 ngày làm việc kể từ ngày ký", ("milestone", None, None, "event")),
    "an event without a day stays": ("Trong 05 ngày kể từ ngày nhận hồ sơ", ("milestone", None, None, "event")),
    "another's issue stays": (
        "Trong 05 ngày kể từ ngày ban hành Quyết định của UBND tỉnh",
        ("milestone", None, None, "event"),
    ),
    "before an event": ("Chậm nhất 05 ngày trước ngày tổ chức hội nghị", ("milestone", None, None, "event")),
}


@table(COUNTED)
def test_days_counted_from_an_event(text, expected):
    found = deadlines(f"- {text}, các xã quét dọn chợ.")
    assert told(found, "kind", "end", "inclusive", "precision") == [expected]
    assert told(found, "text", "actor", "action") == [(text, "các xã", "quét dọn chợ")]


def test_days_counted_from_what_the_paragraph_dates():
    found = deadlines("- Họp dân ngày 20/3/2022. Các xã gửi biên bản không quá 03 ngày kể từ ngày họp dân.")
    assert told(found, "kind", "end") == [("milestone", "2022-03-20"), ("due", "2022-03-23")]


DUTIES = {
    "subjects behind semicolons": (
        "- Trước ngày 30/6/2022, Phòng Y tế phun thuốc; các trường học tổ chức ra quân.",
        [("Phòng Y tế", "phun thuốc"), ("các trường học", "tổ chức ra quân")],
    ),
    "the same subject goes on": (
        "- Trước ngày 30/6/2022, Phòng Y tế phun thuốc; kiểm tra chợ.",
        [("Phòng Y tế", "phun thuốc; kiểm tra chợ")],
    ),
    "several times lead together": (
        "- Định kỳ 6 tháng (trước ngày 10/6), năm (trước ngày 10/12), các xã quét dọn chợ.",
        [("các xã", "quét dọn chợ"), ("các xã", "quét dọn chợ")],
    ),
    "a time alone behind its head": (
        "- Đợt 1: từ ngày 15/3 đến 15/4/2022; đợt 2: từ ngày 15/9 đến 15/10/2022.",
        [(None, "Đợt 1"), (None, "đợt 2")],
    ),
    "a directive leads over": (
        "1. Phòng Y tế phun thuốc. Yêu cầu hoàn thành hồ sơ trước ngày 30/6/2022.",
        [("Phòng Y tế", "hoàn thành hồ sơ")],
    ),
    "the agency of the sentence, not all of the paragraph": (
        "1. Phòng Y tế phun thuốc. Hồ sơ được hoàn thiện trước ngày 30/6/2022. Huyện đoàn ra quân dọn rác.",
        [("Phòng Y tế", "Hồ sơ được hoàn thiện")],
    ),
    "a number that is owed": (
        "- Mỗi chi bộ có ít nhất 01 buổi tọa đàm trước ngày 30/6/2022.",
        [("Mỗi chi bộ", "có ít nhất 01 buổi tọa đàm")],
    ),
}


@table(DUTIES)
def test_duties(text, expected):
    assert told(deadlines(text), "actor", "action") == expected


TEXTS = {
    "a weekday in brackets": ("Ra quân ngày 15/4/2022 (thứ Sáu).", ["ngày 15/4/2022 (thứ Sáu)"]),
    "a part of the month": ("Ra quân vào trung tuần tháng 5/2022.", ["trung tuần tháng 5/2022"]),
    "a part of the quarter": ("Ra quân vào cuối quý II/2022.", ["cuối quý II/2022"]),
    "a review in a stated year": ("Sơ kết vào năm 2023, tổng kết vào năm 2025.", ["năm 2023", "năm 2025"]),
    "what a report is about": ("Phòng Y tế gửi báo cáo quý I trước ngày 12/4/2022.", ["trước ngày 12/4/2022"]),
}


@table(TEXTS)
def test_texts(text, expected):
    assert told(deadlines(f"1. {text}"), "text") == expected

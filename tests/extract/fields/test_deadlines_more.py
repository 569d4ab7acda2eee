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
        "- Thời gian nhận bài: từ ngày 15/3 đến 15/4/2022 (tính theo dấu bưu điện).",
        [(None, "nhận bài")],
    ),
    "a stage in a list": (
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


FURTHER = {
    "a recurrence between the agency and its duty": (
        "1. Yêu cầu Công an huyện hằng tuần tổ chức tuần tra chợ.",
        [("hằng tuần", "Công an huyện", "tổ chức tuần tra chợ")],
    ),
    "an hour behind hằng ngày": (
        "- Hằng ngày, các xã báo cáo trước 16h00.",
        [("Hằng ngày", "các xã", "báo cáo"), ("trước 16h00", "các xã", "báo cáo")],
    ),
    "a part of the day": (
        "- Các xã tổ chức ra quân vào sáng thứ Bảy hằng tuần.",
        [("sáng thứ Bảy hằng tuần", "Các xã", "tổ chức ra quân")],
    ),
    "a stage with its time in brackets": (
        "- Bước 1 (trước ngày 15/4/2022): Các xã họp dân.",
        [("trước ngày 15/4/2022", "Các xã", "họp dân")],
    ),
    "the time in brackets behind its duty": (
        "- Các xã lập danh sách (hoàn thành trong tháng 4/2022), họp dân (xong trước ngày 15/5/2022).",
        [("trong tháng 4/2022", "Các xã", "lập danh sách"), ("trước ngày 15/5/2022", "Các xã", "họp dân")],
    ),
    "the words for time are no duty": (
        "1. Phòng Y tế phun thuốc; thời gian hoàn thành: trước ngày 15/4/2022.",
        [("trước ngày 15/4/2022", "Phòng Y tế", "phun thuốc")],
    ),
    "from a month on": (
        "- Từ tháng 4 năm 2022 trở đi, các xã quét dọn chợ.",
        [("Từ tháng 4 năm 2022 trở đi", "các xã", "quét dọn chợ")],
    ),
    "what the duty rests on, without a comma behind it": (
        "1. Các xã căn cứ Kế hoạch này tổ chức ra quân, xong trước ngày 15/4/2022 và dọn rác trước ngày 15/5/2022.",
        [
            ("trước ngày 15/4/2022", "Các xã", "căn cứ Kế hoạch này tổ chức ra quân"),
            ("trước ngày 15/5/2022", "Các xã", "dọn rác"),
        ],
    ),
    "who leads, in brackets behind the task": (
        "- Phun thuốc diệt muỗi (Phòng Y tế chủ trì, phối hợp với Huyện đoàn; hoàn thành trước ngày 15/4/2022).",
        [("trước ngày 15/4/2022", "Phòng Y tế", "Phun thuốc diệt muỗi")],
    ),
    "opening and closing": (
        "- Khai mạc ngày 19/5/2022, bế mạc ngày 22/5/2022.",
        [("ngày 19/5/2022", None, "Khai mạc"), ("ngày 22/5/2022", None, "bế mạc")],
    ),
}


@table(FURTHER)
def test_further_duties(text, expected):
    assert told(deadlines(text), "text", "actor", "action") == expected


SENT = {
    "the receiver behind the time": (
        "- Các xã báo cáo tiến độ hằng tuần về Phòng Y tế.",
        [("báo cáo tiến độ", "Phòng Y tế", None)],
    ),
    "through a system": (
        "- Các xã gửi số liệu về Phòng Y tế qua Hệ thống thông tin báo cáo trước ngày 15/4/2022.",
        [("gửi số liệu", "Phòng Y tế", "Hệ thống thông tin báo cáo")],
    ),
    "a report is cut before its receiver": (
        "- Các xã báo cáo kết quả về UBND huyện (qua Phòng Y tế) trước ngày 15/4/2022.",
        [("báo cáo kết quả", "UBND huyện", "Phòng Y tế")],
    ),
}


@table(SENT)
def test_where_it_goes(text, expected):
    assert told(deadlines(text), "action", "recipient", "via") == expected


def test_a_heading_that_is_a_stage_is_a_window_without_an_action():
    found = plan("I. NỘI DUNG", "1. Đợt 1 (từ ngày 15/3/2022 đến ngày 15/4/2022)", "- Dọn rác.").deadlines
    assert told(found, "kind", "start", "end", "action") == [("window", "2022-03-15", "2022-04-15", None)]


def test_a_line_that_is_only_a_time_heads_those_below():
    found = plan("I. NỘI DUNG", "Tháng 4/2022:", "- Dọn rác.").deadlines
    assert told(found, "kind", "start", "end", "action") == [("window", "2022-04-01", "2022-04-30", None)]

"""`deadlines`: time expressions that date something this plan wants done or held."""

from tests.extract.texts import HEAD, plan, table, told

SECTION = "I. TỔ CHỨC THỰC HIỆN"


def deadlines(*lines, head=HEAD):
    return plan(SECTION, *lines, head=head).deadlines


DUE = {
    "before": ("trước ngày 15/4/2022", ("trước ngày 15/4/2022", "2022-04-15", False, "day")),
    "day with dashes": ("trước ngày 15-4-2022", ("trước ngày 15-4-2022", "2022-04-15", False, "day")),
    "latest": ("chậm nhất ngày 15/4/2022", ("chậm nhất ngày 15/4/2022", "2022-04-15", True, "day")),
    "latest, in words": (
        "chậm nhất là ngày 15 tháng 4 năm 2022",
        ("chậm nhất là ngày 15 tháng 4 năm 2022", "2022-04-15", True, "day"),
    ),
    "until": ("đến hết ngày 15/4/2022", ("đến hết ngày 15/4/2022", "2022-04-15", True, "day")),
    "until a month": ("đến hết tháng 4/2022", ("đến hết tháng 4/2022", "2022-04-30", True, "month")),
    "not later, said otherwise": (
        "không chậm hơn ngày 15/4/2022",
        ("không chậm hơn ngày 15/4/2022", "2022-04-15", True, "day"),
    ),
    "an hour": ("trước 17h00' ngày 15/4/2022", ("trước 17h00' ngày 15/4/2022", "2022-04-15", False, "day")),
    "a year of two figures": ("trước ngày 15/4/22", ("trước ngày 15/4/22", "2022-04-15", False, "day")),
    "not later": ("không quá ngày 15/4/2022", ("không quá ngày 15/4/2022", "2022-04-15", True, "day")),
}


@table(DUE)
def test_due(text, expected):
    found = deadlines(f"1. Phòng Y tế hoàn thành phun thuốc diệt muỗi {text}.")
    assert told(found, "kind", "start", "rrule") == [("due", None, None)]
    assert told(found, "text", "end", "inclusive", "precision") == [expected]


MILESTONES = {
    "a day": ("vào ngày 05/6/2022", ("ngày 05/6/2022", "2022-06-05", "2022-06-05", "day")),
    "within a month": ("trong tháng 6/2022", ("trong tháng 6/2022", "2022-06-01", "2022-06-30", "month")),
    "within a quarter": ("trong Quý II năm 2022", ("trong Quý II năm 2022", "2022-04-01", "2022-06-30", "quarter")),
    "a quarter": ("vào quý III/2022", ("quý III/2022", "2022-07-01", "2022-09-30", "quarter")),
    "two days": ("ngày 15 và 16/4/2022", ("ngày 15 và 16/4/2022", "2022-04-15", "2022-04-16", "day")),
    "three days": ("các ngày 15, 16, 17/4/2022", ("ngày 15, 16, 17/4/2022", "2022-04-15", "2022-04-17", "day")),
    "a weekday": ("vào thứ sáu, ngày 15/4/2022", ("thứ sáu, ngày 15/4/2022", "2022-04-15", "2022-04-15", "day")),
}


@table(MILESTONES)
def test_milestones(text, expected):
    found = deadlines(f"1. Huyện đoàn tổ chức ra quân {text}.")
    assert told(found, "kind", "inclusive", "rrule") == [("milestone", None, None)]
    assert told(found, "text", "start", "end", "precision") == [expected]


def test_completion_within_a_month_is_a_milestone():
    found = deadlines("1. Phòng Y tế hoàn thành phun thuốc trong tháng 6/2022.")
    assert told(found, "kind", "text", "end") == [("milestone", "trong tháng 6/2022", "2022-06-30")]


WINDOWS = {
    "months": (
        "từ tháng 9/2022 – tháng 6/2023",
        ("từ tháng 9/2022 – tháng 6/2023", "2022-09-01", "2023-06-30", "month"),
    ),
    "days": (
        "từ ngày 20/4/2022 đến ngày 05/6/2022",
        ("từ ngày 20/4/2022 đến ngày 05/6/2022", "2022-04-20", "2022-06-05", "day"),
    ),
    "to the end": (
        "từ ngày 01/7/2022 đến hết ngày 31/12/2022",
        ("từ ngày 01/7/2022 đến hết ngày 31/12/2022", "2022-07-01", "2022-12-31", "day"),
    ),
}


@table(WINDOWS)
def test_windows(text, expected):
    found = deadlines(f"1. Huyện đoàn mở đợt cao điểm dọn rác {text}.")
    assert told(found, "kind", "inclusive") == [("window", None)]
    assert told(found, "text", "start", "end", "precision") == [expected]


RECURRING = {
    "a day of each month": (
        "ngày 20 hàng tháng",
        ("ngày 20 hàng tháng", "FREQ=MONTHLY;BYMONTHDAY=20", "2022-03-20", "2022-03-20", None),
    ),
    "a day already past this month": (
        "ngày 05 hằng tháng",
        ("ngày 05 hằng tháng", "FREQ=MONTHLY;BYMONTHDAY=5", "2022-04-05", "2022-04-05", None),
    ),
    "latest": (
        "chậm nhất ngày 20 hằng tháng",
        ("chậm nhất ngày 20 hằng tháng", "FREQ=MONTHLY;BYMONTHDAY=20", "2022-03-20", "2022-03-20", True),
    ),
    "before": (
        "trước ngày 25/11 hằng năm",
        ("trước ngày 25/11 hằng năm", "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=25", "2022-11-25", "2022-11-25", False),
    ),
    "first days of a quarter's last month": (
        "trong 10 ngày đầu của tháng cuối quý",
        ("trong 10 ngày đầu của tháng cuối quý", "FREQ=MONTHLY;INTERVAL=3", "2022-06-01", "2022-06-10", None),
    ),
}


@table(RECURRING)
def test_recurrences(text, expected):
    found = deadlines(f"1. Phòng Nội vụ tổng hợp kết quả {text}.")
    assert told(found, "kind") == ["recurring"]
    assert told(found, "text", "rrule", "start", "end", "inclusive") == [expected]


OPENING = {
    "yearly": ("Hằng năm", "FREQ=YEARLY"),
    "quarterly": ("Hằng quý", "FREQ=MONTHLY;INTERVAL=3"),
    "monthly": ("Hàng tháng", "FREQ=MONTHLY"),
    "weekly": ("Hằng tuần", "FREQ=WEEKLY"),
}


@table(OPENING)
def test_a_recurrence_that_opens_a_duty(text, expected):
    found = deadlines(f"1. {text}, các xã, thị trấn tổ chức ra quân dọn rác.")
    assert told(found, "kind", "text", "rrule", "start", "actor") == [
        ("recurring", text, expected, None, "các xã, thị trấn")
    ]


def test_a_bounded_recurrence_says_so():
    (found,) = deadlines(
        "1. Hằng tháng (từ tháng 5/2022 đến hết tháng 3/2025), các xã, thị trấn tổ chức ra quân dọn rác."
    )
    assert (found.kind, found.rrule) == ("recurring", "FREQ=MONTHLY;UNTIL=20250331")


def test_an_undated_draft_leaves_the_first_occurrence_null():
    head = HEAD.replace("ngày 10 tháng 3", "ngày    tháng 3")
    found = deadlines("1. Phòng Nội vụ tổng hợp kết quả ngày 20 hàng tháng.", head=head)
    assert told(found, "rrule", "start", "end") == [("FREQ=MONTHLY;BYMONTHDAY=20", None, None)]


def test_an_occasion_is_a_milestone_without_dates():
    found = deadlines("1. Các xã, thị trấn bình chọn gương tiêu biểu trong dịp tổng kết năm.")
    assert told(found, "kind", "text", "start", "end", "precision") == [
        ("milestone", "trong dịp tổng kết năm", None, None, "event")
    ]


def test_an_event_under_a_yearly_duty_recurs():
    found = deadlines("1. Hằng năm, các xã, thị trấn biểu dương gương tốt trong dịp Ngày Môi trường thế giới.")
    assert told(found, "kind", "text", "precision", "rrule", "start") == [
        ("recurring", "Hằng năm", "year", "FREQ=YEARLY", None),
        ("recurring", "trong dịp Ngày Môi trường thế giới", "event", "FREQ=YEARLY", None),
    ]


HEADINGS = {
    "a stage": (
        "1. Giai đoạn 1 (từ tháng 4/2022 – tháng 6/2022)",
        ("window", "từ tháng 4/2022 – tháng 6/2022", "2022-04-01", "2022-06-30", None),
    ),
    "a year": ("1. Năm 2023", ("window", "Năm 2023", "2023-01-01", "2023-12-31", None)),
}


@table(HEADINGS)
def test_a_heading_that_is_a_time_is_a_window(text, expected):
    found = plan("I. LỘ TRÌNH THỰC HIỆN", text, "- Phát động phong trào.").deadlines
    assert told(found, "kind", "text", "start", "end", "action") == [expected]


def test_a_labelled_time_before_a_duty_is_a_milestone():
    found = plan("I. LỘ TRÌNH THỰC HIỆN", "1. Năm 2023: Tổ chức hội thi đường hoa.").deadlines
    assert told(found, "kind", "text", "action") == [("milestone", "Năm 2023", "Tổ chức hội thi đường hoa")]


def test_a_time_before_a_colon_has_its_action():
    found = plan("I. LỘ TRÌNH THỰC HIỆN", "- Trong Quý II năm 2022: các xã, thị trấn ban hành quy ước.").deadlines
    assert told(found, "kind", "text", "actor", "action") == [
        ("milestone", "Trong Quý II năm 2022", "các xã, thị trấn", "ban hành quy ước")
    ]


DUTIES = {
    "who and what": (
        "1. Phòng Y tế lập danh sách hộ khó khăn trước ngày 15/4/2022.",
        [("Phòng Y tế", "lập danh sách hộ khó khăn", None, None)],
    ),
    "where it goes": (
        "1. Các xã, thị trấn lập danh sách, gửi UBND huyện (qua Phòng Nội vụ) trước ngày 15/4/2022.",
        [("Các xã, thị trấn", "lập danh sách", "UBND huyện", "Phòng Nội vụ")],
    ),
    "submitted for approval": (
        "1. Phòng Nội vụ tổng hợp, trình UBND huyện phê duyệt trước ngày 15/4/2022.",
        [("Phòng Nội vụ", "tổng hợp, trình UBND huyện phê duyệt", "UBND huyện", None)],
    ),
    "of two recipients the first": (
        "1. Các xã, thị trấn lập danh sách, gửi UBND huyện và Phòng Nội vụ trước ngày 15/4/2022.",
        [("Các xã, thị trấn", "lập danh sách", "UBND huyện", None)],
    ),
    "a lead-in orders what its items name": (
        "1. Các xã, thị trấn thực hiện chế độ báo cáo như sau:\n"
        "- Báo cáo quý: trước ngày 25 của tháng cuối quý.\n- Báo cáo năm: trước ngày 10/12 hằng năm.",
        [("Các xã, thị trấn", "Báo cáo quý", None, None), ("Các xã, thị trấn", "Báo cáo năm", None, None)],
    ),
    "the time inside the object": (
        "1. Phòng Nội vụ ban hành Hướng dẫn khen thưởng công tác vệ sinh hàng năm.",
        [("Phòng Nội vụ", "ban hành Hướng dẫn khen thưởng công tác vệ sinh", None, None)],
    ),
    "under the head of an agency": (
        "1. Phòng Y tế\n- Lập danh sách hộ khó khăn trước ngày 15/4/2022.",
        [("Phòng Y tế", "Lập danh sách hộ khó khăn", None, None)],
    ),
    "a duty behind the time of another": (
        "1. Phòng Y tế xây dựng kế hoạch trước ngày 10/4/2022, tổ chức thực hiện trước ngày 20/5/2022.",
        [("Phòng Y tế", "xây dựng kế hoạch", None, None), ("Phòng Y tế", "tổ chức thực hiện", None, None)],
    ),
    "the hour": (
        "1. Huyện đoàn tổ chức hội thi vào lúc 8 giờ, thứ bảy, ngày 16/4/2022.",
        [("Huyện đoàn", "tổ chức hội thi", None, None)],
    ),
    "the time said before": (
        "1. Phòng Y tế lập danh sách trước ngày 15/4/2022. Huyện đoàn chuẩn bị dụng cụ đúng thời hạn nêu trên.",
        [("Phòng Y tế", "lập danh sách", None, None), ("Huyện đoàn", "chuẩn bị dụng cụ", None, None)],
    ),
    "the time before the duty": (
        "1. Phòng Y tế chậm nhất ngày 10/4/2022 phải báo cáo UBND huyện.",
        [("Phòng Y tế", "báo cáo UBND huyện", "UBND huyện", None)],
    ),
    "the object behind the time": (
        "1. Phòng Y tế hoàn thành trước ngày 10/4/2022 việc phun thuốc diệt muỗi.",
        [("Phòng Y tế", "việc phun thuốc diệt muỗi", None, None)],
    ),
    "numbered parts of a sentence": (
        "1. Phòng Y tế triển khai: (1) Phun thuốc trước ngày 10/4/2022; (2) Hoàn thành trong năm 2023 dự án nước sạch.",
        [("Phòng Y tế", "Phun thuốc", None, None), ("Phòng Y tế", "dự án nước sạch", None, None)],
    ),
    "a thing sent": (
        "1. Các xã, thị trấn báo cáo kết quả thu gom về UBND huyện (qua Phòng Y tế) trước ngày 15/4/2022.",
        [("Các xã, thị trấn", "báo cáo kết quả thu gom", "UBND huyện", "Phòng Y tế")],
    ),
    "registered with": (
        "1. Các xã, thị trấn đăng ký nội dung thi đua với Phòng Nội vụ trước ngày 15/4/2022.",
        [("Các xã, thị trấn", "đăng ký nội dung thi đua", "Phòng Nội vụ", None)],
    ),
    "two times on one duty": (
        "1. Phòng Y tế báo cáo tiến độ trước ngày 15/4/2022 và trước ngày 15/8/2022.",
        [("Phòng Y tế", "báo cáo tiến độ", None, None), ("Phòng Y tế", "báo cáo tiến độ", None, None)],
    ),
}


@table(DUTIES)
def test_actor_action_recipient_via(text, expected):
    assert told(deadlines(*text.split("\n")), "actor", "action", "recipient", "via") == expected


NONE = {
    "often": "1. Phòng Y tế thường xuyên, kịp thời kiểm tra các chợ.",
    "the plan's own period": "1. Phòng Y tế tham mưu nhiệm vụ giai đoạn 2022 - 2025.",
    "the date of a cited document": "1. Phòng Y tế thực hiện Công văn số 31/STNMT-MT ngày 10/01/2022.",
    "during the work": "1. Trong quá trình thực hiện, Phòng Y tế giải đáp vướng mắc.",
    "after a step of the plan": "1. Sau khi sơ kết, Phòng Y tế hoàn thiện báo cáo.",
    "the day a count refers to": "1. Phòng Y tế rà soát số liệu tính đến hết ngày 31/12/2021.",
    "what was done": "1. Phòng Y tế đã hoàn thành tiêm phòng trước ngày 30/10/2021.",
    "years looked back on": "1. Phòng Y tế phát huy kết quả đạt được từ năm 2019 đến năm 2021.",
    "before, during and after": "1. Công an huyện bảo đảm trật tự trước, trong và sau hội thi.",
}


@table({name: (text, []) for name, text in NONE.items()})
def test_what_dates_nothing(text, expected):
    assert deadlines(text) == expected


def test_a_recurrence_inside_a_criterion_is_none():
    found = plan("I. TIÊU CHÍ LỰA CHỌN", "1. Tiêu chí chung", "- Hằng năm được công nhận tập thể xuất sắc.")
    assert found.deadlines == []


def test_labelled_lines_name_the_lead_as_actor():
    found = plan(
        "I. NHIỆM VỤ",
        "1. Đặt thùng rác ở chợ",
        "- Đơn vị chủ trì: Phòng Kinh tế và Hạ tầng.",
        "- Thời gian: Quý II năm 2022.",
    )
    assert told(found.deadlines, "kind", "text", "actor", "action") == [
        ("milestone", "Quý II năm 2022", "Phòng Kinh tế và Hạ tầng", "Đặt thùng rác ở chợ")
    ]


def test_an_impossible_day_has_no_date():
    found = deadlines("1. Phòng Y tế lập danh sách trước ngày 31/4/2022.")
    assert told(found, "text", "end") == [("trước ngày 31/4/2022", None)]


WINDOWS_AND_SEASONS = {
    "first day without its month": (
        "từ ngày 05 đến ngày 10/4/2022",
        ("window", "từ ngày 05 đến ngày 10/4/2022", "2022-04-05", "2022-04-10", None),
    ),
    "after a day": ("sau ngày 15/4/2022", ("window", "sau ngày 15/4/2022", "2022-04-16", None, None)),
    "a season of every year": (
        "từ tháng 11 đến tháng 02 hằng năm",
        ("recurring", "từ tháng 11 đến tháng 02 hằng năm", "2022-11-01", "2023-02-28", "FREQ=YEARLY"),
    ),
    "hours of a day": (
        "từ 07 giờ 00 phút đến 11 giờ 30 phút ngày 15/4/2022",
        ("window", "từ 07 giờ 00 phút đến 11 giờ 30 phút ngày 15/4/2022", "2022-04-15", "2022-04-15", None),
    ),
    "a day of the month that no month has": (
        "ngày 40 hằng tháng",
        ("recurring", "ngày 40 hằng tháng", None, None, "FREQ=MONTHLY"),
    ),
    "a month that no year has": (
        "ngày 20/13 hằng năm",
        ("recurring", "ngày 20/13 hằng năm", None, None, "FREQ=YEARLY"),
    ),
}


@table(WINDOWS_AND_SEASONS)
def test_windows_and_seasons(text, expected):
    found = deadlines(f"1. Công an huyện tuần tra {text}.")
    assert told(found, "kind", "text", "start", "end", "rrule") == [expected]


def test_a_year_said_once_holds_for_the_list():
    found = deadlines("1. Phòng Y tế tiêm phòng trong tháng 4, tháng 5/2022.")
    assert told(found, "start", "end") == [("2022-04-01", "2022-04-30"), ("2022-05-01", "2022-05-31")]


def test_a_recurrence_said_once_holds_for_both_days():
    found = deadlines("1. Các xã, thị trấn báo cáo kết quả trước ngày 10/6 và trước ngày 05/12 hằng năm.")
    assert told(found, "rrule") == ["FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=10", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=5"]


def test_a_reversed_window_is_told():
    found = plan(SECTION, "1. Công an huyện tuần tra từ ngày 20/5/2022 đến ngày 10/5/2022.")
    assert "period_reversed" in told(found.diagnostics, "code")


def test_many_times_in_one_sentence_do_not_stop_the_reader():
    assert len(deadlines("1. Phòng Y tế " + "hằng năm " * 1000)) > 0

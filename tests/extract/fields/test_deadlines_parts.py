"""Deadlines tied to seasons and holidays, parts named and dated in one sentence, and where each goes."""

from tests.extract.texts import plan, table, told

SECTION = "I. TỔ CHỨC THỰC HIỆN"


def deadlines(*lines):
    return plan(SECTION, *lines).deadlines


TIMES = {
    "before a season": ("trước mùa mưa", ("milestone", "trước mùa mưa", None, None, "event")),
    "before a season of a year": (
        "trước mùa mưa (năm 2022)",
        ("milestone", "trước mùa mưa (năm 2022)", None, None, "event"),
    ),
    "before a point": (
        "ngay trước thời điểm 30/4/2022",
        ("due", "trước thời điểm 30/4/2022", None, "2022-04-30", "day"),
    ),
    "the days of a holiday": (
        "trong dịp lễ 30/4 - 01/5/2022",
        ("milestone", "trong dịp lễ 30/4 - 01/5/2022", "2022-04-30", "2022-05-01", "day"),
    ),
    "two months in a row": (
        "trong tháng 4 và tháng 5/2022",
        ("milestone", "trong tháng 4 và tháng 5/2022", "2022-04-01", "2022-05-31", "month"),
    ),
}


@table(TIMES)
def test_times(text, expected):
    found = deadlines(f"1. Phòng Y tế hoàn thành phun thuốc diệt muỗi {text}.")
    assert told(found, "kind", "text", "start", "end", "precision") == [expected]
    assert told(found, "actor") == ["Phòng Y tế"]


def test_parts_behind_a_lead_in_of_the_same_sentence():
    found = deadlines(
        "1. Các thôn gửi báo cáo về UBND huyện (qua Phòng Y tế): báo cáo tháng trước ngày 18 hằng tháng;"
        " báo cáo năm chậm nhất ngày 10/11/2022."
    )
    assert told(found, "text", "actor", "action", "recipient", "via") == [
        ("trước ngày 18 hằng tháng", "Các thôn", "báo cáo tháng", "UBND huyện", "Phòng Y tế"),
        ("chậm nhất ngày 10/11/2022", "Các thôn", "báo cáo năm", "UBND huyện", "Phòng Y tế"),
    ]


def test_one_sending_for_two_reports():
    found = deadlines(
        "1. Các thôn báo cáo sơ kết trước ngày 15/6/2022 và báo cáo tổng kết trước ngày 25/11/2022,"
        " gửi UBND huyện (qua Phòng Y tế)."
    )
    assert told(found, "action", "recipient", "via") == [
        ("báo cáo sơ kết", "UBND huyện", "Phòng Y tế"),
        ("báo cáo tổng kết", "UBND huyện", "Phòng Y tế"),
    ]


SENDINGS = {
    "registered with": (
        "Các thôn đăng ký danh sách hộ về Phòng Y tế (qua Tổ giúp việc) chậm nhất ngày 31/3/2022.",
        ("đăng ký danh sách hộ", "Phòng Y tế", "Tổ giúp việc"),
    ),
    "a form handed in": (
        "Các thôn nộp phiếu đăng ký về Phòng Y tế chậm nhất ngày 31/3/2022.",
        ("nộp phiếu đăng ký", "Phòng Y tế", None),
    ),
}


@table(SENDINGS)
def test_sendings(text, expected):
    assert told(deadlines(f"1. {text}"), "action", "recipient", "via") == [expected]


def test_the_order_of_a_unit_tells_who_owes():
    (found,) = deadlines("1. Huyện cũng giao các chủ đầu tư liên quan làm bãi rác, hoàn thành trước ngày 30/4/2022.")
    assert (found.actor, found.action) == ("các chủ đầu tư liên quan", "làm bãi rác")


def test_what_a_group_is_there_for_belongs_to_the_actor():
    (found,) = deadlines("1. Các nhà thầu thi công đường thôn phải dọn cát trước thời điểm 30/4/2022.")
    assert (found.actor, found.action) == ("Các nhà thầu thi công đường thôn", "dọn cát")


def test_a_limit_behind_a_law_is_not_the_laws_date():
    (found,) = deadlines("1. Phòng Y tế rà soát bãi rác theo Luật Bảo vệ môi trường, xong trước ngày 30/6/2022.")
    assert (found.actor, found.text) == ("Phòng Y tế", "trước ngày 30/6/2022")


def test_who_leads_an_item_owes_its_numbered_parts():
    found = plan(
        "I. NHIỆM VỤ",
        "1. Các buổi dọn rác",
        "- Đơn vị chủ trì: Phòng Y tế",
        "(1) Buổi thứ nhất: Chậm nhất ngày 10/4/2022;",
        "(2) Buổi thứ hai: Từ ngày 15/5/2022 đến ngày 20/5/2022.",
    ).deadlines
    assert told(found, "actor", "action") == [("Phòng Y tế", "Buổi thứ nhất"), ("Phòng Y tế", "Buổi thứ hai")]

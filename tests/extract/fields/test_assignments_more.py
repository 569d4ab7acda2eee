"""Orders to lists of bodies, to several subjects in one item, below a lead-in, and passed on to others."""

from tests.extract.texts import plan, table, told

CARRIED_OUT = "I. TỔ CHỨC THỰC HIỆN"


def assignments(*lines):
    """(agency, role, action) of each assignment."""
    return told(plan(CARRIED_OUT, *lines).assignments, "agency.name", "role", "action")


def agencies(line):
    return [name for name, _, _ in assignments(line)]


LISTS = {
    "departments that share their type word": (
        "1. Phòng TC-KH, Nội vụ, Y tế quét dọn công sở.",
        [("Phòng TC-KH", "Phòng Tài chính - Kế hoạch"), ("Nội vụ", "Phòng Nội vụ"), ("Y tế", "Phòng Y tế")],
    ),
    "behind a colon": (
        "1. Giao các phòng: Tư pháp, Y tế và Nội vụ quét dọn công sở.",
        [("Tư pháp", "Phòng Tư pháp"), ("Y tế", "Phòng Y tế"), ("Nội vụ", "Phòng Nội vụ")],
    ),
    "one department of several parts": (
        "1. Phòng Kinh tế, Hạ tầng và Đô thị quét dọn công sở.",
        [("Phòng Kinh tế, Hạ tầng và Đô thị", "Phòng Kinh tế, Hạ tầng và Đô thị")],
    ),
}


@table(LISTS)
def test_departments_in_a_list(text, expected):
    found = plan(CARRIED_OUT, text).assignments
    unit = " huyện Suối Mơ"
    assert told(found, "agency.name", "agency.canonical") == [(name, full + unit) for name, full in expected]


BODIES = {
    "schools, hospitals, banks, enterprises": (
        "1. Các trường đại học, bệnh viện; các doanh nghiệp, ngân hàng; các hội, đoàn thể hưởng ứng ra quân.",
        ["Các trường đại học, bệnh viện", "các doanh nghiệp, ngân hàng", "các hội, đoàn thể"],
    ),
    "enterprises without a type word": (
        "1. Điện lực Suối Mơ, Bưu điện, VNPT Suối Mơ bảo đảm liên lạc.",
        ["Điện lực Suối Mơ", "Bưu điện", "VNPT Suối Mơ"],
    ),
    "a body behind a group": (
        "1. Các tổ chức tín dụng, Ngân hàng Chính sách xã hội ưu tiên cho vay.",
        ["Các tổ chức tín dụng", "Ngân hàng Chính sách xã hội"],
    ),
    "a board with a long description": (
        "1. Ban Chỉ đạo phòng, chống ngập úng và rác thải huyện kiểm tra chợ.",
        ["Ban Chỉ đạo phòng, chống ngập úng và rác thải huyện"],
    ),
    "a board's own verb ends its name": (
        "1. Ban Chỉ đạo tổ chức kiểm tra tại các xã.",
        ["Ban Chỉ đạo"],
    ),
    "a central body with its ministry": (
        "1. Cục Thú cảnh, Bộ Môi trường hướng dẫn.",
        ["Cục Thú cảnh, Bộ Môi trường"],
    ),
    "companies": (
        "1. Công ty Cổ phần đầu tư và xây dựng Suối Mơ; Công ty cổ phần Môi trường Suối Mơ thu gom rác.",
        ["Công ty Cổ phần đầu tư và xây dựng Suối Mơ", "Công ty cổ phần Môi trường Suối Mơ"],
    ),
    "those that a group announces": (
        "1. Phòng Y tế phối hợp với các đơn vị: Bưu điện, Điện lực Suối Mơ dọn rác.",
        ["Phòng Y tế", "Bưu điện", "Điện lực Suối Mơ"],
    ),
    "party, government and schools": (
        "1. Các cấp ủy, chính quyền, cơ quan, trường trung học phổ thông dọn rác.",
        ["Các cấp ủy, chính quyền, cơ quan, trường trung học phổ thông"],
    ),
    "a group behind a name is another": (
        "1. Huyện đoàn, Hội Nông dân mỗi đơn vị nhận 01 tuyến đường.",
        ["Huyện đoàn", "Hội Nông dân"],
    ),
    "a branch": (
        "1. Chi nhánh Văn phòng đăng ký đất đai khu vực Suối Mơ cung cấp bản đồ.",
        ["Chi nhánh Văn phòng đăng ký đất đai khu vực Suối Mơ"],
    ),
    "a department of the police": (
        "1. Phòng Cảnh sát giao thông, PC06 tuần tra.",
        ["Phòng Cảnh sát giao thông", "PC06"],
    ),
    "those of a body": (
        "1. Các đơn vị trực thuộc Huyện ủy, Huyện đoàn ra quân dọn rác.",
        ["Các đơn vị trực thuộc Huyện ủy", "Huyện đoàn"],
    ),
    "a kind of body with its units": (
        "1. Trung tâm Y tế huyện, trạm y tế các xã, thị trấn phun thuốc diệt muỗi.",
        ["Trung tâm Y tế huyện", "trạm y tế các xã, thị trấn"],
    ),
    "those in the area": (
        "1. Các cơ quan đóng trên địa bàn huyện phối hợp dọn rác.",
        ["Các cơ quan đóng trên địa bàn huyện"],
    ),
}


@table(BODIES)
def test_bodies_of_every_sort(text, expected):
    assert agencies(text) == expected


SUBJECTS = {
    "each behind a semicolon": (
        "- Phòng Y tế phun thuốc; Huyện đoàn tổ chức ra quân; các trường học tuyên truyền.",
        [
            ("Phòng Y tế", "implement", "phun thuốc"),
            ("Huyện đoàn", "implement", "tổ chức ra quân"),
            ("các trường học", "implement", "tuyên truyền"),
        ],
    ),
    "what each of them owes is no order of its own": (
        "- Các xã, thị trấn tổ chức ra quân; mỗi xã chọn 02 tuyến đường mẫu.",
        [("Các xã, thị trấn", "implement", "tổ chức ra quân; mỗi xã chọn 02 tuyến đường mẫu")],
    ),
    "partners behind semicolons are one list": (
        "- Phòng Y tế chủ trì tổ chức ra quân; phối hợp với Huyện đoàn; Công an huyện và các đơn vị liên quan dọn rác.",
        [
            (
                "Phòng Y tế",
                "lead",
                "tổ chức ra quân; phối hợp với Huyện đoàn; Công an huyện và các đơn vị liên quan dọn rác",
            ),
            ("Huyện đoàn", "coordinate", "dọn rác"),
            ("Công an huyện", "coordinate", "dọn rác"),
            ("các đơn vị liên quan", "coordinate", "dọn rác"),
        ],
    ),
    "a modal verb is no part of the group": (
        "- Các đơn vị được phân công phải quét dọn công sở.",
        [("Các đơn vị được phân công", "implement", "quét dọn công sở")],
    ),
    "phối hợp behind the group's area": (
        "- Các doanh nghiệp trên địa bàn phối hợp khắc phục sự cố.",
        [("Các doanh nghiệp trên địa bàn", "coordinate", "khắc phục sự cố")],
    ),
}


@table(SUBJECTS)
def test_several_subjects(text, expected):
    assert assignments(text) == expected


def test_a_lead_in_gives_its_bullets_role_and_partners():
    found = assignments("1. Giao Phòng Y tế chủ trì, phối hợp với Huyện đoàn:", "- Phun thuốc diệt muỗi.", "- Dọn rác.")
    assert found == [
        ("Phòng Y tế", "lead", "Phun thuốc diệt muỗi"),
        ("Huyện đoàn", "coordinate", "Phun thuốc diệt muỗi"),
        ("Phòng Y tế", "lead", "Dọn rác"),
        ("Huyện đoàn", "coordinate", "Dọn rác"),
    ]


def test_a_lead_in_may_announce_the_tasks():
    found = assignments("Phòng Y tế chủ trì thực hiện các nhiệm vụ sau:", "- Phun thuốc diệt muỗi.", "- Dọn rác.")
    assert found == [("Phòng Y tế", "lead", "Phun thuốc diệt muỗi"), ("Phòng Y tế", "lead", "Dọn rác")]


def test_an_order_passed_on_below_a_heading():
    found = assignments(
        "1. UBND các xã, thị trấn",
        "- Giao Trạm Y tế phun thuốc diệt muỗi.",
        "- Phân công cán bộ theo dõi từng tổ dân phố.",
        "- Dọn rác. Riêng Công an các xã vùng cao tuần tra ban đêm.",
    )
    assert found == [
        ("Trạm Y tế", "implement", "phun thuốc diệt muỗi"),
        ("UBND các xã, thị trấn", "implement", "Phân công cán bộ theo dõi từng tổ dân phố"),
        ("UBND các xã, thị trấn", "implement", "Dọn rác"),
        ("Công an các xã vùng cao", "implement", "tuần tra ban đêm"),
    ]


def test_a_type_word_stands_for_the_name_above():
    found = plan(CARRIED_OUT, "1. Phòng Y tế", "- Hằng tháng, Phòng tổng hợp số liệu.").assignments
    assert told(found, "agency.name", "agency.canonical", "action") == [
        ("Phòng", "Phòng Y tế huyện Suối Mơ", "tổng hợp số liệu")
    ]


def test_a_short_form_takes_the_name_it_was_given_for():
    found = plan(CARRIED_OUT, "1. Phòng Cảnh sát giao thông (PC08) tuần tra.", "2. PC08 lập biên bản.").assignments
    assert len(set(told(found, "agency.canonical"))) == 1
    assert told(found, "agency.name") == ["Phòng Cảnh sát giao thông", "PC08"]


def test_an_item_below_a_heading_may_name_its_own_agency():
    found = assignments(
        "1. Các ban, ngành, đoàn thể huyện",
        "- Dọn rác tại công sở.",
        "- Hội Nông dân huyện: vận động hội viên.",
        "- Huyện đoàn chủ trì tổ chức ra quân.",
        "- Mỗi ngành chọn 01 tuyến đường mẫu.",
    )
    assert found == [
        ("Các ban, ngành, đoàn thể huyện", "implement", "Dọn rác tại công sở"),
        ("Hội Nông dân huyện", "implement", "vận động hội viên"),
        ("Huyện đoàn", "lead", "tổ chức ra quân"),
        ("Các ban, ngành, đoàn thể huyện", "implement", "Mỗi ngành chọn 01 tuyến đường mẫu"),
    ]


def test_a_directive_behind_what_it_is_about():
    found = assignments("1. Các xã báo cáo kết quả. Vụ việc đột xuất, yêu cầu các đơn vị báo cáo ngay.")
    assert found == [("Các xã", "implement", "báo cáo kết quả"), ("các đơn vị", "implement", "báo cáo ngay")]


def test_a_group_without_a_determiner_behind_others():
    assert agencies("1. Trạm Y tế, giáo viên chủ nhiệm triển khai đến học sinh.") == [
        "Trạm Y tế",
        "giáo viên chủ nhiệm",
    ]


def test_a_directive_to_the_agency_of_the_heading():
    found = plan(CARRIED_OUT, "1. Huyện đoàn và các trường học", "- Đề nghị Huyện đoàn tổ chức ra quân.").assignments
    assert told(found, "agency.name", "directive", "action") == [("Huyện đoàn", "đề nghị", "tổ chức ra quân")]


def test_who_leads_may_stand_in_brackets_with_the_date():
    found = plan("I. NHIỆM VỤ", "- Phun thuốc (Phòng Y tế chủ trì; hoàn thành trước ngày 15/4/2022).").assignments
    assert told(found, "agency.name", "role", "action") == [("Phòng Y tế", "lead", "Phun thuốc")]

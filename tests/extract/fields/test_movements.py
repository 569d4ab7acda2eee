"""`movements`: what exemplars are chosen in, and groups with a lead or a quota of their own."""

from tests.extract.texts import plan, table, told

CRITERIA = "I. TIÊU CHÍ LỰA CHỌN ĐIỂN HÌNH\n1. Tiêu chí chung\n- Sống trong sạch, được dân tin yêu.\n2. Tiêu chí cụ thể"
TITLES = {
    "bullets with run-in heads": (
        f"{CRITERIA}\n"
        "- Điển hình trong phong trào thi đua “Đường làng nở hoa”: Tập thể giữ được đường hoa quanh năm.\n"
        "- Điển hình trong cuộc vận động “Nói không với rác nhựa”: Hộ gia đình dùng làn đi chợ thay túi ni lông.\n"
        "- Điển hình trong lĩnh vực y tế: Tập thể, cá nhân tận tụy với người bệnh.",
        [
            ("Điển hình trong phong trào thi đua “Đường làng nở hoa”", ["Đường làng nở hoa"], "movement"),
            ("Điển hình trong cuộc vận động “Nói không với rác nhựa”", ["Nói không với rác nhựa"], "campaign"),
            ("Điển hình trong lĩnh vực y tế", [], "field"),
        ],
    ),
    "headings": (
        f"{CRITERIA}\n"
        "2.1. Phong trào thi đua “Đường làng nở hoa”\n- Đối với tập thể: Giữ được đường hoa quanh năm.\n"
        "2.2. Lĩnh vực giáo dục:\n- Đối với cá nhân: Thầy, cô giáo bám bản, bám trường.",
        [
            ("Phong trào thi đua “Đường làng nở hoa”", ["Đường làng nở hoa"], "movement"),
            ("Lĩnh vực giáo dục", [], "field"),
        ],
    ),
    "two names in one title": (
        f"{CRITERIA}\n"
        "- Điển hình trong phong trào “Sạch nhà”, “Đẹp ngõ”: Tập thể giữ được ngõ sạch quanh năm.\n"
        "- Điển hình trong lĩnh vực y tế: Tập thể, cá nhân tận tụy với người bệnh.",
        [
            ("Điển hình trong phong trào “Sạch nhà”, “Đẹp ngõ”", ["Sạch nhà", "Đẹp ngõ"], "movement"),
            ("Điển hình trong lĩnh vực y tế", [], "field"),
        ],
    ),
    "a colon inside the name": (
        f"{CRITERIA}\n"
        "- Điển hình trong phong trào “3 sạch: nhà, bếp, ngõ”: Hộ gia đình giữ được ba sạch.\n"
        "- Điển hình trong lĩnh vực y tế: Tập thể, cá nhân tận tụy với người bệnh.",
        [
            ("Điển hình trong phong trào “3 sạch: nhà, bếp, ngõ”", ["3 sạch: nhà, bếp, ngõ"], "movement"),
            ("Điển hình trong lĩnh vực y tế", [], "field"),
        ],
    ),
}


@table(TITLES)
def test_what_criteria_are_set_for(text, expected):
    assert told(plan(*text.split("\n")).movements, "title", "names", "kind") == expected


GROUPS = {
    "a task with a lead": (
        "I. NHIỆM VỤ\n1. Thu gom rác ở chợ\n- Giao Phòng Kinh tế và Hạ tầng chủ trì đặt thùng rác.",
        ["Thu gom rác ở chợ"],
    ),
    "a task with a quota": (
        "I. NHIỆM VỤ\n1. Trồng cây ven suối\n- Trồng ít nhất 300 cây trong mùa mưa.",
        ["Trồng cây ven suối"],
    ),
    "a task with neither": ("I. NHIỆM VỤ\n1. Trồng cây ven suối\n- Vận động người dân trồng cây.", []),
    "generic headings are none": ("I. MỤC TIÊU\n1. Mục tiêu cụ thể\n- Trên 90% hộ phân loại rác.", []),
    "an agency is none": ("I. TỔ CHỨC THỰC HIỆN\n1. Phòng Nội vụ\n- Chủ trì chấm điểm các đơn vị.", []),
    "a step is none": ("I. LỘ TRÌNH THỰC HIỆN\n1. Phát động\n- Mỗi xã ra quân ít nhất 02 buổi.", []),
}


@table(GROUPS)
def test_groups_with_a_lead_or_a_quota_of_their_own(text, expected):
    assert told(plan(*text.split("\n")).movements, "title") == expected


def test_generic_headings_of_criteria_are_no_movements():
    found = plan(*CRITERIA.split("\n"), "- Điển hình trong lĩnh vực y tế: Tập thể tận tụy với người bệnh.")
    assert not {"Tiêu chí chung", "Tiêu chí cụ thể"} & set(told(found.movements, "title"))


def test_the_section_in_which_it_stands():
    found = plan("I. NHIỆM VỤ", "1. Trồng cây ven suối", "- Trồng ít nhất 300 cây trong mùa mưa.")
    assert told(found.movements, "section") == [found.sections[1].id]


def test_criteria_quotas_and_leads_point_to_their_movement():
    found = plan(
        *CRITERIA.split("\n"),
        "2.1. Phong trào “Đường làng nở hoa”",
        "- Đối với tập thể: Giữ được đường hoa quanh năm.",
        "- Giao Huyện đoàn chủ trì lựa chọn ít nhất 03 tập thể.",
        "2.2. Lĩnh vực y tế",
        "- Đối với cá nhân: Tận tụy với người bệnh, giỏi tay nghề.",
        "- Giao Phòng Y tế chủ trì lựa chọn ít nhất 02 cá nhân.",
    )
    first, second = told(found.movements, "id")
    assert told(found.criteria, "movement") == [None, first, second]
    assert told(found.quotas, "count", "movement") == [(3, first), (2, second)]
    assert told(found.assignments, "agency.name", "movement") == [("Huyện đoàn", first), ("Phòng Y tế", second)]

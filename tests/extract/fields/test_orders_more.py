"""Orders in less regular words: lists, partners, sentences without a task of their own, names written short."""

import time

from tests.extract.texts import FOOT, HEAD, plan, table, told

CARRIED_OUT = "I. TỔ CHỨC THỰC HIỆN"


def assignments(*lines):
    """(agency, role, action) of each assignment."""
    return told(plan(*lines).assignments, "agency.name", "role", "action")


ORDERS = {
    "a verb of one syllable behind an abbreviation": (
        "Phòng NN&PTNT chủ trì, phối hợp với Phòng TC-KH lập dự toán.",
        [("Phòng NN&PTNT", "lead", "lập dự toán"), ("Phòng TC-KH", "coordinate", "lập dự toán")],
    ),
    "partners behind a semicolon": (
        "Hội Nông dân huyện chủ trì; Hội Người cao tuổi huyện, Huyện đoàn phối hợp dọn rác.",
        [
            ("Hội Nông dân huyện", "lead", "dọn rác"),
            ("Hội Người cao tuổi huyện", "coordinate", "dọn rác"),
            ("Huyện đoàn", "coordinate", "dọn rác"),
        ],
    ),
    "phối hợp behind a semicolon": (
        "Phòng Y tế chủ trì; phối hợp với Huyện đoàn dọn rác.",
        [("Phòng Y tế", "lead", "dọn rác"), ("Huyện đoàn", "coordinate", "dọn rác")],
    ),
    "nobody orders what is only looked at": (
        "Phòng Y tế kiểm tra việc Phòng Tư pháp phối hợp với Công an huyện giữ sạch chợ.",
        [("Phòng Y tế", "implement", "kiểm tra việc Phòng Tư pháp phối hợp với Công an huyện giữ sạch chợ")],
    ),
    "not under a lead either": (
        "Phòng Y tế kiểm tra việc Phòng Tư pháp chủ trì, phối hợp với Công an huyện giữ sạch chợ.",
        [("Phòng Y tế", "implement", "kiểm tra việc Phòng Tư pháp chủ trì, phối hợp với Công an huyện giữ sạch chợ")],
    ),
    "chủ trì cùng": (
        "Phòng Y tế chủ trì cùng Phòng Tư pháp soạn thảo quy ước.",
        [("Phòng Y tế", "lead", "soạn thảo quy ước"), ("Phòng Tư pháp", "coordinate", "soạn thảo quy ước")],
    ),
    "a board of a forest": (
        "Hạt Kiểm lâm huyện; Ban Quản lý rừng phòng hộ phối hợp dọn rác.",
        [("Hạt Kiểm lâm huyện", "coordinate", "dọn rác"), ("Ban Quản lý rừng phòng hộ", "coordinate", "dọn rác")],
    ),
    "a union of a company": (
        "Công đoàn cơ sở Công ty Hải Âu vận động đoàn viên.",
        [("Công đoàn cơ sở Công ty Hải Âu", "implement", "vận động đoàn viên")],
    ),
}


@table(ORDERS)
def test_an_order_in_the_part_on_implementation(text, expected):
    assert assignments(CARRIED_OUT, f"1. {text}") == expected


LEADS = {
    "the running paragraph above": (["1. Dọn rác ven đường.", "Huyện đoàn chủ trì."], "Dọn rác ven đường"),
    "the heading above": (["1. Dọn rác", "- Huyện đoàn chủ trì."], "Dọn rác"),
    "the sentence before": (["1. Dọn rác ven đường. Huyện đoàn chủ trì."], "Dọn rác ven đường"),
    "the words before a bracket": (["1. Môi trường", "- Dọn rác ven đường (Huyện đoàn chủ trì)."], "Dọn rác ven đường"),
    "not a time before a comma": (["1. Dọn rác ven đường. Trong năm 2023, Huyện đoàn chủ trì."], "Dọn rác ven đường"),
}


@table(LEADS)
def test_a_lead_without_a_task_leads_what_stands_above(text, expected):
    assert assignments("I. NỘI DUNG", *text) == [("Huyện đoàn", "lead", expected)]


def test_a_lead_with_nothing_above_is_not_invented_a_task():
    assert assignments(CARRIED_OUT, "1. Huyện đoàn chủ trì.") == []


def test_a_numbered_item_that_only_begins_so_is_an_item():
    text = "1. Phòng Y tế, Huyện đoàn chịu trách nhiệm thực hiện Kế hoạch này."
    assert [agency for agency, _, _ in assignments(CARRIED_OUT, text)] == ["Phòng Y tế", "Huyện đoàn"]


def test_bullets_below_are_the_task_of_a_lead():
    found = assignments(CARRIED_OUT, "1. Phòng Y tế chủ trì:", "- Phun thuốc.", "- Dọn rác.")
    assert [action for _, _, action in found] == ["Phun thuốc", "Dọn rác"]


CLOSING = {
    "an article": "Điều 3. Các ông (bà) {} chịu trách nhiệm thi hành Quyết định này./.",
    "the last paragraph": "Các ông, bà: {} chịu trách nhiệm thi hành Kế hoạch này./.",
    "as a decision once said it": "Điều 3. Các ông (bà) {} chịu trách nhiệm thi hành./.",
    "a numbered item": "2. Các ông (bà) {} chịu trách nhiệm thi hành Kế hoạch này.",
}


@table({name: (line, line.rstrip("./").split("nhiệm ")[1]) for name, line in CLOSING.items()})
def test_a_closing_sentence_names_everybody_without_the_form_of_address(text, expected):
    everybody = "Chánh Văn phòng HĐND và UBND huyện, Trưởng phòng Nội vụ"
    found = assignments("I. NỘI DUNG", "1. Dọn rác ven đường.", text.format(everybody))
    assert found == [(everybody, "implement", expected)]


def test_a_long_list_of_agencies_is_read_in_one_go():
    """300 names in one line were 300 calls deep, and outside the part on implementation quadratic."""
    names = [f"Phòng Y tế xã Đồi {letter}{number}" for letter in "ABCDE" for number in range(60)]
    began = time.perf_counter()
    found = assignments(CARRIED_OUT, f"1. {', '.join(names)} tổ chức ra quân.")
    plan("I. NHIỆM VỤ", "1. " + "Phòng Nội vụ, " * 1500 + "Phòng Y tế tổ chức ra quân.")
    assert len(found) == 300
    assert {action for _, _, action in found} == {"tổ chức ra quân"}
    assert time.perf_counter() - began < 5


SHORT = {
    "Phòng Nông nghiệp và Phát triển nông thôn": [
        "Phòng NN&PTNT",
        "Phòng NN và PTNT",
        "Phòng Nông nghiệp và PTNT",
        "Phòng Nông nghiệp & PTNT",
        "Phòng Nông nghiệp - Phát triển nông thôn",
    ],
    "Phòng Tài chính - Kế hoạch": ["Phòng TC-KH", "Phòng TCKH", "Phòng Tài chính - KH"],
    "Phòng Văn hóa và Thông tin": ["Phòng VH-TT", "Phòng VH&TT", "Phòng VHTT"],
    "Phòng Lao động - Thương binh và Xã hội": ["Phòng LĐ-TB&XH", "Phòng LĐTBXH", "Phòng LĐ - TB và XH"],
    "Phòng Giáo dục và Đào tạo": ["Phòng GD&ĐT", "Phòng GDĐT", "Phòng GD-ĐT"],
    "Phòng Tài nguyên và Môi trường": ["Phòng TN&MT", "Phòng TNMT"],
    "Phòng Kinh tế và Hạ tầng": ["Phòng KT-HT", "Phòng Kinh tế - HT"],
    "Phòng Khoa học và Công nghệ": ["Phòng KH&CN", "Phòng KHCN"],
    "Phòng Thông tin và Truyền thông": ["Phòng TT&TT"],
    "Phòng Văn hóa, Thể thao và Du lịch": ["Phòng VH,TT&DL", "Phòng VH, TT&DL", "Phòng VHTTDL"],
    "Phòng Y tế": ["Phòng YT"],
    "Hội Liên hiệp Phụ nữ": ["Hội LHPN"],
    "Hội Cựu chiến binh": ["Hội CCB"],
    "Đoàn Thanh niên Cộng sản Hồ Chí Minh": ["Đoàn TNCS HCM", "Đoàn TNCSHCM"],
}


@table({name: (name, full) for full, names in SHORT.items() for name in names})
def test_a_name_written_short_is_one_office(text, expected):
    first = expected if text != "Phòng Nông nghiệp - Phát triển nông thôn" else "Phòng NN&PTNT"
    found = plan(CARRIED_OUT, f"1. {first} lập danh sách.", f"2. {text} lập dự toán.").assignments
    assert told(found, "agency.name") == [first, text]
    assert set(told(found, "agency.canonical")) == {f"{expected} huyện Suối Mơ"}


def test_a_department_of_the_province_written_short():
    found = plan(CARRIED_OUT, "1. Sở NN&MT tỉnh Lam Giang lập dự toán.").assignments
    assert told(found, "agency.canonical") == ["Sở Nông nghiệp và Môi trường tỉnh Lam Giang"]


@table({name: (name, None) for name in ("Công đoàn cơ sở", "Các chi bộ", "Đảng bộ cơ sở", "Công an xã", "UBND cấp xã")})
def test_a_kind_of_body_is_no_single_one(text, expected):
    found = plan(CARRIED_OUT, f"1. {text} vận động nhân dân.").assignments
    assert told(found, "agency.name", "agency.canonical") == [(text, expected)]


PARTY = {
    "district": ("ĐẢNG BỘ TỈNH LAM GIANG\nHUYỆN ỦY SUỐI MƠ", "Huyện ủy Suối Mơ"),
    "city": ("ĐẢNG BỘ TỈNH LAM GIANG\nTHÀNH ỦY BẾN SIM", "Thành ủy Bến Sim"),
    "commune": ("ĐẢNG BỘ HUYỆN SUỐI MƠ\nĐẢNG ỦY XÃ ĐỒI CỌ", "Đảng ủy xã Đồi Cọ"),
    "department of a committee": ("HUYỆN ỦY SUỐI MƠ\nBAN TỔ CHỨC", "Ban Tổ chức Huyện ủy Suối Mơ"),
}


@table(PARTY)
def test_the_head_of_a_party_document(text, expected):
    head = HEAD.replace("ỦY BAN NHÂN DÂN\nHUYỆN SUỐI MƠ", text)
    issuer = plan("I. MỤC ĐÍCH", head=head, foot=FOOT).identity.issuer
    assert (issuer.name, issuer.level) == (expected, "party")


def test_a_party_committee_names_the_unit_of_the_others():
    head = HEAD.replace("ỦY BAN NHÂN DÂN\nHUYỆN SUỐI MƠ", "ĐẢNG BỘ TỈNH LAM GIANG\nHUYỆN ỦY SUỐI MƠ")
    found = plan(CARRIED_OUT, "1. Ban Dân vận Huyện ủy dọn rác.", "2. Công an huyện dọn rác.", head=head).assignments
    assert told(found, "agency.canonical") == ["Ban Dân vận Huyện ủy Suối Mơ", "Công an huyện Suối Mơ"]


def test_plain_lines_with_agencies_of_their_own():
    found = plan("I. TỔ CHỨC THỰC HIỆN", "Phòng Y tế phun thuốc diệt muỗi.", "Phòng Nội vụ chấm điểm các đơn vị.")
    assert told(found.assignments, "agency.name", "action") == [
        ("Phòng Y tế", "phun thuốc diệt muỗi"),
        ("Phòng Nội vụ", "chấm điểm các đơn vị"),
    ]

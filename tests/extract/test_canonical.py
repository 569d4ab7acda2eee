"""An agency's full name: unabbreviated, with the unit that it belongs to."""

from tests.extract.texts import HEAD, plan, table, told

CENTRE = "Thực hiện Kế hoạch số 5/KH-UBND ngày 11/01/2022 của Ủy ban nhân dân tỉnh Lam Giang về vệ sinh môi trường;"
CASES = {
    "department of the district": ("Phòng Nội vụ", "Phòng Nội vụ huyện Suối Mơ"),
    "level written": ("Công an huyện", "Công an huyện Suối Mơ"),
    "unit written": ("Phòng Nội vụ huyện Suối Mơ", "Phòng Nội vụ huyện Suối Mơ"),
    "another unit written": ("UBND xã Đồi Cọ", "Ủy ban nhân dân xã Đồi Cọ"),
    "the issuer itself": ("UBND huyện", "Ủy ban nhân dân huyện Suối Mơ"),
    "the level above": ("UBND tỉnh", "Ủy ban nhân dân tỉnh Lam Giang"),
    "department of the province": ("Sở Nội vụ", "Sở Nội vụ tỉnh Lam Giang"),
    "party": ("Ban Tuyên giáo Huyện ủy", "Ban Tuyên giáo Huyện ủy Suối Mơ"),
    "front": ("Ủy ban MTTQ Việt Nam huyện", "Ủy ban Mặt trận Tổ quốc Việt Nam huyện Suối Mơ"),
    "ministry": ("Bộ Nội vụ", "Bộ Nội vụ"),
    "group": ("Các phòng, ban", None),
    "committees of communes": ("UBND các xã, thị trấn", None),
}


@table(CASES)
def test_canonical(text, expected):
    found = plan(CENTRE, "I. TỔ CHỨC THỰC HIỆN", f"1. {text} rà soát bãi rác.")
    assert told(found.assignments, "agency.name", "agency.canonical") == [(text, expected)]


def test_two_spellings_of_one_agency_have_one_full_name():
    found = plan(
        "I. TỔ CHỨC THỰC HIỆN",
        "1. Uỷ ban nhân dân xã Đồi Cọ tổ chức ra quân.",
        "2. UBND xã Đồi Cọ báo cáo kết quả.",
        "3. Ủy ban nhân dân xã Đồi Cọ giữ sạch bãi rác.",
    )
    assert len(set(told(found.assignments, "agency.canonical"))) == 1
    assert len(set(told(found.assignments, "agency.name"))) == 3


def test_the_name_stays_as_written():
    found = plan("I. TỔ CHỨC THỰC HIỆN", "1. UBND huyện rà soát bãi rác.")
    assert told(found.assignments, "agency.name") == ["UBND huyện"]


def test_a_province_s_plan():
    head = HEAD.replace("HUYỆN SUỐI MƠ", "TỈNH LAM GIANG")
    found = plan("I. TỔ CHỨC THỰC HIỆN", "1. Sở Y tế tổ chức ra quân.", "2. Công an tỉnh tuần tra.", head=head)
    assert told(found.assignments, "agency.canonical") == ["Sở Y tế tỉnh Lam Giang", "Công an tỉnh Lam Giang"]


def test_without_a_head_nothing_is_invented():
    found = plan("I. TỔ CHỨC THỰC HIỆN", "1. Phòng Nội vụ tổ chức ra quân.", head="", foot="")
    assert told(found.assignments, "agency.canonical") == ["Phòng Nội vụ"]


BOARD = (
    HEAD.replace("ỦY BAN NHÂN DÂN\nHUYỆN SUỐI MƠ", "TỈNH ỦY LAM GIANG\nBAN DÂN VẬN")
    .replace("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc", "ĐẢNG CỘNG SẢN VIỆT NAM")
    .replace("41/KH-UBND", "41-KH/BDVTU")
)
PARTS = {
    "a room": ("Phòng Dân tộc", "Phòng Dân tộc Ban Dân vận Tỉnh ủy Lam Giang"),
    "its office": ("Văn phòng Ban", "Văn phòng Ban Dân vận Tỉnh ủy Lam Giang"),
    "a department of the province": ("Sở Y tế", "Sở Y tế tỉnh Lam Giang"),
}


@table(PARTS)
def test_parts_of_a_party_board(text, expected):
    found = plan("I. TỔ CHỨC THỰC HIỆN", f"1. {text} rà soát bãi rác.", head=BOARD)
    assert told(found.assignments, "agency.canonical") == [expected]


def test_an_abbreviation_that_the_document_explains():
    preamble = "Để bảo đảm vệ sinh nông thôn (sau đây viết tắt là VSNT), UBND huyện ban hành Kế hoạch như sau:"
    found = plan(preamble, "I. TỔ CHỨC THỰC HIỆN", "1. Ban Chỉ đạo VSNT huyện rà soát bãi rác.")
    assert told(found.assignments, "agency.name", "agency.canonical") == [
        ("Ban Chỉ đạo VSNT huyện", "Ban Chỉ đạo vệ sinh nông thôn huyện Suối Mơ")
    ]


def test_a_college_with_a_name_of_its_own():
    found = plan(CENTRE, "I. TỔ CHỨC THỰC HIỆN", "1. Trường Cao đẳng Lê Văn tổ chức ra quân.")
    assert told(found.assignments, "agency.canonical") == ["Trường Cao đẳng Lê Văn"]

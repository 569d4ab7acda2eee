"""`assignments`: who does what."""

from tests.extract.texts import plan, table, told

TASKS = "I. NHIỆM VỤ"
CARRIED_OUT = "I. TỔ CHỨC THỰC HIỆN"


def assignments(*lines):
    """(agency, role, directive, action) of each assignment."""
    return told(plan(*lines).assignments, "agency.name", "role", "directive", "action")


ROLES = {
    "lead": (
        "Giao Phòng Y tế chủ trì phun thuốc diệt muỗi.",
        [("Phòng Y tế", "lead", "giao", "phun thuốc diệt muỗi")],
    ),
    "two lead": (
        "Giao Phòng Y tế, Huyện đoàn chủ trì phun thuốc diệt muỗi.",
        [
            ("Phòng Y tế", "lead", "giao", "phun thuốc diệt muỗi"),
            ("Huyện đoàn", "lead", "giao", "phun thuốc diệt muỗi"),
        ],
    ),
    "partners carry the directive of their lead": (
        "Giao Phòng Y tế chủ trì, phối hợp với Huyện đoàn, Công an huyện và các đơn vị liên quan xem xét lựa chọn"
        " khu dân cư làm điểm.",
        [
            ("Phòng Y tế", "lead", "giao", "xem xét lựa chọn khu dân cư làm điểm"),
            ("Huyện đoàn", "coordinate", "giao", "xem xét lựa chọn khu dân cư làm điểm"),
            ("Công an huyện", "coordinate", "giao", "xem xét lựa chọn khu dân cư làm điểm"),
            ("các đơn vị liên quan", "coordinate", "giao", "xem xét lựa chọn khu dân cư làm điểm"),
        ],
    ),
    "both coordinate": (
        "Đề nghị Phòng Y tế, Huyện đoàn phối hợp chỉ đạo ra quân dọn rác.",
        [
            ("Phòng Y tế", "coordinate", "đề nghị", "chỉ đạo ra quân dọn rác"),
            ("Huyện đoàn", "coordinate", "đề nghị", "chỉ đạo ra quân dọn rác"),
        ],
    ),
    "without either word": (
        "Yêu cầu UBND xã Đồi Cọ đóng cửa bãi rác tạm.",
        [("UBND xã Đồi Cọ", "implement", "yêu cầu", "đóng cửa bãi rác tạm")],
    ),
    "in brackets at the end": (
        "Trồng hoa hai bên đường làng. (Giao Huyện đoàn chủ trì lựa chọn giống hoa).",
        [("Huyện đoàn", "lead", "giao", "lựa chọn giống hoa")],
    ),
    "a connector before the task": (
        "Giao Phòng Y tế chủ trì, phối hợp với Huyện đoàn trong việc phun thuốc diệt muỗi.",
        [
            ("Phòng Y tế", "lead", "giao", "phun thuốc diệt muỗi"),
            ("Huyện đoàn", "coordinate", "giao", "phun thuốc diệt muỗi"),
        ],
    ),
    "a bracket behind the agency": (
        "Giao Phòng Y tế (cơ quan thường trực) chủ trì phun thuốc diệt muỗi.",
        [("Phòng Y tế", "lead", "giao", "phun thuốc diệt muỗi")],
    ),
    "two orders in one bullet": (
        "Giao Phòng Y tế chủ trì phun thuốc diệt muỗi. Đề nghị Huyện đoàn tổ chức ra quân dọn rác.",
        [
            ("Phòng Y tế", "lead", "giao", "phun thuốc diệt muỗi"),
            ("Huyện đoàn", "implement", "đề nghị", "tổ chức ra quân dọn rác"),
        ],
    ),
    "assigned": (
        "Phân công Phòng Nội vụ chấm điểm các đơn vị.",
        [("Phòng Nội vụ", "implement", "phân công", "chấm điểm các đơn vị")],
    ),
    "no order outside the part on implementation": ("Phòng Y tế đã phun thuốc diệt muỗi năm trước.", []),
}


@table(ROLES)
def test_orders_anywhere(text, expected):
    assert assignments(TASKS, f"- {text}") == expected


IMPLEMENTATION = {
    "every item is one": (
        "1. Phòng Y tế phun thuốc diệt muỗi.\n2. Huyện đoàn tổ chức ra quân dọn rác.",
        [
            ("Phòng Y tế", "implement", None, "phun thuốc diệt muỗi"),
            ("Huyện đoàn", "implement", None, "tổ chức ra quân dọn rác"),
        ],
    ),
    "not numbered": (
        "- Phòng Y tế phun thuốc diệt muỗi.\n- Huyện đoàn tổ chức ra quân dọn rác.",
        [
            ("Phòng Y tế", "implement", None, "phun thuốc diệt muỗi"),
            ("Huyện đoàn", "implement", None, "tổ chức ra quân dọn rác"),
        ],
    ),
    "responsible for": (
        "1. Phòng Y tế có trách nhiệm phun thuốc diệt muỗi.",
        [("Phòng Y tế", "implement", None, "phun thuốc diệt muỗi")],
    ),
    "bullets under an agency": (
        "1. Giao Phòng Y tế:\n- Phun thuốc diệt muỗi.\n- Chủ trì, phối hợp với Huyện đoàn tổ chức ra quân.",
        [
            ("Phòng Y tế", "implement", "giao", "Phun thuốc diệt muỗi"),
            ("Phòng Y tế", "lead", "giao", "tổ chức ra quân"),
            ("Huyện đoàn", "coordinate", "giao", "tổ chức ra quân"),
        ],
    ),
    "bullets under an agency without a directive": (
        "1. Phòng Y tế\n- Phun thuốc diệt muỗi.\n- Hướng dẫn ngủ màn.",
        [
            ("Phòng Y tế", "implement", None, "Phun thuốc diệt muỗi"),
            ("Phòng Y tế", "implement", None, "Hướng dẫn ngủ màn"),
        ],
    ),
    "run-in head": (
        "1. Phòng Y tế: Phun thuốc diệt muỗi; hướng dẫn ngủ màn.",
        [("Phòng Y tế", "implement", None, "Phun thuốc diệt muỗi; hướng dẫn ngủ màn")],
    ),
    "with a partner and no lead": (
        "1. Phòng Y tế phối hợp với Huyện đoàn hướng dẫn ngủ màn.",
        [
            ("Phòng Y tế", "implement", None, "hướng dẫn ngủ màn"),
            ("Huyện đoàn", "coordinate", None, "hướng dẫn ngủ màn"),
        ],
    ),
    "with a partner behind a colon": (
        "1. Phòng Y tế: Phối hợp với Huyện đoàn hướng dẫn ngủ màn.",
        [
            ("Phòng Y tế", "implement", None, "hướng dẫn ngủ màn"),
            ("Huyện đoàn", "coordinate", None, "hướng dẫn ngủ màn"),
        ],
    ),
    "a partner's action ends with the sentence": (
        "1. Giao Phòng Y tế chủ trì, phối hợp với Huyện đoàn tổ chức ra quân; phát tờ rơi. Tổng hợp kết quả hằng quý.",
        [
            ("Phòng Y tế", "lead", "giao", "tổ chức ra quân; phát tờ rơi. Tổng hợp kết quả hằng quý"),
            ("Huyện đoàn", "coordinate", "giao", "tổ chức ra quân; phát tờ rơi"),
        ],
    ),
    "standing agency is no role": (
        "1. Phòng Y tế là cơ quan thường trực, theo dõi việc thực hiện Kế hoạch.",
        [("Phòng Y tế", "implement", None, "là cơ quan thường trực, theo dõi việc thực hiện Kế hoạch")],
    ),
    "a group": (
        "1. Các cơ quan, đơn vị giữ sạch trụ sở.",
        [("Các cơ quan, đơn vị", "implement", None, "giữ sạch trụ sở")],
    ),
    "groups before one verb": (
        "1. Các cơ quan, đơn vị và các doanh nghiệp giữ sạch khuôn viên.",
        [
            ("Các cơ quan, đơn vị", "implement", None, "giữ sạch khuôn viên"),
            ("các doanh nghiệp", "implement", None, "giữ sạch khuôn viên"),
        ],
    ),
    "each determiner opens a group": (
        "1. Các doanh nghiệp, một số hợp tác xã và mỗi hộ gia đình phân loại rác.",
        [
            ("Các doanh nghiệp", "implement", None, "phân loại rác"),
            ("một số hợp tác xã", "implement", None, "phân loại rác"),
            ("mỗi hộ gia đình", "implement", None, "phân loại rác"),
        ],
    ),
    "a determiner takes the bare nouns along": (
        "1. Các Đại sứ quán, tổ chức quốc tế giới thiệu chuyên gia.",
        [("Các Đại sứ quán, tổ chức quốc tế", "implement", None, "giới thiệu chuyên gia")],
    ),
    "first contact is no role": (
        "1. Phòng Nội vụ làm đầu mối tiếp nhận đăng ký.",
        [("Phòng Nội vụ", "implement", None, "làm đầu mối tiếp nhận đăng ký")],
    ),
    "behind an adverbial": (
        "1. Căn cứ Kế hoạch này, UBND các xã, thị trấn xây dựng kế hoạch của địa phương.",
        [("UBND các xã, thị trấn", "implement", None, "xây dựng kế hoạch của địa phương")],
    ),
    "a sanction is none": ("1. Đơn vị không đăng ký sẽ không xét khen thưởng.", []),
}


@table(IMPLEMENTATION)
def test_the_part_on_implementation(text, expected):
    assert assignments(CARRIED_OUT, *text.split("\n")) == expected


STEPS = {
    "a step is none": ("- Tháng 4/2022: UBND các xã, thị trấn đăng ký tuyến đường.", []),
    "a step with an order": (
        "- Tháng 4/2022: Giao Huyện đoàn chủ trì ra quân dọn rác.",
        [("Huyện đoàn", "lead", "giao", "ra quân dọn rác")],
    ),
}


@table(STEPS)
def test_steps(text, expected):
    assert assignments("I. LỘ TRÌNH THỰC HIỆN", text) == expected


def test_labelled_lines_take_the_heading_as_action():
    found = assignments(
        TASKS,
        "1. Đặt thùng rác ở chợ",
        "- Đơn vị chủ trì: Phòng Kinh tế và Hạ tầng.",
        "- Đơn vị phối hợp: UBND các xã, thị trấn.",
        "- Thời gian: Quý II năm 2022.",
    )
    assert found == [
        ("Phòng Kinh tế và Hạ tầng", "lead", None, "Đặt thùng rác ở chợ"),
        ("UBND các xã, thị trấn", "coordinate", None, "Đặt thùng rác ở chợ"),
    ]


def test_a_closing_line_of_roles_takes_the_title_of_its_section():
    found = assignments(
        TASKS,
        "1. Đặt thùng rác ở chợ",
        "- Mỗi chợ đặt thùng có nắp đậy.",
        "Cơ quan chủ trì: Phòng Kinh tế và Hạ tầng. Cơ quan phối hợp: Phòng Y tế.",
    )
    assert found == [
        ("Phòng Kinh tế và Hạ tầng", "lead", None, "Đặt thùng rác ở chợ"),
        ("Phòng Y tế", "coordinate", None, "Đặt thùng rác ở chợ"),
    ]


def test_a_closing_sentence_that_asks_everybody_is_one():
    found = assignments(
        CARRIED_OUT,
        "1. Phòng Y tế phun thuốc diệt muỗi.",
        "Trên đây là Kế hoạch giữ gìn vệ sinh môi trường; yêu cầu các phòng, ban, ngành huyện và các xã, thị trấn"
        " nghiêm túc thực hiện./.",
    )
    assert found[1:] == [
        ("các phòng, ban, ngành huyện và các xã, thị trấn", "implement", "yêu cầu", "nghiêm túc thực hiện")
    ]


def test_a_closing_sentence_stands_in_the_outermost_section():
    found = plan(
        CARRIED_OUT,
        "1. Phòng Y tế",
        "- Phun thuốc diệt muỗi.",
        "Trong quá trình thực hiện, nếu có vướng mắc, các cơ quan, đơn vị phản ánh về Phòng Nội vụ để tổng hợp./.",
    )
    assert told(found.assignments, "agency.name", "section") == [
        ("Phòng Y tế", found.sections[1].id),
        ("các cơ quan, đơn vị", found.sections[0].id),
    ]


def test_a_group_has_no_full_name():
    found = plan(CARRIED_OUT, "1. Phòng Y tế phun thuốc.", "2. Các cơ quan, đơn vị giữ sạch trụ sở.")
    assert told(found.assignments, "agency.canonical") == ["Phòng Y tế huyện Suối Mơ", None]


def test_the_section_in_which_it_stands():
    found = plan(CARRIED_OUT, "1. Phòng Y tế", "- Phun thuốc diệt muỗi.")
    assert told(found.assignments, "section") == [found.sections[1].id]


def test_evidence_is_the_action():
    found = plan(CARRIED_OUT, "1. Giao Phòng Y tế chủ trì phun thuốc diệt muỗi.")
    (item,) = found.assignments
    assert item.action in [found.text[e.start : e.end] for e in item.evidence]
